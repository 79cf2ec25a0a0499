"""Find the records of an XML document by their tags and parse each by itself, so that one may be invalid.

lxml parses a record; its `sourceline` is not used, since the offsets of the tags give the lines exactly.
Records carry no document type, so that no declared entity can be expanded, and nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from lxml import etree

from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.xml_surroundings import Surroundings
from paper_digest.model.problem import MAY_BE_CUT, Problem, Severity
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

Record = dict[str, object]
Element = etree._Element


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The text around an element."""

    before: str
    """From the record before it, or from the start of the document."""
    after: str
    """The beginning of what follows it."""


RecordOf = Callable[[Element, Neighbors], Record | None]
"""What an element says of a paper; None if it is no paper."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AMPERSAND = re.compile(r"&(?:#?\w{1,40};)?")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ON_OWN_LINES = re.compile(r"[ \t]*\n")
_SELF_CLOSING = re.compile(r"[^<>]*/>")
_METADATA_END = re.compile(r"<(?:[\w.-]+:)?(?:metadata|recordData)(?:\s[^<>]*)?>\s*\Z")
_ROOT = re.compile(
    r"(?:\s|\ufeff|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\][^>]*)?>)*"
    r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)(?=[\s>/])",
    re.IGNORECASE,
)
_LONGEST_TAG: Final = 200
_FOLLOWING: Final = 200
"""Characters behind a record that are shown to those who ask what follows it."""
_UNPARSED_SECTIONS: Final = {"<!--": "-->", "<![CDATA[": "]]>"}
_DEEPEST: Final = 100
"""Elements within one another that a record may have; chosen by hand, well below libxml2's own limit."""
_CUT: Final = f"the file ends inside of it; {MAY_BE_CUT}"
_HARMLESS: Final = frozenset(
    {
        etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE,
        etree.ErrorTypes.NS_ERR_XML_NAMESPACE,
        etree.ErrorTypes.WAR_NS_URI,
        etree.ErrorTypes.WAR_NS_URI_RELATIVE,
    }
)
"""Complaints about prefixes, whose declarations are outside of the record."""


_START_TAG = re.compile(r"<[A-Za-z_]")
_NO_HITS = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:hitCount|count|numFound|totalResults|total-results)(?:\s[^<>]{0,200})?>\s{0,20}0\s{0,20}</",
    re.IGNORECASE,
)
"""What the answer to a search says that found nothing."""


def root_of(head: str) -> str:
    """The name of the first element without its prefix; empty if the text does not start like XML."""
    match = _ROOT.match(head)
    return match["name"] if match else ""


def read_records(
    dump: str,
    lines: Iterator[str],
    names: frozenset[str],
    roots: frozenset[str],
    record_of: RecordOf,
    metadata: DumpMetadata,
    severity_of_none: Severity = Severity.ERROR,
) -> Iterator[ParserOutput]:
    """One sighting an element of `names`; None from `record_of` marks an element that says it is no paper.

    A document without any record is a problem of the severity `severity_of_none`; one without any content, as
    of a search without results, or that says so, is only a warning.
    """
    source = SourceText(lines)
    reporter = Reporter(
        dump,
        "a well-formed element with a title or an abstract",
        "Fix these lines or delete them; all other records were read.",
    )
    reader = _Reader(source, names, roots, record_of)
    yield from parser_outputs(reader.events(), reporter, metadata)
    if not reader.n_records:
        is_empty = len(_START_TAG.findall(source.text)) == 1 or bool(_NO_HITS.search(source.text))
        yield _no_records(dump, source, names, Severity.WARNING if is_empty else severity_of_none)


def _no_records(dump: str, source: SourceText, names: frozenset[str], severity: Severity) -> Problem:
    """What is said of a document that has none of the elements."""
    elements = ", ".join(f"<{name}>" for name in sorted(names))
    return Problem(
        file=dump,
        line=1,
        expected=f"an element for each paper, one of {elements}",
        actual=f"a document <{root_of(source.text)}> without any",
        advice="Delete the file if it holds no papers; otherwise export it again.",
        severity=severity,
    )


def elements_of(lines: Iterable[str], names: frozenset[str]) -> Iterator[Element]:
    """The well-formed elements of `names` in a document."""
    elements: list[Element] = []

    def collect(element: Element, _: Neighbors) -> None:
        elements.append(element)

    for _ in _Reader(SourceText(lines), names, frozenset(), collect).events():
        yield from elements
        elements.clear()


def whole_document(lines: Iterable[str]) -> tuple[Element, int] | str:
    """The first element of a document with the number of lines above it, or what is wrong with it."""
    source = SourceText(lines)
    documents: list[tuple[Element, int]] = []

    def collect(element: Element, neighbors: Neighbors) -> None:
        documents.append((element, neighbors.before.count("\n")))

    name = root_of(source.text)
    reader = _Reader(source, frozenset({re.escape(name)}), frozenset({name}), collect)
    reasons = [event.reason for event in reader.events() if isinstance(event, UnparsedSpan)]
    return documents[0] if len(documents) == 1 else next(iter(reasons), "no element around everything")


def text_of(element: Element) -> str:
    """All words in an element."""
    if not len(element):  # most elements; the general way takes three times as long
        return (element.text or "").strip()
    return "".join(map(str, element.itertext())).strip()


def texts(element: Element, path: str) -> list[str]:
    """The words of all elements that a path such as "titles/title" leads to, where there are any."""
    return [text for child in element.findall(path) if (text := text_of(child))]


def first_text(element: Element, *paths: str) -> str:
    """The words of the first element that one of the paths leads to."""
    return next((text for path in paths for text in texts(element, path)), "")


def fields_of(element: Element, paths: Mapping[str, tuple[str, ...]]) -> Record:
    """The words at the paths of each field; fields without words are left out."""
    fields = {
        field: [text for path in keys for text in texts(element, path)] for field, keys in paths.items()
    }
    return {field: values for field, values in fields.items() if values}


_DECLARED_ENTITY = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w.:-]+)")
_REFUSED_ENTITY: Final = "an entity of the DOCTYPE, which was left out"


class _Reader:
    """Splits one document at the tags of its records."""

    def __init__(
        self,
        source: SourceText,
        names: frozenset[str],
        roots: frozenset[str],
        record_of: RecordOf,
    ) -> None:
        self.source, self.text = source, str(source.text)
        self.record_of = record_of
        self.surroundings = Surroundings(self.text, roots)
        self.has_root = root_of(self.text) in roots
        self.tag = re.compile(
            rf"<!--|<!\[CDATA\[|<(?P<end>/?)(?P<name>(?:[\w.-]+:)?(?:{'|'.join(sorted(names))}))(?=[\s>/]|$)",
            re.MULTILINE,
        )
        declared = sorted(set(_DECLARED_ENTITY.findall(self.text))) if "<!ENTITY" in self.text else []
        self.refused = re.compile(rf"&(?:{'|'.join(map(re.escape, declared))});") if declared else None
        """References to entities that the document declares; they are left out."""
        self.n_records = 0
        """How many records have begun."""
        self.behind = 0
        """The offset behind the last record."""
        self.parser = etree.XMLParser(
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )

    def events(self) -> Iterator[Event]:
        opening: re.Match[str] | None = None
        depth = 0
        for tag in self._tags():
            if opening is None:
                yield from self._before(tag)
                opening = None if tag["end"] else tag
                self.n_records += opening is not None
                depth = 0
            elif tag["name"] != opening["name"]:
                continue
            elif self._is_next(opening, tag):
                yield self._broken(
                    opening.start(), tag.start(), f"the next <{tag['name']}> starts before its end"
                )
                opening, depth = tag, 0
            depth += self._step(tag)
            if opening and depth <= 0:
                yield self._record(opening.start(), self._tag_end(tag))
                opening = None
        if opening:
            yield self._broken(opening.start(), len(self.text), _CUT)
        else:
            yield from self._between(len(self.text))
            yield from self._end()

    def _step(self, tag: re.Match[str]) -> int:
        """How many records more are open behind the tag."""
        if tag["end"]:
            return -1
        return 0 if _SELF_CLOSING.match(self.text, tag.end()) else 1

    def _is_next(self, opening: re.Match[str], tag: re.Match[str]) -> bool:
        """Whether a tag starts the next record, not one that the open record carries as its metadata."""
        start = max(opening.start(), tag.start() - _LONGEST_TAG)
        return not tag["end"] and not _METADATA_END.search(self.text, start, tag.start())

    def _tag_end(self, tag: re.Match[str]) -> int:
        return self.text.find(">", tag.end()) + 1 or len(self.text)

    def _tags(self) -> Iterator[re.Match[str]]:
        """The tags of records outside of comments and CDATA sections."""
        offset = 0
        unclosed: set[str] = set()
        while tag := self.tag.search(self.text, offset):
            offset = tag.end()
            opening = tag.group()
            if opening not in _UNPARSED_SECTIONS:
                yield tag
            elif opening not in unclosed:
                end = self.text.find(_UNPARSED_SECTIONS[opening], offset)
                offset = end if end >= 0 else offset
                unclosed |= {opening} if end < 0 else set()

    # ------------------------------------------------------------ between records

    def _before(self, tag: re.Match[str]) -> Iterator[Event]:
        """The text before a record, or a text that ends a record whose start is missing."""
        if tag["end"]:
            end = self._tag_end(tag)
            yield from self._between(end, "the start of a record is missing")
            self.behind = end
        else:
            yield from self._between(tag.start())

    def _between(self, end: int, reason: str = "") -> Iterator[Event]:
        """The text from the last record to the offset `end`; its content is unparsed if there is a reason."""
        start = self.behind
        if start == 0 and not self.has_root:
            reason = reason or "the start of the document is missing"
        stop = self.surroundings.content_start(start, end) if reason else end
        yield from map(Boilerplate, self._span(start, stop))
        for fault in self.surroundings.faults(start, stop):
            for span in self._span(fault.start, fault.end):
                yield UnparsedSpan(span, f"broken XML: {fault.reason}")
        yield from (UnparsedSpan(span, f"broken XML: {reason}") for span in self._span(stop, end))

    def _span(self, start: int, end: int) -> list[Span]:
        """The lines of a text without blank ones at its ends; empty if all are blank."""
        text = self.text[start:end]
        words = text.strip()
        first = start + len(text) - len(text.lstrip())
        return [self.source.span(first, first + len(words))] if words else []

    def _end(self) -> Iterator[Event]:
        """What is wrong if the document's first element is not closed."""
        if self.has_root and self.surroundings.is_open(root_of(self.text)):
            last = Span(len(self.source.lines), len(self.source.lines))
            yield UnparsedSpan(last, f"broken XML: the file ends before its first element does; {MAY_BE_CUT}")

    # ------------------------------------------------------------ records

    def _broken(self, start: int, end: int, reason: str) -> Event:
        """A broken record, with its lines up to the one on which the next starts."""
        self.behind = end
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return UnparsedSpan(self.source.span(start, end), f"broken XML: {reason}")

    def _record(self, start: int, end: int) -> Event:
        before, self.behind = self.text[self.behind : start], end
        element = self._parsed(start, end)
        if isinstance(element, str):
            return self._broken(start, end, element)
        record = self.record_of(element, Neighbors(before, self.text[end : end + _FOLLOWING]))
        span = self.source.span(start, end)
        if record is None:
            return Boilerplate(span)
        has_refused = self.refused is not None and self.refused.search(self.text, start, end)
        return RawRecord(span, record, warning=_REFUSED_ENTITY if has_refused else "")

    def _parsed(self, start: int, end: int) -> Element | str:
        """The element with its names without prefixes, or what is wrong with it."""
        try:
            text = self.text[start:end]
            text = self.refused.sub("", text) if self.refused else text
            element: Element | None = etree.fromstring(_well_formed(text), self.parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            return str(error)
        fault = next((entry for entry in self.parser.error_log if entry.type not in _HARMLESS), None)
        if fault or element is None:
            return fault.message if fault else "no element"
        is_too_deep = _simplify(element) > _DEEPEST
        return "elements nested too deeply" if is_too_deep else element


def _simplify(element: Element) -> int:
    """Leaves local names in the element, and words without line ends around them, as of pretty printers.

    Returns how deep its elements are nested, at most.
    """
    nodes = list(element.iter(etree.Element))
    for node in nodes:
        node.tag = _local(str(node.tag))
        for key in map(str, node.attrib):
            if _local(key) != key:
                node.set(_local(key), node.attrib.pop(key))
    _strip(nodes)
    # Only many elements can be nested deeply.
    return len(nodes) if len(nodes) <= _DEEPEST else _depth(element)


def _strip(nodes: Sequence[Element]) -> None:
    """Removes the line ends around words on lines of their own."""
    on_own_lines = [node for node in nodes if not len(node) and _ON_OWN_LINES.match(node.text or "")]
    within_text = _within_text(nodes) if on_own_lines else set()
    for node in on_own_lines:
        if node not in within_text:
            node.text = str(node.text).strip()


def _within_text(nodes: Sequence[Element]) -> set[Element]:
    """The elements beside words of a text, in which line ends are spaces: "of<i>", line end, "E. coli</i>".

    nodes: elements, those that contain others before these.
    """
    within: set[Element] = set()
    for node in nodes:
        texts = (node.text, *(child.tail for child in node))
        if node in within or any(text and not text.isspace() for text in texts):
            within.update(node)
    return within


def _depth(element: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _well_formed(text: str) -> str:
    """The text without characters that XML forbids and, outside of CDATA, with entities as characters."""
    text = text if text.isascii() and text.isprintable() else _NOT_XML.sub(" ", text)
    if "&" not in text:
        return text
    parts = _CDATA.split(text) if "<![CDATA[" in text else [text]
    parts[::2] = [_AMPERSAND.sub(_character, part) for part in parts[::2]]
    return "".join(parts)


def _character(entity: re.Match[str]) -> str:
    return escape(_NOT_XML.sub(" ", unescape(entity.group())))
