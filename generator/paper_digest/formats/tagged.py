"""Read records with a tag before each line: RIS, and the exports of PubMed (MEDLINE) and EndNote (Refer)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.ris_citation import ris_entry
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "RIS"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The tags of one kind of export that start a record, end it, and hold its fields."""

    start: str
    fields: Mapping[str, tuple[str, ...]]
    """The tags of each field of the mapping, the best first."""
    end: str = ""
    superseded: Mapping[str, str] = field(default_factory=dict)
    """Tags that say again, and worse, what another tag says where a record has both."""
    short_names: frozenset[str] = frozenset()
    """Tags of names with the initials last: "Smith JA"."""


RIS: Final = Dialect(
    start="TY",
    end="ER",
    fields={
        "title": ("TI", "T1", "CT", "BT"),
        "abstract": ("AB", "N2"),
        "authors": ("AU", "A1"),
        "date": ("DA", "Y1", "PY"),
        "url": ("UR", "LK"),
        "pdf": ("L1",),
        "doi": ("DO",),
        "venue": ("T2", "JF", "JO", "JA", "BT", "JT", "TA"),
        "volume": ("VL", "VI"),
        "pages": ("PG",),
        "first page": ("SP",),
        "last page": ("EP",),
        "keywords": ("KW", "OT"),
        "note": ("N1",),
        "identifier": ("AN", "LID", "AID", "M3", "C7"),
    },
)
MEDLINE: Final = Dialect(
    start="PMID",
    end="ER",
    fields={**RIS.fields, "authors": ("FAU", "AU", "A1"), "date": ("DA", "Y1", "PY", "DP")},
    superseded={"AU": "FAU"},
    short_names=frozenset({"AU"}),
)
REFER: Final = Dialect(
    start="%0",
    fields={
        "title": ("%T",),
        "abstract": ("%X",),
        "authors": ("%A",),
        "date": ("%8", "%D"),
        "url": ("%U",),
        "pdf": ("%>",),
        "doi": ("%R",),
        "venue": ("%J", "%B"),
        "volume": ("%V",),
        "pages": ("%P",),
        "keywords": ("%K",),
        "note": ("%Z",),
        "identifier": ("%M",),
    },
)
DIALECTS: Final = {dialect.start: dialect for dialect in (RIS, MEDLINE, REFER)}

_TAG = re.compile(
    r"\ufeff?(?:(?P<ris>[A-Z][A-Z0-9]{1,3}) {0,2}-(?: (?P<text>.*)|\s*)"
    r"|(?P<refer>%[0-9A-Z@~^+!$\[>]) (?P<value>.*))$"
)
_START = re.compile(r"^\ufeff?(?:TY {1,2}- ?[A-Z]|PMID ?- ?\d|%0 [A-Z])", re.MULTILINE)
_FIELD_TAGS: Final = frozenset(
    tag for dialect in DIALECTS.values() for tags in dialect.fields.values() for tag in tags
)
_KNOWN: Final = _FIELD_TAGS | DIALECTS.keys()
_TITLES: Final = frozenset({"TI", "T1", "%T"})
_REPEATED: Final = frozenset({"authors", "keywords", "identifier", "url"})
"""Fields that take the values of all their tags; the others take those of the best tag."""
_CLEANED: Final = {
    "note": re.compile(r"^Comments?:\s*", re.IGNORECASE),
    "identifier": re.compile(r"\s*\[(?:doi|pii)\]$"),
}
"""What is removed from a field's values."""
_SHORT_NAME = re.compile(r"(?P<family>.*[a-z].*) (?P<initials>[A-Z]{1,3})(?: (?P<suffix>Jr|Sr|2nd|3rd))?")
_YEAR = re.compile(r"\d{4}")
_BOILERPLATE = re.compile(r"\s*(?:\d+\.|[\w -]{2,30}:(?: .*)?|[-=_*]{3,}|<.*>)\s*")
"""A record's number, a header of the export, or a rule between records."""
_SAMPLE_LINES: Final = 400


@dataclass(slots=True)
class _Record:
    """One record while its lines are read."""

    dialect: Dialect
    first: int
    last: int
    values: dict[str, list[list[str]]] = field(default_factory=dict)
    """The lines of each value, by tag."""
    current: list[str] = field(default_factory=list)

    def add(self, number: int, tag: str, text: str) -> None:
        """Starts a value, or adds a line without a tag to the value before it."""
        self.last = number
        if tag:
            self.current = []
            self.values.setdefault(tag, []).append(self.current)
        self.current.append(text.strip())

    def event(self) -> RawRecord:
        fields: dict[str, object] = {}
        for name, tags in self.dialect.fields.items():
            values = self._values(name, tags)
            if cleaned := _CLEANED.get(name):
                values = [cleaned.sub("", value) for value in values]
            if values:
                fields[name] = values
        if year := next((value[:4] for value in self._of_tag("PY") if _YEAR.match(value)), None):
            fields["year"] = year
        venue = next(iter(self._values("venue", self.dialect.fields["venue"])), "")
        by_tag = {tag: self._of_tag(tag) for tag in self.values}
        return RawRecord(Span(self.first, self.last), fields, citation=ris_entry(by_tag, venue))

    def _values(self, name: str, tags: tuple[str, ...]) -> list[str]:
        by_tag = (self._of_tag(tag) for tag in tags if self.dialect.superseded.get(tag) not in self.values)
        if name in _REPEATED:
            return list(dict.fromkeys(value for values in by_tag for value in values))
        return next((values for values in by_tag if values), [])

    def _of_tag(self, tag: str) -> list[str]:
        values = [value for lines in self.values.get(tag, ()) if (value := " ".join(lines).strip())]
        return list(map(_inverted, values)) if tag in self.dialect.short_names else values


def _inverted(name: str) -> str:
    """MEDLINE's "Smith JA Jr" as "Smith, Jr, J. A."."""
    match = _SHORT_NAME.fullmatch(name)
    if match is None:
        return name
    initials = " ".join(f"{letter}." for letter in match["initials"])
    return ", ".join(part for part in (match["family"], match["suffix"], initials) if part)


def recognizes(head: str) -> bool:
    """Whether a line opens a record (`TY  - `, `PMID- `, `%0 `) near other tags; or most lines have tags."""
    lines = [line for line in head.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]
    tags = [tag for tag, _ in map(_tag_and_text, lines) if tag]
    known = sum(map(_KNOWN.__contains__, tags))
    if known >= 2 and _START.search(head):
        return True
    return known >= 4 and len(tags) * 2 >= len(lines) and not _TITLES.isdisjoint(tags)


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; a record whose end is missing ends where the next one starts."""
    reporter = Reporter(
        name,
        "a record with a title (TI) or an abstract (AB)",
        "Fix these lines or delete them; all other records were read.",
    )
    source = SourceText(lines)
    return parser_outputs(_events(source), reporter, metadata)


def _events(source: SourceText) -> Iterator[Event]:
    record: _Record | None = None
    has_lost_start = False
    for number, line in enumerate(source.lines, 1):
        if not line.strip():
            continue
        tag, text = _tag_and_text(line)
        if dialect := DIALECTS.get(tag):
            yield from (record.event(),) if record else ()
            record, has_lost_start = _Record(dialect, number, number), False
        if record is None:
            has_lost_start = has_lost_start or tag in _FIELD_TAGS
            yield _outside(number, line, has_lost_start)
        elif tag and tag == record.dialect.end:
            record.last = number
            yield record.event()
            record = None
        else:
            record.add(number, tag, text)
    if record:
        yield record.event()


def _tag_and_text(line: str) -> tuple[str, str]:
    """A line's tag and its text; no tag, and the whole line, if it continues the value before it."""
    match = _TAG.match(line)
    return (match["ris"] or match["refer"], match["text"] or match["value"] or "") if match else ("", line)


def _outside(number: int, line: str, has_lost_start: bool) -> Event:
    span = Span(number, number)
    if has_lost_start:
        return UnparsedSpan(span, "tags of a record whose first line is missing")
    if _BOILERPLATE.fullmatch(line) or _TAG.match(line):
        return Boilerplate(span)
    return UnparsedSpan(span, "a line outside of any record")
