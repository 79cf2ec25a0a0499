"""Reads what PubMed saves as "Abstract (text)": numbered records, from a citation to a PMID."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, pairwise, takewhile
from typing import Final, NamedTuple

from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.name_additions import has_corporate_word
from paper_digest.values.person import PersonName
from paper_digest.values.wrapped_lines import joined

LAYOUT = "PubMed text"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_DATE: Final = rf"(?P<date>{_YEAR}(?:[ -][A-Z0-9][\w-]{{0,9}}){{0,4}})"
_JOURNAL: Final = r"(?P<number>\d{1,6})\. (?P<journal>[^\s.][^.]{0,250})"
_FURTHER_PAGES: Final = r"(?:\.[a-z]\d{1,4}(?:-\w{1,8})?){0,2}"
"""Of an article's parts that are only on the web, such as ".e8" and ".e1-271.e9"."""
_PAGES: Final = rf"(?P<pages>[^.;:]{{1,40}}{_FURTHER_PAGES})(?:; [^.;:]{{1,60}}{_FURTHER_PAGES})?"
"""Such as "271-280.e8" and "12-19; discussion 19-20"."""
_CITATION: Final = re.compile(
    rf"{_JOURNAL}\. {_DATE}"
    rf"(?:;(?P<volume>[^:(.;]{{0,40}})(?:\([^)]{{0,60}}\))?(?::(?:{_PAGES}|10\.\S+))?|:\S+)?\.(?:\s.*)?"
)
"""Such as "1. Nat Med. 2021 Apr;27(4):601-615. doi: 10.1038/s41591-021-01283-z. Epub 2021 Mar 22."."""
_CITATION_OF_BOOK: Final = re.compile(rf"{_JOURNAL}\. [^;]{{2,200}}; {_DATE}[ –-]*\..*")
_NEXT_CITATION: Final = re.compile(
    rf"(?P<number>\d{{1,6}})\. (?P<journal>[^\s.].{{0,250}}?)\. {_DATE}(?![\w-])(?:;"
    r"(?P<volume>\w{1,20})?(?:\([^)]{0,60}\))?(?::(?P<pages>[\w-]{1,40}))?)?.*"
)
"""A citation in any other form, whose number and place in the file tell that it is one."""
_PREPRINT: Final = re.compile(r" \[(?:Preprint|Internet)\]\Z")
_MOST_LINES: Final = 10
"""Of a citation; chosen by hand."""
_START: Final = re.compile(r"\d{1,6}\. \S")
_ID: Final = re.compile(r"(?P<name>DOI|PMCID|PMID|PII|Bookshelf ID): (?P<value>\S+)")
_DOI_IN_CITATION: Final = re.compile(r"\bdoi: (10\.\S+?)\.?(?=\s|\Z)")
_BRACKETED: Final = r"\[(?:Article|Indexed|No authors listed|No abstract)"
_NO_TITLE: Final = re.compile(rf"{_BRACKETED}|Author information:")
_OTHER: Final = re.compile(
    rf"{_BRACKETED}|Author information:|Collaborators?:|Collaborator\(s\):|Investigators?:"
    r"|Conflict of interest statement:|Publisher: |No abstract available"
    r"|(?:Comment|Erratum|Update|Retraction|Republished|Original report|Expression of concern|Dataset"
    r"|Summary for patients|(?:Corrected|Retracted) and republished)\b.{0,20}? (?:in|on|for|of|from|to)$"
    r"|©|\([cC]\) ?\d|Copyright:?,? ?(?:©|\([cC]\)|\d{4})|.{0,120}All rights reserved\.?$",
    re.MULTILINE,
)
"""How paragraphs below the title begin that are no part of the abstract."""
_PUBLISHER: Final = re.compile(r"Published by\b")
"""How the last paragraph may begin; above it, these are words of the abstract."""
_MOST_WORDS_OF_GROUP: Final = 15
"""Of a group of authors, such as "Study Group of Looms for the Care of Threads"; chosen by hand."""
_LONGEST_SMALL_WORD: Final = 3
"""Letters of the words that the name of a group has in lower case, such as "of", "and" and "the"."""
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


class _Record(NamedTuple):
    """The paragraphs of a record, the first of which is its citation if it has one."""

    citation: re.Match[str] | None
    paragraphs: list[_Paragraph]


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


def _records(lines: Sequence[str]) -> Iterator[_Record]:
    """The paragraphs from one citation to the next one.

    Below a PMID, the next number tells it; one export behind another begins with 1 again.
    """
    record = _Record(None, [])
    number, has_pmid = 0, True
    for paragraph in _paragraphs(lines):
        if citation := _start_of_record(paragraph, number, has_pmid):
            if record.paragraphs:
                yield record
            record, number, has_pmid = _Record(citation, []), int(citation["number"]), False
        has_pmid |= bool(_pmids(paragraph))
        record.paragraphs.append(paragraph)
    if record.paragraphs:
        yield record


def _start_of_record(paragraph: _Paragraph, number: int, has_pmid: bool) -> re.Match[str] | None:
    """The citation that begins a record behind one with a number, which may have its PMID already."""
    citation = _citation(paragraph)
    if citation and (has_pmid or int(citation["number"]) > number):
        return citation
    return _following_citation(paragraph, number) if has_pmid else None


def _citation(paragraph: _Paragraph) -> re.Match[str] | None:
    """The citation of a record in a form that is PubMed's only."""
    if not _may_be_citation(paragraph):
        return None
    text = paragraph.text
    return _CITATION.fullmatch(text) or _CITATION_OF_BOOK.fullmatch(text)


def _following_citation(paragraph: _Paragraph, number: int) -> re.Match[str] | None:
    """The citation of a record in any form, if its number is the next one or the first."""
    citation = _NEXT_CITATION.fullmatch(paragraph.text) if _may_be_citation(paragraph) else None
    return citation if citation and int(citation["number"]) in (1, number + 1) else None


def _may_be_citation(paragraph: _Paragraph) -> bool:
    return len(paragraph.lines) <= _MOST_LINES and bool(_START.match(paragraph.lines[0]))


def _event(record: _Record) -> Event:
    citation, paragraphs = record
    span = Span(paragraphs[0].first, paragraphs[-1].last)
    if citation is None:
        is_record = any(map(_pmids, paragraphs))
        return UnparsedSpan(span, "a record without its citation") if is_record else Boilerplate(span)
    if len({pmid for paragraph in paragraphs for pmid in _pmids(paragraph)}) > 1:
        return UnparsedSpan(span, "a record with two PMIDs")
    below = paragraphs[1:]
    values = {**_texts(below), **_publication(citation), "doi": _doi(below, citation)}
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


def _texts(paragraphs: Sequence[_Paragraph]) -> dict[str, object]:
    """The title, the authors and the abstract between a citation and its identifiers."""
    texts = list(takewhile(lambda paragraph: not _is_of_ids(paragraph), paragraphs))
    title = next((part for part in texts if not _NO_TITLE.match(part.text)), None)
    if title is None:
        return {}
    rest = [part for part in texts if part != title and not _is_other(part, texts)]
    authors = _authors(rest[0], texts) if rest else ()
    abstract = " ".join(part.text for part in rest[bool(authors) :])
    return {"title": title.text, "authors": authors, "abstract": abstract}


def _is_other(paragraph: _Paragraph, paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether a paragraph below a title is no part of the abstract."""
    is_last = paragraph == paragraphs[-1]
    return bool(_OTHER.match("\n".join(paragraph.lines)) or (is_last and _PUBLISHER.match(paragraph.text)))


def _authors(paragraph: _Paragraph, paragraphs: Sequence[_Paragraph]) -> Sequence[PersonName] | str:
    """The people in a paragraph below a title, without marks; empty if it is the start of the abstract."""
    names = _AUTHOR_MARK.sub("", paragraph.text)
    below = next((part for part in paragraphs if part.first > paragraph.last), None)
    has_addresses = below is not None and below.lines[0].startswith("Author information:")
    return _people(names) or (names if has_addresses else "")


def _people(names: str) -> tuple[PersonName, ...]:
    """The people and groups of a list, such as "Loom Study Group; Roe J, Doe K."; else none."""
    if not names.endswith("."):
        return parse_list_with_initials_last(names)
    parts = [_people_or_group(part) for part in names[:-1].split("; ")]
    return tuple(chain.from_iterable(parts)) if all(parts) else ()


def _people_or_group(names: str) -> tuple[PersonName, ...]:
    """The people of a part of a list, or its group."""
    is_group = (
        has_corporate_word(names)
        and len(words := names.split()) <= _MOST_WORDS_OF_GROUP
        and not any(word.islower() and len(word) > _LONGEST_SMALL_WORD for word in words)
    )
    group = PersonName.of_parts(names) if is_group else None
    return parse_list_with_initials_last(f"{names}.") or ((group,) if group else ())
