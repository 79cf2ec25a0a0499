"""Read exports with a label before each value: NoteExpress, CNKI, ReDIF, Engineering Village, ProQuest ..."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain, islice
from typing import Any, Final

from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "labeled records"
_LISTS: Final = frozenset({"authors", "keywords"})
"""Fields that may have several values."""
_UNLABELED: Final = ""
"""The label of lines before the first label of a record."""
_ADDRESS: Final = "address"
"""The label of lines that are only an address."""
_IS_ADDRESS = re.compile(r"\s*https?://\S+\s*")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of export marks its records and labels; data/labeled.toml explains the fields."""

    first: re.Pattern[str]
    line: re.Pattern[str]
    needs: frozenset[str]
    starts: frozenset[str]
    border: re.Pattern[str] | None
    not_papers: re.Pattern[str] | None
    fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Kind:
        """The kind that a table of data/labeled.toml describes."""
        return cls(
            first=re.compile(table["first"], re.MULTILINE),
            line=re.compile(table["line"]),
            needs=frozenset(map(str.casefold, table.get("needs", ()))),
            starts=frozenset(map(str.casefold, table.get("starts", ()))),
            border=re.compile(table["border"]) if "border" in table else None,
            not_papers=re.compile(table["not_papers"]) if "not_papers" in table else None,
            fields={name: tuple(map(str.casefold, labels)) for name, labels in table["fields"].items()},
        )


_TABLES: Final = tomllib.loads(files(__package__).joinpath("data/labeled.toml").read_text("utf-8"))
_HEADINGS: Final = frozenset(_TABLES["headings"].split())
KINDS: Final = tuple(map(Kind.of_table, _TABLES["kinds"]))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words."""

    number: int
    label: str | None
    text: str
    is_border: bool


@dataclass(slots=True)
class _Record:
    """The values of a record by their labels, in order."""

    first: int
    last: int
    values: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, line: _Line) -> None:
        """Starts a value, or adds a line without a label to the value before it."""
        if line.label is not None or not self.values:
            self.values.append((line.label or _UNLABELED, []))
        self.values[-1][1].append(line.text.strip())
        self.last = line.number

    def has(self, label: str | None) -> bool:
        """Whether there is a value with a label."""
        return any(own == label for own, _ in self.values)

    def texts(self, label: str) -> list[str]:
        """The values with a label that say something."""
        joined = (" ".join(filter(None, lines)) for own, lines in self.values if own == label)
        return list(filter(None, joined))


def recognizes(head: str) -> bool:
    """Whether a record of one of the kinds begins near the start, and a title follows."""
    return _kind_of(head) is not None


def _kind_of(head: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.first.search(head) and _has_title(kind, head)), None)


def _has_title(kind: Kind, head: str) -> bool:
    labels = {line.label for line in _labeled(head.split("\n"), kind)}
    return labels >= kind.needs and not labels.isdisjoint(kind.fields["title"])


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; lines before the first one belong to none."""
    texts = [line.lstrip("\ufeff") for line in lines]
    reporter = Reporter(
        name, "a record with a title or an abstract", "Fix these lines or delete them; all others were read."
    )
    kind = _kind_of("\n".join(texts)) or KINDS[0]
    return parser_outputs(_events(list(_labeled(texts, kind)), kind), reporter, metadata)


def _labeled(lines: Sequence[str], kind: Kind) -> Iterator[_Line]:
    """The lines with words, and their labels."""
    for number, line in enumerate(lines, 1):
        match = kind.line.match(line)
        if match and match["label"].casefold() not in _HEADINGS:
            yield _Line(number, match["label"].casefold(), match["text"], is_border=False)
        elif _IS_ADDRESS.fullmatch(line):
            yield _Line(number, _ADDRESS, line, is_border=False)
        elif line.strip():
            is_border = kind.border is not None and bool(kind.border.fullmatch(line))
            yield _Line(number, None, line, is_border)


def _events(lines: Sequence[_Line], kind: Kind) -> Iterator[Event]:
    starts = kind.starts or _first_label(lines, kind)
    record: _Record | None = None
    for line in lines:
        if record and (line.is_border or (line.label in starts and record.has(line.label))):
            yield _event(record, kind)
            record = None
        if line.is_border:
            yield Boilerplate(Span(line.number, line.number))
            continue
        record = record or _Record(line.number, line.number)
        record.add(line)
    if record:
        yield _event(record, kind)


def _first_label(lines: Sequence[_Line], kind: Kind) -> frozenset[str]:
    """The label of the first line with one, with which each record begins; none if a record may repeat it."""
    repeated = chain.from_iterable(kind.fields.get(name, ()) for name in _LISTS)
    return frozenset(islice((line.label for line in lines if line.label), 1)).difference(repeated)


def _event(record: _Record, kind: Kind) -> Event:
    """The paper in a record."""
    span = Span(record.first, record.last)
    if kind.not_papers and kind.not_papers.fullmatch(" ".join(record.values[0][1])):
        return Boilerplate(span)
    if not any(map(record.has, filter(None, chain.from_iterable(kind.fields.values())))):
        # Between borders may also be a table of contents.
        return Boilerplate(span) if kind.border else UnparsedSpan(span, "lines outside of any record")
    if len(set(record.texts(kind.fields["title"][0]))) > 1:
        return UnparsedSpan(span, "two titles in one record")
    fields = {name: _values(record, name, labels) for name, labels in kind.fields.items()}
    return RawRecord(span, {name: values for name, values in fields.items() if values})


def _values(record: _Record, name: str, labels: Sequence[str]) -> list[str]:
    """The values of the first label that has some: of most fields the first, of a list each part."""
    values = next((texts for label in labels if (texts := record.texts(label))), [])
    if name not in _LISTS:
        return values[:1]
    return [part for text in values for part in map(str.strip, text.split(";")) if part]
