"""Finds what happened to papers since the last build, by comparing them with their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from paper_digest.history.event_order import by_day, numbered
from paper_digest.history.listed_versions import (
    day_of,
    is_same_text,
    last_record,
    last_record_with,
    listed_versions,
    order_by_day,
)
from paper_digest.history.regrouping import Regrouping, regrouped, regroupings
from paper_digest.model.history_event import REMOVE, Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.paper_state import PaperState, abstract_hash, after, paper_states, text_hash
from paper_digest.model.record import Reading, Sighting
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate


def new_events(
    events: Iterable[HistoryEvent],
    papers: Sequence[Paper],
    readings: Iterable[Reading],
    split_from: Mapping[str, str],
    removed: Collection[str] = (),
) -> tuple[HistoryEvent, ...]:
    """The events that lead from the history so far to the current papers, by date and paper.

    split_from: for new papers whose records were part of another paper, the id of that paper. removed: the
    ids of papers that corrections.yml leaves out. No event has the time of the build: its date is that of a
    listing.
    """
    past = tuple(events)
    states = paper_states(past)
    days = (latest_day(readings), *(event.known_date for event in past))
    latest = max(filter(None, days), default=None)
    regrouping = regroupings(papers, states, split_from)
    current = {paper.id for paper in papers}
    merged = {alias: paper.id for paper in papers for alias in paper.aliases}
    changes = [
        *(
            event
            for paper in papers
            for event in (
                _changes_of(paper, _known(paper, states), latest, regrouping.get(paper.id))
                if paper.id in states
                else _arrival(paper, latest, split_from.get(paper.id, ""))
            )
        ),
        *_departures(states, current, merged, latest, removed),
    ]
    return tuple(numbered(past, by_day(changes)))


def latest_day(readings: Iterable[Reading]) -> PartialDate | None:
    """The day of the latest listing."""
    days = (day_of(sighting) for reading in readings for sighting in reading.sightings)
    return max(filter(None, days), default=None)


def _known(paper: Paper, states: Mapping[str, PaperState]) -> PaperState:
    """What is known of a paper, with the abstracts and the arrival of the papers that are merged into it."""
    own = states[paper.id]
    parts = [own, *(states[alias] for alias in paper.aliases if alias in states)]
    return replace(
        own,
        versions=frozenset[str]().union(*(part.versions for part in parts)),
        arrived=min(filter(None, (part.arrived for part in parts)), default=None),
    )


def _changes_of(
    paper: Paper, state: PaperState, latest: PartialDate | None, regrouping: Regrouping | None
) -> Iterator[HistoryEvent]:
    yield from _return(paper, state, latest)
    known = state
    if regrouping and (event := regrouped(paper, state, regrouping, latest)):
        known = after(state, event)
        yield event
    yield from _earlier_day(paper, known)
    yield from _revision(paper, known, latest)
    yield from _other_fields(paper, known, latest)
    yield from _withdrawal(paper, latest, was_withdrawn=state.is_listed and state.is_withdrawn)


def _withdrawal(
    paper: Paper, latest: PartialDate | None, *, was_withdrawn: bool = False
) -> Iterator[HistoryEvent]:
    """The withdrawal of a paper; one that is listed again starts as one that is not withdrawn."""
    if paper.withdrawn and not was_withdrawn:
        yield _event(paper.id, Change.WITHDRAWN, latest, last_record(s for s in paper.sightings if s.remark))


def _other_fields(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    """What happened to the title and the other fields that corrections.yml may set.

    A title that it sets, or has set until now, is none that a listing changed.
    """
    has_new_title = normalized_key(_title(paper)) != normalized_key(state.title)
    is_by_maintainers = "title" in (*paper.corrected, *state.corrected)
    if has_new_title and not is_by_maintainers:
        yield _retitled(paper, state, latest)
    if paper.corrected != state.corrected or (has_new_title and is_by_maintainers):
        yield replace(
            _event(paper.id, Change.CORRECTED, latest),
            fields=paper.corrected,
            released=tuple(name for name in state.corrected if name not in paper.corrected),
            title=_title(paper),
        )


def _retitled(paper: Paper, state: PaperState, latest: PartialDate | None) -> HistoryEvent:
    """The new title that a record shows."""
    title, key = _title(paper), normalized_key(_title(paper))
    sighting = last_record(s for s in paper.sightings if normalized_key(s.title or "") == key)
    return replace(_event(paper.id, Change.RETITLED, latest, sighting), title=title, before=state.title)


def _arrival(paper: Paper, latest: PartialDate | None, origin: str) -> Iterator[HistoryEvent]:
    """The arrival of a paper with its oldest abstract, and the revisions that later listings show.

    origin: the paper that its records were part of; "" if they are new.
    """
    dated = [sighting for sighting in paper.sightings if day_of(sighting)]
    first = min(dated or paper.sightings, key=order_by_day)
    versions = listed_versions(paper)
    start = HistoryEvent(
        paper=paper.id,
        change=Change.ADDED,
        date=day_of(first),
        dump=first.dump,
        title=_title(paper),
        abstract=text_hash(versions[0].text) if versions else "",
        fields=paper.corrected,
    )
    yield replace(start, change=Change.SPLIT, other_paper=origin) if origin else start
    for former, version in pairwise(versions):
        yield _revised(paper, latest, version.sighting, version.text, former.text)
    yield from _withdrawal(paper, latest)


def _return(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    is_restored = state.is_withdrawn and not paper.withdrawn
    if state.is_listed and not is_restored:
        return
    if state.merged_into:
        yield replace(_event(paper.id, Change.SPLIT, latest), other_paper=state.merged_into)
    else:
        # No listing brings back a paper that the maintainers had removed.
        is_listed_anew = state.removal is None or not state.removal.is_by_maintainers
        sighting = last_record(paper.sightings) if is_listed_anew else None
        returned = _event(paper.id, Change.RETURNED, latest, sighting)
        # Not before the day of the removal, even if an older listing came back.
        yield replace(returned, date=max(filter(None, (returned.date, state.changed)), default=None))


def _earlier_day(paper: Paper, state: PaperState) -> Iterator[HistoryEvent]:
    """The day of a listing that shows the paper before the day of its arrival."""
    first = min(filter(day_of, paper.sightings), key=order_by_day, default=None)
    day = first and day_of(first)
    if first and day and state.arrived and day < state.arrived:
        yield HistoryEvent(paper=paper.id, change=Change.DATED, date=day, dump=first.dump)


def _revision(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    """What happened to the abstract since the last build, and before it if older listings came."""
    yield from _older_versions(paper, state, latest)
    text, digest = paper.abstract.with_tex if paper.abstract else "", abstract_hash(paper.abstract)
    if digest == state.abstract:
        return
    sighting, _ = last_record_with(paper, digest)
    _, former = last_record_with(paper, state.abstract)
    if former and is_same_text(former, text):
        yield replace(_event(paper.id, Change.COMPLETED, latest, sighting), abstract=digest)
    else:
        yield _revised(paper, latest, sighting, text, former)


def _older_versions(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    """The revisions that lead from versions in older listings, which came later, to the known one."""
    versions = listed_versions(paper)
    known = [number for number, version in enumerate(versions) if version.hashes & state.versions]
    for former, version in pairwise(versions[: known[0] + 1] if known else ()):
        yield _revised(paper, latest, version.sighting, version.text, former.text)


def _revised(
    paper: Paper, latest: PartialDate | None, sighting: Sighting | None, text: str, former: str
) -> HistoryEvent:
    """The revision that a record shows."""
    revised = _event(paper.id, Change.REVISED, latest, sighting)
    return replace(revised, abstract=text_hash(text), before=former)


def _departures(
    states: Mapping[str, PaperState],
    current: set[str],
    merged: Mapping[str, str],
    latest: PartialDate | None,
    removed: Collection[str],
) -> Iterator[HistoryEvent]:
    for paper, state in states.items():
        if paper in current:
            continue
        if paper in merged:
            if state.merged_into != merged[paper]:
                yield replace(_event(paper, Change.MERGED, latest), other_paper=merged[paper])
        elif state.is_listed:
            fields = (REMOVE,) if paper in removed else ()
            yield replace(_event(paper, Change.REMOVED, latest), fields=fields)


def _event(
    paper: str, change: Change, latest: PartialDate | None, sighting: Sighting | None = None
) -> HistoryEvent:
    """An event of the day of its listing, else of the latest day."""
    date = (sighting and day_of(sighting)) or latest
    return HistoryEvent(paper=paper, change=change, date=date, dump=sighting.dump if sighting else "")


def _title(paper: Paper) -> str:
    return paper.title.with_tex if paper.title else ""
