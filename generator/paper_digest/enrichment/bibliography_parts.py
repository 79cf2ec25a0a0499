"""Cuts bibliographies in XML and BibTeX between records, so that files of any size can be read in parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from paper_digest.enrichment.xml_preselection import without_unwanted

PART_SIZE: Final = 8_000_000
"""Characters of a part; chosen by hand, so that most bibliographies are one part."""
_XML_RECORDS: Final = {
    "dblp": "article|inproceedings|proceedings|incollection|book|phdthesis|mastersthesis|www|data",
    "PubmedArticleSet": "PubmedArticle|PubmedBookArticle",
    "OAI-PMH": "record",
    "ListRecords": "record",
}
"""Records that are never in one another and need nothing that is around them, by the first element."""
_FIRST_ELEMENT: Final = re.compile(rf"<(?P<tag>(?:\w+:)?(?P<name>{'|'.join(_XML_RECORDS)}))(?=[\s>])")
_BIBTEX_ENTRY: Final = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_BIBTEX_STRING: Final = re.compile(
    r"^[ \t]*@[ \t]*string[ \t]*[{(][^@]*?[})][ \t]*$", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bibliography as a whole one."""

    text: str
    lines_before: int
    """How many lines of the file are before its first one; negative if it has additional lines."""


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """The text from one record to another."""

    text: str
    lines_before: int
    is_first: bool
    is_last: bool


class Grammar(Protocol):
    """How a format is cut."""

    start: re.Pattern[str]
    """Where a record starts."""

    def complete(self, excerpt: _Excerpt) -> Part:
        """The excerpt as a whole bibliography."""


class XmlGrammar:
    """An XML document of many records; a part has the records that may be wanted, and the broken ones."""

    def __init__(self, tag: str, records: str, wanted: frozenset[str]) -> None:
        self.start = re.compile(rf"<(?:\w+:)?(?:{records})(?=[\s>])")
        self._tag, self._wanted = tag, wanted

    def complete(self, excerpt: _Excerpt) -> Part:
        text = without_unwanted(excerpt.text, self.start, self._wanted)
        before = "" if excerpt.is_first else f"<{self._tag}>"
        behind = "" if excerpt.is_last else f"</{self._tag}>"
        return Part(f"{before}{text}{behind}", excerpt.lines_before)


class BibtexGrammar:
    """A BibTeX file; a part has the strings that earlier parts define."""

    start = _BIBTEX_ENTRY

    def __init__(self) -> None:
        self._strings: list[str] = []

    def complete(self, excerpt: _Excerpt) -> Part:
        before = "".join(f"{string}\n" for string in self._strings)
        self._strings += _BIBTEX_STRING.findall(excerpt.text)
        return Part(before + excerpt.text, excerpt.lines_before - before.count("\n"))


def grammar_of(head: str, layout: str, wanted: frozenset[str]) -> Grammar | None:
    """How a text of this layout that begins with `head` is cut; None if it has to be read whole."""
    if layout == "BibTeX":
        return BibtexGrammar()
    first = _FIRST_ELEMENT.search(head) if layout in ("DBLP XML", "PubMed XML", "OAI-PMH") else None
    return XmlGrammar(first["tag"], _XML_RECORDS[first["name"]], wanted) if first else None


def parts_of(lines: Iterable[str], grammar: Grammar) -> Iterator[Part]:
    """The parts of a text; one that has no start of a record is longer than others."""
    return map(grammar.complete, _excerpts(lines, grammar.start))


def _excerpts(lines: Iterable[str], start: re.Pattern[str]) -> Iterator[_Excerpt]:
    pending: list[str] = []
    size = lines_before = 0
    enough = PART_SIZE
    is_first = True
    for line in lines:
        pending.append(line)
        size += len(line) + 1
        if size < enough:
            continue
        text = "\n".join(pending)
        cut = max((match.start() for match in start.finditer(text)), default=0)
        if cut:
            yield _Excerpt(text[:cut], lines_before, is_first, is_last=False)
            is_first = False
            lines_before += text.count("\n", 0, cut)
        pending = [text[cut:]]
        size = len(pending[0]) + 1
        enough = max(PART_SIZE, 2 * size)
    yield _Excerpt("\n".join(pending), lines_before, is_first, is_last=True)
