"""Selects the new titles of a paper, without those that another paper's records gave it.

As long as another paper is merged into a paper by mistake, the page may show the title of that one. Once the
two are separated, this was no new title, nor was it one that a real new title took the place of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.values.fingerprint import normalized_key


def own_titles(
    history: History, paper: Paper, foreign: Collection[str]
) -> Iterator[tuple[HistoryEvent, str]]:
    """The new titles of a paper with the paper's own former title, oldest first.

    foreign: the normalized keys of the titles that only papers have which were separated from this one.
    """
    last = ""
    for event in history.by_paper.get(paper.id, ()):
        title = normalized_key(event.title)
        if event.change is Change.RETITLED and title not in foreign:
            former = last if normalized_key(event.before) in foreign else event.before
            is_own_again = former != event.before and normalized_key(former) in ("", title)
            if not is_own_again:
                yield event, former
        if event.title and title not in foreign:
            last = event.title
