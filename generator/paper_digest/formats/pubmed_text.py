"""Reads what PubMed saves as "Abstract (text)": numbered records, from a citation to a PMID."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, pairwise, takewhile
from typing import Final

from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.wrapped_lines import joined

LAYOUT = "PubMed text"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_DATE: Final = rf"(?P<date>{_YEAR}(?:[ -][A-Z0-9][\w-]{{0,9}}){{0,4}})"
_JOURNAL: Final = r"(?P<number>\d{1,6})\. (?P<journal>[^\s.][^.]{0,250})"
_CITATION: Final = re.compile(
    rf"{_JOURNAL}\. {_DATE}"
    r"(?:;(?P<volume>[^:(.;]{0,40})(?:\([^)]{0,60}\))?(?::(?P<pages>[^.;:]{1,40}))?|:\S+)?(?:\.(?:\s.*)?)?"
)
"""Such as "1. Nat Med. 2021 Apr;27(4):601-615. doi: 10.1038/s41591-021-01283-z. Epub 2021 Mar 22."."""
_CITATION_OF_BOOK: Final = re.compile(rf"{_JOURNAL}\. [^;]{{2,200}}; {_DATE}[ –-]*\..*")
_PREPRINT: Final = re.compile(r" \[(?:Preprint|Internet)\]\Z")
_MOST_LINES: Final = 10
"""Of a citation; chosen by hand."""
_START: Final = re.compile(r"\d{1,6}\. \S")
_ID: Final = re.compile(r"(?P<name>DOI|PMCID|PMID|PII|Bookshelf ID): (?P<value>\S+)")
_DOI_IN_CITATION: Final = re.compile(r"\bdoi: (10\.\S+?)\.?(?=\s|\Z)")
_OTHER: Final = re.compile(
    r"Author information:|Collaborators?:|Collaborator\(s\):|Investigators?:|Conflict of interest statement:"
    r"|Publisher: |No abstract available|\[(?:Article|Indexed|No authors listed|No abstract)"
    r"|(?:Comment|Erratum|Update|Retraction|Republished|Original report|Expression of concern|Dataset"
    r"|Summary for patients|(?:Corrected|Retracted) and republished)\b.{0,20}? (?:in|on|for|of|from|to)$"
    r"|©|\([cC]\) ?\d|Copyright\b|Published by\b|.{0,120}All rights reserved\.?$",
    re.MULTILINE,
)
"""How paragraphs begin that are no part of the title or the abstract."""
_AUTHOR_MARK: Final = re.compile(r"\((?:\d{1,3}|[#*†‡§a-z])\)")
"""What leads from an author to an address: "Sehgal K(#)(2)(3)"."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines without a blank line between them."""

    first: int
    last: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of the lines."""
        lines = [line.strip() for line in self.lines]
        ends = (joined(before, after)[len(before) :] for before, after in pairwise(lines))
        return "".join((lines[0], *ends))


def recognizes(head: str) -> bool:
    """Whether a paragraph of identifiers with a PMID is below a numbered citation."""
    if "\nPMID: " not in head:
        return False
    below = dropwhile(lambda paragraph: _citation(paragraph) is None, _paragraphs(head.split("\n")))
    return any(map(_pmids, below))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; one without a title, or with two PMIDs, is reported and all others are read."""
    reporter = Reporter(
        name,
        "a numbered citation, a title, authors, an abstract and a PMID, with blank lines between them",
        "Save the record again as Abstract (text) or PubMed; all others were read.",
    )
    return parser_outputs(map(_event, _records(list(lines))), reporter, metadata)


def _paragraphs(lines: Sequence[str]) -> Iterator[_Paragraph]:
    gathered: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            gathered.append(line)
        elif gathered:
            yield _Paragraph(number - len(gathered), number - 1, tuple(gathered))
            gathered = []


def _records(lines: Sequence[str]) -> Iterator[list[_Paragraph]]:
    """The paragraphs from one citation to the next one, whose number is higher."""
    record: list[_Paragraph] = []
    number = -1
    for paragraph in _paragraphs(lines):
        citation = _citation(paragraph)
        if citation and int(citation["number"]) > number:
            if record:
                yield record
            record, number = [], int(citation["number"])
        record.append(paragraph)
    if record:
        yield record


def _citation(paragraph: _Paragraph) -> re.Match[str] | None:
    if len(paragraph.lines) > _MOST_LINES or not _START.match(paragraph.lines[0]):
        return None
    text = paragraph.text
    return _CITATION.fullmatch(text) or _CITATION_OF_BOOK.fullmatch(text)


def _event(record: Sequence[_Paragraph]) -> Event:
    span = Span(record[0].first, record[-1].last)
    citation = _citation(record[0])
    if citation is None:
        is_record = any(map(_pmids, record))
        return UnparsedSpan(span, "a record without its citation") if is_record else Boilerplate(span)
    if len({pmid for paragraph in record for pmid in _pmids(paragraph)}) > 1:
        return UnparsedSpan(span, "a record with two PMIDs")
    values = {**_texts(record[1:]), **_publication(citation), "doi": _doi(record[1:], citation)}
    return RawRecord(span, {key: value for key, value in values.items() if value})


def _doi(paragraphs: Sequence[_Paragraph], citation: re.Match[str]) -> str:
    """The DOI after the abstract, else that in the citation."""
    ids = (match for paragraph in filter(_is_of_ids, paragraphs) for match in _ids(paragraph))
    own = (match["value"] for match in ids if match["name"] == "DOI")
    return next(chain(own, _DOI_IN_CITATION.findall(citation.group())), "")


def _ids(paragraph: _Paragraph) -> list[re.Match[str]]:
    """The identifiers in the lines of a paragraph."""
    return [match for line in paragraph.lines if (match := _ID.match(line.strip()))]


def _pmids(paragraph: _Paragraph) -> list[str]:
    """The PMIDs in a paragraph of identifiers."""
    ids = _ids(paragraph) if _is_of_ids(paragraph) else []
    return [match["value"] for match in ids if match["name"] == "PMID"]


def _is_of_ids(paragraph: _Paragraph) -> bool:
    """Whether each line has an identifier."""
    return len(_ids(paragraph)) == len(paragraph.lines)


def _publication(citation: re.Match[str]) -> dict[str, str]:
    """What a citation says."""
    parts = citation.groupdict()
    return {
        "journal": _PREPRINT.sub("", citation["journal"]),
        "published": citation["date"],
        "volume": parts.get("volume") or "",
        "pagination": parts.get("pages") or "",
        "arxiv": next(map(str, ArxivId.find_all(citation.group())), ""),
    }


def _texts(paragraphs: Sequence[_Paragraph]) -> dict[str, str]:
    """The title, the authors and the abstract between a citation and its identifiers."""
    texts = tuple(takewhile(lambda paragraph: not _is_of_ids(paragraph), paragraphs))
    own = [part for part in texts if not _OTHER.match("\n".join(part.lines))]
    if not own:
        return {}
    title, *rest = own
    authors = _authors(rest[0], texts) if rest else ""
    abstract = " ".join(part.text for part in rest[bool(authors) :])
    return {"title": title.text, "authors": authors, "abstract": abstract}


def _authors(paragraph: _Paragraph, paragraphs: Sequence[_Paragraph]) -> str:
    """The names in a paragraph below a title, without marks; empty if it is the start of the abstract."""
    names = _AUTHOR_MARK.sub("", paragraph.text)
    below = next((part for part in paragraphs if part.first > paragraph.last), None)
    has_addresses = below is not None and below.lines[0].startswith("Author information:")
    return names if has_addresses or parse_list_with_initials_last(names) else ""
