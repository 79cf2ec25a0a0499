"""Finds the versions of a paper's abstract that its listings show, and the days of these listings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from paper_digest.model.paper import Paper
from paper_digest.model.paper_state import text_hash
from paper_digest.model.record import Sighting
from paper_digest.values.dump_order import DumpOrder, dump_order
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText
from paper_digest.values.sentence_end import is_cut_start, is_start


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an abstract."""

    sighting: Sighting | None
    """The first record that shows it; None if that has no day."""
    text: str
    """With TeX."""
    hashes: frozenset[str]
    """Those of the text and of its other spellings, such as one that was cut."""


def listed_versions(paper: Paper) -> list[Version]:
    """The versions of the abstract that dated listings show, oldest first; the last is the current one."""
    if not paper.abstract:
        return []
    current = paper.abstract.with_tex
    versions: list[Version] = []
    for sighting in sorted(filter(_is_dated_version, paper.sightings), key=order_by_day):
        text = with_tex(sighting)
        version = Version(sighting, text, frozenset((text_hash(text),)))
        if versions and (is_same_text(versions[-1].text, text) or _is_excerpt(version, versions[-1])):
            versions[-1] = replace(versions[-1], hashes=versions[-1].hashes | version.hashes)
        else:
            versions.append(version)
    hashes = frozenset((text_hash(current),))
    if versions and is_same_text(versions[-1].text, current):
        last = versions.pop()
        return [*versions, Version(last.sighting, current, last.hashes | hashes)]
    return [*versions, Version(None, current, hashes)]


def _is_excerpt(version: Version, earlier: Version) -> bool:
    """Whether a second dump of the source on the same day shows only the start of the text."""
    if version.sighting is None or earlier.sighting is None:
        return False
    series, earlier_series = (dump_order(shown.dump).series for shown in (version.sighting, earlier.sighting))
    return series == earlier_series and is_start(version.text, earlier.text)


def last_record_with(paper: Paper, abstract: str) -> tuple[Sighting | None, str]:
    """The last record that shows an abstract, given by its hash, and the text; None and "" if none does."""
    shown = {sighting: with_tex(sighting) for sighting in paper.sightings if sighting.abstract}
    sighting = last_record(record for record, text in shown.items() if text_hash(text) == abstract)
    return sighting, shown[sighting] if sighting else ""


def is_same_text(first: str, second: str) -> bool:
    """Whether two texts differ in TeX, case and punctuation only, or one is the cut start of the other."""
    if first == second or normalized_key(first) == normalized_key(second):
        return True
    return is_cut_start(first, second) or is_cut_start(second, first)


def with_tex(sighting: Sighting) -> str:
    """The abstract of a record as text with TeX; "" without one."""
    return RichText.parse(sighting.abstract).with_tex if sighting.abstract else ""


def day_of(sighting: Sighting) -> PartialDate | None:
    """The day of the listing, unless its year is unknown."""
    return sighting.seen_on if isinstance(sighting.seen_on, PartialDate) else None


def last_record(sightings: Iterable[Sighting]) -> Sighting | None:
    """The record of the latest listing."""
    return max(sightings, key=order_by_day, default=None)


def order_by_day(sighting: Sighting) -> tuple[str, DumpOrder, int]:
    """The key by which the records of a paper are ordered; those without a day come first."""
    return str(day_of(sighting) or ""), dump_order(sighting.dump), sighting.position


def _is_dated_version(sighting: Sighting) -> bool:
    return bool(sighting.abstract and day_of(sighting)) and not sighting.machine_generated
