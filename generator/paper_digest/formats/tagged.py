"""Read records with a tag before each line: RIS, MEDLINE, Ovid, Refer (EndNote), RefWorks, Web of Science."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.formats.ris_citation import ris_entry
from paper_digest.formats.tagged_dialects import FIELD_TAGS, FIRST_LINE, TITLES
from paper_digest.formats.tagged_fields import TaggedFields
from paper_digest.formats.tagged_lines import TaggedLine, has_bare_tags, tagged_lines
from paper_digest.formats.tagged_records import TaggedRecord, records_and_other_lines
from paper_digest.formats.written_labels import tags_of_labels
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "RIS"

_PROGRAMS: Final = "Scopus|Embase|ProQuest|EBSCO(?:host)?|IEEE Xplore|PubMed|Web of Science|Ovid"
_BOILERPLATE = re.compile(
    rf"\s*(?:\d+\.|[\w -]{{2,40}}:(?!//).*|[-=_*]{{3,}}|<.*>|Record:? #?\d+.*|{_PROGRAMS})\s*"
)
"""A record's number, a header of the export, the name of its program, or a rule between records."""
_SAMPLE_LINES: Final = 400


def recognizes(head: str) -> bool:
    """Whether a line opens a record (`TY  - `, `PT J`, `%0 `) near other tags; or most lines have tags."""
    texts = head.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    lines = list(tagged_lines(texts))
    tags = [line.tag for line in lines if line.tag]
    known = sum(map(FIELD_TAGS.__contains__, tags))
    has_title = not TITLES.isdisjoint(tags)
    if known >= 2 and FIRST_LINE.search(head) and (has_title or not has_bare_tags(texts)):
        return True
    return known >= 4 and has_title and (len(tags) * 2 >= len(lines) or bool(tags_of_labels(texts)))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; a record whose end is missing ends where the next one starts."""
    reporter = Reporter(
        name,
        "a record with a title (TI) or an abstract (AB)",
        "Fix these lines or delete them; all other records were read.",
    )
    parts = records_and_other_lines(tagged_lines(lines))
    return parser_outputs(map(_event, parts), reporter, metadata)


def _event(part: TaggedRecord | TaggedLine) -> Event:
    if isinstance(part, TaggedLine):
        span = Span(part.number, part.number)
        is_boilerplate = part.tag or _BOILERPLATE.fullmatch(part.text)
        return Boilerplate(span) if is_boilerplate else UnparsedSpan(span, "a line outside of any record")
    span = Span(part.first, part.last)
    if FIELD_TAGS.isdisjoint(part.tags):
        return Boilerplate(span)  # such as Ovid's "NL  - " with the abbreviated journal, behind the record
    if not part.has_start and not part.has_title:
        return UnparsedSpan(span, "tags of a record whose first line is missing")
    fields = TaggedFields.of(part)
    if contradiction := fields.contradiction():
        return UnparsedSpan(span, contradiction)
    return RawRecord(
        span, fields.mapped(), citation=ris_entry(fields.citation_tags, fields.venue, fields.pages)
    )
