"""Writes the citations of a list of papers as files, in the formats of reference managers.

    LIST.bib, LIST.ris, LIST.csl.json   the papers in the order of the list
    LIST/part-2.bib ...                 those that do not fit below MAX_BYTES

A list names all of its papers, also those of which too little is known for a citation: reference managers
import and complete them, and BibTeX accepts an entry with only a title.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.model.paper import Paper
from paper_digest.model.site_files import PagePath
from paper_digest.site.exports.bibtex import citation
from paper_digest.site.exports.citation_fields import is_citable
from paper_digest.site.exports.reference_formats import csl_item, ris_record

MAX_BYTES: Final = 5_000_000
"""A file is smaller."""


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format, and what a file has before, between and after its citations."""

    name: str
    extension: str
    write: Callable[[Paper], str]
    start: str = ""
    separator: str = ""
    end: str = ""


def _csl_text(paper: Paper) -> str:
    return json.dumps(csl_item(paper), ensure_ascii=False)


BIBTEX: Final = CitationFormat("BibTeX", "bib", citation, separator="\n")
RIS: Final = CitationFormat("RIS", "ris", ris_record, separator="\r\n")
CSL_JSON: Final = CitationFormat("CSL-JSON", "csl.json", _csl_text, start="[\n", separator=",\n", end="\n]\n")
FORMATS: Final = (BIBTEX, RIS, CSL_JSON)
_FORMAT_BY_NAME: Final = {format_.name: format_ for format_ in FORMATS}


@dataclass(frozen=True, slots=True)
class CitationFile:
    """One file of a list."""

    format_name: str
    part: int
    """Counted from 1."""
    path: PagePath
    papers: tuple[str, ...]
    """The ids of the papers that it cites."""


@dataclass(frozen=True, slots=True)
class CitationList:
    """The citations of one list of papers."""

    files: tuple[CitationFile, ...] = ()
    """By format, then by part."""
    n_incomplete: int = 0
    """Papers without authors, a year or a title."""


class Citations:
    """The citations of all papers, each written once for all files that it is in.

    results: keeps the citations of each paper.
    """

    def __init__(self, papers: Iterable[Paper], results: Results = NO_RESULTS) -> None:
        self._papers = {paper.id: paper for paper in papers}
        all_papers = tuple(self._papers.values())
        texts = results.each(
            "citations", all_papers, lambda paper: [encoded(paper)], tuple[str, ...], _citations_of
        )
        self._texts = {
            (format_, paper.id): text
            for paper, citations in zip(all_papers, texts, strict=True)
            for format_, text in zip(FORMATS, citations, strict=True)
        }

    def text(self, format_: CitationFormat, paper_id: str) -> str:
        """The citation of one paper."""
        return self._texts[format_, paper_id]

    def of_list(self, stem: str, paper_ids: Sequence[str]) -> CitationList:
        """The citations of these papers in files below docs/ whose paths start with `stem`."""
        files = tuple(file for format_ in FORMATS for file in self._files(format_, stem, paper_ids))
        incomplete = (paper for paper in paper_ids if not is_citable(self._papers[paper]))
        return CitationList(files, sum(1 for _ in incomplete))

    def content(self, file: CitationFile) -> bytes:
        """The content of a file."""
        format_ = _FORMAT_BY_NAME[file.format_name]
        citations = (self._texts[format_, paper] for paper in file.papers)
        return f"{format_.start}{format_.separator.join(citations)}{format_.end}".encode()

    def _files(self, format_: CitationFormat, stem: str, paper_ids: Sequence[str]) -> Iterator[CitationFile]:
        sizes = [(paper, len(self._texts[format_, paper].encode())) for paper in paper_ids]
        for number, papers in enumerate(_parts(format_, sizes), 1):
            path = (
                f"{stem}.{format_.extension}" if number == 1 else f"{stem}/part-{number}.{format_.extension}"
            )
            yield CitationFile(format_.name, number, path, papers)


def _citations_of(paper: Paper) -> tuple[str, ...]:
    """The paper's citation in each of FORMATS."""
    return tuple(format_.write(paper) for format_ in FORMATS)


def _parts(format_: CitationFormat, sizes: Iterable[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    """The papers of each file, given the bytes of their citations; without papers one file without any."""
    empty = len(format_.start.encode()) + len(format_.end.encode())
    separator = len(format_.separator.encode())
    part: list[str] = []
    size = empty
    for paper, length in sizes:
        if part and size + separator + length >= MAX_BYTES:
            yield tuple(part)
            part, size = [], empty
        part.append(paper)
        size += separator + length
    yield tuple(part)
