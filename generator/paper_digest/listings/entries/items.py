"""The items of a page: list items, table rows, paragraphs and headings, with the style of their text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from paper_digest.model.record import Span


class ItemKind(StrEnum):
    BULLET = "bullet"
    ROW = "row"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A part of a text in one style."""

    text: str
    url: str = ""
    """Where it leads, if it is the text of a link."""
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_code: bool = False
    is_image: bool = False
    """Whether it stands for an image, such as the badge that is a link."""
    continued: frozenset[str] = frozenset()
    """The styles, fields of this class, that an element has opened in the line before and not closed."""


Line = tuple[StyledRun, ...]
"""A text without line breaks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of an item, or of one column of a row."""

    lines: tuple[Line, ...]
    heading: str = ""
    """The heading of the column; empty outside of tables."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a page that may be a paper."""

    kind: ItemKind
    span: Span
    cells: tuple[Cell, ...]
    depth: int = 0
    """Lists around the list of the item."""
    list_number: int = 0
    """Which list or table of the page it belongs to; 0 for paragraphs outside of lists."""
    children: tuple[Item, ...] = ()
    """The items of the lists inside it."""
    level: int = 0
    """Of a heading; 0 for all others."""


def text_of(item: Item) -> str:
    """The text of an item without those inside it."""
    return " ".join("".join(run.text for run in line) for cell in item.cells for line in cell.lines)
