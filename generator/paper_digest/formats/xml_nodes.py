"""Turns lines of XML into its records as trees, each with its exact lines; one that is broken costs no other.

expat, because it reads piece by piece and tells lines; feedparser and defusedxml's trees want the whole document and tell none.
Declared entities are refused, nothing outside is ever fetched, and depth is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final
from xml.parsers import expat
from xml.parsers.expat.errors import codes

from paper_digest.model.record import Span

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][\w.-]{0,40});)")
_DEEPEST: Final = 100
_FAULTS_OF_A_LINE: Final = 200
_RESUMED: Final = "<resumed>"
_ROOT = re.compile(
    r"(?:\s|\ufeff|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\][^>]*)?>)*<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)(?=[\s>/])",
    re.IGNORECASE,
)
_HARMLESS: Final = frozenset(
    expat.ErrorString(code)
    for code in (
        codes[expat.errors.XML_ERROR_TAG_MISMATCH],
        codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
        codes[expat.errors.XML_ERROR_MISPLACED_XML_PI],
    )
)
"""What is wrong outside of records where documents follow one another, or where one goes on after a fault."""
_CUT: Final = "the file ends inside of it; it may have been cut"


@dataclass(slots=True)
class Node:
    """One element: its name without a prefix, its attributes, and words and elements in their order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """All words below."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def children(self, *names: str) -> Iterator[Node]:
        """The elements right below that have one of the names."""
        return (part for part in self.parts if isinstance(part, Node) and part.name in names)

    def below(self, *path: str) -> list[Node]:
        """The elements that a path of names leads to."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children(name)]
        return found


@dataclass(frozen=True, slots=True)
class Element:
    """A whole record."""

    span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class Around:
    """Lines around records."""

    span: Span


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines that are not well-formed, and why."""

    span: Span
    why: str


Event = Element | Around | Fault


class _StopError(Exception):
    """Raised in a handler to stop the parser at its place."""


class _Run:
    """One parser, from the document's start or from the start of a record after a fault."""

    def __init__(self, records: frozenset[str], line: int, column: int) -> None:
        self.records = records
        self.before, self.column = line - 1, column
        self.resumed = column >= 0
        self.stack: list[Node] = []
        self.raw = self.root = ""
        self.first = 0
        self.done: list[Element] = []
        self.stopped_at = -1
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # so that an unknown entity, such as HTML's &nbsp;, is no fault
        parser.ExternalEntityRefHandler = lambda *_: 1
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        if self.resumed:
            parser.Parse(_RESUMED, False)

    def fault(self, text: str, final: bool = False) -> str:
        """Reads on; says what is wrong, if anything is."""
        try:
            self.parser.Parse(text, final)
        except expat.ExpatError as error:
            return expat.ErrorString(error.code)
        except _StopError as stop:
            return str(stop)
        return ""

    def _stop(self, why: str) -> _StopError:
        self.stopped_at = self.place()  # pyexpat goes on to the end of what it was given before it raises
        return _StopError(why)

    def place(self) -> int:
        """The column of the line under way where the fault is; inside of the tag that does not fit."""
        if self.stopped_at >= 0:
            return self.stopped_at
        column = self.parser.CurrentColumnNumber
        first = self.resumed and self.parser.CurrentLineNumber == 1
        return max(column - len(_RESUMED), 0) + self.column if first else column

    def _entity(self, *_: object) -> None:
        raise self._stop("declared entities, which could fill the memory or fetch files; they are refused")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._words(unescape(f"&{name};"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.root = self.root or local
        if not self.stack and local not in self.records:
            return
        node = Node(local, {key.rpartition(":")[2]: value for key, value in attributes.items()})
        if not self.stack:
            self.raw, self.first = name, self.before + self.parser.CurrentLineNumber
        elif name == self.raw and self.stack[-1].name != "metadata":
            raise self._stop(f"the next <{name}> starts before its end")
        elif len(self.stack) > _DEEPEST:
            raise self._stop("elements nested too deeply")
        else:
            self.stack[-1].parts.append(node)
        self.stack.append(node)

    def _end(self, _: str) -> None:
        if self.stack:
            node = self.stack.pop()
            if not self.stack:
                self.done.append(Element(Span(self.first, self.before + self.parser.CurrentLineNumber), node))

    def _words(self, text: str) -> None:
        if self.stack:
            self.stack[-1].parts.append(text)


class _Reader:
    """Reads a document's lines, with a new parser after each fault."""

    def __init__(self, records: frozenset[str], roots: frozenset[str]) -> None:
        self.records, self.roots = records, roots
        self.opening = re.compile(rf"<(?:[\w.-]+:)?(?:{'|'.join(sorted(records))})(?=[\s>/]|$)")
        self.run: _Run | None = _Run(records, 1, -1)
        self.number = 0
        self.told = 0
        """The last line that an event has spoken of."""
        self.lost: tuple[int, str] | None = None
        self.in_cdata = False

    def feed(self, line: str) -> Iterator[Event]:
        """What the next line completes."""
        self.number += 1
        line = self._mended(line)
        at = 0
        for _ in range(_FAULTS_OF_A_LINE):
            if self.run is None:
                opening = self.opening.search(line, at)
                if opening is None:
                    return
                yield from self._found_again(opening.start() > 0)
                at = opening.start()
                self.run = _Run(self.records, self.number, at)
            run = self.run
            why = run.fault(f"{line[at:]}\n")
            yield from self._completed(run)
            if not why:
                return
            at = max(run.place(), at + 1)
            self.run = None
            self._stopped(run, line, run.place(), why)

    def finish(self) -> Iterator[Event]:
        """What is left when no line is."""
        run = self.run
        why = run.fault("", final=True) if run else ""
        if run:
            yield from self._completed(run)
        if run and run.stack:
            self.lost = (run.first, _CUT)
        elif run and why and not run.resumed and self.number:
            yield Fault(
                Span(self.number, self.number),
                "the file ends before its first element does; it may have been cut",
            )
        if self.lost:
            yield from self._around(self.lost[0] - 1)
            yield Fault(Span(self.lost[0], max(self.number, self.lost[0])), self.lost[1])
            self.told = self.number
        yield from self._around(self.number)

    def _found_again(self, same_line: bool) -> Iterator[Event]:
        """The stretch that was passed over, now that a record starts again."""
        last = self.number if same_line else self.number - 1
        if self.lost:
            first, why = self.lost
            yield from self._around(first - 1)
            yield Fault(Span(first, max(last, first)), why)
            self.told = max(self.told, last)
        self.lost = None

    def _completed(self, run: _Run) -> Iterator[Event]:
        for element in run.done:
            yield from self._around(element.span.first - 1)
            yield element
            self.told = max(self.told, element.span.last)
        run.done.clear()

    def _around(self, last: int) -> Iterator[Event]:
        if last > self.told:
            yield Around(Span(self.told + 1, last))
            self.told = last

    def _stopped(self, run: _Run, line: str, place: int, why: str) -> None:
        """Decides what a fault costs: the record it is in, lines whose record has lost its start, or nothing."""
        start = line.rfind("<", 0, place + 1)
        rest = line[start if 0 <= start >= place - 2 else place :].lstrip()
        if run.stack:
            self.lost = (run.first, why)
        elif rest.startswith("</") and any(
            name in rest[: len(name) + 30].split(">")[0] for name in self.records
        ):
            self.lost = (self.told + 1, "the start of a record is missing")
        elif not run.resumed and run.root not in self.roots:
            self.lost = (
                self.told + 1,
                why if run.stopped_at >= 0 else "the start of the document is missing",
            )
        elif why not in _HARMLESS or not rest.startswith("<"):
            self.lost = (self.number, why)

    def _mended(self, line: str) -> str:
        """The line without characters that XML forbids, and with a `&` that stands alone escaped, outside of CDATA."""
        line = line if line.isascii() and line.isprintable() else _NOT_XML.sub(" ", line)
        if "&" not in line and "CDATA" not in line and "]]>" not in line:
            return line
        out: list[str] = []
        while line:
            part, mark, line = line.partition("]]>" if self.in_cdata else "<![CDATA[")
            out += (part if self.in_cdata else _BARE_AMPERSAND.sub("&amp;", part), mark)
            self.in_cdata = self.in_cdata != bool(mark)
        return "".join(out)


def nodes_in(lines: Iterable[str], records: frozenset[str], roots: frozenset[str]) -> Iterator[Event]:
    """The elements that are called as one of `records`, in a document whose first element is one of `roots`; memory holds one at a time."""
    reader = _Reader(records, roots)
    for line in lines:
        yield from reader.feed(line)
    yield from reader.finish()


def root_of(head: str) -> str:
    """The name of a document's first element, without its prefix; empty where the text does not start as XML does."""
    match = _ROOT.match(head)
    return match["name"] if match else ""
