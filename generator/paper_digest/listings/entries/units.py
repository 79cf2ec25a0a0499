"""Makes units of items: each may be one paper, with the parts of lists inside it that say more of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import or_

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.items import Cell, Item, ItemKind, Line, StyledRun, text_of
from paper_digest.listings.entries.leading_people import ends_of_people
from paper_digest.listings.entries.styled_text import StyledText, styled_text
from paper_digest.listings.entries.text_features import YEAR
from paper_digest.listings.field_labels import field_of, label_of
from paper_digest.listings.paper_links import is_local_file, is_paper_address, is_paper_button
from paper_digest.listings.person_lines import are_first_people, are_people, is_name, is_people
from paper_digest.listings.prose import are_lowercase, is_capitalized
from paper_digest.model.record import Span
from paper_digest.values.paper_url import paper_key

_OF_OTHER_FILES = re.compile(
    r"\W*(?:(?:lecture|course) )?(?:slides?|videos?|recordings?|homeworks?|assignments?|supplements?)\W*",
    re.IGNORECASE,
)
"""The heading of a column with files that are no papers."""
_PIECES = re.compile(r"[()\[\]|]|\s[-–—]\s|(?<=[^\W\d_]{2})\.\s|:\s|\s[•·]\s")
_NO_REFERENCE = re.compile(r"\W*(?:see|cf\.|chapters?|sections?)\s", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FEWEST_WORDS = 3
"""Words beside buttons that may be a title."""
_FEWEST_TITLE_WORDS = 5
"""Words of most titles; names of journals and kinds of files have fewer."""
_FROM_NUMBER = re.compile(r"\d.*", re.DOTALL)
_BESIDE_PEOPLE = " ,.;:*_-–—()[]"
_TITLE = re.compile("标题|標題|题目|題目|タイトル|제목")
"""In the headings of columns, in languages that write no spaces between words or hardly any."""
PAPER = "论文|論文|논문"
"""The same for papers, as a part of patterns."""
_FEWEST_IN_PARAGRAPH = 3
"""Papers in lines of one paragraph."""
_FEWEST_CELLS = 2
"""Papers beside each other in a row, or inside an item."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a unit."""

    content: StyledText
    heading: str = ""
    """The heading of its column."""
    column: int = 0
    is_below: bool = False
    """Whether it is from a list inside the item."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a page that may be one paper."""

    kind: ItemKind
    depth: int
    list_number: int
    """Which list or table of the page it belongs to; 0 for paragraphs."""
    span: Span
    parts: tuple[Part, ...]
    is_topic: bool = False
    """Whether units inside it link papers, and it links none."""

    @property
    def links(self) -> tuple[StyledRun, ...]:
        """Its links in reading order."""
        return tuple(placed.run for part in self.parts for placed in part.content.runs if placed.run.url)


def column_field(heading: str) -> str:
    """The field that a column's heading names; "paper" may be a title's or a link's."""
    words = re.findall(r"[^\W\d_]+", heading.lower())
    if "title" in words or _TITLE.search(heading):
        return "title"
    if "paper" in words or "article" in words or "publication" in words:
        return "paper"
    field = field_of(heading) or ("none" if not words else "other")
    return "paper" if field == "other" and re.search(PAPER, heading) else field


def units_of(items: Iterable[Item]) -> Iterator[Unit]:
    """The units of a page in reading order.

    A list inside an item belongs to it, except for what shows a paper of its own where the item shows none or
    another.
    """
    items = tuple(items)
    lists_of_topics = {item.list_number for item in items if _are_references_of_topic(item, _FEWEST_CELLS)}
    for item in items:
        if item.kind is ItemKind.HEADING:
            continue
        if parts := _several_papers(item):
            yield from parts
            continue
        separate = _separate_items(item, 1 if item.list_number in lists_of_topics else _FEWEST_CELLS)
        own = frozenset(map(id, separate))  # a comparison of items would take quadratic time
        inner = [child for child in item.children if id(child) not in own]
        yield _unit(item, inner, separate)
        yield from units_of(separate)


def _several_papers(item: Item) -> tuple[Unit, ...]:
    """A unit for each paper that an item has in its cells or lines; none for an item with one."""
    return _papers_of_cell(item) or _papers_of_row(item) or _papers_of_paragraph(item)


def _papers_of_cell(item: Item) -> tuple[Unit, ...]:
    """A unit for each linked title of the cell that has several, of different papers; else none.

    What the other cells have is of none of them.
    """
    cells = _cells_with_papers(item.cells)
    if item.kind is not ItemKind.ROW or len(cells) != 1:
        return ()
    lines = [part for line in cells[0].lines for part in _parts_by_title(line)]
    keys = list(filter(None, map(_key_of_title, lines)))
    if len(keys) < len(lines) or len(set(keys)) < max(2, len(keys)):
        return ()
    return tuple(_unit_of_lines(item, (line,), cells[0].heading) for line in lines)


def _cells_with_papers(cells: Iterable[Cell]) -> list[Cell]:
    """The cells with linked titles of papers, or of files that may be of papers where there are none."""
    linking = [cell for cell in cells if any(map(_key_of_title, cell.lines))]
    own = [cell for cell in linking if not is_of_other_files(cell.heading)]
    return [cell for cell in own if any(map(_links_paper_by_title, cell.lines))] or own


def _papers_of_row(item: Item) -> tuple[Unit, ...]:
    """A unit for each cell of a row, if several have words and a paper of their own, as in a grid of papers.

    Such a table has no column for titles. Empty cells are of none.
    """
    fields = {column_field(cell.heading) for cell in item.cells if cell.heading}
    if item.kind is not ItemKind.ROW or fields - {"other"}:
        return ()
    cells = [cell for cell in item.cells if any(cell.lines)]
    return _units_of_cells(item, cells) if all(map(_has_title, cells)) else ()


def _papers_of_paragraph(item: Item) -> tuple[Unit, ...]:
    """A unit for each paper of a paragraph that has several in lines of their own.

    Each begins with words in one style, as titles have, or ends with its links.
    """
    if item.kind is not ItemKind.PARAGRAPH or len(item.cells) != 1:
        return ()
    lines = item.cells[0].lines
    from_titles = [Cell(tuple(group)) for group in _from_titles(lines)]
    up_to_links = [Cell(tuple(group)) for group in _up_to_links(lines)]
    return max(
        _units_of_cells(item, from_titles) if _are_alike(from_titles) else (),
        _units_of_cells(item, up_to_links) if _are_papers(up_to_links) else (),
        key=len,
    )


def _are_alike(cells: Sequence[Cell]) -> bool:
    """Whether all groups of lines have words beside links and what begins them in a style, or none has.

    Below a title with people and a venue, "Long version with proofs" is no other paper.
    """
    return len({any(map(_has_plain_words, cell.lines)) for cell in cells}) == 1


def _has_plain_words(line: Line) -> bool:
    runs = line[1:] if _opening_style(line) else line
    return any(re.search(r"\w{2}", run.text) for run in runs if not run.url)


def _are_papers(cells: Sequence[Cell]) -> bool:
    """Whether groups of lines up to links may be papers: several titles, or each above a line of buttons."""
    are_pairs = all(len(cell.lines) > 1 and _has_buttons(cell.lines[-1]) for cell in cells)
    are_many = len(cells) >= _FEWEST_IN_PARAGRAPH and all(map(_begins_as_title, cells))
    are_many = are_many and sum(map(_is_sentence, cells)) * 2 <= len(cells)
    return are_pairs or are_many


def _is_sentence(cell: Cell) -> bool:
    """Whether the words before the first link of a group are mostly in lower case, as in prose."""
    words = "".join(run.text for run in takewhile(lambda run: not run.url, cell.lines[0])).split()
    return bool(words) and are_lowercase(words)


def _begins_as_title(cell: Cell) -> bool:
    """Whether a group of lines begins with a capital, a number or a mark, and has the words of a title."""
    text = "".join(run.text for run in cell.lines[0]).lstrip()
    words = " ".join(run.text for line in cell.lines for run in line if not is_button(run.text))
    return not text[:1].islower() and len(re.findall(r"[^\W\d_]{2,}", words)) >= _FEWEST_WORDS


def _from_titles(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups, each from one that begins with words in the style of the first ones."""
    style = _opening_style(lines[0]) if lines else None
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or (style and _opening_style(line) == style):
            groups.append([])
        groups[-1].append(line)
    return groups


def _opening_style(line: Line) -> tuple[bool, bool, bool] | None:
    """The style of the first words of a line, if they are as many as in titles and set apart."""
    first = next((run for run in line if re.search(r"\w", run.text)), None)
    if first is None or is_button(first.text) or len(first.text.split()) < _FEWEST_WORDS:
        return None
    style = first.is_bold, first.is_italic, bool(first.url)
    return style if any(style) else None


def _up_to_links(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines in groups, each up to one that links a paper, and further lines of buttons or with that link."""
    groups: list[list[Line]] = [[]]
    linked: list[set[str]] = [set()]
    for line in lines:
        if linked[-1] and not _has_only_buttons(line):
            groups.append([])
            linked.append(set())
        keys = _paper_keys(Cell((line,)))
        groups[-1].append(line)
        linked[-1] |= keys
        if len(groups) > 1 and keys & linked[-2]:
            linked[-2:] = [linked[-2] | linked[-1]]
            groups[-2].extend(groups.pop())
    return groups


def _has_only_buttons(line: Line) -> bool:
    """Whether a line has no words but those of links."""
    return not any(re.search(r"[^\W\d_]{2}", run.text) for run in line if not run.url)


def _has_buttons(line: Line) -> bool:
    """Whether a line has buttons and no other words, one of them of a paper: `[arXiv, 30 Sep 2024](...)`."""
    of_papers = [is_paper_button(run) or (not _is_title(run) and is_paper_address(run.url)) for run in line]
    are_buttons = (is_button(run.text) or not re.search(r"[^\W\d_]{2}", run.text) for run in line)
    return any(of_papers) and all(map(or_, of_papers, are_buttons))


def _units_of_cells(item: Item, cells: list[Cell]) -> tuple[Unit, ...]:
    """A unit for each cell; none unless there are several and each links papers of its own."""
    keys = list(map(_paper_keys, cells))
    if len(cells) < _FEWEST_CELLS or not _are_apart(keys):
        return ()
    return tuple(_unit_of_lines(item, cell.lines, cell.heading) for cell in cells)


def _unit_of_lines(item: Item, lines: Iterable[Line], heading: str) -> Unit:
    """The unit of a part of an item, below the heading of its column."""
    return Unit(item.kind, item.depth, item.list_number, item.span, (Part(styled_text(lines), heading),))


def _are_apart(keys: list[frozenset[str]]) -> bool:
    """Whether each of some parts links papers, and no two of them the same."""
    return all(keys) and len(frozenset().union(*keys)) == sum(map(len, keys))


def _paper_keys(cell: Cell) -> frozenset[str]:
    """The papers that a cell links; what a button of a paper leads to may be of an unknown host."""
    runs = [run for line in cell.lines for run in line if run.url]
    return frozenset(
        paper_key(run.url) or run.url for run in runs if paper_key(run.url) or is_paper_button(run)
    )


def _has_title(cell: Cell) -> bool:
    """Whether the first text of a cell that is set apart has as many words as a title."""
    runs = (
        run for line in cell.lines for run in line if run.is_bold or (run.url and not is_button(run.text))
    )
    first = next(runs, None)
    return first is not None and len(first.text.split()) >= _FEWEST_WORDS


def _parts_by_title(line: Line) -> Iterator[Line]:
    """The parts of a line, each from one linked title to the next."""
    starts = [index for index, run in enumerate(line) if _is_title(run) and _key(run.url)]
    for start, end in pairwise((0, *starts[1:], len(line))):
        yield line[start:end]


def _key_of_title(line: Line) -> str | None:
    """The paper, or the file of one, to which the linked title of a line leads."""
    return next((key for run in line if _is_title(run) and (key := _key(run.url))), None)


def _links_paper_by_title(line: Line) -> bool:
    """Whether a linked title of a line leads to a paper, and not only to a file that may be of one."""
    return any(_is_title(run) and paper_key(run.url) for run in line)


def is_of_other_files(heading: str) -> bool:
    """Whether the heading of a column is that of files that are no papers, as slides are."""
    return bool(_OF_OTHER_FILES.fullmatch(heading))


def _key(url: str) -> str | None:
    return paper_key(url) or (url if is_paper_address(url) else None)


def _unit(item: Item, inner: Iterable[Item], separate: list[Item]) -> Unit:
    last = separate[0].span.first - 1 if separate else item.span.last
    span = Span(item.span.first, max(item.span.first, last))
    below = [cell for child in inner for cell in _all_cells(child)]
    parts = (
        *(_part(cell, column, is_below=False) for column, cell in enumerate(item.cells)),
        *(_part(cell, 0, is_below=True) for cell in below),
    )
    is_topic = bool(separate) and not _paper_links(item)
    return Unit(item.kind, item.depth, item.list_number, span, parts, is_topic)


def _part(cell: Cell, column: int, *, is_below: bool) -> Part:
    return Part(styled_text(cell.lines), cell.heading, column, is_below)


def _all_cells(item: Item) -> Iterator[Cell]:
    yield from item.cells
    for child in item.children:
        yield from _all_cells(child)


def _separate_items(item: Item, fewest: int) -> list[Item]:
    """The items inside one that are papers of their own; fewest: references that make it a topic."""
    if inside := _papers_inside(item, fewest):
        return inside
    separate = frozenset(id(child) for child in item.children if _is_separate(child, item))
    beside = frozenset() if _paper_links(item) else _dated_titles_beside(item.children, separate)
    return [child for child in item.children if id(child) in separate | beside]


def _dated_titles_beside(items: Sequence[Item], separate: frozenset[int]) -> frozenset[int]:
    """The items of a topic that cite papers without a link, in a list with others that link some.

    separate: the others. Items are given by their ids: comparing them would take quadratic time.
    """
    lists = {item.list_number for item in items if id(item) in separate and item.kind is ItemKind.BULLET}
    return frozenset(id(item) for item in items if _is_dated_title(item, lists))


def _is_dated_title(item: Item, lists: Collection[int]) -> bool:
    """Whether an item of such a list has a year, and words written as in titles, and is no label's value."""
    text = text_of(item)
    is_text = item.list_number in lists and bool(YEAR.search(text)) and not _NO_REFERENCE.match(text)
    return is_text and label_of(text) is None and is_capitalized(text)


def _papers_inside(item: Item, fewest: int) -> list[Item]:
    """The items inside one without a link of its own that each have words and link another paper.

    So a topic holds papers, each with lines for its links or its title.
    """
    return list(item.children) if _holds_papers(item) or _are_references_of_topic(item, fewest) else []


def _holds_papers(item: Item) -> bool:
    """Whether an item without a link of its own has several inside that link papers of their own."""
    if item.kind is not ItemKind.BULLET or len(item.children) < _FEWEST_CELLS or _paper_links(item):
        return False
    have_words = all(map(_has_words_within, item.children))
    return have_words and _are_apart(list(map(_keys_below, item.children)))


def _are_references_of_topic(item: Item, fewest: int) -> bool:
    """Whether an item of few words holds references, each of which starts with people and has a year."""
    if item.kind is not ItemKind.BULLET or len(item.children) < fewest or _paper_links(item):
        return False
    texts = map(text_of, item.children)
    return len(text_of(item).split()) < _FEWEST_TITLE_WORDS and all(map(_is_reference, texts))


def _is_reference(text: str) -> bool:
    return bool(YEAR.search(text)) and any(ends_of_people(text, 0))


def _keys_below(item: Item) -> frozenset[str]:
    """The papers that an item and those inside it link."""
    return frozenset().union(*map(_paper_keys, _all_cells(item)))


def _is_separate(child: Item, parent: Item) -> bool:
    """Whether an item inside another is a paper of its own, or holds some.

    A further paragraph of an item that links a paper says more of it, as of where it was published, unless
    it starts with the linked title of another one.
    """
    if any(_is_separate(grandchild, parent) for grandchild in child.children) or _holds_papers(child):
        return True
    own, of_parent = _paper_links(child), _paper_links(parent)
    is_further = child.kind is ItemKind.PARAGRAPH and not _starts_with_title(child)
    if not _has_words(child) or (of_parent and is_further):
        return False
    return bool(own - of_parent) and not (_has_words(parent) and _is_beside_title(child))


def _is_beside_title(item: Item) -> bool:
    """Whether the words of an item are a label or people, with few others but buttons behind them.

    So they are of the paper above: "Ada Roe, Max Moe (ICML 2024) [[Paper]](...)", and no reference.
    """
    if any(run.url and _is_title(run) for run in _runs(item)):
        return False
    text = "".join("|" if run.url else run.text for run in _runs(item))
    if label := label_of(text):
        return label.field != "title"
    return _are_people_and_few_words(text)


def _are_people_and_few_words(text: str) -> bool:
    first, *others = [*filter(None, (piece.strip(_BESIDE_PEOPLE) for piece in _PIECES.split(text)))] or [""]
    n_others = len(" ".join(others).split())
    return (are_people(first) or are_first_people(first)) and n_others < _FEWEST_TITLE_WORDS


def _runs(item: Item) -> Iterator[StyledRun]:
    for cell in item.cells:
        for line in cell.lines:
            yield from line


def _starts_with_title(item: Item) -> bool:
    """Whether an item starts with a link as long as a title, with people behind it."""
    runs = (run for run in _runs(item) if run.text.strip())
    first, behind = next(runs, None), " ".join(run.text for run in runs)
    if first is None or not first.url or len(first.text.split()) < _FEWEST_TITLE_WORDS:
        return False
    people = _FROM_NUMBER.sub("", behind).strip(_BESIDE_PEOPLE)
    return is_people(people) or is_name(people)


def _has_words(item: Item) -> bool:
    """Whether an item has words of its own, beside buttons and what is in parentheses."""
    texts = (run.text for run in _runs(item))
    words = " ".join(text for text in texts if not is_button(text) and "://" not in text)
    return len(re.findall(r"[^\W\d_]{2,}", _PARENTHESES.sub(" ", words))) >= _FEWEST_WORDS


def _has_words_within(item: Item) -> bool:
    """Whether an item, or one directly inside it, has words of its own: a short name above its title."""
    return _has_words(item) or any(map(_has_words, item.children))


def _paper_links(item: Item) -> frozenset[str]:
    """What the item's own links to papers lead to, but for a note: "Notes: [Title](notes/title.md)"."""
    before = ""
    keys: set[str] = set()
    for run in _runs(item):
        is_note = before.rstrip().endswith((":", "：")) and is_local_file(run.url)
        if run.url and not is_note and (is_paper_button(run) or _is_title(run)):
            keys.add(paper_key(run.url) or run.url)
        before = run.text
    return frozenset(keys)


def _is_title(link: StyledRun) -> bool:
    return not is_button(link.text) and len(link.text.split()) >= _FEWEST_WORDS
