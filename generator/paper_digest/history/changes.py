"""Finds what happened to papers since the last build, by comparing them with their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from paper_digest.model.history_event import REMOVE, Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.paper_state import PaperState, paper_states, text_hash
from paper_digest.model.record import Reading, Sighting
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText
from paper_digest.values.sentence_end import ends_sentence

_ORDER = tuple(Change)
"""The order of the events of one paper in one build."""


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
    current = {paper.id for paper in papers}
    merged = {alias: paper.id for paper in papers for alias in paper.aliases}
    changes = [
        *(
            event
            for paper in papers
            for event in _changes_of(paper, states.get(paper.id), latest, split_from)
        ),
        *_departures(states, current, merged, latest, removed),
    ]
    return tuple(
        sorted(changes, key=lambda event: (str(event.date or ""), event.paper, _ORDER.index(event.change)))
    )


def latest_day(readings: Iterable[Reading]) -> PartialDate | None:
    """The day of the latest listing."""
    days = (_day(sighting) for reading in readings for sighting in reading.sightings)
    return max(filter(None, days), default=None)


def abstract_hash(abstract: RichText | None) -> str:
    """The `text_hash` of an abstract."""
    return text_hash(abstract.with_tex if abstract else "")


def _changes_of(
    paper: Paper, state: PaperState | None, latest: PartialDate | None, split_from: Mapping[str, str]
) -> Iterator[HistoryEvent]:
    if state is None:
        yield from _arrival(paper, latest, split_from)
    else:
        yield from _return(paper, state, latest)
        yield from _earlier_day(paper, state)
        yield from _revision(paper, state, latest)
        if "title" not in set(paper.corrected) - set(state.corrected):
            yield from _new_title(paper, state, latest)
        if paper.corrected != state.corrected:
            corrected = _event(paper.id, Change.CORRECTED, latest)
            yield replace(corrected, fields=paper.corrected, title=_title(paper))
    # A paper that is listed again starts as one that is not withdrawn.
    was_withdrawn = state is not None and state.is_listed and state.is_withdrawn
    if paper.withdrawn and not was_withdrawn:
        yield _event(paper.id, Change.WITHDRAWN, latest, _last(s for s in paper.sightings if s.remark))


def _new_title(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    title = _title(paper)
    if title != state.title and normalized_key(title) != normalized_key(state.title):
        sighting = _last(s for s in paper.sightings if normalized_key(s.title or "") == normalized_key(title))
        yield replace(_event(paper.id, Change.RETITLED, latest, sighting), title=title, before=state.title)


def _arrival(
    paper: Paper, latest: PartialDate | None, split_from: Mapping[str, str]
) -> Iterator[HistoryEvent]:
    """The arrival of a paper with its oldest abstract, and the revisions that later listings show."""
    first = min(paper.sightings, key=lambda sighting: (str(_day(sighting) or "9"), sighting.dump))
    versions = _versions(paper)
    start = HistoryEvent(
        paper=paper.id,
        change=Change.ADDED,
        date=_day(first),
        dump=first.dump,
        title=_title(paper),
        abstract=text_hash(versions[0][1]) if versions else "",
        fields=paper.corrected,
    )
    origin = split_from.get(paper.id, "")
    yield replace(start, change=Change.SPLIT, other_paper=origin) if origin else start
    for (_, former), (sighting, abstract) in pairwise(versions):
        yield replace(
            _event(paper.id, Change.REVISED, latest, sighting), abstract=text_hash(abstract), before=former
        )


def _versions(paper: Paper) -> list[tuple[Sighting | None, str]]:
    """The versions of the abstract that dated listings show, oldest first; the last is the current one."""
    if not paper.abstract:
        return []
    current = paper.abstract.with_tex
    versions: list[tuple[Sighting | None, str]] = []
    for sighting in sorted(filter(_is_dated_version, paper.sightings), key=_by_day):
        abstract = RichText.parse(sighting.abstract or "").with_tex
        if not versions or not _is_same_text(versions[-1][1], abstract):
            versions.append((sighting, abstract))
    if versions and _is_same_text(versions[-1][1], current):
        return [*versions[:-1], (versions[-1][0], current)]
    return [*versions, (None, current)]


def _is_dated_version(sighting: Sighting) -> bool:
    return bool(sighting.abstract and _day(sighting)) and not sighting.machine_generated


def _is_same_text(first: str, second: str) -> bool:
    """Whether two texts differ in TeX, case and punctuation only, or one is the cut start of the other."""
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=lambda text: len(normalized_key(text)))
    is_start = normalized_key(longer).startswith(normalized_key(shorter))
    return is_start and (not ends_sentence(shorter) or normalized_key(longer) == normalized_key(shorter))


def _return(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    is_restored = state.is_withdrawn and not paper.withdrawn
    if state.is_listed and not is_restored:
        return
    if state.merged_into:
        yield replace(_event(paper.id, Change.SPLIT, latest), other_paper=state.merged_into)
    else:
        sighting = _last(paper.sightings)
        returned = _event(paper.id, Change.RETURNED, latest, sighting)
        # Not before the day of the removal, even if an older listing came back.
        yield replace(returned, date=max(filter(None, (returned.date, state.changed)), default=None))


def _earlier_day(paper: Paper, state: PaperState) -> Iterator[HistoryEvent]:
    """The day of a listing that shows the paper before the day of its arrival."""
    first = min(filter(_day, paper.sightings), key=_by_day, default=None)
    day = first and _day(first)
    if first and day and state.arrived and day < state.arrived:
        yield HistoryEvent(paper=paper.id, change=Change.DATED, date=day, dump=first.dump)


def _revision(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    """What happened to the abstract since the last build, and before it if older listings came."""
    yield from _older_versions(paper, state, latest)
    digest = abstract_hash(paper.abstract)
    if digest == state.abstract:
        return
    sighting, _ = _version(paper, digest)
    _, former = _version(paper, state.abstract)
    is_same = bool(former) and _is_same_text(former, paper.abstract.with_tex if paper.abstract else "")
    change, before = (Change.COMPLETED, "") if is_same else (Change.REVISED, former)
    yield replace(_event(paper.id, change, latest, sighting), abstract=digest, before=before)


def _version(paper: Paper, digest: str) -> tuple[Sighting | None, str]:
    """The last record of a paper that shows an abstract, and its text; None and "" if none does."""
    texts = ((s, RichText.parse(s.abstract).with_tex) for s in paper.sightings if s.abstract)
    shown = {sighting: text for sighting, text in texts if text_hash(text) == digest}
    sighting = _last(shown)
    return sighting, shown[sighting] if sighting else ""


def _older_versions(paper: Paper, state: PaperState, latest: PartialDate | None) -> Iterator[HistoryEvent]:
    """The revisions that lead from versions in older listings, which came later, to the known one."""
    versions = _versions(paper)
    known = [number for number, (_, text) in enumerate(versions) if text_hash(text) in state.versions]
    for number, (_, former) in enumerate(versions[: known[0]] if known else ()):
        sighting, abstract = versions[number + 1]
        yield replace(
            _event(paper.id, Change.REVISED, latest, sighting), abstract=text_hash(abstract), before=former
        )


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
    date = (sighting and _day(sighting)) or latest
    return HistoryEvent(paper=paper, change=change, date=date, dump=sighting.dump if sighting else "")


def _last(sightings: Iterable[Sighting]) -> Sighting | None:
    return max(sightings, key=_by_day, default=None)


def _by_day(sighting: Sighting) -> tuple[str, str, int]:
    return str(_day(sighting) or ""), sighting.dump, sighting.position


def _day(sighting: Sighting) -> PartialDate | None:
    """The day of the listing, unless its year is unknown."""
    return sighting.seen_on if isinstance(sighting.seen_on, PartialDate) else None


def _title(paper: Paper) -> str:
    return paper.title.with_tex if paper.title else ""
