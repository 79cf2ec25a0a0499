r"""Reads bibliographies that LaTeX prints: the `\bibitem`s of any style, and the entries of biber."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.biber_entries import BIBER_ENTRY, biber_record
from paper_digest.formats.bibtex_values import without_braces
from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.reference_parts import ReferenceParts, are_several, parts_of, people_text
from paper_digest.formats.tex_marks import Mark, addresses_in, with_marks, without_marks
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.arxiv import ArxivId, without_arxiv_ids

LAYOUT = "LaTeX bibliography"
_LABEL: Final = (
    r"(?:\[(?:[^\[\]{}]|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}|\[[^\[\]]*\])*\])?"
)
_BIBITEM = re.compile(rf"^[ \t]*\\bibitem(?:\s|%)*{_LABEL}(?:\s|%)*\{{[^{{}}]*\}}", re.MULTILINE)
_END = re.compile(r"^[ \t]*\\(?:end\{thebibliography\}|enddatalist|end\{document\})", re.MULTILINE)
_RECORD_START = re.compile(rf"{_BIBITEM.pattern}|{BIBER_ENTRY.pattern}", re.MULTILINE)
_SAMPLE: Final = re.compile(r"^[ \t]*\\(?:bibitem\b|entry\{|begin\{thebibliography\})", re.MULTILINE)
_COMMAND = re.compile(r"\\[A-Za-z]{4,}")
_FEWEST_COMMANDS: Final = 3
"""Different commands that make a reference a program; by hand."""
_NUMBER = re.compile(r"\b(?:19|20)\d\d\b")
_OLD_YEAR_AT_END = re.compile(r"\b1[5-8]\d\d(?=[\s.)]*\Z)")
_NO_YEARS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+|\b\d{1,5}\s?(?:--|[-–])\s?\d{1,5}\b")
"""Addresses, DOIs and ranges of pages, which have numbers like years: 10.1000/loom.2023.12."""


def recognizes(head: str) -> bool:
    r"""Whether a `\bibitem` or an entry of biber starts a line."""
    return bool(_SAMPLE.search(head) and _RECORD_START.search(head))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a reference; one without a title is reported and all others are read."""
    reporter = Reporter(
        name,
        "a reference with a title",
        "Fix the reference or delete it; all others were read.",
    )
    return parser_outputs(_events(SourceText(lines)), reporter, metadata)


def _events(source: SourceText) -> Iterator[Event]:
    starts = list(_RECORD_START.finditer(source.text))
    first_line = source.line_of(starts[0].start()) if starts else len(source.lines) + 1
    if first_line > 1:
        yield Boilerplate(Span(1, first_line - 1))
    for match, following in zip(starts, [*starts[1:], None], strict=True):
        stop = following.start() if following else len(source.text)
        end = _END.search(source.text, match.end(), stop)
        body = source.text[match.end() : end.start() if end else stop]
        span = source.span(match.start(), match.end() + len(body.rstrip()))
        yield _event(match, body, span)
        if end:
            yield Boilerplate(source.span(end.start(), stop))


def _event(match: re.Match[str], body: str, span: Span) -> Event:
    if match["entry_type"]:
        return RawRecord(span, biber_record(body))
    marked = with_marks(body)
    if are_several(marked):
        return UnparsedSpan(span, rf"a reference to several papers; each needs a \bibitem{_numbers(marked)}")
    parts = parts_of(marked)
    if _is_program(marked) and (parts is None or _COMMAND.search(parts.title)):
        return UnparsedSpan(span, "a reference in commands of its style, which only LaTeX can print")
    if parts is None:
        return UnparsedSpan(span, f"a reference without a title{_numbers(marked)}")
    return RawRecord(span, _record(marked, parts))


def _is_program(marked: str) -> bool:
    """Whether a reference starts with a command of its style and has several, as jurabib writes it."""
    return bool(_COMMAND.match(marked.lstrip())) and len({*_COMMAND.findall(marked)}) >= _FEWEST_COMMANDS


def _numbers(marked: str) -> str:
    """The arXiv numbers in a reference that is not read, for the reason."""
    numbers = ", ".join(f"arXiv:{number}" for number in _arxiv_ids(marked))
    return numbers and f" ({numbers})"


def _arxiv_ids(marked: str) -> list[ArxivId]:
    text = without_marks(marked)
    return list(dict.fromkeys((*ArxivId.find_all(text), *ArxivId.find_unlabeled(text))))


def _record(marked: str, parts: ReferenceParts) -> Mapping[str, object]:
    """The parts as the mapping knows them."""
    publication = without_marks(parts.publication)
    year = Mark.YEAR.find(marked)
    years = _NUMBER.findall(without_marks(year["inside"])) if year else _years_in(publication)
    return {
        "title": _text(parts.title),
        "authors": people_text(parts.people),
        "year": years[-1] if years else (_NUMBER.findall(parts.people) or [""])[-1],
        "journal": _venue(parts),
        "url": list(addresses_in(marked)),
        "identifier": [publication, *(f"arXiv:{number}" for number in ArxivId.find_unlabeled(publication))],
    }


def _years_in(publication: str) -> list[str]:
    """The years that a publication states, or seems to state."""
    text = without_arxiv_ids(publication)
    stated = _NO_YEARS.sub(" ", text)
    return _NUMBER.findall(stated) or _OLD_YEAR_AT_END.findall(stated) or _NUMBER.findall(text)


def _venue(parts: ReferenceParts) -> str:
    named = Mark.VENUE.find(parts.publication) or Mark.EMPHASIS.find(parts.publication)
    return _text(named["inside"]) if named else ""


def _text(marked: str) -> str:
    return without_braces(without_marks(marked)).replace(r"\/", "").strip(" ,;:").removesuffix(".")
