"""Check the XML around records: declarations, comments, containers, and what a feed states about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_NAME: Final = r"[\w.:-]++"
_ATTRIBUTES: Final = rf"""(?:\s++{_NAME}\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+\s*+"""
_TAG = re.compile(rf"<(?:/(?P<end>{_NAME})\s*+|(?P<name>{_NAME}){_ATTRIBUTES}(?P<is_empty>/?))>")
_DECLARATION = re.compile(rf"<\?xml{_ATTRIBUTES}\?>|<\?(?!xml[\s?]){_NAME}[^<>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\][^>]*+)?>", re.IGNORECASE)
_SECTIONS: Final = {"<!--": "-->", "<![CDATA[": "]]>", "<!DOCTYPE": ">"}
_SECTION = re.compile("|".join(map(re.escape, _SECTIONS)), re.IGNORECASE)
_BLANK: Final = " \t\n\r\ufeff\0"


@dataclass(slots=True)
class _Element:
    """An open element."""

    name: str
    start: int
    end: int
    """Offsets of its start tag."""
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """The offsets of text that is no XML structure, and the reason."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    tag: re.Match[str] | None = None
    fault: str = ""
    is_text: bool = False


class Surroundings:
    """The elements that are open around the records of a text, as far as it has been checked."""

    def __init__(self, text: str, roots: frozenset[str]) -> None:
        self.text = text
        self.roots = roots
        self.elements: list[_Element] = []
        self.open_names: Counter[str] = Counter()
        self.containers = 0
        """How many of the open elements contain records."""
        self.unclosed: set[str] = set()
        """Openings of sections that have no end in the remaining text."""

    def faults(self, start: int, end: int) -> Iterator[Fault]:
        """What is wrong in the text between two records, or between one and an end of the document."""
        for token in self._tokens(start, end):
            if token.fault:
                yield Fault(token.start, token.end, token.fault)
            elif token.is_text:
                yield from self._text(token)
            elif token.tag and token.tag["end"]:
                yield from self._close(token.tag)
            elif token.tag:
                self._open(token.tag)
        yield from self._unclosed_elements(self.containers)
        innermost = self.elements[self.containers :]
        self._drop(innermost)
        for element in innermost:
            if not element.has_text:
                self._push(element)
        self.containers = len(self.elements)

    def content_start(self, start: int, end: int) -> int:
        """The offset of the first token that is neither a declaration, a comment, nor a tag of a root."""
        for token in self._tokens(start, end):
            is_root = token.tag is not None and _local(_name(token.tag)) in self.roots
            if token.fault or token.is_text or not (token.tag is None or is_root):
                return token.start
        return end

    def is_open(self, name: str) -> bool:
        """Whether an element of this local name has not been closed."""
        return any(_local(element.name) == name for element in self.elements)

    def _tokens(self, start: int, end: int) -> Iterator[_Token]:
        """Tags, sections, texts that are not blank, and what starts like a tag and is none."""
        while start < end:
            token = self._markup(start, end) if self.text[start] == "<" else self._words(start, end)
            if token.end > token.start:
                yield token
            start = max(token.end, start + 1)

    def _words(self, start: int, end: int) -> _Token:
        stop = self.text.find("<", start, end)
        stop = stop if stop >= 0 else end
        words = self.text[start:stop]
        first = stop - len(words.lstrip(_BLANK))
        last = start + len(words.rstrip(_BLANK))
        return _Token(first, last, is_text=True) if first < last else _Token(stop, stop)

    def _markup(self, start: int, end: int) -> _Token:
        if tag := _TAG.match(self.text, start, end):
            return _Token(start, tag.end(), tag)
        if declaration := _DECLARATION.match(self.text, start, end):
            return _Token(start, declaration.end())
        if section := _SECTION.match(self.text, start, end):
            stop = self._section_end(section, end)
            if stop:
                return _Token(start, stop)
        stop = self.text.find("<", start + 1, end)
        broken = self.text[start : stop if stop >= 0 else end].rstrip(_BLANK)
        return _Token(start, start + len(broken), fault="a tag that is not well-formed")

    def _section_end(self, section: re.Match[str], end: int) -> int:
        """The offset behind a comment, a CDATA section or a document type; 0 if it does not end."""
        opening = section.group().upper()
        if opening in self.unclosed:
            return 0
        if opening == "<!DOCTYPE":
            doctype = _DOCTYPE.match(self.text, section.start(), end)
            stop = doctype.end() if doctype else 0
        else:
            closing = _SECTIONS[opening]
            offset = self.text.find(closing, section.end(), end)
            stop = offset + len(closing) if offset >= 0 else 0
        if not stop:
            self.unclosed.add(opening)
        return stop

    def _text(self, token: _Token) -> Iterator[Fault]:
        element = self.elements[-1] if self.elements else None
        if element is None or len(self.elements) <= self.containers or _local(element.name) in self.roots:
            yield Fault(token.start, token.end, "text outside of any element")
        else:
            element.has_text = True

    def _open(self, tag: re.Match[str]) -> None:
        if not tag["is_empty"]:
            self._push(_Element(tag["name"], tag.start(), tag.end()))

    def _push(self, element: _Element) -> None:
        self.elements.append(element)
        self.open_names[element.name] += 1

    def _close(self, tag: re.Match[str]) -> Iterator[Fault]:
        name = tag["end"]
        if self.open_names[name]:
            index = next(
                index for index in reversed(range(len(self.elements))) if self.elements[index].name == name
            )
            yield from self._unclosed_elements(index + 1)
            self._drop(self.elements[index:])
            self.containers = min(self.containers, len(self.elements))
        elif _local(name) not in self.roots:
            yield Fault(tag.start(), tag.end(), f"</{name}> closes nothing")

    def _unclosed_elements(self, depth: int) -> Iterator[Fault]:
        """Elements inside of `depth` others that have text and no end."""
        for element in self.elements[depth:]:
            if element.has_text:
                yield Fault(element.start, element.end, f"<{element.name}> is not closed")

    def _drop(self, elements: Sequence[_Element]) -> None:
        """Removes the innermost elements."""
        self.open_names.subtract(element.name for element in elements)
        del self.elements[len(self.elements) - len(elements) :]


def _name(tag: re.Match[str]) -> str:
    return str(tag["end"] or tag["name"])


def _local(name: str) -> str:
    return name.rpartition(":")[2]
