"""Segments text other than HTML into blocks: plain, wrapped, Markdown, notebook and text browser exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from paper_digest.listings.blocks import NUMBER_OF_KIND, Block
from paper_digest.listings.field_labels import bare_label
from paper_digest.listings.markup.bracket_links import Line, unlinked
from paper_digest.listings.markup.line_markup import (
    Dialect,
    Marked,
    dialect_of,
    fences_and_code,
    is_address,
    unmarked,
)
from paper_digest.listings.markup.line_unwrapping import LABEL, Breaks, breaks_in, is_list_below
from paper_digest.listings.markup.tables import cells_of, tabbed_cells_of
from paper_digest.listings.person_lines import is_name, is_people
from paper_digest.listings.prose import ends_open, has_function_words
from paper_digest.model.record import Span
from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.inlines import Link
from paper_digest.values.wrapped_lines import joined

_LABEL = re.compile(LABEL)
_TITLE_CASE, _SENTENCE_CASE = 0.7, 0.4
"""Shares of longer words with a capital: titles have more than the one, sentences less than the other."""
_FEW_WORDS = 7
_BEFORE_ADDRESSES = frozenset("about at from in on to via".split())
"""Words with which a sentence ends before the address that it is about."""
_LEAST_WORDS = 4
_PROPERTY = re.compile(r"\|\s*(?P<label>[^|]{1,30}?)\s*\|\s*(?P<value>[^|]{1,400}?)\s*\|")
_TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_SENTENCE = 100
"""Characters of a line that is no title and no people, whatever its width; by hand."""
_LONG_LINE = 60
"""Characters of a line of sentences that may have been broken."""
_TWO_SENTENCES = re.compile(r"[^\W\d_A-Z]{3}[.!] (?:[A-Z]|…)")
_SOURCE = re.compile(r"(?:by|in|at) (?=[A-Z])|arXiv\b")
"""Below a title, its people or where it was published."""
_LONGEST = 300
"""Lines of one paragraph; a longer one is no abstract."""
_OPEN_LINK = re.compile(r"(?<![\]\w])\[\d{1,5}\][^\[\]]+$")
_SHORTEST_REFERENCE = 40
"""Characters of a reference; by hand."""
_OPEN_RANGE = re.compile(r"\d[-–]$")
"""Pages of which the last one is in the next line: "61(2):199-"."""
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")


def parse_text_blocks(lines: Sequence[str], *, is_markdown: bool = False) -> tuple[Block, ...]:
    """The blocks of a page, or of its text beside HTML; every line that is not blank is in at least one."""
    dialect = dialect_of("\n".join(lines), is_markdown=is_markdown)
    tables = (cells_of(lines) if dialect.is_markdown else {}) | tabbed_cells_of(lines)
    bare = unlinked(["" if number in tables else line for number, line in enumerate(lines)])
    breaks = breaks_in(lines)
    blocks: list[Block] = []
    before: Marked | None = None
    markup = fences_and_code(lines) if dialect.is_markdown else frozenset()
    for line in bare:
        raw = lines[line.number - 1]
        if not raw.strip():
            before = None
        elif line.number - 1 in tables:
            blocks += _row(line.number, tables[line.number - 1], dialect)
            before = None
        elif line.number - 1 in markup or NUMBER_OF_KIND.fullmatch(raw.strip()):
            before = None
            blocks.append(Block("", Span(line.number, line.number)))
        else:
            before = _add(blocks, line, before, dialect, breaks)
    return _corrected(blocks, lines, dialect)


def _corrected(blocks: Sequence[Block], lines: Sequence[str], dialect: Dialect) -> tuple[Block, ...]:
    """The blocks with properties as labeled lines and underlined lines as headings."""
    labeled = [_property_row(block) for block in blocks]
    return _with_underlined(labeled, lines) if dialect.is_markdown else tuple(labeled)


def _add(
    blocks: list[Block], line: Line, before: Marked | None, dialect: Dialect, breaks: Breaks
) -> Marked | None:
    for part in unmarked(line, dialect):
        part = _with_address_of_sentence(part, before)
        if before and blocks[-1].text and _is_inside(part, before, blocks[-1], breaks):
            part = replace(part, text=f"{part.marker} {part.text}".strip() or part.raw.strip(), marker="")
        if (
            before
            and blocks[-1].text
            and len(blocks[-1].span) < _LONGEST
            and _continues(part, before, breaks)
        ):
            blocks[-1] = _longer(blocks[-1], _with_open_link(part, before))
        else:
            blocks.append(
                Block(
                    part.text,
                    Span(part.number, part.number),
                    part.links,
                    part.level,
                    part.bold,
                    part.marker,
                    part.italic,
                )
            )
        before = part
    return before


def _with_address_of_sentence(part: Marked, before: Marked | None) -> Marked:
    """The line with its address as text where a sentence ends in it: `Our code is at / https://...`."""
    if part.text or before is None:
        return part
    if _is_address_of_item(part, before):
        return replace(part, text=part.raw.strip(" <>"))
    if _ends_sentence(part, before):
        return replace(part, text=part.raw.strip())
    is_in_link = _are_in_one_link(part, before) and is_address(part.links[0].text)
    return replace(part, text=part.links[0].text) if is_in_link else part


def _is_address_of_item(part: Marked, before: Marked) -> bool:
    """Whether a line is an address, indented below a list item that is long enough to be a reference."""
    is_below = part.number == before.number + 1 and _indent(part.raw) > _indent(before.raw)
    is_long = len(before.text) > _SHORTEST_REFERENCE
    return is_below and bool(before.marker) and is_long and is_address(part.raw) and "](" not in part.raw


def _ends_sentence(part: Marked, before: Marked) -> bool:
    """Whether a line is an address with which the sentence of the line before ends: `A post about`."""
    last_word = before.text.rpartition(" ")[2].lower()
    is_open = last_word in _BEFORE_ADDRESSES and has_function_words(before.text)
    is_address_alone = is_address(part.raw) and "](" not in part.raw
    return is_open and is_address_alone and part.number == before.number + 1


def _continues(part: Marked, before: Marked, breaks: Breaks) -> bool:
    """Whether a line goes on with what the line before began."""
    if part.number != before.number + 1 or not part.text:
        return False
    if _is_in_same(part, before, breaks):
        return True
    if any(stands_alone(part, before) for stands_alone in _SEPARATORS):
        return False
    is_continued = any(goes_on(part, before) for goes_on in _CONTINUED_TEXTS)
    return is_continued or _is_wrapped(part, before, breaks) or _is_hanging(part, before, breaks)


def _is_in_same(part: Marked, before: Marked, breaks: Breaks) -> bool:
    """Whether a line is in a link, an address, a range or a numbered paragraph with the line before."""
    is_of_paragraph = breaks.is_of_paragraph(before.number - 1)
    return (
        is_of_paragraph
        or _are_people_of_reference(before, breaks)
        or any(is_inside(part, before) for is_inside in _CONTINUED_PARTS)
    )


def _are_people_of_reference(line: Marked, breaks: Breaks) -> bool:
    """Whether a line is the people of a reference that goes on below them: `[c12] / Ada Roe: / Looms.`."""
    above = breaks.lines[line.number - 2].strip() if line.number > 1 else ""
    return line.text.endswith(":") and bool(NUMBER_OF_KIND.fullmatch(above))


def _is_wrapped(part: Marked, before: Marked, breaks: Breaks) -> bool:
    is_broken = breaks.after(before.number - 1) and not _LABEL.match(part.text)
    return is_broken and not _is_title_above(before, part)


def _ends_range(part: Marked, before: Marked) -> bool:
    """Whether a line begins with the last of some pages: `61(2):199- / 214. doi: ...`."""
    return bool(_OPEN_RANGE.search(before.text)) and part.text[:1].isdigit() and not part.marker


def _goes_on_in_lower_case(part: Marked, before: Marked) -> bool:
    """Whether a line breaks off in a sentence, of any width, and the next one goes on."""
    is_open = _is_sentence(before.text) and (before.text[-1].isalpha() or before.text[-1] in ",-")
    is_within = part.text[:1].islower() and not _SOURCE.match(part.text)
    return is_open and is_within and not (part.marker or _LABEL.match(part.text))


def _goes_on_after_address(part: Marked, before: Marked) -> bool:
    """Whether a sentence goes on below an address in it: `Our code is at / https://... / and is free`."""
    is_within = part.text[:1].islower() and not _SOURCE.match(part.text)
    return is_address(before.text) and is_within and not (part.marker or _LABEL.match(part.text))


def _is_sentence(text: str) -> bool:
    """Whether a line is too long for a title, or long and in sentences, as their words or case show."""
    has_words = has_function_words(text) and _capitals(text) <= _SENTENCE_CASE
    return len(text) > _SENTENCE or (len(text) > _LONG_LINE and (has_words or _has_two_sentences(text)))


def _has_two_sentences(text: str) -> bool:
    return bool(_TWO_SENTENCES.search(text))


def _completes_text(part: Marked, before: Marked) -> bool:
    """Whether a line ends in a word that hardly any title or sentence ends with, and the next one goes on.

    People do not: "What Are Looms Good For" is a title above them.
    """
    last_words = before.text.rsplit(maxsplit=_LEAST_WORDS - 1)
    if len(last_words) < _LEAST_WORDS or not ends_open(before.text):
        return False
    if is_people(part.text) or (is_name(part.text) and not last_words[-1].islower()):
        return False
    return not (part.marker or part.links or _LABEL.match(part.text) or "://" in part.raw)


def _after_hard_break(part: Marked, before: Marked) -> bool:
    return before.ends or part.level > 0 or part.text.startswith("\\\\")


def _is_beside_links(part: Marked, before: Marked) -> bool:
    return _is_all_links(part) or _is_all_links(before)


def _starts_item(part: Marked, before: Marked) -> bool:
    return bool(part.marker) and not part.marker == ">" == before.marker


def _is_list_below_number(part: Marked, before: Marked) -> bool:
    return _is_numbered(before) and is_list_below(before.text, part.text)


_SEPARATORS = (_after_hard_break, _is_beside_links, _starts_item, _is_list_below_number)
"""Rules by which a line of any width is a block of its own."""


def _is_numbered(part: Marked) -> bool:
    return part.marker.strip("()[].").isdigit()


def _is_all_links(part: Marked) -> bool:
    """Whether a line consists of whole links, such as people or buttons: its width does not show wrapping."""
    return "](" in part.raw and sum(len(link.text) for link in part.links) > 0.6 * len(part.text)


def _same_link(part: Marked, before: Marked) -> bool:
    """Whether one link begins on the line before, which ends in no hard break, and ends on this one."""
    if (
        not part.links
        or not before.links
        or before.raw.rstrip().endswith("\\")
        or before.raw.count("[") <= before.raw.count("]")
    ):
        return False
    first, last = part.links[0], before.links[-1]
    return (
        first.url == last.url
        and bool(last.text)
        and before.text.endswith(last.text)
        and part.text.startswith(first.text)
        and bool(first.text)
    )


def _is_next_line_of_link(part: Marked, before: Marked) -> bool:
    """Whether a line goes on with the sentences of a link in which every line ends in a hard break.

    The line before is long, or this one starts inside a sentence. An empty line of the link separates its
    paragraphs.
    """
    if not _are_in_one_link(part, before) or not part.text.startswith(part.links[0].text):
        return False
    is_inside = len(before.text.split()) > _FEW_WORDS or _starts_inside_sentence(part)
    return is_inside and not _is_title(before) and not _is_set_apart(part, before)


def _are_in_one_link(part: Marked, before: Marked) -> bool:
    """Whether a link covers the start of a line and the end of the line before."""
    are_linked = bool(part.links and before.links and part.links[0].text)
    return are_linked and part.links[0].url == before.links[-1].url


def _starts_inside_sentence(part: Marked) -> bool:
    return part.text[:1].islower() and not part.text.startswith("by ")


def _is_title(line: Marked) -> bool:
    return line.level > 0 or line.bold == line.text or _capitals(line.text) > _SENTENCE_CASE


def _is_set_apart(part: Marked, before: Marked) -> bool:
    return bool(part.bold or part.marker or part.level) or is_list_below(before.text, part.text)


_CONTINUED_PARTS = (_same_link, _is_next_line_of_link, _ends_sentence, _is_address_of_item, _ends_range)
_CONTINUED_TEXTS = (_goes_on_in_lower_case, _goes_on_after_address, _completes_text)
"""Rules by which a line goes on with the one before, whatever its width."""


def _is_title_above(before: Marked, part: Marked) -> bool:
    """Whether a line in title case precedes a line of prose: it fills its width by chance."""
    if before.marker or _LABEL.match(before.text) or not part.text[:1].isupper():
        return False
    return (
        _capitals(before.text) >= _TITLE_CASE
        and _capitals(part.text) <= _SENTENCE_CASE
        and len(part.text.split()) > _FEW_WORDS
    )


def _capitals(text: str) -> float:
    """The share of a line's longer words that start with a capital."""
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _is_inside(part: Marked, before: Marked, block: Block, breaks: Breaks) -> bool:
    """Whether what looks like an item's number or a lone address is a part of wrapped sentences."""
    if part.number != before.number + 1:
        return False
    if _OPEN_RANGE.search(before.text) and part.marker[:1].isdigit():
        return True
    is_broken = breaks.after(before.number - 1) and not block.level and len(block.text) >= _LONG_LINE
    return is_broken and (_is_number_within(part, block) or (not part.text and is_address(part.raw)))


def _is_number_within(part: Marked, block: Block) -> bool:
    """Whether a number in parentheses begins a line within a sentence."""
    return part.marker.startswith("(") or (part.marker.endswith(")") and block.text[-1] not in ".:!?")


def _is_hanging(part: Marked, before: Marked, breaks: Breaks) -> bool:
    """Whether a line is indented below one with a label or a number that is long enough to be wrapped."""
    inset = _indent(part.raw) - _indent(before.raw)
    if inset < 0 or not breaks.is_long(before.number - 1) or part.links or _LABEL.match(part.text):
        return False
    if inset == 0:
        return bool(_LABEL.match(before.text)) and part.text[:1].islower()
    if not breaks.is_full(before.number - 1):
        return False
    return _is_numbered(before) or _begins_entry(before, part)


def _begins_entry(before: Marked, part: Marked) -> bool:
    return bool(_LABEL.match(before.text)) or (bool(before.marker) and part.text[:1].islower())


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _longer(block: Block, part: Marked) -> Block:
    known = {(link.text, link.url) for link in block.links}
    links = (*block.links, *(link for link in part.links if (link.text, link.url) not in known))
    return replace(
        block,
        text=joined(block.text, part.text),
        span=Span(block.span.first, part.number),
        links=_rejoined(links),
        bold=block.bold or part.bold,
        italic=block.italic or part.italic,
    )


def _with_open_link(part: Marked, before: Marked) -> Marked:
    """Text browsers mark only the start of a link (`[12]Title of`): it continues up to the next link."""
    last = before.links[-1] if before.links else None
    if (
        last is None
        or not last.text
        or not before.text.endswith(last.text)
        or not _OPEN_LINK.search(before.raw)
    ):
        return part
    following = next(
        (part.text.find(link.text) for link in part.links if link.text and link.text in part.text),
        len(part.text),
    )
    words = part.text[:following].strip()
    return replace(part, links=(Link(words, last.url), *part.links)) if words else part


def _rejoined(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Parts of one link on successive lines as one."""
    return tuple(
        Link(fold_space(" ".join(link.text for link in same)), url)
        for url, group in groupby(links, key=lambda link: link.url)
        for same in [tuple(group)]
    )


def _row(number: int, cells: tuple[tuple[str, str], ...], dialect: Dialect) -> Iterator[Block]:
    """One block a cell that holds something; a row without any is markup."""
    span = Span(number, number)
    has_content = False
    for column, (head, cell) in enumerate(cells):
        (line,) = unlinked([cell])
        parts = unmarked(replace(line, number=number), dialect)
        text = fold_space(" ".join(part.text for part in parts))
        links = tuple(link for part in parts for link in part.links)
        if text or links:
            has_content = True
            label = fold_space(re.sub(r"[*_`]", "", head))
            yield Block(f"{label}: {text}" if label else text, span, links, marker="|" if column == 0 else "")
    if not has_content:
        yield Block("", span)


def _property_row(block: Block) -> Block:
    """A row of a table of properties in a quotation, `| Author | Ada Lovelace |`, as a labeled line."""
    match = _PROPERTY.fullmatch(block.text) if block.marker == ">" else None
    if match and bare_label(match["label"]):
        return replace(block, text=f"{match['label']}: {match['value']}", marker="")
    return replace(block, text="") if _TABLE_RULE.fullmatch(block.text) else block


def _with_underlined(blocks: list[Block], lines: Sequence[str]) -> tuple[Block, ...]:
    """Headings that are underlined with signs of equality or dashes get their level."""
    for number in range(1, len(blocks)):
        block, rule = blocks[number - 1], blocks[number]
        line = lines[rule.span.first - 1].strip()
        is_underline = not rule.text and block.span.last + 1 == rule.span.first and _UNDERLINE.match(line)
        same_length = abs(len(line) - len(lines[block.span.last - 1].strip())) <= 3
        if block.text and is_underline and same_length and not block.level:
            blocks[number - 1] = replace(block, level=1 if "=" in line else 2)
    return tuple(blocks)
