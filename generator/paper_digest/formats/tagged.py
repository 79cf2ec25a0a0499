"""Reads records with a tag before each line: RIS, PubMed's and EndNote's exports.

rispy is not used: it takes a tag without a value for the end of the line before, stops at a tag outside of a record, and tells no lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from paper_digest.formats.mapping import sighting_of
from paper_digest.formats.rejections import NO_PAPER, Refusals
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput

LAYOUT = "RIS"
_TAG = re.compile(
    r"\ufeff?(?:(?P<ris>[A-Z][A-Z0-9]{1,3}) {0,2}-(?: (?P<text>.*)|\s*)|(?P<enw>%[0-9A-Z@~^+!$\[]) (?P<value>.*))$"
)
_START = re.compile(r"^\ufeff?(?:TY {1,2}- ?[A-Z]|PMID ?- ?\d|%0 [A-Z])", re.MULTILINE)
_STARTS: Final = frozenset({"TY", "PMID", "%0"})
_END: Final = "ER"
_COMMENT = re.compile(r"^Comments?:\s*", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:\d+\.|[\w -]{2,30}:(?: .*)?|[-=_*]{3,}|<.*>)\s*")
_FIELDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("TI", "T1", "CT", "%T"), "title"),
    **dict.fromkeys(("AB", "N2", "%X"), "abstract"),
    **dict.fromkeys(("AU", "A1", "FAU", "%A"), "authors"),
    **dict.fromkeys(("DA", "Y1", "PY", "DP", "%8", "%D"), "date"),
    **dict.fromkeys(("UR", "LK", "%U"), "url"),
    **dict.fromkeys(("L1", "%>"), "pdf"),
    **dict.fromkeys(("DO", "%R"), "doi"),
    **dict.fromkeys(("T2", "JF", "JO", "JA", "BT", "JT", "TA", "%J", "%B"), "venue"),
    **dict.fromkeys(("KW", "OT", "%K"), "keywords"),
    **dict.fromkeys(("N1", "%Z"), "note"),
    **dict.fromkeys(("AN", "LID", "AID", "M3", "C7", "%M"), "identifier"),
}
_SEVERAL: Final = frozenset({"authors", "keywords", "identifier", "url"})
_OLD_TITLE: Final = "BT"
_ASKED: Final = 400


def recognizes(head: str) -> bool:
    """Whether a line opens a record (`TY  - `, `PMID- `, `%0 `) and other tags stand near; or most lines have tags."""
    lines = [line for line in head.split("\n", _ASKED)[:_ASKED] if line.strip()]
    tags = [match["ris"] or match["enw"] for line in lines if (match := _TAG.match(line))]
    known = sum(1 for tag in tags if tag in _FIELDS or tag in _STARTS)
    return (known >= 2 and bool(_START.search(head))) or (
        known >= 4 and len(tags) * 2 >= len(lines) and bool({"TI", "T1", "%T"} & {*tags})
    )


@dataclass(slots=True)
class _Record:
    """The values of one record while its lines come in."""

    first: int
    last: int
    fields: dict[str, list[list[str]]] = field(default_factory=dict)
    current: list[str] | None = None
    """The lines of the value under way."""

    def add(self, number: int, tag: str, text: str) -> None:
        self.last = number
        if tag == "AU" and "FAU" in self.fields:
            tag = "FAU short"  # PubMed says each name twice
        self.current = [text.strip()]
        self.fields.setdefault(tag, []).append(self.current)

    def go_on(self, number: int, line: str) -> None:
        """A line without a tag goes on with the value before it."""
        self.last = number
        if self.current is not None:
            self.current.append(line.strip())

    def span(self) -> Span:
        return Span(self.first, self.last)

    def values(self, tag: str) -> list[str]:
        """What stands behind a tag, each value on one line."""
        return [value for lines in self.fields.get(tag, ()) if (value := " ".join(lines).strip())]

    def record(self) -> dict[str, object]:
        out: dict[str, list[str]] = {}
        # in the order of the table, which has the better tags first
        for tag, name in _FIELDS.items():
            values = self.values(tag)
            if name in _SEVERAL:
                out[name] = list(dict.fromkeys((*out.get(name, ()), *values)))
            elif values:
                out.setdefault(name, values)
        if "title" not in out and (old := self.values(_OLD_TITLE)):
            out["title"] = old
        record: dict[str, object] = dict(out)
        if "date" in out and (
            year := next((one[:4] for one in self.values("PY") if one[:4].isdigit()), None)
        ):
            record["year"] = year
        if "note" in out:
            record["note"] = [_COMMENT.sub("", one) for one in out["note"]]
        if "identifier" in out:
            record["identifier"] = [re.sub(r"\s*\[(?:doi|pii)\]$", "", one) for one in out["identifier"]]
        return record


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; a record whose end is missing ends where the next one starts."""
    refusals = Refusals(
        name,
        "a record with a title (TI) or an abstract (AB)",
        "Mend these lines or take them out; the others were read.",
    )
    record: _Record | None = None
    lost = False
    for number, line in enumerate(lines, 1):
        match = _TAG.match(line)
        tag = (match["ris"] or match["enw"]) if match else None
        if match and tag in _STARTS:
            if record:
                yield from _told(name, record, metadata, refusals)
            record, lost = _Record(number, number), False
            record.add(number, tag, match["text"] or match["value"] or "")
        elif record and tag == _END:
            record.last = number
            yield from _told(name, record, metadata, refusals)
            record = None
        elif record and match and tag:
            record.add(number, tag, match["text"] or match["value"] or "")
        elif record and line.strip():
            record.go_on(number, line)
        elif not record and line.strip():
            lost = lost or (tag is not None and tag != _END and tag in _FIELDS)
            yield from _outside(number, line, lost, refusals)
    if record:
        yield from _told(name, record, metadata, refusals)
    yield from refusals.rest()


def _outside(number: int, line: str, lost: bool, refusals: Refusals) -> Iterator[ParserOutput]:
    span = Span(number, number)
    if lost:
        yield from refusals.refuse(span, "tags of a record whose first line is missing")
    elif _ABOUT.fullmatch(line) or _TAG.match(line):
        yield Boilerplate(span)
    else:
        yield from refusals.refuse(span, "a line outside of any record")


def _told(name: str, record: _Record, notes: DumpMetadata, refusals: Refusals) -> Iterator[ParserOutput]:
    sighting = sighting_of(name, record.span(), record.record(), notes)
    if sighting:
        yield sighting
    else:
        yield from refusals.refuse(record.span(), NO_PAPER)
