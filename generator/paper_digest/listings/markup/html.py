"""Segments a saved HTML page into blocks.

It uses the standard library's tokenizer, which knows the line of every tag and text: lxml's `sourceline` is
the line of a start tag only, and coverage needs the lines of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import NamedTuple

from paper_digest.listings.blocks import NUMBER_OF_KIND, Block, Cell, Role
from paper_digest.listings.markup.bylines import with_bylines
from paper_digest.listings.markup.property_rows import joined_rows
from paper_digest.listings.markup.years_of_lists import ListItem, with_years_of_lists
from paper_digest.model.record import Span
from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.inlines import Link
from paper_digest.values.wrapped_lines import joined

HIDDEN = frozenset(
    "script style noscript template svg math-renderer head iframe select canvas object".split()
)
"""Elements whose text a reader does not see."""
_KEPT_IN_HEAD = frozenset(("title",))
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark math q s samp small span "
    "strong strike sub sup time tt u var wbr mi mo mn msup msub mrow annotation semantics".split()
)
_MAY_BE_TITLES = frozenset(("span", "a", "b", "strong"))
"""Inline elements that end their paragraph if they have the class of a title."""
_INVISIBLE_VOID = frozenset("area base col embed img input link meta param source track wbr".split())
_UNCLOSED_TAG = re.compile(r"<(?=[^<>]*+(?:<|\Z))")
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em"))
_CELLS = frozenset(("td", "th"))
_ROLES = {
    name: role
    for role, names in (
        (
            Role.TITLE,
            "title paper-title papertitle pub-title publication-title list-title "
            "gsc-a-at gs-rt gse-alrt-title",
        ),
        (
            Role.AUTHORS,
            "author authors paper-authors paper-author pub-author pub-authors publication-authors "
            "list-authors",
        ),
    )
    for name in names.split()
}
"""What the class of an element says of its words. Collected by hand from pages of proceedings and people."""
_CLASSES_BESIDE = frozenset(
    "venue journal conference booktitle date year location pub-venue pub-date pub-year publication-venue "
    "paper-venue pubinfo".split()
)
"""Classes of what is beside authors in a paragraph. Collected by hand from pages of people."""
_SEPARATORS = re.compile(r"[_-]+")
_DIGITS = re.compile(r"\d+")
_CLASSES_OF_PLACE = frozenset("odd even first last active".split())
"""Classes that tell one item of a list from another."""
_REMARK = re.compile(r"[(\[][^()\[\]]{1,40}[)\]][.,;:]?")
_UNCLOSED = frozenset("p li td th tr dt dd option".split())
"""Elements that the next one of the same name ends."""
_MOST_PIECES_OF_REMARK = 8
"""Pieces of text, of which tags and entities make several; by hand."""
_BEHIND_TITLE = " \t\n.,;:"
"""What separates a title from the rest of its paragraph."""
_DEEPEST, _ROLE_DEPTH = 40, 3
"""Elements within one another that are remembered, and how far a class reaches inward; by hand."""
_LISTS = frozenset(("ul", "ol"))
_MARKERS = {"li": "-", "dt": "-", "tr": "|"}
_TITLE_WORDS = 3
"""Fewest words of a button that is the title of what it unfolds; by hand."""
_LONG_LINE = 50
"""Characters of a line within sentences; by hand."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class _Element(NamedTuple):
    """An open element."""

    tag: str
    role: Role | None
    """What its class says that it is."""
    number: int
    kind: str
    """Its tag and classes."""


@dataclass
class _Open:
    """The block that is being gathered."""

    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    italic: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    level: int = 0
    marker: str = ""
    role: Role | None = None
    container: int = 0
    elements: tuple[_Element, ...] = ()
    follows_break: bool = False
    """Whether only a line break separates it from the block before."""


class _Page(HTMLParser):
    """Gathers blocks while it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open = _Open()
        self._hidden: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self._bold = self._italic = 0
        self._level = 0
        self._marker = ""
        self._elements: list[_Element] = []
        """The open elements."""
        self._ended_with_link = ""
        """The address of the link within which the last block ended."""
        self._is_behind_title = False
        """Whether a title in an inline element ended the last block."""
        self._authors_element = 0
        """The number of the last element whose class says "authors" and that has words."""
        self._n_elements = 0
        self._cells: list[Cell] = []
        self._n_tables = self._n_rows = self._n_lists = 0
        self._items: list[ListItem] = []
        self._open_lists: list[tuple[int, ListItem | None]] = []
        """The numbers of the open lists, each with its open item."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_hidden_start(tag):
            return
        is_of_class = self._ends_authors(tag, attrs) or self._begins_authors(tag, attrs)
        if _begins_block(tag, attrs) or is_of_class or self._is_of_navigation(tag):
            self._end_block()
            self._is_behind_title = False
            self._open.follows_break = tag == "br" and bool(self.blocks)
        self._open_cell(tag)
        self._open_list(tag, attrs)
        self._enter_element(tag, attrs)
        self._open_element(tag, attrs)

    def _is_of_navigation(self, tag: str) -> bool:
        """Whether a link is one of those beside each other that lead to other pages of the site."""
        return tag == "a" and any(element.tag == "nav" for element in self._elements)

    def _ends_authors(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether an inline element has the class of something beside the authors that are being gathered.

        A location within the element of the authors is of one of them.
        """
        if tag not in _INLINE or self._open.role is not Role.AUTHORS:
            return False
        if self._open.words[-1].rstrip().endswith("("):  # "Ada Roe (2024)"
            return False
        is_within = any(element.role is Role.AUTHORS for element in self._elements)
        return bool((_CLASSES_BESIDE - {"location"} if is_within else _CLASSES_BESIDE) & _classes(attrs))

    def _begins_authors(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether authors follow a remark behind a title: `<b class="title">...</b> (Poster).`."""
        is_behind_title = bool(self.blocks) and self.blocks[-1].role is Role.TITLE
        if not is_behind_title or len(self._open.words) > _MOST_PIECES_OF_REMARK:
            return False
        is_remark = _REMARK.fullmatch(fold_space("".join(self._open.words)))
        return bool(is_remark) and tag == "span" and _role(attrs) is Role.AUTHORS

    def _open_cell(self, tag: str) -> None:
        """Counts tables, rows and cells; a table within a cell has its own."""
        if tag == "table":
            self._n_tables += 1
            self._cells.append(Cell(self._n_tables, 0, 0))
        elif tag == "tr" and self._cells:
            self._n_rows += 1
            self._cells[-1] = Cell(self._cells[-1].table, self._n_rows, 0)
        elif tag in _CELLS and self._cells:
            self._cells[-1] = self._cells[-1]._replace(column=self._cells[-1].column + 1)

    def _open_list(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts lists and opens their items; a list within an item has its own."""
        if tag in _LISTS:
            self._n_lists += 1
            self._open_lists.append((self._n_lists, None))
        elif tag == "li" and self._open_lists:
            self._end_item()
            number, begin = self._open_lists[-1][0], len(self.blocks)
            self._open_lists[-1] = (number, ListItem(number, begin, begin, _role_of_item(tag, attrs)))

    def _end_item(self) -> None:
        number, item = self._open_lists[-1]
        if item:
            self._items.append(replace(item, end=len(self.blocks)))
        self._open_lists[-1] = (number, None)

    def _enter_element(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNCLOSED and self._elements and self._elements[-1].tag == tag:
            self._elements.pop()
        if tag not in _INVISIBLE_VOID and tag != "br":
            self._n_elements += 1
            element = _Element(tag, _role_of_item(tag, attrs), self._n_elements, _kind_of_element(tag, attrs))
            self._elements = [*self._elements[-_DEEPEST:], element]

    def _leave_element(self, tag: str) -> None:
        """Closes the innermost element of this name, and what nothing closed inside it."""
        for index in range(len(self._elements) - 1, -1, -1):
            if self._elements[index].tag == tag:
                del self._elements[index:]
                break

    def _open_element(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag in _MARKERS:
            self._marker = _MARKERS[tag]
            self._level = 0  # a heading that nothing closed
        elif tag == "a" and (url := dict(attrs).get("href")):
            self._end_link()
            self._link = (url.strip(), [])
        elif tag in _BOLD or tag in _ITALIC:
            self._bold += tag in _BOLD
            self._italic += tag in _ITALIC

    def _is_hidden_start(self, tag: str) -> bool:
        if tag in HIDDEN:
            self._hidden.append(tag)
        return bool(self._hidden)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
            return
        if tag == "a":
            self._end_link()
        elif tag == "button":
            self._end_button()
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _ITALIC:
            self._italic = max(0, self._italic - 1)
        if self._ends_block(tag):
            self._end_block()
            self._is_behind_title = tag in _INLINE
            self._end_authors_around_title()
        self._leave_element(tag)
        self._end_structure(tag)
        if not any(element.tag in _HEADINGS for element in self._elements):
            self._level = 0  # also of a heading that nothing closed within an element that ends

    def _end_authors_around_title(self) -> None:
        """Ends the authors behind which a title is in the same element: what follows it are others' words."""
        if self._elements and self._elements[-1].role is Role.TITLE:
            self._elements = [
                element._replace(role=None) if element.number == self._authors_element else element
                for element in self._elements
            ]

    def _ends_block(self, tag: str) -> bool:
        """Whether a tag ends a paragraph, or the innermost element, which has a title."""
        innermost = self._elements[-1][:2] if self._elements else None
        return tag not in _INLINE or (tag in _MAY_BE_TITLES and innermost == (tag, Role.TITLE))

    def _end_structure(self, tag: str) -> None:
        if tag == "table":
            del self._cells[-1:]
        elif tag in _LISTS and self._open_lists:
            self._end_item()
            del self._open_lists[-1]
        elif tag in _HEADINGS:
            self._level = 0
        elif tag in _MARKERS:
            self._bold = self._italic = 0  # an item's own style that nothing closed

    def handle_data(self, data: str) -> None:
        if self._is_hidden_text():
            return
        data = self._without_separator(data)
        if not data.strip():
            if self._open.words:
                self._open.words.append(" ")
            return
        self._add_text(data)
        if self._link:
            self._link[1].append(data)
        if self._bold and not self._open.bold:
            self._open.bold.append(data)
        if self._italic and not self._open.italic:
            self._open.italic.append(data)

    def _without_separator(self, data: str) -> str:
        """The text, without what separates it from a title before it in the same paragraph."""
        return data.lstrip(_BEHIND_TITLE) if self._is_behind_title and not self._open.words else data

    def _is_hidden_text(self) -> bool:
        is_title = self._hidden == ["head"] and self.lasttag in _KEPT_IN_HEAD
        return bool(self._hidden) and not is_title

    def _add_text(self, data: str) -> None:
        line = self.getpos()[0]
        if not self._open.words:
            self._open.first = line + data[: len(data) - len(data.lstrip())].count("\n")
            self._open.level, self._open.marker = self._level, self._marker
            self._open.role, self._open.container, element = self._innermost_role()
            self._authors_element = element if self._open.role is Role.AUTHORS else self._authors_element
            self._open.elements = self._elements_around()
            self._marker = ""
        self._open.last = line + data.rstrip().count("\n")
        self._open.words.append(data)

    def _elements_around(self) -> tuple[_Element, ...]:
        """The open elements; none where they are so many that nothing closes them."""
        return tuple(self._elements) if len(self._elements) <= _DEEPEST else ()

    def _innermost_role(self) -> tuple[Role | None, int, int]:
        """What the class of an open element says of its words; the number of that around it, and its own."""
        elements = self._elements[-_ROLE_DEPTH - 1 :]
        around = (0, *(element.number for element in elements))
        with_role = (
            (element.role, container, element.number)
            for element, container in zip(
                reversed(elements[-_ROLE_DEPTH:]), reversed(around[:-1]), strict=False
            )
            if element.role
        )
        return next(with_role, (None, 0, 0))

    def _end_button(self) -> None:
        """Drops the words of a button, unless they are so many that it unfolds a paper."""
        if len("".join(self._open.words).split()) < _TITLE_WORDS:
            self._open = _Open()

    def _end_link(self) -> None:
        if self._link:
            url, words = self._link
            if not words and self._ended_with_link == url:
                self._link = None
                return
            self._open.links.append(Link(fold_space("".join(words)), url))
            if not self._open.words:
                line = self.getpos()[0]
                self._open.first = self._open.first or line
                self._open.last = line
                self._open.elements = self._elements_around()
            self._link = None

    def _interrupt_link(self) -> str:
        """Ends the open link, unless nothing is before it in the block; its address, or "" without a link."""
        url, words = self._link or ("", [])
        self._ended_with_link = url if words else ""
        if words or self._open.words:
            self._end_link()
        return url

    def _end_block(self) -> None:
        pending = self._interrupt_link()
        opened, text = self._open, fold_space("".join(self._open.words))
        if any(link.url for link in opened.links) or (text and not NUMBER_OF_KIND.fullmatch(text)):
            block = Block(
                text,
                Span(opened.first, max(opened.first, opened.last)),
                tuple(opened.links),
                opened.level,
                fold_space("".join(opened.bold)),
                opened.marker,
                fold_space("".join(opened.italic)),
                self._cells[-1] if self._cells else None,
                opened.role,
                opened.container,
                tuple(element.number for element in opened.elements),
                _path(opened.elements),
            )
            if opened.follows_break and _goes_on(self.blocks[-1], block):
                self.blocks[-1] = _joined(self.blocks[-1], block)
            else:
                self.blocks.append(block)
        self._open = _Open()
        self._link = (pending, []) if pending else None

    def finish(self) -> tuple[Block, ...]:
        """The blocks, the last one too."""
        self.close()
        self._end_block()
        while self._open_lists:
            self._end_item()
            del self._open_lists[-1]
        return with_years_of_lists(self.blocks, self._items)


def _begins_block(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether an element is a paragraph of its own, as a title in an inline element is."""
    is_title = tag in _MAY_BE_TITLES and _role(attrs) is Role.TITLE
    return tag not in _INVISIBLE_VOID and (tag not in _INLINE or is_title or _is_block(attrs))


def _kind_of_element(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    """The tag and classes of an element: "div.item-#" for `<div class="item-12">`."""
    names = (_DIGITS.sub("#", name) for name in _names_of_classes(attrs) if name not in _CLASSES_OF_PLACE)
    return ".".join((tag, *names))


def _path(elements: Sequence[_Element]) -> str:
    """The tags around a block, without those of links, and the classes of the innermost element."""
    around = [element for element in elements if element.tag != "a"]
    return " ".join((*(element.tag for element in around[:-1]), *(element.kind for element in around[-1:])))


def _role(attrs: list[tuple[str, str | None]]) -> Role | None:
    return next((_ROLES[name] for name in _names_of_classes(attrs) if name in _ROLES), None)


def _classes(attrs: list[tuple[str, str | None]]) -> frozenset[str]:
    return frozenset(_names_of_classes(attrs))


def _names_of_classes(attrs: list[tuple[str, str | None]]) -> list[str]:
    """The classes, with one hyphen for each separator: "pub__title" and "pub_title" are "pub-title"."""
    classes = (dict(attrs).get("class") or "").lower().split()
    return [_SEPARATORS.sub("-", name) for name in classes]


def _role_of_item(tag: str, attrs: list[tuple[str, str | None]]) -> Role | None:
    """The role of an element; a list item may be a year, which may be that of the items below."""
    is_year = tag == "li" and (dict(attrs).get("class") or "").lower() == Role.YEAR
    return Role.YEAR if is_year else _role(attrs)


def _is_block(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether the class of an inline element makes it a block, as in Bootstrap."""
    return "d-block" in (dict(attrs).get("class") or "").split()


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a line break is within a sentence, as mailers put it."""
    is_open = len(before.text) > _LONG_LINE and (before.text[-1].isalnum() or before.text[-1] in ",-")
    return is_open and block.text[:1].islower() and not block.marker


def _joined(before: Block, block: Block) -> Block:
    return replace(
        before,
        text=joined(before.text, block.text),
        span=Span(before.span.first, max(before.span.last, block.span.last)),
        links=(*before.links, *block.links),
    )


def parse_html_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a page, and one without words for each line that holds nothing but markup."""
    page = _Page()
    page.feed(tokenizable("\n".join(lines)))
    blocks = with_bylines(joined_rows(page.finish()))
    covered = {line for block in blocks for line in range(block.span.first, block.span.last + 1)}
    markup = (
        Block("", Span(number, number))
        for number, line in enumerate(lines, 1)
        if line.strip() and number not in covered
    )
    return tuple(sorted((*blocks, *markup), key=lambda block: block.span.first))


def tokenizable(text: str) -> str:
    """The page without comments, and with `<` as a letter where no tag ends before the next one begins.

    The tokenizer searches for the end of each such tag to the end of the page. Line numbers stay.
    """
    kept: list[str] = []
    offset = 0
    while (start := text.find("<!--", offset)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += (text[offset:start], "\n" * text.count("\n", start, end))
        offset = end + len("-->")
    return _UNCLOSED_TAG.sub("&lt;", "".join((*kept, text[offset:])))
