"""Finds the events of the history that tell of no change of a paper, since another paper's records made them.

As long as another paper is merged into a paper by mistake, the page may show the title and the abstract of
that one. Once the two are separated, these were no changes. history.jsonl keeps them: its lines stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.model.digest import Digest
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.site.own_revisions import own_revisions
from paper_digest.values.fingerprint import normalized_key


def void_events(digest: Digest) -> frozenset[HistoryEvent]:
    """The events that no page, feed or newsletter shows."""
    origins = digest.history.titles_elsewhere.keys() & digest.by_id.keys()
    return frozenset(
        event for paper in origins for event in _void_events_of(digest.history, digest.by_id[paper].paper)
    )


def _void_events_of(history: History, paper: Paper) -> Iterator[HistoryEvent]:
    """Those of a paper from which others were separated."""
    own = {event for event, _ in own_revisions(history, paper)}
    own_titles = {normalized_key(sighting.title or "") for sighting in paper.sightings}
    foreign_titles = history.titles_elsewhere[paper.id] - own_titles
    for event in history.by_paper.get(paper.id, ()):
        is_void = {
            Change.REVISED: event not in own,
            Change.RETITLED: normalized_key(event.title) in foreign_titles,
        }
        if is_void.get(event.change):
            yield event
