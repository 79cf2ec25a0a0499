"""Converts Markdown of the forms that templates of pages write: headings, paragraphs, lists, elements.

The result has the bytes that Python-Markdown gives with the extensions `attr_list`, `md_in_html` and `toc`.
A page with any other form is left to Python-Markdown.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final

from markdown.extensions.toc import slugify

from paper_digest.html_pages.direct_inlines import (
    Link,
    converted_line,
    is_raw_line,
    is_shown_text,
    is_text_with_tags,
    listed_attributes,
    start_tag,
)

_ATTRIBUTES: Final = r"(?: [a-z][\w-]*=\"[^\"&<>\\`*_{}\[\]!]*\")*"
_HEADING: Final = re.compile(r"(#{1,6}) ([^{}]*?)(?: (\{[^{}]*\}))? *")
_CONTAINER: Final = re.compile(rf"<(div|nav|dl|details)({_ATTRIBUTES}) markdown>")
_SPAN_ELEMENT: Final = re.compile(rf"<(p|dd|dt|summary)({_ATTRIBUTES}) markdown>(.*)</\1>")
_ELEMENT: Final = re.compile(rf"<(p|dd|dt|div)({_ATTRIBUTES})>(.*)</\1>")
_OPENED: Final = re.compile(rf"<(div)({_ATTRIBUTES})>")
_RAW: Final = re.compile(r"<(p|dl|div|details|ul)(?: (?![^<>]*\bmarkdown\b)[^<>]*)?>.*</\1>")
_INDENT: Final = "    "
_START: Final = re.compile(r"(?!\d+[.)])(?!\*\*?\*? )[^\s+?/%:=>|#{}-]")
"""How a line of a paragraph starts: not as a list, a definition or another block."""
_BLOCK_TAG: Final = ("<math", "</math")
"""How an element starts or ends that is a block at the start of a line, but none within it."""
_ATTRIBUTE: Final = re.compile(r" ([a-z][\w-]*)=\"([^\"]*)\"")


class UnknownFormError(Exception):
    """The Markdown has a form that is not known here."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its id, and its text as HTML."""

    level: int
    id: str
    text: str


@dataclass(slots=True)
class DirectConverter:
    """Converts one page."""

    link: Link
    headings: list[Heading] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _next: int = 0

    def convert(self, markdown: str) -> str:
        """The HTML of a page. Raises UnknownFormError."""
        self._lines, self._next = markdown.split("\n"), 0
        blocks = self._blocks("")
        if not blocks:
            raise UnknownFormError
        return "\n".join(blocks).strip()

    def _blocks(self, end: str) -> list[str]:
        """The blocks up to a line that ends their element, or to the end of the page if it is empty."""
        blocks: list[str] = []
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if end and line == end:
                self._next += 1
                return blocks
            if line:
                blocks.append(self._block(line, end))
            else:
                self._next += 1
        if end:
            raise UnknownFormError
        return blocks

    def _block(self, line: str, end: str) -> str:
        if line.startswith("#"):
            return self._heading(line, end)
        if line.startswith("<"):
            element = self._element(line, end)
            if element is not None:
                return element
        if line.startswith("-   "):
            return self._list(end)
        return _paragraph(self._paragraph_lines(end), self.link)

    def _take_single(self, end: str) -> None:
        """Goes on after a block of one line, which nothing but the end of its element may follow."""
        self._next += 1
        following = self._line_at(self._next)
        if following and following != end:
            raise UnknownFormError

    def _heading(self, line: str, end: str) -> str:
        match = _HEADING.fullmatch(line)
        text = match[2].strip() if match else ""
        attributes = dict(_listed(match[3])) if match and match[3] else {}
        if not match or not is_shown_text(text) or " ".join(text.split()) != text:
            raise UnknownFormError
        heading = Heading(len(match[1]), slugify(html.unescape(text), "-"), text)
        if not heading.id or any(heading.id == another.id for another in self.headings):
            raise UnknownFormError
        self.headings.append(heading)
        self._take_single(end)
        name = f"h{heading.level}"
        return f"{start_tag(name, {**attributes, 'id': heading.id})}{text}</{name}>"

    def _element(self, line: str, end: str) -> str | None:
        """The HTML of an element, None if the line starts with one that is part of a paragraph."""
        container = _CONTAINER.fullmatch(line)
        if container:
            return self._container(container, end)
        span = _SPAN_ELEMENT.fullmatch(line)
        if span:
            return self._span(span, end)
        return self._raw(line, end)

    def _container(self, match: re.Match[str], end: str) -> str:
        self._next += 1
        content = self._blocks(f"</{match[1]}>")
        if not content:
            raise UnknownFormError
        following = self._line_at(self._next)
        if following and following != end and not (end and _CONTAINER.fullmatch(following)):
            raise UnknownFormError
        start = start_tag(match[1], _attributes(match[2]))
        return "\n".join((start, *content, f"</{match[1]}>"))

    def _span(self, match: re.Match[str], end: str) -> str:
        content = converted_line(match[3], self.link)
        if not content or match[3].startswith(_BLOCK_TAG) or _ends_early(match[1], match[3]):
            raise UnknownFormError
        self._take_line(match[1], end)
        return f"{start_tag(match[1], _attributes(match[2]))}{content}</{match[1]}>"

    def _take_line(self, tag: str, end: str) -> None:
        """Goes on after an element on one line; only terms and their definitions follow each other."""
        if tag not in {"dt", "dd"}:
            self._take_single(end)
        elif end == "</dl>":
            self._next += 1
        else:
            raise UnknownFormError

    def _raw(self, line: str, end: str) -> str | None:
        if end:
            return self._element_in_container(line, end)
        match = _RAW.fullmatch(line)
        if not match:
            return None
        if not is_raw_line(line) or _occurs_twice(match[1], line):
            raise UnknownFormError
        self._take_single(end)
        return f"{line}\n"  # Python-Markdown leaves an empty line after raw HTML

    def _element_in_container(self, line: str, end: str) -> str | None:
        match = _ELEMENT.fullmatch(line)
        if match:
            self._take_line(match[1], end)
            return _element_of_text(match)
        opened = _OPENED.fullmatch(line)
        if not opened:
            return None
        parts = [start_tag(opened[1], _attributes(opened[2]))]
        self._next += 1
        while (child := self._line_at(self._next)) != "</div>":
            match = _ELEMENT.fullmatch(child)
            if not match or match[1] != "p":
                raise UnknownFormError
            parts.append(_element_of_text(match))
            self._next += 1
        self._take_single(end)
        if len(parts) == 1:
            raise UnknownFormError
        return "\n".join((*parts, "</div>"))

    def _paragraph_lines(self, end: str) -> list[str]:
        lines: list[str] = []
        while (line := self._line_at(self._next)) and line != end:
            lines.append(line)
            self._next += 1
        return lines

    def _list(self, end: str) -> str:
        lines: list[str] = []
        while _is_of_list(self._line_at(self._next)) or (lines and self._list_goes_on()):
            lines.append(self._line_at(self._next))
            self._next += 1
        following = next(filter(None, self._lines[self._next :]), "")
        if self._line_at(self._next) not in {"", end} or _is_of_list(following):  # a list goes on there
            raise UnknownFormError
        return _list_html("\n".join(lines), self.link)

    def _list_goes_on(self) -> bool:
        """Whether there is an empty line within a list here."""
        return not self._line_at(self._next) and _is_of_list(self._line_at(self._next + 1))

    def _line_at(self, number: int) -> str:
        """A line; an empty one after the end of the page."""
        return self._lines[number] if number < len(self._lines) else ""


def _is_of_list(line: str) -> bool:
    return line.startswith(("-   ", _INDENT))


def _list_html(source: str, link: Link) -> str:
    """A list: of lines if it has no empty line, or of paragraphs."""
    if "\n\n" in source:
        items = [_item_of_paragraphs(item, link) for item in f"\n\n{source}".split("\n\n-   ")[1:]]
    else:
        items = [f"<li>{_text([item], link)}</li>" for item in f"\n{source}".split("\n-   ")[1:]]
    return "\n".join(("<ul>", *items, "</ul>"))


def _item_of_paragraphs(item: str, link: Link) -> str:
    first, *others = item.split(f"\n\n{_INDENT}")
    paragraphs = [[first], *(paragraph.split(f"\n{_INDENT}") for paragraph in others)]
    return "\n".join(("<li>", *(_paragraph(lines, link) for lines in paragraphs), "</li>"))


def _paragraph(lines: list[str], link: Link) -> str:
    attributes = listed_attributes(lines[-1]) if len(lines) > 1 else None
    shown = lines[:-1] if attributes is not None else lines
    return f"{start_tag('p', dict(attributes or ()))}{_text(shown, link)}</p>"


def _text(lines: list[str], link: Link) -> str:
    converted: list[str] = []
    for line in lines:
        content = converted_line(line, link) if _START.match(line) else None
        if content is None or line.endswith("  ") or line.startswith(_BLOCK_TAG):
            raise UnknownFormError
        converted.append(content)
    return "\n".join(converted)


def _element_of_text(match: re.Match[str]) -> str:
    if not is_text_with_tags(match[3]) or not match[3] or match[3].startswith(_BLOCK_TAG):
        raise UnknownFormError
    return f"{start_tag(match[1], _attributes(match[2]))}{match[3]}</{match[1]}>"


def _listed(attribute_list: str) -> tuple[tuple[str, str], ...]:
    attributes = listed_attributes(attribute_list)
    if attributes is None:
        raise UnknownFormError
    return attributes


def _attributes(source: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(source))


def _occurs_twice(tag: str, line: str) -> bool:
    return line.count(f"</{tag}>") > 1 or len(re.findall(rf"<{tag}\b", line)) > 1


def _ends_early(tag: str, content: str) -> bool:
    return f"</{tag}" in content
