"""The newsletter has the papers that arrived in its days, each once, and what changed in older ones."""

from __future__ import annotations

import pytest
from paper_digest.model.history import History
from paper_digest.site.newsletter.contents import Newsletter, limited
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.site.builders import about, analyzed, digest, topic
from tests.site.newsletter.newsletters import date_range, event, small_newsletter


def papers(newsletter: Newsletter) -> dict[str, list[str]]:
    """The last parts of the addresses of the papers by topic."""
    return {topic.name: [paper.url.split("/")[-2] for paper in topic.papers] for topic in newsletter.topics}


def test_papers_are_in_the_group_of_their_first_topic() -> None:
    newsletter = small_newsletter()
    assert papers(newsletter) == {
        "Graphs & *nets*": ["arabic", "second"],
        "Minima": ["first"],
        "Unsorted": ["hostile"],
    }
    assert [topic.url for topic in newsletter.topics] == [
        f"https://example.org/digest/topics/{name}/" for name in ("graphs", "minima", "unsorted")
    ]
    assert (newsletter.count, newsletter.since, newsletter.until) == (4, "2025-09-24", "2025-09-30")


@pytest.mark.parametrize(
    ("since", "until", "arrived"),
    [
        ("2025-09-24", "2025-09-24", ["first"]),
        ("2025-09-25", "2025-09-29", ["second"]),
        ("2025-09", "2025-09", ["arabic", "second", "first", "hostile", "old", "taken-back"]),
        ("2025", "", ["arabic", "second", "first", "hostile", "old", "taken-back"]),
        ("2025-10-01", "", []),
    ],
)
def test_both_ends_of_the_period_count(since: str, until: str, arrived: list[str]) -> None:
    groups = papers(small_newsletter(since, until)).values()
    assert [paper for group in groups for paper in group] == arrived


def test_a_paper_of_a_month_arrives_on_its_first_day() -> None:
    month = PartialDate(2025, 9)
    assert date_range("2025-09-01", "2025-09-07").contains(month)
    assert not date_range("2025-09-08").contains(month)


def test_changes_are_those_of_older_papers_the_latest_first() -> None:
    newsletter = small_newsletter()
    assert [(paper.title, paper.text) for paper in newsletter.changes] == [
        ("Taken back", "withdrawn by its authors"),
        ("An old paper", "abstract revised, new title"),
    ]
    assert not small_newsletter("2025-09-28", "2025-09-29").changes
    assert small_newsletter("2025-09-28", "2025-09-29").is_empty
    assert not small_newsletter("2025-09-26", "2025-09-26").is_empty


def test_formulas_are_unicode_and_authors_of_large_teams_are_counted() -> None:
    topics = {topic.name: topic.papers for topic in small_newsletter().topics}
    first, second = topics["Minima"][0], topics["Graphs & *nets*"][1]
    assert (first.title, first.summary, first.authors) == (
        "Flat ℓ₂ Minima",
        "We find x².",
        "Ada Lovelace, Alan Turing",
    )
    assert second.authors == "Ada Noa, Ada Nob, Ada Noc, Ada Nod, Ada Noe and 3 more"
    assert topics["Graphs & *nets*"][0].direction == " dir=rtl"
    assert topics["Unsorted"][0].note == "Withdrawn by its authors."


def test_a_limit_counts_what_it_hides() -> None:
    newsletter = limited(small_newsletter(), 1)
    assert [(topic.count, len(topic.papers), topic.hidden) for topic in newsletter.topics] == [
        (2, 1, 1),
        (1, 1, 0),
        (1, 1, 0),
    ]
    assert (len(newsletter.changes), newsletter.hidden_changes, newsletter.count) == (1, 1, 4)
    assert limited(newsletter, 1) == newsletter


def test_long_texts_are_cut_after_a_word() -> None:
    long = analyzed("long", "word " * 100, summary=RichText.parse("x" * 600), machine_generated=True)
    newsletter = small_newsletter(digest=digest(long, history=History((event("long", "2025-09-25"),))))
    (paper,) = newsletter.topics[0].papers
    assert paper.title == "word " * 59 + "word…"
    assert paper.summary == "x" * 500 + "…"
    assert paper.note == "This summary is machine-generated."


def test_the_overview_has_the_largest_topics_and_the_unsorted_last() -> None:
    of_topics = [(f"p{number}", about(f"t{number % 8}")) for number in range(15)]
    unsorted = [(f"u{number}", ()) for number in range(9)]
    content = digest(
        *(analyzed(paper, topics=topics) for paper, topics in (*of_topics, *unsorted)),
        topics=tuple(
            topic(f"t{number}", *(paper for paper, topics in of_topics if topics == about(f"t{number}")))
            for number in range(8)
        ),
        history=History(tuple(event(paper, "2025-09-24") for paper, _ in (*of_topics, *unsorted))),
    )
    overview = [(group.name, group.count) for group in small_newsletter(digest=content).overview]
    assert overview == [*((f"T{number}", 2) for number in range(6)), ("Unsorted", 9)]
