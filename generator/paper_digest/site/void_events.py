"""Finds the events of the history that tell of no change of a paper, since another paper's records made them.

As long as another paper is merged into a paper by mistake, the page may show the title and the abstract of
that one. Once the two are separated, these were no changes. history.jsonl keeps them: its lines stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.model.digest import Digest
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.site.own_revisions import own_revisions
from paper_digest.site.own_titles import own_titles
from paper_digest.values.fingerprint import normalized_key

_WITH_FORMER_TEXT: Final = (Change.REVISED, Change.RETITLED)


def void_events(digest: Digest) -> frozenset[HistoryEvent]:
    """The events that no page, feed or newsletter shows."""
    return frozenset(
        event
        for paper_id, own in _own_changes(digest)
        for event in digest.history.by_paper.get(paper_id, ())
        if event.change in _WITH_FORMER_TEXT and event not in own
    )


def former_texts(digest: Digest) -> Mapping[HistoryEvent, str]:
    """The paper's own former title or abstract by event, where the event has that of a separated paper.

    An abstract is "" if it is unknown.
    """
    return {
        event: former
        for _, own in _own_changes(digest)
        for event, former in own.items()
        if former != event.before
    }


def _own_changes(digest: Digest) -> Iterator[tuple[str, Mapping[HistoryEvent, str]]]:
    """For each paper from which others were separated, its id, and its own changes with the former texts."""
    foreign_titles = _titles_elsewhere(digest)
    for paper_id in foreign_titles.keys() & digest.by_id.keys():
        paper = digest.by_id[paper_id].paper
        foreign = foreign_titles[paper_id] - _titles(paper)
        titles = own_titles(digest.history, paper, foreign)
        yield paper_id, dict((*titles, *own_revisions(digest.history, paper)))


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
