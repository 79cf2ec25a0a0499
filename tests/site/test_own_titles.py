"""The new titles of a paper, without those that another paper's records gave it."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.site.own_titles import own_titles

from tests.site.builders import paper

ADDED = HistoryEvent(paper="sums", change=Change.ADDED, title="On sums")
FOREIGN = {"ongraphs"}
"""The key of the title "On graphs"."""


def retitled(before: str, after: str) -> HistoryEvent:
    return HistoryEvent(paper="sums", change=Change.RETITLED, title=after, before=before)


def titles(*events: HistoryEvent) -> list[tuple[str, str]]:
    """The new titles, each with the former one."""
    own = own_titles(History(events), paper("sums"), FOREIGN)
    return [(event.title, former) for event, former in own]


def test_a_new_title_has_the_former_one() -> None:
    assert titles(ADDED, retitled("On sums", "Sums")) == [("Sums", "On sums")]


def test_the_title_of_another_paper_is_none() -> None:
    assert titles(ADDED, retitled("On sums", "On graphs"), retitled("On graphs", "On sums")) == []


def test_a_new_title_after_that_of_another_paper_has_the_papers_own_one_before_it() -> None:
    assert titles(ADDED, retitled("On sums", "On graphs"), retitled("On graphs", "Sums")) == [
        ("Sums", "On sums")
    ]


def test_the_first_own_title_is_no_new_one() -> None:
    foreign_first = HistoryEvent(paper="sums", change=Change.ADDED, title="On graphs")
    assert titles(foreign_first, retitled("On graphs", "On sums"), retitled("On sums", "Sums")) == [
        ("Sums", "On sums")
    ]
