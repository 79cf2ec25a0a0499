"""The archive of new papers and the latest ones on the home page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from paper_digest import pipeline
from paper_digest.model.digest import Digest
from paper_digest.model.record import Reading
from paper_digest.model.site_options import SiteOptions
from paper_digest.project import project_at
from paper_digest.site.arrival_pages import latest_arrivals, new_papers_index, new_papers_lists
from paper_digest.site.site_index import CountedLink, SiteIndex
from paper_digest.values.partial_date import PartialDate

from tests.linear_time import assert_linear_time
from tests.project import project_with_dump
from tests.site.builders import about, analyzed, arrived, arrived_digest, digest, sighting, topic

MONDAY, SUNDAY, NEXT_MONDAY = PartialDate(2024, 12, 30), PartialDate(2025, 1, 5), PartialDate(2025, 1, 6)


def lists(content: Digest) -> dict[str, dict[str, Any]]:
    return dict(new_papers_lists(SiteIndex(content)))


def latest(content: Digest) -> dict[str, Any]:
    return latest_arrivals(SiteIndex(content))


def titles(page: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The headings of a page with the ids of the papers below."""
    return [
        (section.anchor, [row.link.path.removeprefix("papers/").removesuffix(".md") for row in section.rows])
        for section in page["sections"]
    ]


# ---------------------------------------------------------------- the archive


def test_each_day_week_and_month_has_a_page_that_leads_to_the_next() -> None:
    pages = lists(arrived_digest(arrived("a", MONDAY), arrived("b", SUNDAY), arrived("c", NEXT_MONDAY)))
    assert sorted(pages) == [
        "new/2024-12-30.md",
        "new/2024-12.md",
        "new/2025-01-05.md",
        "new/2025-01-06.md",
        "new/2025-01.md",
        "new/2025-w01.md",
        "new/2025-w02.md",
    ]
    day = pages["new/2025-01-05.md"]
    assert (day["previous"].path, day["next"].path) == ("new/2024-12-30.md", "new/2025-01-06.md")
    assert [link.path for link in day["longer"]] == ["new/2025-01.md", "new/2025-w01.md"]
    week = pages["new/2025-w01.md"]
    assert week["days"] == [
        CountedLink("30 December 2024", "new/2024-12-30.md", 1),
        CountedLink("5 January 2025", "new/2025-01-05.md", 1),
    ]
    assert (week["previous"], week["next"].name) == (None, "6–12 January 2025")
    month = pages["new/2025-01.md"]
    ((_, (calendar_month,)),) = month["calendar"]
    assert [link.path for link in calendar_month.links] == ["new/2025-01-05.md", "new/2025-01-06.md"]


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ((MONDAY,), ["new/2024-12.md"]),
        ((SUNDAY,), ["new/2025-01.md"]),
        ((MONDAY, SUNDAY), ["new/2024-12.md", "new/2025-01.md"]),
    ],
)
def test_a_week_in_two_months_leads_to_those_in_which_papers_arrived(
    days: tuple[PartialDate, ...], months: list[str]
) -> None:
    pages = lists(arrived_digest(*(arrived(f"p{day.day}", day) for day in days)))
    assert [link.path for link in pages["new/2025-w01.md"]["longer"]] == months
    assert set(months) <= pages.keys()


def test_papers_are_listed_by_their_first_topic_and_the_unsorted_come_last() -> None:
    content = arrived_digest(
        arrived("a", MONDAY),
        arrived("b", MONDAY, topics=about("graphs", "looms")),
        arrived("c", MONDAY, topics=about("looms")),
        arrived("d", MONDAY, topics=about("looms", "graphs")),
        topics=(topic("looms", "c", "d", "b"), topic("graphs", "b", "d")),
    )
    page = lists(content)["new/2024-12-30.md"]
    assert titles(page) == [("looms", ["c", "d"]), ("graphs", ["b"]), ("unsorted", ["a"])]
    assert [(link.name, link.count) for link in page["contents"]] == [
        ("Looms", 2),
        ("Graphs", 1),
        ("Unsorted", 1),
    ]


def test_a_page_says_how_many_papers_which_listing_showed_first() -> None:
    papers = [arrived(f"a{number}", MONDAY, "x.txt", number) for number in range(1, 4)]
    again = analyzed("b", sightings=(sighting("y.txt", seen_on=MONDAY), sighting("x.txt", 9, seen_on=SUNDAY)))
    readings = tuple(
        Reading(
            dump=name,
            layout="x",
            distinct_label=f"Listing {name}",
            sightings=tuple(s for paper in (*papers, again) for s in paper.paper.sightings if s.dump == name),
        )
        for name in ("x.txt", "y.txt")
    )
    page = lists(arrived_digest(*papers, again, readings=readings))["new/2024-12-30.md"]
    assert page["total"] == 4
    assert {link.name: link.count for link in page["listings"]} == {"Listing x.txt": 3, "Listing y.txt": 1}


def test_a_month_of_many_papers_has_several_pages_and_its_topics_lead_to_them() -> None:
    many = [arrived(f"p{number:03}", MONDAY, position=number, topics=about("looms")) for number in range(200)]
    content = arrived_digest(*many, arrived("z", MONDAY, position=999), topics=(topic("looms"),))
    pages = lists(content)
    first, second = pages["new/2024-12.md"], pages["new/2024-12/page-2.md"]
    assert [len(section.rows) for section in first["sections"]] == [200]
    assert titles(second) == [("unsorted", ["z"])]
    assert [(link.path, link.anchor) for link in first["contents"]] == [
        ("new/2024-12.md", "looms"),
        ("new/2024-12/page-2.md", "unsorted"),
    ]


def test_pages_of_new_papers_have_as_many_as_the_owner_wants() -> None:
    many = arrived_digest(*(arrived(f"p{number:02}", MONDAY, position=number) for number in range(25)))
    pages = dict(new_papers_lists(SiteIndex(many, options=SiteOptions(papers_per_page=10))))
    day = ("new/2024-12-30.md", "new/2024-12-30/page-2.md", "new/2024-12-30/page-3.md")
    assert [len(section.rows) for path in day for section in pages[path]["sections"]] == [10, 10, 5]
    assert "new/2024-12/page-3.md" in pages


def digest_of_days(count: int) -> Digest:
    """A digest with a listing of one paper on each day."""
    start = date(2015, 1, 1)
    days = [PartialDate.from_iso((start + timedelta(days=number)).isoformat()) for number in range(count)]
    papers = [arrived(f"p{day}", day, f"{day}.txt") for day in days if day]
    readings = tuple(
        Reading(dump=paper.paper.sightings[0].dump, layout="x", sightings=paper.paper.sightings)
        for paper in papers
    )
    return arrived_digest(*papers, readings=readings)


def test_the_time_of_the_archive_grows_with_the_number_of_days() -> None:
    assert_linear_time(
        lambda content: list(new_papers_lists(SiteIndex(content))), make=digest_of_days, size=100
    )


def test_the_index_counts_the_papers_of_unknown_day() -> None:
    ((path, page),) = new_papers_index(SiteIndex(arrived_digest(arrived("a", MONDAY), analyzed("b"))))
    assert (path, page["dated"], page["undated"]) == ("new/index.md", 1, 1)


# ---------------------------------------------------------------- the home page


def test_the_home_page_shows_the_latest_day_and_counts_from_the_latest_listing() -> None:
    page = latest(
        arrived_digest(arrived("a", MONDAY), arrived("b", SUNDAY, position=2), arrived("c", SUNDAY))
    )
    assert page["updated"] == "5 January 2025"
    assert [row.link.path for row in page["latest_rows"]] == ["papers/c.md", "papers/b.md"]
    assert [(link.name, link.path, link.count) for link in page["latest_periods"]] == [
        ("Today", "new/2025-01-05.md", 2),
        ("This week", "new/2025-w01.md", 3),
        ("This month", "new/2025-01.md", 2),
    ]


def test_a_day_without_new_papers_has_no_link() -> None:
    empty = Reading(dump="z.txt", layout="x", saved_on=NEXT_MONDAY)
    content = arrived_digest(arrived("a", SUNDAY), readings=(empty,))
    page = latest(content)
    assert page["updated"] == "6 January 2025"
    assert page["latest_day"].path == "new/2025-01-05.md"
    assert [(link.path, link.count) for link in page["latest_periods"]] == [
        ("", 0),
        ("", 0),
        ("new/2025-01.md", 1),
    ]


def test_without_days_the_last_listing_is_shown_and_nothing_is_called_new() -> None:
    page = latest(digest(analyzed("a")))
    assert page["latest_listing"].dump == "list.txt"
    assert [row.link.path for row in page["latest_rows"]] == ["papers/a.md"]
    assert (page["latest_day"], page["latest_periods"], page["updated"]) == (None, [], "")


def test_the_home_page_of_an_empty_digest_shows_no_papers() -> None:
    assert latest(Digest())["latest_rows"] == ()


# ---------------------------------------------------------------- from dumps to pages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of two dated dumps and an undated one whose name sorts last."""
    root = project_with_dump(tmp_path_factory.mktemp("digest"))
    for dump in (root / "raw").iterdir():
        dump.unlink()
    for name, day, titles_of_day in (
        ("a.md", "2024-12-30", ("Looms That Learn to Weave", "Threads of Deep Attention")),
        ("b.md", "2025-01-06", ("Looms That Learn to Weave", "Spinning Wheels for Graphs")),
    ):
        entries = "".join(
            f"- [{title}](https://example.org/{len(title)}.pdf), Ada Lovelace, 2024.\n"
            for title in titles_of_day
        )
        (root / "raw" / name).write_text(
            f"---\nsource: Daily Looms\nretrieved: {day}\n---\n\n{entries}", "utf-8"
        )
    (root / "raw" / "z.bib").write_text("@article{z, title={An Old Paper on Yarn}, year={1995}}\n", "utf-8")
    pipeline.build(project_at(root), embeddings=False)
    return root / "docs"


def test_a_page_of_a_day_has_the_papers_that_were_not_listed_before(built: Path) -> None:
    page = (built / "new" / "2025-01-06.md").read_text("utf-8")
    assert "Spinning Wheels for Graphs" in page
    assert "Looms That Learn" not in page
    assert "[Daily Looms, 6 January 2025](../dumps/b-md.md)" in page
    assert "[30 December 2024](2024-12-30.md){ rel=prev }" in page
    assert 'aria-label="Previous and next day"' in page
    week = (built / "new" / "2025-w02.md").read_text("utf-8")
    assert 'aria-label="Previous and next week"' in week


def test_the_home_page_shows_no_old_bibliography_as_new(built: Path) -> None:
    page = (built / "index.md").read_text("utf-8")
    assert 'Last updated <time class="last-update" datetime="2025-01-06">6 January 2025</time>.' in page
    assert "Spinning Wheels for Graphs" in page
    assert "Yarn" not in page
    assert '[Today](new/2025-01-06.md) <span class="number">1</span>' in page


def test_the_address_of_each_page_is_kept(built: Path) -> None:
    kept = (built.parent / "raw" / "addresses.lock").read_text("utf-8").splitlines()
    assert {"new/index", "new/2024-12-30", "new/2025-w01", "new/2025-w02", "new/2025-01"} <= set(kept)


def test_the_index_of_sources_has_dated_listings_on_a_calendar_and_others_in_a_table(built: Path) -> None:
    page = (built / "dumps" / "index.md").read_text("utf-8")
    assert 'aria-label="6 January 2025: 2 papers"' in page
    assert page.index("January 2025") < page.index("December 2024") < page.index("| [Z](z-bib.md)")
