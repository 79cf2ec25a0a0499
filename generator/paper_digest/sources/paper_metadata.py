"""Reads and writes metadata.jsonl: one JSON object on each line with the metadata of one paper."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from paper_digest.model.metadata import PaperMetadata
from paper_digest.model.problem import Problem
from paper_digest.regular_file import content_if_any, reason_of
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import (
    Identifier,
    IdentifierKind,
    first_of_each_kind,
    identifiers_in_order,
)
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.url import split_url

FILE_NAME: Final = "metadata.jsonl"
EXAMPLE: Final = (
    '{"title": "The title", "authors": ["Ada Lovelace"], "date": "2024-10", "arxiv": "2410.21869", '
    '"source": "https://arxiv.org/abs/2410.21869"}'
)

Text = Annotated[str, Meta(min_length=1, pattern=r"\S")]
WebAddress = Annotated[str, Meta(pattern=r"^https?://[^\s/]+\S*$", description="An http or https URL.")]


class MetadataRecord(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The metadata of one paper; metadata.jsonl has one such object on each line."""

    title: Annotated[Text, Meta(description="The title under which the dumps list the paper.")]
    other_titles: Annotated[list[Text], Meta(description="Titles of other versions.")] = []
    authors: Annotated[list[Text], Meta(description='Names, such as "Ada Lovelace" or "Lovelace, Ada".')] = []
    date: (
        Annotated[str, Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="A year, month or day.")] | None
    ) = None
    venue: Annotated[Text, Meta(description="The journal or the proceedings.")] | None = None
    year: (
        Annotated[int, Meta(ge=1900, le=2100, description="The year of the venue's publication.")] | None
    ) = None
    volume: Text | None = None
    pages: Text | None = None
    arxiv: Text | None = None
    doi: Text | None = None
    openreview: Annotated[Text, Meta(description="The id or the URL of a forum.")] | None = None
    url: WebAddress | None = None
    pdf: WebAddress | None = None
    code: WebAddress | None = None
    source: Annotated[Text, Meta(description="Where the facts were read.")]
    note: Annotated[Text, Meta(description="A note for maintainers; no page shows it.")] | None = None


_DECODER = msgspec.json.Decoder(MetadataRecord)


def load_metadata(path: Path) -> tuple[tuple[PaperMetadata, ...], tuple[Problem, ...]]:
    """The metadata in a file, and what is wrong with its lines; a missing file is empty."""
    try:
        content = content_if_any(path) or b""
    except OSError as error:
        return (), (_problem(None, "a readable file", reason_of(error)),)
    return parse_metadata(content)


def parse_metadata(content: bytes) -> tuple[tuple[PaperMetadata, ...], tuple[Problem, ...]]:
    """The metadata of all valid lines, and a problem for each of the others; blank lines are allowed."""
    outcomes = [_parse_line(line, number) for number, line in _lines(content)]
    metadata = tuple(outcome for outcome in outcomes if isinstance(outcome, PaperMetadata))
    return metadata, tuple(outcome for outcome in outcomes if isinstance(outcome, Problem))


def decode_records(content: bytes) -> tuple[MetadataRecord, ...]:
    """The records of a file of which `parse_metadata` reports no problem."""
    return tuple(_DECODER.decode(line) for _, line in _lines(content))


def format_metadata(records: Iterable[MetadataRecord]) -> bytes:
    """The text of metadata.jsonl: a line for each record, in the order of the titles."""
    ordered = sorted(records, key=lambda record: (normalized_key(record.title), record.title))
    return b"".join(msgspec.json.encode(record) + b"\n" for record in ordered)


def metadata_schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    return msgspec.json.schema(MetadataRecord)


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    lines = enumerate(content.removeprefix(BOM_UTF8).split(b"\n"), 1)
    return ((number, line) for number, line in lines if line.strip())


def _parse_line(line: bytes, number: int) -> PaperMetadata | Problem:
    try:
        record = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _problem(number, "the metadata of one paper as a JSON object", _reason(error))
    return next(_wrong_values(record, number), None) or _metadata(record, number)


def _wrong_values(record: MetadataRecord, number: int) -> Iterator[Problem]:
    """What no JSON Schema can check."""
    if record.date and PartialDate.from_iso(record.date) is None:
        yield _problem(number, "a valid date", repr(record.date))
    for name in record.authors:
        if PersonName.parse(name) is None:
            yield _problem(number, "names of people in `authors`", repr(name))
    for url in (record.url, record.pdf, record.code):
        if url and split_url(url) is None:
            yield _problem(number, "a valid URL", repr(url))
    for kind, text in _identifier_texts(record):
        if Identifier.parse(kind, text) is None:
            yield _problem(number, f"an identifier in `{kind}`", repr(text))


def _metadata(record: MetadataRecord, number: int) -> PaperMetadata:
    own = (Identifier.parse(kind, text) for kind, text in _identifier_texts(record))
    linked = identifiers_in_order(record.url or "")
    return PaperMetadata(
        line=number,
        title=record.title,
        other_titles=tuple(record.other_titles),
        authors=tuple(filter(None, map(PersonName.parse, record.authors))),
        date=PartialDate.from_iso(record.date) if record.date else None,
        venue=record.venue,
        year=record.year,
        volume=record.volume,
        pages=record.pages,
        identifiers=first_of_each_kind((*filter(None, own), *linked)),
        url=record.url,
        pdf=record.pdf,
        code=record.code,
        source=record.source,
        note=record.note,
    )


def _identifier_texts(record: MetadataRecord) -> Iterator[tuple[IdentifierKind, str]]:
    for kind in IdentifierKind:
        if text := getattr(record, str(kind)):
            yield kind, text


def _reason(error: Exception) -> str:
    return "JSON nested too deeply" if isinstance(error, RecursionError) else str(error).rstrip(".")


def _problem(line: int | None, expected: str, actual: str) -> Problem:
    advice = f"The other lines were read. A correct line: {EXAMPLE}"
    return Problem(file=FILE_NAME, line=line, expected=expected, actual=actual, advice=advice)
