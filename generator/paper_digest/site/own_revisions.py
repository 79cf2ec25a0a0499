"""Selects the revisions of a paper's abstract, without those that another paper's records made.

As long as another paper is merged into a paper by mistake, the page may show the abstract of that one. Once
the two are separated, this was no revision.
"""

from __future__ import annotations

from typing import Final

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.paper_state import text_hash
from paper_digest.values.rich_text import RichText

_WITH_ABSTRACT: Final = (
    *(Change.ADDED, Change.SPLIT, Change.MERGED_WITH, Change.SEPARATED_FROM),
    *(Change.COMPLETED, Change.REVISED),
)
"""What says which abstract a paper has since."""


def own_revisions(history: History, paper: Paper) -> list[tuple[HistoryEvent, str]]:
    """The revisions of a paper's abstract with the former texts, oldest first; "" for an unknown text."""
    events = history.by_paper.get(paper.id, ())
    foreign = _foreign_abstracts(history, paper)
    texts = {text_hash(event.before): event.before for event in events if event.change is Change.REVISED}
    own = [event for event in events if event.change in _WITH_ABSTRACT and event.abstract not in foreign]
    return [
        (event, texts.get(former, ""))
        for last, event in zip((None, *own), own, strict=False)
        if event.change is Change.REVISED and (former := _former(event, last, foreign)) != event.abstract
    ]


def _former(event: HistoryEvent, last: HistoryEvent | None, foreign: frozenset[str]) -> str:
    """The hash of the paper's own abstract before a revision; that after it if it had none.

    last: the event that gave the paper an abstract of its own before.
    """
    before = text_hash(event.before)
    if before and before not in foreign:
        return before
    return last.abstract if last else event.abstract


def _foreign_abstracts(history: History, paper: Paper) -> frozenset[str]:
    """The hashes of the abstracts that only papers have which were separated from this one."""
    elsewhere = history.abstracts_elsewhere.get(paper.id, frozenset())
    if not elsewhere:
        return elsewhere
    own = (RichText.parse(sighting.abstract).with_tex for sighting in paper.sightings if sighting.abstract)
    return elsewhere - set(map(text_hash, own))
