"""Finds the events of the history that tell of no change of a paper, since another paper's records made them.

As long as another paper is merged into a paper by mistake, the page may show the title and the abstract of
that one. Once the two are separated, these were no changes. history.jsonl keeps them: its lines stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from paper_digest.model.digest import Digest
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.site.own_revisions import own_revisions
from paper_digest.values.fingerprint import normalized_key


def void_events(digest: Digest) -> frozenset[HistoryEvent]:
    """The events that no page, feed or newsletter shows."""
    foreign_titles = _titles_elsewhere(digest)
    return frozenset(
        event
        for paper_id in foreign_titles.keys() & digest.by_id.keys()
        for paper in (digest.by_id[paper_id].paper,)
        for event in (
            *_void_revisions(digest.history, paper),
            *_void_titles(digest.history, paper, foreign_titles[paper_id] - _titles(paper)),
        )
    )


def _titles_elsewhere(digest: Digest) -> Mapping[str, frozenset[str]]:
    """By paper id, the keys of all titles of papers that were separated from it.

    The history has the last title of a new part only; its records also have the earlier ones.
    """
    titles = dict(digest.history.titles_elsewhere)
    for part, origin in digest.history.separated:
        if part in digest.by_id:
            titles[origin] |= _titles(digest.by_id[part].paper)
    return titles


def _titles(paper: Paper) -> frozenset[str]:
    """The keys of the titles in the records of a paper; a title of signs has none."""
    return frozenset(filter(None, (normalized_key(sighting.title or "") for sighting in paper.sightings)))


def _void_revisions(history: History, paper: Paper) -> Iterator[HistoryEvent]:
    own = {event for event, _ in own_revisions(history, paper)}
    for event in history.by_paper.get(paper.id, ()):
        if event.change is Change.REVISED and event not in own:
            yield event


def _void_titles(history: History, paper: Paper, foreign: Collection[str]) -> Iterator[HistoryEvent]:
    """The titles of other papers, and the paper's own title that follows them."""
    last = ""
    for event in history.by_paper.get(paper.id, ()):
        title = normalized_key(event.title)
        is_own_again = last in ("", title) and normalized_key(event.before) in foreign
        if event.change is Change.RETITLED and (title in foreign or is_own_again):
            yield event
        if event.title and title not in foreign:
            last = title
