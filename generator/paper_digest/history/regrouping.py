"""Finds which papers were merged with another paper or separated from it, and what that one shows for it.

A title or an abstract that comes and goes with the records of another paper is no new version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paper_digest.history.listed_versions import listed_versions, with_tex
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.paper_state import PaperState, abstract_hash, text_hash
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Regrouping:
    """The other papers whose records joined or left a paper since the last build."""

    merged: Mapping[str, PaperState] = field(default_factory=dict)
    """What was known of the papers that were merged into it, by their ids."""
    separated: tuple[Paper, ...] = ()
    """The papers that were split from it."""


def regroupings(
    papers: Sequence[Paper], states: Mapping[str, PaperState], split_from: Mapping[str, str]
) -> dict[str, Regrouping]:
    """For each paper that was merged or separated since the last build, the other papers, by its id.

    states: those after the last build. split_from: see `changes.new_events`.
    """
    separated: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        state = states.get(paper.id)
        if origin := state.merged_into if state else split_from.get(paper.id):
            separated[origin].append(paper)
    by_id = {paper.id: Regrouping(_merged(paper, states), tuple(separated[paper.id])) for paper in papers}
    return {paper: regrouping for paper, regrouping in by_id.items() if regrouping != Regrouping()}


def regrouped(
    paper: Paper, state: PaperState, regrouping: Regrouping, latest: PartialDate | None
) -> HistoryEvent | None:
    """The event after which a paper has another title or abstract because it was merged or separated.

    None if neither changed, or only for another reason, such as a new listing.
    """
    title, abstract = _title(paper, state, regrouping), _abstract(paper, state, regrouping)
    if (title, abstract) == (state.title, state.abstract):
        return None
    parts = sorted(regrouping.merged) or [part.id for part in regrouping.separated]
    return HistoryEvent(
        paper=paper.id,
        change=Change.MERGED_WITH if regrouping.merged else Change.SEPARATED_FROM,
        date=latest,
        title=title,
        abstract=abstract,
        other_paper=parts[0],
    )


def _merged(paper: Paper, states: Mapping[str, PaperState]) -> dict[str, PaperState]:
    known = {alias: states[alias] for alias in paper.aliases if alias in states}
    return {alias: state for alias, state in known.items() if state.merged_into != paper.id}


def _title(paper: Paper, state: PaperState, regrouping: Regrouping) -> str:
    """The title that the paper has after the regrouping, with TeX."""
    title = paper.title.with_tex if paper.title else ""
    brought = {normalized_key(part.title) for part in regrouping.merged.values()}
    taken = {normalized_key(s.title or "") for part in regrouping.separated for s in part.sightings}
    is_new = normalized_key(title) != normalized_key(state.title)
    is_regrouped = normalized_key(title) in brought or normalized_key(state.title) in taken
    return title if is_new and is_regrouped else state.title


def _abstract(paper: Paper, state: PaperState, regrouping: Regrouping) -> str:
    """The hash of the abstract that the paper has after the regrouping."""
    shown = abstract_hash(paper.abstract)
    known = state.versions.union(*(part.versions for part in regrouping.merged.values()))
    if shown in known:
        return shown
    taken = {text_hash(with_tex(s)) for part in regrouping.separated for s in part.sightings}
    if state.abstract not in taken:
        return state.abstract
    # The last of its own, so that a revision that a new listing shows is one.
    own = [digest for version in listed_versions(paper) for digest in version.hashes if digest in known]
    return own[-1] if own else shown
