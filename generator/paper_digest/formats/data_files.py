"""Reads the records of data files in other languages than JSON, once they are written as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paper_digest.formats.books import NO_PAPER, is_book
from paper_digest.formats.field_names import normal
from paper_digest.formats.json_reader import records_in
from paper_digest.formats.mapping import shows_paper
from paper_digest.formats.markdown_values import without_markdown
from paper_digest.formats.records import Event, RawRecord, SourceText
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import UnparsedSpan


def papers_in(written: Sequence[str]) -> list[Mapping[str, object]]:
    """The values of the records in lines of JSON."""
    events = records_in(SourceText(written), lambda value: shows_paper(value, DumpMetadata()))
    return [event.values for event in events if isinstance(event, RawRecord)]


def events_in(written: Sequence[str], metadata: DumpMetadata) -> Iterator[Event]:
    """The records in lines of JSON, and what is rejected."""
    events = records_in(SourceText(written), lambda value: shows_paper(value, metadata))
    return map(_with_words_of_title, events)


def _with_words_of_title(event: Event) -> Event:
    """A record whose title has no marks of Markdown, in which pandoc's bibliographies are."""
    if not isinstance(event, RawRecord):
        return event
    if is_book(event.values):
        return UnparsedSpan(event.span, NO_PAPER)
    values = {
        key: without_markdown(value) if isinstance(value, str) and normal(key) == "title" else value
        for key, value in event.values.items()
    }
    return replace(event, values=values)
