"""Makes items of HTML: of its list items, table rows, headings and paragraphs, as of those of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import count
from typing import Final

from paper_digest.listings.entries.inline_runs import BREAKS, Runs
from paper_digest.listings.entries.items import Cell, Item, ItemKind
from paper_digest.listings.markup.html import HIDDEN, tokenizable
from paper_digest.model.record import Span

_LISTS: Final = frozenset(("ul", "ol", "menu", "table"))
_CELLS: Final = frozenset(("td", "th"))
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_KINDS: Final = {
    "li": ItemKind.BULLET,
    "tr": ItemKind.ROW,
    **dict.fromkeys(_HEADINGS, ItemKind.HEADING),
}
_DEEPEST: Final = 40
"""Lists in lists, so that time stays linear."""
_ITEMS: Final = frozenset(("li", "tr"))
_BLOCKS: Final = BREAKS | frozenset(
    "address article aside blockquote body center dl figcaption figure footer form header hr main nav pre "
    "section tbody tfoot thead".split()
)
"""Elements that end a paragraph, and lines within items."""


@dataclass(slots=True)
class _OpenItem:
    """An item that is being gathered."""

    kind: ItemKind
    first: int
    last: int
    depth: int = 0
    list_number: int = 0
    cells: list[Runs] = field(default_factory=lambda: [Runs()])
    children: list[Item] = field(default_factory=list)
    n_heading_cells: int = 0
    level: int = 0
    """Of a heading."""

    def item(self, headings: Sequence[str]) -> Item:
        """What was gathered; headings are those of the columns of its table."""
        names = (*headings, *[""] * len(self.cells))
        cells = [
            replace(runs.cell(), heading=heading) for runs, heading in zip(self.cells, names, strict=False)
        ]
        is_row = self.kind is ItemKind.ROW
        kept = tuple(cell for cell in cells if cell.lines or is_row)
        span = Span(self.first, max(self.first, self.last))
        return Item(
            self.kind, span, kept, self.depth, self.list_number, tuple(self.children), level=self.level
        )


@dataclass(slots=True)
class _OpenList:
    """A list or a table that is being gathered."""

    number: int
    parent: _OpenItem | None
    """The item that has it."""
    item: _OpenItem | None = None
    """Its open item."""
    headings: tuple[str, ...] = ()
    n_items: int = 0


class _Page(HTMLParser):
    """Gathers items while it is fed."""

    def __init__(self, n_above: int, numbers: Iterator[int]) -> None:
        super().__init__(convert_charrefs=True)
        self._n_above = n_above
        self._numbers = numbers
        self.items: list[Item] = []
        self._lists: list[_OpenList] = []
        self._text: _OpenItem | None = None
        """The open paragraph or heading."""
        self._hidden: list[str] = []

    # -------------------------------------------------- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self._hidden.append(tag)
        if self._hidden:
            return
        if tag in _LISTS:
            self._open_list()
        elif tag in _ITEMS:
            self._open_item(tag)
        elif tag in _CELLS:
            self._open_cell(tag)
        elif tag in _HEADINGS and not self._item:
            self._end_text()
            self._text = self._opened(tag)
        elif tag in _BLOCKS | _HEADINGS.keys():
            self._break(tag)
            self._change_heading(tag, 1)
        else:
            (self._runs() or self._new_paragraph()).handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
        elif tag in _LISTS:
            self._end_list()
        elif tag in _ITEMS:
            self._end_item()
        elif tag in _BLOCKS | _HEADINGS.keys() | _CELLS:
            self._change_heading(tag, -1)
            self._break(tag)
        elif runs := self._runs():
            runs.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._hidden or (not data.strip() and not self._has_open_text()):
            return
        runs = self._runs() or self._new_paragraph()
        runs.handle_data(data)
        if data.strip():
            last = self._line() + data.rstrip().count("\n")
            for opened in filter(None, (self._text, *(some.item for some in self._lists))):
                opened.last = last

    def _line(self) -> int:
        return self._n_above + self.getpos()[0]

    # -------------------------------------------------- lists and their items

    @property
    def _item(self) -> _OpenItem | None:
        """The innermost item that is open."""
        return self._lists[-1].item if self._lists else None

    def _open_list(self) -> None:
        self._end_text()
        if len(self._lists) >= _DEEPEST:
            return
        self._lists.append(_OpenList(next(self._numbers), self._item))

    def _end_list(self) -> None:
        self._end_text()
        if self._lists:
            self._end_item()
            self._lists.pop()
        if runs := self._runs():
            runs.end_line()

    def _open_item(self, tag: str) -> None:
        if not self._lists:
            self._open_list()
        self._end_text()
        self._end_item()
        self._lists[-1].item = self._opened(tag)

    def _opened(self, tag: str) -> _OpenItem:
        line = self._line()
        kind = _KINDS.get(tag, ItemKind.PARAGRAPH)
        if tag not in _ITEMS:
            return _OpenItem(kind, line, line, level=_HEADINGS.get(tag, 0))
        number = self._lists[-1].number
        if kind is ItemKind.ROW:
            return _OpenItem(kind, line, line, 0, number, [])
        depth = sum(around.item is not None and around.item.kind is kind for around in self._lists[:-1])
        return _OpenItem(kind, line, line, depth, number)

    def _open_cell(self, tag: str) -> None:
        self._end_text()
        if item := self._item:
            item.cells.append(Runs())
            item.n_heading_cells += tag == "th"

    def _end_item(self) -> None:
        """Adds the open item to the item that has its list, or to the page; headings to their table."""
        if not self._lists or not self._lists[-1].item:
            return
        own_list, item = self._lists[-1], self._lists[-1].item
        own_list.item = None
        own_list.n_items += 1
        done = item.item(own_list.headings)
        if own_list.n_items == 1 and 0 < item.n_heading_cells == len(item.cells):
            own_list.headings = tuple(map(_plain_text, done.cells))
        elif own_list.parent and item.kind is ItemKind.BULLET:
            own_list.parent.children.append(done)
        else:
            self.items.append(done)

    # -------------------------------------------------- text

    def _runs(self) -> Runs | None:
        """Where text goes: to the open cell, heading or paragraph."""
        if item := self._item:
            if not item.cells:
                item.cells.append(Runs())
            return item.cells[-1]
        return self._text.cells[-1] if self._text else None

    def _has_open_text(self) -> bool:
        """Whether text goes on; white space between rows, cells and paragraphs begins none."""
        return bool(self._item.cells) if self._item else self._text is not None

    def _new_paragraph(self) -> Runs:
        self._text = self._opened("p")
        return self._text.cells[-1]

    def _break(self, tag: str) -> None:
        """Ends a line of an item; outside of items, ends the paragraph, except at a line break."""
        if self._item or tag == "br":
            if runs := self._runs():
                runs.end_line()
        else:
            self._end_text()

    def _change_heading(self, tag: str, step: int) -> None:
        """A heading within an item is a line in bold."""
        if tag in _HEADINGS and self._item and (runs := self._runs()):
            runs.change("is_bold", step)

    def _end_text(self) -> None:
        if self._text:
            done = self._text.item(())
            if done.cells:
                self.items.append(done)
            self._text = None

    def finish(self) -> tuple[Item, ...]:
        """The items in the order of their lines."""
        self.close()
        while self._lists:
            self._end_list()
        self._end_text()
        return tuple(sorted(self.items, key=lambda item: item.span.first))


def items_of_html(
    lines: Sequence[str], n_above: int = 0, numbers: Iterator[int] | None = None
) -> tuple[Item, ...]:
    """The items in reading order; items of lists inside an item are its children.

    n_above: the lines of the page above these. numbers: the numbers of its next lists.
    """
    page = _Page(n_above, numbers or count(1))
    page.feed(tokenizable("\n".join(lines)))
    return page.finish()


def _plain_text(cell: Cell) -> str:
    return " ".join("".join(run.text for run in line) for line in cell.lines).strip()
