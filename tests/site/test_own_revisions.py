"""The revisions of a paper's abstract, without what another paper's records made."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper_state import text_hash
from paper_digest.site.own_revisions import own_revisions

from tests.site.builders import paper, sighting

FIRST, OTHER, SECOND = "We sum five numbers.", "We draw graphs.", "We sum nine numbers."
SUMS = paper("sums", sightings=(sighting(abstract=SECOND),))
SPLIT = HistoryEvent(paper="graphs", change=Change.SPLIT, abstract=text_hash(OTHER), other_paper="sums")


def added(text: str) -> HistoryEvent:
    return HistoryEvent(paper="sums", change=Change.ADDED, abstract=text_hash(text))


def revised(before: str, after: str) -> HistoryEvent:
    return HistoryEvent(paper="sums", change=Change.REVISED, abstract=text_hash(after), before=before)


def test_revisions_have_their_former_texts() -> None:
    revision = revised(FIRST, SECOND)
    assert own_revisions(History((added(FIRST), revision)), SUMS) == [(revision, FIRST)]


def test_a_version_of_an_older_listing_is_one() -> None:
    revision = revised(FIRST, SECOND)
    assert own_revisions(History((added(SECOND), revision)), SUMS) == [(revision, FIRST)]


def test_what_a_split_paper_takes_was_no_revision() -> None:
    """A former version recorded mergers so."""
    there, back = revised(SECOND, OTHER), revised("", SECOND)
    history = (added(SECOND), revised(OTHER, SECOND), there, back)
    assert own_revisions(History((*history, SPLIT)), SUMS) == []


def test_a_revision_after_the_other_text_is_compared_with_the_own_one() -> None:
    last = revised(OTHER, SECOND)
    history = (added(FIRST), revised(FIRST, OTHER), last, SPLIT)
    assert own_revisions(History(history), SUMS) == [(last, FIRST)]


def test_a_page_whose_first_abstract_went_has_no_revision() -> None:
    """The record that joined kept the id, and the first one became the other paper."""
    assert own_revisions(History((added(OTHER), revised(OTHER, SECOND), SPLIT)), SUMS) == []


def test_papers_that_share_an_abstract_have_it_both() -> None:
    both = paper("sums", sightings=(sighting(abstract=OTHER), sighting(abstract=SECOND)))
    revision = revised(OTHER, SECOND)
    assert own_revisions(History((added(OTHER), revision, SPLIT)), both) == [(revision, OTHER)]


def test_papers_that_are_merged_again_are_one() -> None:
    merged = HistoryEvent(paper="graphs", change=Change.MERGED, other_paper="sums")
    revision = revised(OTHER, SECOND)
    assert own_revisions(History((added(OTHER), revision, SPLIT, merged)), SUMS) == [(revision, OTHER)]
