"""The address of an author stays when a listing spells the name more fully."""

from __future__ import annotations

import pytest
from paper_digest.history.assignments import AuthorAssignment
from paper_digest.history.author_ids import with_kept_author_ids

from tests.history.daily_digest import GRAPHS, MINIMA, DailyDigest, record
from tests.history.test_published import redirect_of
from tests.site.builders import digest

SHORT = record("Graph Networks", GRAPHS, authors="Dagobert Zwicky, Yasmin Obermoser")
FULL = record("Flat Minima", MINIMA, authors="Dagobert W. Zwicky, Yasmin Obermoser")


@pytest.fixture
def two_days(daily: DailyDigest) -> DailyDigest:
    """A digest after a build, with a new listing that spells the name of an author more fully."""
    daily.add_listing("2024-08-06", SHORT)
    daily.build()
    daily.add_listing("2024-08-07", FULL)
    return daily


@pytest.fixture
def abbreviated(daily: DailyDigest) -> DailyDigest:
    """A digest after a build with an abbreviated name, which a new listing of the paper spells more fully."""
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="D. Zwicky, Yasmin Obermoser"))
    daily.build()
    daily.add_listing("2024-08-07", SHORT)
    return daily


def authors_of(daily: DailyDigest) -> dict[str, str]:
    """The pages of authors below docs/authors/, with what they redirect to or ""."""
    pages = (daily.project.docs / "authors").glob("*.md")
    return {page.stem: redirect_of(page.read_text("utf-8")) for page in pages if page.stem != "index"}


def test_a_fuller_spelling_moves_no_page(two_days: DailyDigest) -> None:
    two_days.build()
    assert authors_of(two_days) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "yasmin-obermoser": "",
    }
    assert "# Dagobert W. Zwicky" in two_days.page("authors/dagobert-zwicky")
    assert "../authors/dagobert-zwicky" in two_days.page("papers/graph-networks")
    files = two_days.files()
    two_days.build()
    assert two_days.files() == files


def test_a_first_build_takes_the_fullest_spelling(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT, FULL)
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/dagobert-w-zwicky/"


def test_an_id_that_the_owner_gives_precedes_the_published_one(two_days: DailyDigest) -> None:
    rule = "- {id: dzwicky, name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky]}\n"
    two_days.project.authors.write_text(rule, "utf-8")
    two_days.build()
    assert authors_of(two_days)["dagobert-zwicky"] == "../../authors/dzwicky/"


def test_an_entry_without_an_id_moves_no_page(two_days: DailyDigest) -> None:
    rule = "- {name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky], orcid: 0000-0002-1825-0097}\n"
    two_days.project.authors.write_text(rule, "utf-8")
    two_days.build()
    assert authors_of(two_days) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "yasmin-obermoser": "",
    }
    assert "# Dagobert W. Zwicky" in two_days.page("authors/dagobert-zwicky")


def test_the_address_comes_back_when_an_entry_is_removed(two_days: DailyDigest) -> None:
    two_days.build()
    for rule in (
        "{id: dzwicky, name: Dagobert W. Zwicky, other_names: [Dagobert Zwicky]}",
        "{name: Dagobert Zwicky, not_same_as: [Dagobert W. Zwicky]}",
    ):
        two_days.project.authors.write_text(f"- {rule}\n", "utf-8")
        two_days.build()
        assert authors_of(two_days)["dagobert-w-zwicky"] != "../../authors/dagobert-zwicky/"
        two_days.project.authors.write_text("[]\n", "utf-8")
        two_days.build()
        assert authors_of(two_days)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_the_address_comes_back_with_a_listing(two_days: DailyDigest) -> None:
    two_days.build()
    two_days.remove_listing("2024-08-06")
    two_days.build()
    two_days.add_listing("2024-08-06", SHORT)
    two_days.build()
    assert authors_of(two_days)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_an_entry_for_a_namesake_moves_no_page(two_days: DailyDigest) -> None:
    two_days.add_listing("2024-08-08", record("On Clouds", "We count clouds.", authors="Dagobert Zwicky"))
    two_days.build()
    two_days.project.authors.write_text("- {id: dz, name: Dagobert Zwicky, papers: [on-clouds]}\n", "utf-8")
    two_days.build()
    assert authors_of(two_days) == {
        "dagobert-zwicky": "",
        "dagobert-w-zwicky": "../../authors/dagobert-zwicky/",
        "dz": "",
        "yasmin-obermoser": "",
    }
    assert "(dagobert-zwicky.md)" in two_days.page("authors/dz")


def test_a_new_analysis_moves_no_page(two_days: DailyDigest) -> None:
    two_days.build()
    two_days.build(reanalyze=True)
    assert authors_of(two_days)["dagobert-w-zwicky"] == "../../authors/dagobert-zwicky/"


def test_a_person_whose_spellings_had_pages_of_their_own_has_the_fullest(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Dagobert W. Zwicky"))
    apart = "- {name: Dagobert Zwicky, not_same_as: [Dagobert W. Zwicky]}\n"
    daily.project.authors.write_text(apart, "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-w-zwicky"] == ""
    daily.add_listing("2024-08-07", FULL)
    daily.project.authors.write_text("[]\n", "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/dagobert-w-zwicky/"


def test_a_name_that_a_later_listing_of_the_paper_spells_more_fully_moves_no_page(
    abbreviated: DailyDigest,
) -> None:
    for _ in range(2):
        abbreviated.build()
        assert authors_of(abbreviated) == {
            "d-zwicky": "",
            "dagobert-zwicky": "../../authors/d-zwicky/",
            "yasmin-obermoser": "",
        }
        assert "# Dagobert Zwicky" in abbreviated.page("authors/d-zwicky")


def test_another_person_with_the_abbreviated_name_gets_another_page(abbreviated: DailyDigest) -> None:
    abbreviated.build()
    abbreviated.add_listing("2024-08-08", record("On Clouds", "We count clouds.", authors="D. Zwicky"))
    for _ in range(2):
        abbreviated.build()
        assert authors_of(abbreviated) == {
            "d-zwicky": "",
            "d-zwicky-2": "",
            "dagobert-zwicky": "../../authors/d-zwicky/",
            "yasmin-obermoser": "",
        }
        assert "# Dagobert Zwicky" in abbreviated.page("authors/d-zwicky")
        assert "On Clouds" in abbreviated.page("authors/d-zwicky-2")
        assert "../authors/d-zwicky-2" in abbreviated.page("papers/on-clouds")
    abbreviated.remove_listing("2024-08-06")
    abbreviated.remove_listing("2024-08-07")
    abbreviated.build()
    assert authors_of(abbreviated)["d-zwicky-2"] == "../../authors/d-zwicky/"
    assert "On Clouds" in abbreviated.page("authors/d-zwicky")


def test_a_name_on_published_papers_keeps_its_page_when_a_fuller_spelling_leaves_it(
    daily: DailyDigest,
) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="D. Zwicky, Yasmin Obermoser"))
    daily.build()
    daily.add_listing(
        "2024-08-07", record("Flat Minima", MINIMA, authors="Dagobert Zwicky, Yasmin Obermoser")
    )
    daily.build()
    assert authors_of(daily)["dagobert-zwicky"] == "../../authors/d-zwicky/"
    apart = "- {name: Dagobert Zwicky, not_same_as: [D. Zwicky]}\n"
    daily.project.authors.write_text(apart, "utf-8")
    daily.build()
    assert authors_of(daily) == {"d-zwicky": "", "dagobert-zwicky": "", "yasmin-obermoser": ""}
    assert "Graph Networks" in daily.page("authors/d-zwicky")


def test_a_name_that_is_spelled_more_fully_leads_to_the_page_that_has_that_name(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="D. Zwicky, Yasmin Obermoser"))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Dagobert Zwicky"))
    apart = "- {name: Dagobert Zwicky, not_same_as: [D. Zwicky]}\n"
    daily.project.authors.write_text(apart, "utf-8")
    daily.build()
    assert authors_of(daily)["d-zwicky"] == authors_of(daily)["dagobert-zwicky"] == ""
    daily.add_listing("2024-08-08", SHORT)
    daily.build()
    assert authors_of(daily)["d-zwicky"] == "../../authors/dagobert-zwicky/"


def test_an_author_who_was_a_wrong_one_leads_to_no_other(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="Orson Quist"))
    daily.build()
    corrected = "- {paper: graph-networks, authors: [Yasmin Obermoser], source: the paper}\n"
    daily.project.corrections.write_text(corrected, "utf-8")
    daily.build()
    assert authors_of(daily) == {"orson-quist": "", "yasmin-obermoser": ""}
    assert "has no papers any more" in daily.page("authors/orson-quist")


def test_a_misspelled_name_in_an_entry_leads_to_the_author(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS, authors="Dagobert Zwikcy"))
    daily.build()
    corrected = "- {paper: graph-networks, authors: [Dagobert Zwicky], source: the paper}\n"
    daily.project.corrections.write_text(corrected, "utf-8")
    entry = "- {id: dz, name: Dagobert Zwicky, other_names: [Dagobert Zwikcy]}\n"
    daily.project.authors.write_text(entry, "utf-8")
    daily.build()
    assert authors_of(daily)["dagobert-zwikcy"] == "../../authors/dz/"


def test_an_id_that_the_owner_changes_or_deletes_leads_to_the_author(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT)
    for entry in ("- {id: dz, name: Dagobert Zwicky}\n", "- {id: dzwicky, name: Dagobert Zwicky}\n"):
        daily.project.authors.write_text(entry, "utf-8")
        daily.build()
    assert authors_of(daily)["dz"] == "../../authors/dzwicky/"
    daily.project.authors.write_text("[]\n", "utf-8")
    for _ in range(2):
        daily.build()
        assert authors_of(daily)["dz"] == authors_of(daily)["dzwicky"] == "../../authors/dagobert-zwicky/"


def test_the_id_of_one_of_two_namesakes_leads_to_neither(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", SHORT, record("On Clouds", "We count clouds.", authors="Dagobert Zwicky"))
    entry = "- {{id: {}, name: Dagobert Zwicky, papers: [on-clouds]}}\n"
    daily.project.authors.write_text(entry.format("dz"), "utf-8")
    daily.build()
    daily.project.authors.write_text(entry.format("dzwicky"), "utf-8")
    daily.build()
    assert "has no papers any more" in daily.page("authors/dz")


def test_a_digest_without_authors_stays_as_it_is() -> None:
    assert (
        with_kept_author_ids(digest(), {"ada": AuthorAssignment(author="ada")}, {"authors/ada"}) == digest()
    )
