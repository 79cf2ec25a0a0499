r"""Reads arXiv's daily mails: entries between lines `\\`, with rules of dashes or percent signs between them.

An entry has an arXiv number, labeled lines, `\\`, an abstract and `\\ ( address, size)`; that of a replaced
paper has no abstract. The grammar is the one of https://info.arxiv.org/help/subscribe.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from typing import Final

from paper_digest.formats.arxiv_mail_lines import LineKind, MailLine, id_in_line, mail_lines
from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.sources.second_papers import StatedField, Statement, second_paper
from paper_digest.values.wrapped_lines import joined

LAYOUT = "arXiv mail"
_SECTION_LINES: Final = frozenset((LineKind.DELIMITER, LineKind.END, LineKind.TITLE))
"""Lines that only an entry has."""
_HEADER: Final = re.compile(
    r"^.{0,12}(?:Subject: .{0,60}\bSubj-class mailing|To unsubscribe, e-mail To: \S+@arxiv\.org)",
    re.MULTILINE | re.IGNORECASE,
)
_RECEIVED: Final = re.compile(r"^.{0,12}\breceived from\s+\S.*\sto\s+\S", re.MULTILINE)
_NO_END: Final = "an entry without its last line, the one with the address"

_Section = list[MailLine]


def recognizes(head: str) -> bool:
    """Whether an entry starts in the text, or it is a mailing without papers."""
    lines = mail_lines(head.split("\n"))
    starts = (
        before.kind is LineKind.DELIMITER and line.kind is LineKind.NUMBER for before, line in pairwise(lines)
    )
    return any(starts) or bool(_HEADER.search(head) and _RECEIVED.search(head))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an entry; a broken entry is reported and all others are read."""
    reporter = Reporter(
        name,
        r"an entry with an arXiv number, a title, \\, an abstract and \\ ( address )",
        "Fix the entry or delete it; all others were read.",
    )
    sections = _sections(mail_lines(list(lines)))
    return parser_outputs((event for section in sections for event in _events(section)), reporter, metadata)


def _sections(lines: Sequence[MailLine]) -> Iterator[_Section]:
    """The lines between rules, and from the start of an entry to its end."""
    section: _Section = []
    for line in lines:
        if line.kind is LineKind.RULE:
            yield section
            yield [line]
            section = []
            continue
        if line.kind is LineKind.NUMBER:
            start = section[-1:] if section and section[-1].kind is LineKind.DELIMITER else []
            yield section[: len(section) - len(start)]
            section = start
        section.append(line)
        if line.kind is LineKind.END:
            yield section
            section = []
    yield section


def _events(section: _Section) -> Iterator[Event]:
    if not section:
        return
    span = Span(section[0].number, section[-1].number)
    kinds = [line.kind for line in section]
    if _SECTION_LINES.isdisjoint(kinds) and LineKind.NUMBER not in kinds:
        yield Boilerplate(span)
    elif contradiction := _contradiction(section):
        yield UnparsedSpan(span, contradiction)
    else:
        has_end = LineKind.END in kinds
        yield RawRecord(span, _record(section), warning="" if has_end else _NO_END)


def _contradiction(section: _Section) -> str:
    """Why the lines are not one entry; empty if they are."""
    statements = list(_statements(section))
    if second := second_paper(statements):
        return second.contradiction()
    fields = {statement.field for statement in statements}
    for field, name in ((StatedField.ARXIV, "an arXiv number"), (StatedField.TITLE, "a title")):
        if field not in fields:
            return f"an entry without {name}"
    return "" if _has_proper_header(section) else r"an entry without a line \\ before its abstract"


def _statements(section: _Section) -> Iterator[Statement]:
    """The numbers of the lines, then the titles."""
    span = Span(section[0].number, section[-1].number)
    yield from (
        Statement(StatedField.ARXIV, str(number), span) for number in filter(None, map(id_in_line, section))
    )
    for line in section:
        if line.kind is LineKind.TITLE:
            yield Statement(StatedField.TITLE, line.value, span)


def _has_proper_header(section: _Section) -> bool:
    """Whether an abstract that a new entry must have is not among its labeled lines."""
    header, abstract = _parts(section)
    is_replaced = any(line.kind is LineKind.REPLACED for line in header)
    return bool(abstract) or is_replaced or not any(map(_may_be_prose, header))


def _may_be_prose(line: MailLine) -> bool:
    """Whether a line is neither labeled nor indented, as the other lines of a labeled value are."""
    return line.kind is LineKind.TEXT and not line.text[:1].isspace()


def _parts(section: _Section) -> tuple[_Section, _Section]:
    """The labeled lines, and those of the abstract."""
    inner = [line for line in section if line.kind is not LineKind.END]
    if inner and inner[0].kind is LineKind.DELIMITER:
        inner = inner[1:]
    ends = [index for index, line in enumerate(inner) if line.kind is LineKind.DELIMITER]
    if not ends:
        return inner, []
    abstract = [line for line in inner[ends[0] :] if line.kind is not LineKind.DELIMITER]
    return inner[: ends[0]], abstract


def _record(section: _Section) -> Mapping[str, object]:
    header, abstract = _parts(section)
    number = next(number for line in section if (number := id_in_line(line)))
    fields = {
        "published": str(number.month),
        **_fields(header),
    }  # a replaced paper has the date of the new version
    record: dict[str, object] = {**fields, "arxiv": str(number), "url": number.abs_url}
    if abstract:
        record["abstract"] = _unwrapped([line.text for line in abstract])
    return record


def _fields(header: _Section) -> dict[str, object]:
    """The values of the labeled lines, each with the lines that continue it; the first of each label."""
    fields: dict[str, list[str]] = {}
    value: list[str] = []
    for line in header:
        if line.label:
            value = [line.value]
            fields.setdefault(line.label, value)
        elif line.kind is LineKind.TEXT:
            value.append(line.text)
    return {label: _unwrapped(texts) for label, texts in fields.items()}


def _unwrapped(texts: Sequence[str]) -> str:
    return reduce(joined, (text.strip() for text in texts))
