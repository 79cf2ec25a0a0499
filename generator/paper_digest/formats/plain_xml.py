"""Read XML of no known kind whose elements have the names of the fields of papers, as sites of persons have.

It is written as JSON, each value on its line of the XML, so that one reader finds the records of both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lxml import etree

from paper_digest.formats import citavi_xml, endnote_xml, feeds, oai_pmh, xml_formats
from paper_digest.formats.json_lines import Token, on_lines
from paper_digest.formats.json_reader import records_in
from paper_digest.formats.listed_papers import are_papers
from paper_digest.formats.mapping import shows_paper
from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.unknown_xml import unknown_xml
from paper_digest.formats.xml_records import Element, root_of, whole_document
from paper_digest.formats.xml_text import words_of
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "XML records"
_KNOWN: Final[tuple[Callable[[str], bool], ...]] = (
    oai_pmh.recognizes,
    endnote_xml.recognizes,
    citavi_xml.recognizes,
    *(known.recognizes for known in xml_formats.FORMATS),
    feeds.recognizes,
)
_NO_PAPERS: Final = frozenset(
    "course courses dataset datasets lecture lectures project projects software talk talks".split()
)
"""Elements with titles and people that are of no papers."""
_TITLE: Final = re.compile(r"<(?:[\w.-]+:)?title[\s>]", re.IGNORECASE)
_LAST_END: Final = re.compile(r".*</[\w.:-]+\s*>", re.DOTALL)
_TAG: Final = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<end>/?)(?P<name>[\w.:-]+)[^<>]*?(?P<empty>/?)>", re.DOTALL
)
_TAGS_ONLY: Final = re.compile(r"\s*(?:<[^<>]*>\s*)*")


def recognizes(head: str) -> bool:
    """Whether the text is XML that no format knows, with elements that are papers by their fields."""
    if not _TITLE.search(head) or not root_of(head):
        return False
    last_line = head.rstrip().rpartition("\n")[2]
    if not unknown_xml(head, last_line) or any(knows(head) for knows in _KNOWN):
        return False
    events = _events(_closed(head).split("\n"), DumpMetadata())
    return are_papers([event.values for event in events if isinstance(event, RawRecord)])


def _closed(head: str) -> str:
    """The beginning of a document up to its last end tag, and the ends of what is still open there."""
    whole = _LAST_END.match(head)
    text = whole.group() if whole else head
    names: list[str] = []
    for tag in _TAG.finditer(text):
        if tag["end"] and tag["name"] in names[-1:]:
            names.pop()
        elif tag["name"] and not tag["end"] and not tag["empty"]:
            names.append(tag["name"])
    return text + "".join(f"</{name}>" for name in reversed(names))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an element with a title or an abstract; a document that is no XML is reported."""
    reporter = Reporter(
        name,
        'XML elements with a "title" or an "abstract"',
        "Fix the document, or export it as BibTeX or JSON.",
    )
    return parser_outputs(_events(list(lines), metadata), reporter, metadata)


def _events(lines: Sequence[str], metadata: DumpMetadata) -> Iterator[Event]:
    document = whole_document(lines)
    if isinstance(document, str):
        yield UnparsedSpan(Span(1, max(1, len(lines))), f"broken XML: {document}")
        return
    root, above = document
    written = on_lines(_tokens(root, above), lines).split("\n")
    written += [""] * (len(lines) - len(written))
    of_tags = (number for number, line in enumerate(lines, 1) if _TAGS_ONLY.fullmatch(line))
    yield from (Boilerplate(Span(number, number)) for number in of_tags)
    yield from records_in(SourceText(written), lambda value: shows_paper(value, metadata))


def _tokens(element: Element, above: int) -> Iterator[Token]:
    """The tokens of an element: a text, a list, or an object with a list of what has the same name."""
    line = _line(element, above)
    children = _parts(element)
    words = words_of(element) if children else (element.text or "").strip()
    if _has_own_text(element, children) or not (children or element.attrib):
        yield line, json.dumps(words, ensure_ascii=False)
    elif _is_list(element, children):
        yield line, ""
        yield from _listed(children, above)
    else:
        yield line, "{"
        yield from _members(element, children, above)
        yield 0, "}"


def _parts(element: Element) -> list[Element]:
    """The elements in one, without those of what is no paper."""
    children = element.iterchildren(etree.Element)
    return [child for child in children if str(child.tag).lower() not in _NO_PAPERS]


def _line(element: Element, above: int) -> int:
    """The line on which an element begins."""
    return above + (element.sourceline if isinstance(element.sourceline, int) else 1)


def _is_text(element: Element) -> bool:
    return not len(element)


def _has_own_text(element: Element, children: Sequence[Element]) -> bool:
    """Whether the children are marks within a sentence."""
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in children))


def _is_list(element: Element, children: Sequence[Element]) -> bool:
    """Whether an element has only those of one name, several or one that is named as a part of it."""
    names = {str(child.tag).lower() for child in children}
    if len(names) != 1 or element.attrib:
        return False
    return len(children) > 1 or str(element.tag).lower().startswith(names.pop())


def _members(element: Element, children: Sequence[Element], above: int) -> Iterator[Token]:
    """The members of the object of an element: its attributes, and its children by their names."""
    by_name: dict[str, list[Element]] = {}
    for child in sorted(children, key=_is_text):  # what has parts first, which a text may come after
        by_name.setdefault(str(child.tag), []).append(child)
    separator = ""
    for key, value in element.attrib.items():
        if str(key) not in by_name:
            yield 0, f"{separator}{json.dumps(str(key))}:{json.dumps(str(value), ensure_ascii=False)}"
            separator = ","
    for name, elements in by_name.items():
        yield _line(elements[0], above), f"{separator}{json.dumps(name)}:"
        separator = ","
        yield from _values(elements, above)


def _values(elements: Sequence[Element], above: int) -> Iterator[Token]:
    """The value of one element, or the list of those of several."""
    if len(elements) == 1:
        yield from _tokens(elements[0], above)
    else:
        yield from _listed(elements, above)


def _listed(elements: Sequence[Element], above: int) -> Iterator[Token]:
    yield 0, "["
    for index, element in enumerate(elements):
        if index:
            yield 0, ","
        yield from _tokens(element, above)
    yield 0, "]"
