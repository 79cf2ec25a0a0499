"""Makes daily listings of real papers: with repetitions, revisions, other spellings, empty and cut days."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

_FIRST_DAY: Final = date(2024, 1, 1)
_REPEATED: Final = 1 / 3
"""The share of a day's papers that the last days listed before."""
_TEX: Final = re.compile(r"[\\$]")
_REVISION: Final = (
    " In this version we add experiments on four further collections, a study of the cost of each part, and "
    "a discussion of where the method fails."
)

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """The listing of one day."""

    day: date
    records: tuple[Record, ...]
    new: tuple[int, ...] = ()
    """The numbers of the papers that no listing showed before."""
    revised: tuple[int, ...] = ()
    """The numbers of the papers whose abstract is revised on this day."""
    is_cut: bool = False
    """The file ends in the middle of its last record."""

    @property
    def text(self) -> str:
        """The dump: JSON Lines."""
        lines = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in self.records)
        return lines[: -len(lines.splitlines()[-1]) // 2] if self.is_cut and lines else lines


@dataclass(slots=True)
class _Papers:
    """The papers with their current abstracts, by number."""

    records: Sequence[Record]
    revisions: dict[int, str] = field(default_factory=dict)

    def shown(self, number: int, rng: random.Random) -> Record:
        """A paper as a listing shows it: sometimes in capitals, sometimes without TeX."""
        record = dict(self.records[number])
        record["abstract"] = self.revisions.get(number, record["abstract"])
        match rng.randrange(10):
            case 0:
                record["title"] = record["title"].upper()
            case 1:
                record = {
                    key: _TEX.sub("", value) if key in {"title", "abstract"} else value
                    for key, value in record.items()
                }
        return record


def records_of(path: Path, count: int) -> list[Record]:
    """The first papers of a file of records; no two have the same title."""
    records: dict[str, Record] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("abstract"):
                records.setdefault(record["title"].casefold(), record)
            if len(records) == count:
                break
    return list(records.values())


def daily_listings(records: Sequence[Record], days: int, start: int = 0) -> Iterator[Listing]:
    """A listing for each of `days` days, with 10 to 40 papers, made from `records`.

    start: further papers of the first day.
    """
    rng = random.Random(1)
    papers, recent, following = _Papers(records), list[int](), 0
    for number in range(days):
        day = _FIRST_DAY + timedelta(days=number)
        size = rng.randint(10, 40) + (0 if number else start)
        kind = rng.random()
        if kind < 0.05 and number:
            yield Listing(day, ())
            continue
        repeated = rng.sample(recent, min(len(recent), int(size * _REPEATED)))
        new = list(range(following, min(len(records), following + size - len(repeated))))
        following += len(new)
        revised = [paper for paper in repeated if paper not in papers.revisions and rng.random() < 0.1]
        for paper in revised:
            papers.revisions[paper] = papers.records[paper]["abstract"] + _REVISION
        shown = [*new, *repeated]
        rng.shuffle(shown)
        listing = Listing(day, tuple(papers.shown(paper, rng) for paper in shown), tuple(new), tuple(revised))
        if kind < 0.08:
            listing = replace(listing, records=listing.records * 2)
        elif kind < 0.1 and shown[-1] not in new and shown[-1] not in revised:
            listing = replace(listing, is_cut=True)
        yield listing
        recent = [*recent, *new][-90:]
