"""Makes styled runs of the inline content of Markdown, in which HTML may occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby, islice, zip_longest
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.items import Cell, Line, StyledRun
from paper_digest.listings.html_tags import is_markup
from paper_digest.listings.person_lines import is_people
from paper_digest.listings.prose import ends_open

_STYLES: Final = {
    "b": "is_bold",
    "strong": "is_bold",
    "i": "is_italic",
    "em": "is_italic",
    "small": "is_italic",
    "sub": "is_italic",
    "u": "is_underlined",
    "code": "is_code",
}
NO_ADDRESS: Final = "about:blank"
"""Of a link whose address is left out: "[Looms of Old Times]()"; its words are set apart nevertheless."""
BREAKS: Final = frozenset("br p div li tr td th summary details ul ol h1 h2 h3 h4 h5 h6 dt dd".split())
_HIDDEN: Final = frozenset(("script", "style", "svg", "template"))
_LONG_LINE: Final = 30
"""Characters of a line that may have been wrapped; chosen by hand."""
_NAMELESS: Final = "|"
"""What stands for an image whose name says nothing: it ends a title, and is no word of one."""
_BADGE = re.compile(r"badge|shields\.io", re.IGNORECASE)
"""In the address of an image that shows a venue, a year or a number in place of words."""
_ESCAPED = re.compile(r"\\([\[\]_*|#`~>!-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\[\](){}]+(?:\([^\s<>()]*\)[^\s<>\"'`|\[\](){}]*)*")


class Runs(HTMLParser):
    """Gathers runs from pieces of Markdown and HTML."""

    def __init__(self, *, marks_breaks: bool = False) -> None:
        """marks_breaks: whether some line breaks of the text are marked as such."""
        super().__init__(convert_charrefs=True)
        self._marks_breaks = marks_breaks
        self.lines: list[list[StyledRun]] = [[]]
        self._depths = dict.fromkeys(_STYLES.values(), 0)
        self._urls: list[str] = []
        self._hidden = 0
        self._continued: frozenset[str] = frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _STYLES:
            self.change(_STYLES[tag], 1)
        elif tag == "a":
            self.open_link(dict(attrs).get("href") or "")
        elif tag == "img":
            self.add_image(dict(attrs).get("alt") or "", dict(attrs).get("src") or "")
        elif tag in BREAKS:
            self.end_line()
        elif tag in _HIDDEN:
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self.change(_STYLES[tag], -1)
        elif tag == "a":
            self.close_link()
        elif tag in BREAKS:
            self.end_line()
        elif tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        self.add(data)

    def change(self, style: str, step: int) -> None:
        self._depths[style] = max(0, self._depths[style] + step)

    def open_link(self, url: str) -> None:
        self._urls.append(url.strip())

    def close_link(self) -> None:
        if self._urls:
            self._urls.pop()

    def end_line(self) -> None:
        """Starts a line; a backslash before the break is Markdown for a break."""
        line = self.lines[-1]
        if line and line[-1].text.endswith("\\"):
            line[-1] = replace(line[-1], text=line[-1].text[:-1])
        self.lines.append([])
        self._continued = frozenset(style for style, depth in self._depths.items() if depth)

    def break_line(self, *, is_marked: bool, begins_part: bool) -> None:
        """Starts a line, unless a long one is wrapped: where some mark their end, others go on.

        begins_part: whether what follows looks like another part of the entry.
        """
        text = "".join(run.text for run in self.lines[-1])
        may_go_on = self._marks_breaks and not is_marked and not text.endswith("\\")
        if may_go_on and len(text) > _LONG_LINE and (not begins_part or ends_open(text)):
            self.add(" ")
        else:
            self.end_line()

    def add(self, text: str) -> None:
        if self._hidden:
            return
        url = self._urls[-1] if self._urls else ""
        text = text if "$" in text else _ESCAPED.sub(r"\1", text)
        for part, address in ((text, url),) if url else _linked(text):
            if part:
                styles = {style: depth > 0 for style, depth in self._depths.items()}
                self.lines[-1].append(StyledRun(part, address, **styles, continued=self._continued))
                self._continued = self._continued if part.isspace() else frozenset()

    def add_image(self, name: str, source: str) -> None:
        """Adds an image that is a link, by its name if that is a button's, or a badge behind other words."""
        url = self._urls[-1] if self._urls else ""
        is_badge = bool(self.lines[-1]) and bool(_BADGE.search(source))
        if (url or is_badge) and not self._hidden:
            text = name if url and is_button(name) and name.strip() else _NAMELESS
            self.lines[-1].append(StyledRun(text, url, is_image=True))

    def cell(self) -> Cell:
        """What was gathered, white space folded."""
        return Cell(tuple(line for runs in self.lines if (line := _folded(runs))))


def cell_of_inline(nodes: Sequence[SyntaxTreeNode]) -> Cell:
    """The runs of inline content; a line break starts a line, unless others are marked and it is none."""
    runs = Runs(marks_breaks=any(map(_is_marked_break, nodes)))
    _gather(nodes, runs)
    runs.close()
    return runs.cell()


def cell_of_html(text: str) -> Cell:
    """The runs of a piece of HTML; each block element starts a line."""
    runs = Runs()
    runs.feed(text)
    runs.close()
    return runs.cell()


def _is_marked_break(node: SyntaxTreeNode) -> bool:
    """Whether a line ends here by itself: by two spaces, a tag, or a backslash."""
    is_tag = node.type == "html_inline" and node.content.lower().startswith("<br")
    return is_tag or node.type == "hardbreak" or (node.type == "text" and node.content.endswith("\\"))


def _begins_part(node: SyntaxTreeNode | None) -> bool:
    """Whether text in another style begins here, or people."""
    return node is None or node.type != "text" or is_people(node.content.strip())


def _gather(nodes: Sequence[SyntaxTreeNode], runs: Runs) -> None:
    for node, after in zip_longest(nodes, islice(nodes, 1, None)):
        if node.type == "text":
            runs.add(node.content)
        elif node.type == "code_inline":
            runs.change("is_code", 1)
            runs.add(node.content)
            runs.change("is_code", -1)
        elif node.type in ("softbreak", "hardbreak"):
            runs.break_line(is_marked=node.type == "hardbreak", begins_part=_begins_part(after))
        elif node.type == "html_inline":
            _gather_tag(node.content, runs)
        elif node.type == "link":
            runs.open_link(_address(node))
            _gather(node.children, runs)
            runs.close_link()
        elif node.type in ("strong", "em"):
            style = "is_bold" if node.type == "strong" else "is_italic"
            runs.change(style, 1)
            _gather(node.children, runs)
            runs.change(style, -1)
        elif node.type == "image":
            runs.add_image(node.content, str(node.attrs.get("src", "")))
        else:
            _gather(node.children, runs)


def _address(link: SyntaxTreeNode) -> str:
    return str(link.attrs.get("href", "")) or NO_ADDRESS


def _gather_tag(tag: str, runs: Runs) -> None:
    if is_markup(tag):
        runs.feed(tag)
    else:
        runs.add(tag)


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """A text in parts, each with the address that it is, or none."""
    offset = 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:!?*_")
        yield text[offset : match.start()], ""
        yield address, address
        offset = match.start() + len(address)
    yield text[offset:], ""


def _folded(runs: Iterable[StyledRun]) -> Line:
    """Runs of one style joined, white space folded, without white space at either end."""
    folded: list[StyledRun] = []
    for style, same in groupby(runs, key=lambda run: replace(run, text="", continued=frozenset())):
        first, *others = same
        text = re.sub(r"\s+", " ", "".join(run.text for run in (first, *others)))
        if not folded or folded[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            folded.append(replace(style, text=text, continued=first.continued))
    while folded and folded[-1].text.isspace():
        folded.pop()
    if folded:
        folded[-1] = replace(folded[-1], text=folded[-1].text.rstrip(" "))
    return tuple(folded)
