"""Cuts a page into one segment per paper and the menus, headings and footers between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Role
from paper_digest.listings.boilerplate import is_notice_of_rights
from paper_digest.listings.leading_lines import LeadingLines, leading_lines
from paper_digest.listings.section_dates import is_day_of_event, is_section_date
from paper_digest.listings.title_detection import Page, RecordStart, Segmentation
from paper_digest.listings.venue_lines import is_venue_with_year
from paper_digest.values.code_url import is_code_url
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.time_of_day import TIME_RANGE

_LOOKBACK = 8
"""Blocks before a title that may belong to it: a vote, who submitted it, an image."""
_RECORD_KINDS = frozenset(
    (BlockKind.ABSTRACT, BlockKind.PROSE, BlockKind.FIELD, BlockKind.PEOPLE, BlockKind.DATE, BlockKind.DETAIL)
)
_PREVIOUS_KINDS = frozenset((BlockKind.ABSTRACT, BlockKind.FIELD, BlockKind.PEOPLE))
"""Kinds that end the search backwards from a title, unless they identify its paper."""
_FEWEST_ROWS = 2
"""Papers in one table that show that it is a list; then none goes on below it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(TIME_RANGE)
"""A time of day, as in a program."""
_FEWEST_BADGES, _MOST_BADGE_WORDS = 3, 2
"""Papers with a badge above their titles, and its words."""
_GAP, _LARGE_GAP = 5, 40
"""Blocks of other text allowed in the last paper, by default and where other papers have more than that.

All constants here are chosen by hand, see tests/samples/pages.
"""


@dataclass(frozen=True, slots=True)
class RecordSegment:
    """The blocks of one paper."""

    before: tuple[BlockFeatures, ...]
    title: BlockFeatures | None
    after: tuple[BlockFeatures, ...]
    listed_on: str | None
    """The date under which the page lists the paper, in the page's words."""

    @property
    def blocks(self) -> tuple[BlockFeatures, ...]:
        """All blocks, in reading order."""
        return (*self.before, *((self.title,) if self.title else ()), *self.after)

    @property
    def first_below_title(self) -> BlockFeatures | None:
        """The first block with text after the title."""
        return next((block for block in self.after if block.kind is not BlockKind.EMPTY), None)


def segment_records(
    page: Page, starts: Segmentation
) -> tuple[tuple[RecordSegment, ...], tuple[BlockFeatures, ...]]:
    """The segments, each up to the next one or a section's heading, and the blocks in none."""
    if not starts:
        return (), tuple(page)
    titles = [start.index for start in starts]
    tables = _papers_by_table(page, titles)
    leading = leading_lines(page, titles)
    begins = _begins(page, starts, leading)
    years = _years_of_sections(page, titles)
    between = list(page[: begins[0]])
    date = _last_date(between)
    segments: list[RecordSegment] = []
    for start, (begin, stop) in zip(starts, pairwise((*begins, len(page))), strict=True):
        end = _next_section(page, start.index, stop, years)
        if stop == end == len(page):
            end = _end_of_last(page, titles)
        end = _end_in_table(page, start.index, end, tables)
        before = tuple(page[begin : start.index])
        after = tuple(page[start.index + start.is_titled : end])
        own_date = _last_date(before) if leading.has_dates else None
        segments.append(
            RecordSegment(before, page[start.index] if start.is_titled else None, after, own_date or date)
        )
        between += page[end:stop]
        date = _last_date(page[end:stop]) or date
    return tuple(segments), tuple(between)


def _begins(page: Page, starts: Sequence[RecordStart], leading: LeadingLines) -> list[int]:
    """Where each segment begins."""
    titles = [start.index for start in starts]
    opening = _shared_opening(page, titles)
    has_badges = _has_badges(page, titles)
    begins: list[int] = []
    floor = 0
    for start in starts:
        begin = _leading_begin(page, start.index, floor, opening)
        own_begins = (
            leading.begins.get(start.index, start.index),
            _begin_of_row(page, start.index, floor),
            _begin_of_item(page, start.index, floor),
            start.index - (has_badges and start.index > floor and _is_badge(page[start.index - 1])),
        )
        begins.append(min(start.begin, begin, *own_begins))
        floor = start.index + 1
    return begins


def _has_badges(page: Page, titles: Sequence[int]) -> bool:
    """Whether a word or two, such as a venue, are above each title, and none end the last paper."""
    if len(titles) < _FEWEST_BADGES or not titles[0]:
        return False
    above = [page[title - 1] for title in titles]
    n_texts = sum(_is_badge(block) and block.kind is BlockKind.TEXT for block in above)
    ends_in_badge = any(_is_badge(block) and block.kind is BlockKind.TEXT for block in page[titles[-1] + 1 :])
    return all(map(_is_badge, above)) and n_texts * 2 > len(titles) and not ends_in_badge


def _is_badge(block: BlockFeatures) -> bool:
    """Whether a block is a word or two beside a title, such as the name of a venue."""
    is_plain = block.kind in {BlockKind.TEXT, BlockKind.BOILERPLATE} and not block.block.links
    return is_plain and not block.block.level and len(block.text.split()) <= _MOST_BADGE_WORDS


def _begin_of_row(page: Page, title: int, floor: int) -> int:
    """The first block of a title's row in a table, of which other cells may be before it."""
    begin = title
    while begin > floor and page[title].block.cell and page[begin - 1].block.cell:
        if page[begin - 1].block.is_of_other_row(page[title].block):
            break
        begin -= 1
    return begin


def _begin_of_item(page: Page, title: int, floor: int) -> int:
    """The first block of the list item of a title that its class tells: a badge with the venue before it."""
    block = page[title].block
    is_within_item = block.role is Role.TITLE and not block.marker and title > floor
    return title - 1 if is_within_item and page[title - 1].block.marker else title


def _leading_begin(page: Page, start: int, floor: int, opening: str | None) -> int:
    """The farthest block before a title that links its paper, or the shared opening; else the title."""
    begin = start
    own_keys = next((block.paper_keys for block in page[start : start + 2] if block.paper_keys), frozenset())
    for index in range(start - 1, max(floor, start - _LOOKBACK) - 1, -1):
        block = page[index]
        if block.block.is_of_other_row(page[start].block):
            break
        if block.kind in _PREVIOUS_KINDS and not block.paper_keys & own_keys:
            break
        if block.text == opening:
            begin = index
            break
        if (block.paper_keys | block.button_keys) & own_keys:
            begin = index
    return _with_button_words(page, begin, floor) if begin < start else begin


def _with_button_words(page: Page, begin: int, floor: int) -> int:
    """One block earlier where a button's words precede its URL."""
    if page[begin].kind is not BlockKind.EMPTY or begin <= floor:
        return begin
    above = page[begin - 1]
    leads_to_code = any(is_code_url(link.url) for link in above.block.links)  # which ends the paper before
    return begin - (above.kind in {BlockKind.COUNT, BlockKind.BOILERPLATE} and not leads_to_code)


def _shared_opening(page: Page, titles: Sequence[int]) -> str | None:
    """The farthest boilerplate, such as `Submitted by`, shortly before the first title and most others."""
    if len(titles) < 3:
        return None
    texts = [
        {
            block.text
            for block in page[max(floor, title - _LOOKBACK) : title]
            if block.kind is BlockKind.BOILERPLATE
        }
        for title, floor in zip(titles, (0, *titles), strict=False)
    ]
    times = Counter(chain.from_iterable(texts))
    first = page[max(0, titles[0] - _LOOKBACK) : titles[0]]
    last_positions = {block.text: index for index, block in enumerate(first)}
    shared = [text for text in texts[0] if times[text] * 2 >= len(titles)]
    return min(shared, key=last_positions.__getitem__, default=None)


def _next_section(page: Page, start: int, stop: int, years: frozenset[int]) -> int:
    """The heading of the next section after a title, or `stop`; years: the headings that are only a year."""
    top_level = max(1, page[start].block.level)
    headings = (
        index
        for index in range(start + 1, stop)
        if index in years or _is_section_heading(page[index], top_level)
    )
    return next(headings, stop)


def _is_section_heading(block: BlockFeatures, top_level: int) -> bool:
    if is_section_date(block.text) or _is_year_of_section(block):
        return True
    is_of_level = 0 < block.block.level <= top_level or (block.block.level and is_day_of_event(block.text))
    return bool(is_of_level) and not block.paper_keys and not block.has_abstract


def _is_year_of_section(block: BlockFeatures) -> bool:
    """Whether a block is an item, or a heading, with the year of the papers below."""
    is_heading = block.block.role is Role.YEAR or (block.block.level > 0 and _YEAR.fullmatch(block.text))
    return bool(is_heading) and block.kind is BlockKind.DATE


def _years_of_sections(page: Page, titles: Sequence[int]) -> frozenset[int]:
    """The blocks with only a year, if each is above titles, the first above all, in order, and none twice."""
    lines = [index for index, block in enumerate(page) if _YEAR.fullmatch(block.text)]
    years = [page[index].text for index in lines]
    are_sorted = len(set(years)) == len(years) > 1 and sorted(years) in (years, years[::-1])
    are_above = (
        are_sorted and lines[0] < titles[0] and all(_is_above_title(page, line, titles) for line in lines)
    )
    return frozenset(lines) if are_above else frozenset()


def _is_above_title(page: Page, year: int, titles: Sequence[int]) -> bool:
    """Whether a title is below a year, and no abstract between them, as there is in the middle of a paper."""
    title = next((title for title in titles if title > year), None)
    return title is not None and not any(block.has_abstract for block in page[year:title])


def _end_of_last(page: Page, titles: Sequence[int]) -> int:
    """Where the record of the page's last paper ends and its footer begins."""
    has_large_gap = any(_gap_before_abstract(page, start, stop) > _GAP for start, stop in pairwise(titles))
    most = _LARGE_GAP if has_large_gap else _GAP
    buttons = _linked_texts(page[titles[0] + 1 : titles[-1]])
    end, gap = _end_of_row(page, titles[-1]), 0
    for index in range(end, _begin_of_notice(page, end)):
        block = page[index]
        if _is_of_record(block) or (gap == 0 and (_may_end_record(block) or block.text in buttons)):
            end, gap = index + 1, 0
        else:
            gap += block.kind is not BlockKind.EMPTY
        if gap > most:
            break
    return end


def _begin_of_notice(page: Page, start: int) -> int:
    """The first block from `start` about the rights to the page, with which its footer begins."""
    notices = (index for index in range(start, len(page)) if _is_notice_of_rights(page[index]))
    return next(notices, len(page))


def _is_notice_of_rights(block: BlockFeatures) -> bool:
    return block.kind is BlockKind.BOILERPLATE and is_notice_of_rights(block.text)


def _linked_texts(blocks: Sequence[BlockFeatures]) -> frozenset[str]:
    """The words of buttons with links, such as `Code`."""
    return frozenset(
        block.text for block in blocks if block.kind is BlockKind.BOILERPLATE and block.block.links
    )


def _papers_by_table(page: Page, titles: Sequence[int]) -> Counter[int]:
    return Counter(cell.table for title in titles if (cell := page[title].block.cell))


def _end_in_table(page: Page, title: int, end: int, tables: Mapping[int, int]) -> int:
    """The end of a paper, but not after the table if that has several papers."""
    cell = page[title].block.cell
    if cell is None or tables[cell.table] < _FEWEST_ROWS:
        return end
    below = (index for index in range(title, end) if page[index].text and page[index].block.cell is None)
    return next(below, end)


def _end_of_row(page: Page, title: int) -> int:
    """The block after the last one of a title's row in a table; after the title where there is no table."""
    row = page[title].block
    end = title + 1
    for index in range(end, len(page)) if row.cell else ():
        if page[index].block.is_of_other_row(row):
            break
        end = index + 1 if page[index].block.cell else end
    return end


def _may_end_record(block: BlockFeatures) -> bool:
    """Whether a block right after a record is its last one: a number, or a venue with its year or pages."""
    if block.kind is BlockKind.COUNT or is_venue_with_year(block.text):
        return True
    reference = JournalReference.parse(block.text)
    return reference is not None and bool(reference.pages and (reference.year or reference.volume))


def _gap_before_abstract(page: Page, start: int, stop: int) -> int:
    """The longest run of other text between a title and its abstract; 0 without an abstract."""
    longest = gap = 0
    for index in range(start + 1, stop):
        if page[index].has_abstract:
            return longest
        gap = 0 if _is_of_record(page[index]) else gap + (page[index].kind is not BlockKind.EMPTY)
        longest = max(longest, gap)
    return 0


def _is_of_record(block: BlockFeatures) -> bool:
    return bool(block.paper_keys) or block.kind in _RECORD_KINDS


def _last_date(blocks: Sequence[BlockFeatures]) -> str | None:
    """The last date, or heading with a date, among blocks above papers."""
    return next((block.text for block in reversed(blocks) if _is_date(block)), None)


def _is_date(block: BlockFeatures) -> bool:
    """Whether a block is a date or a heading with a month at least."""
    if _TIME.fullmatch(block.text):
        return False
    date = PartialDate.parse(block.text) if block.block.level else None
    return block.kind is BlockKind.DATE or (date is not None and date.month is not None)
