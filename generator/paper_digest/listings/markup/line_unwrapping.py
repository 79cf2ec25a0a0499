"""Detects which lines a mailer, an editor or a text browser wrapped at a fixed width, and joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_high
from typing import Final

from paper_digest.listings.subject_classes import is_subject_list
from paper_digest.values.script import HAN

_AT_LEAST, _AT_MOST = 50, 140
"""The columns at which programs wrap text."""
_LONG = 60
"""Columns of a line that may have been broken."""
_SHORT_RUN = 4
"""Lines of a run that is as likely a list as a paragraph."""
_FEW, _MOST, _NEARLY_ALL = 3, 0.6, 0.8
"""How many lines, and which share of them, must be full before that is no chance."""
LABEL: Final = rf"(?:(?:[A-Z]|arXiv)[\w /-]{{1,24}}:(?:\s|$)|[{HAN}]{{2,8}}(?::\s|：))"
"""A label at the start of a line: `Authors: `, `作者：`."""
_BEGINNING = re.compile(
    rf"\s*(?:{LABEL}"
    r"|[-*+•]\s|\(?\d{1,4}[.)]\s|(?!(?:19|20)\d\d:)\d{1,5}:\s|\[(?:[A-Z]{1,3}[.-]?)?\d{1,4}\]\s|#|>|\|)"
)
"""What begins by its look: a label, an item, a heading, a quotation, a row."""
_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(?\d{1,4}[.)]|(?!(?:19|20)\d\d:)\d{1,5}:)\s+\S")
"""The number of a paragraph."""
_DIGITS = re.compile(r"\d+")
_YEAR_AT_END = re.compile(r"\((?:19|20)\d\d\)\.?\s*$")
_UNBROKEN = re.compile(r"(?<=\.)\s(?=\S)")
"""The space behind a full stop, at which some editors break no line: "A. Roe"."""
_PARTED = re.compile(r"[,;·|]\s|[,;·|]$")
_LIST = 2
"""Commas and the like that make a line a list."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the lines of a dump were broken."""

    lines: Sequence[str]
    page_width: int | None
    """The width at which the whole page is wrapped; None if unknown."""
    is_unwrapped: bool
    """Whether the page leaves its lines long."""
    width_at: Mapping[int, int]
    """The width at which a line (from 0) was wrapped if it is full; 0 if it was, however long it is."""

    def after(self, number: int) -> bool:
        """Whether line `number` (from 0) ends only because the next one's first word did not fit."""
        return number in self.width_at and _is_full(
            self.lines[number], self.lines[number + 1], self.width_at[number]
        )

    def is_of_paragraph(self, number: int) -> bool:
        """Whether line `number` (from 0) is above others of one numbered paragraph."""
        return self.width_at.get(number) == 0

    def is_long(self, number: int) -> bool:
        """Whether line `number` (from 0) is so long that it may have been broken, at a width of its own."""
        return not self.is_unwrapped and len(self.lines[number].rstrip()) > _LONG

    def is_full(self, number: int) -> bool:
        """Whether the next line's first word would not fit in line `number` (from 0), or no width known."""
        return self.page_width is None or _is_full(
            self.lines[number], self.lines[number + 1], self.page_width
        )


def breaks_in(lines: Sequence[str]) -> Breaks:
    """Detects from the raw lines of a dump which of them were wrapped."""
    runs = _runs(lines)
    long = sum(len(line) > _AT_MOST for line in lines)
    is_unwrapped = long * 10 > sum(1 for line in lines if line.strip())
    page_width = None if is_unwrapped else _page_width(lines, runs)
    breaks_short = page_width is not None and _breaks_short_runs(lines, runs, page_width)
    width_at: dict[int, int] = {}
    for first, last in runs:
        width_at |= _widths_in_run(lines, first, last, page_width, breaks_short)
    width_at |= dict.fromkeys(_within_numbered(lines, runs), 0)
    return Breaks(lines, page_width, is_unwrapped, width_at)


def _within_numbered(lines: Sequence[str], runs: list[tuple[int, int]]) -> list[int]:
    """The lines above others of their numbered paragraphs, if nearly all of them are full: each is one text.

    Where each line is a text of its own, such as a title above its people, few are full.
    """
    numbered = [paragraph for run in runs for paragraph in _numbered_paragraphs(lines, *run)]
    above = [index for first, last in numbered for index in range(first, last)]
    fewest = 1 if len(numbered) > len(runs) else len(numbered)
    if len(numbered) < _FEW or len(above) < fewest or _begin_anew(lines, above):
        return []
    return above if _are_full(lines, numbered, above) else []


def _begin_anew(lines: Sequence[str], above: Sequence[int]) -> bool:
    """Whether what is below some of the lines begins something of its own."""
    return any(_BEGINNING.match(lines[index + 1]) for index in above)


def _numbered_paragraphs(lines: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a run of lines that begins with a number: one for each next number, else the run."""
    if not _NUMBER.match(lines[first]):
        return
    starts = [index for index in range(first, last + 1) if _NUMBER.match(lines[index])]
    if len(starts) < _FEW or not _count_up(lines, starts):
        yield first, last
        return
    for start, end in pairwise((*starts, last + 1)):
        yield start, _end_of_reference(lines, start, end - 1)


def _count_up(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether each of the numbers at the starts of lines is the next one."""
    numbers = [int(match[0]) for start in starts if (match := _DIGITS.search(lines[start]))]
    return numbers == list(range(numbers[0], numbers[0] + len(starts)))


def _end_of_reference(lines: Sequence[str], start: int, end: int) -> int:
    """The first line with a year in parentheses at its end; the last one if there is none."""
    ended = (index for index in range(start, end) if _YEAR_AT_END.search(lines[index]))
    return next(ended, end)


def _are_full(lines: Sequence[str], runs: list[tuple[int, int]], above: list[int]) -> bool:
    """Whether nearly all lines above others are full, where no break is behind a full stop.

    Most are enough where periods end nearly all paragraphs: the widths of letters in PDF files differ.
    """
    width = max(_longest(lines, first, last) for first, last in runs)
    n_full = sum(_is_full(lines[index], _UNBROKEN.sub("", lines[index + 1]), width) for index in above)
    n_ended = sum(lines[last].rstrip().endswith(".") for _, last in runs)
    fewest = _MOST if n_ended >= _NEARLY_ALL * len(runs) else _NEARLY_ALL
    return _AT_LEAST <= width <= _AT_MOST and n_full >= fewest * len(above)


def _widths_in_run(
    lines: Sequence[str], first: int, last: int, page_width: int | None, breaks_short: bool
) -> dict[int, int]:
    """The width at which each line of a run (from 0) was wrapped, as far as it was."""
    if hanging := _hanging(lines, first, last):
        return dict.fromkeys(hanging, _longest(lines, first, last))
    if width := _width_of_run(lines, first, last, page_width):
        return dict.fromkeys(range(first, last), width)
    short_width = _width_of_page(_longest(lines, first, last), page_width)
    if last - first >= _SHORT_RUN or not short_width:
        return {}
    return {
        index: short_width
        for index in range(first, last)
        if _is_broken_pair(lines[index], lines[index + 1], breaks_short)
    }


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """First and last line of each paragraph; a line of subject classes is none of it."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for number, line in enumerate((*lines, "")):
        if line.strip() and not is_subject_list(line.strip()):
            first = number if first is None else first
        elif first is not None:
            runs.append((first, number - 1))
            first = None
    return runs


def _hanging(lines: Sequence[str], first: int, last: int) -> list[int]:
    """The lines above an indented one in a list with hanging indents: several, and nearly all full."""
    width, base = _longest(lines, first, last), _indent(lines[first])
    above = [index for index in range(first, last) if _indent(lines[index + 1]) > base]
    full = sum(_is_full(lines[index], lines[index + 1], width) for index in above)
    entries = last - first + 1 - len(above)
    is_list = _AT_LEAST <= width <= _AT_MOST and _FEW <= entries <= len(above)
    return above if is_list and full >= _NEARLY_ALL * len(above) else []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _longest(lines: Sequence[str], first: int, last: int) -> int:
    return max(len(line.rstrip()) for line in lines[first : last + 1])


def _breaks_short_runs(lines: Sequence[str], runs: list[tuple[int, int]], width: int) -> bool:
    """Whether a page's short runs are wrapped titles or people, not lists: nearly all long lines are full."""
    pairs = [
        (lines[index], lines[index + 1])
        for first, last in runs
        if last - first < _SHORT_RUN
        for index in range(first, last)
        if len(lines[index].rstrip()) > width / 2 and not _BEGINNING.match(lines[index + 1])
    ]
    full = sum(_is_full(before, after, width) for before, after in pairs)
    return len(pairs) >= _FEW and full >= _NEARLY_ALL * len(pairs)


def _is_broken_pair(before: str, after: str, breaks_short: bool) -> bool:
    """Whether a full line of a short run seems to continue: people below people, or text below text."""
    if _BEGINNING.match(after):
        return False
    if breaks_short:
        return not is_list_below(before, after)
    return bool(_PARTED.search(after)) if _PARTED.search(before) else _completes(after)


def is_list_below(before: str, after: str) -> bool:
    """Whether a list (usually of people) follows a title that fills its line by chance."""
    parts = 0 if _PARTED.search(before) else len(_PARTED.findall(after))
    return parts >= _LIST or (parts > 0 and all(word[0].isupper() for word in after.split()))


def _page_width(lines: Sequence[str], runs: list[tuple[int, int]]) -> int | None:
    """The width at which the whole page is wrapped, by its paragraphs or else by its short runs of lines."""
    widths = [
        width for first, last in runs if last - first >= 3 and (width := _paragraph_width(lines, first, last))
    ]
    if not widths:
        width = max(
            (_longest(lines, first, last) for first, last in runs if last - first < _SHORT_RUN), default=0
        )
        return width if _AT_LEAST <= width <= _AT_MOST and _breaks_short_runs(lines, runs, width) else None
    commonest, times = Counter(widths).most_common(1)[0]
    return commonest if times * 2 > len(widths) else median_high(widths)


def _paragraph_width(lines: Sequence[str], first: int, last: int) -> int | None:
    """A run's width, if three successive lines end only because the next word did not fit."""
    width = _longest(lines, first, last)
    if not _AT_LEAST <= width <= _AT_MOST:
        return None
    full = longest = 0
    for number in range(first, last):
        full = full + 1 if _is_full(lines[number], lines[number + 1], width) else 0
        longest = max(longest, full)
    return width if longest >= 3 and _goes_on(lines[first : last + 1]) else None


def _width_of_run(lines: Sequence[str], first: int, last: int, page_width: int | None) -> int | None:
    width = _longest(lines, first, last)
    run = lines[first : last + 1]
    if first == last:
        return None
    if _is_even(run, width) and _goes_on(run) and not _may_be_list(run):
        return width
    if len(run) <= _SHORT_RUN and not _goes_on(run) and not (len(run) == 2 and _completes(run[1])):
        return None
    return _width_of_page(width, page_width)


def _is_even(run: Sequence[str], width: int) -> bool:
    return _AT_LEAST <= width <= _AT_MOST and all(
        _is_full(before, after, width) for before, after in pairwise(run)
    )


def _may_be_list(run: Sequence[str]) -> bool:
    return len(run) <= _SHORT_RUN and any(line.lstrip()[:1].isupper() for line in run[1:])


def _width_of_page(width: int, page_width: int | None) -> int | None:
    """The page's width for a run that is as wide as that; a run much wider was not wrapped with the page."""
    return max(width, page_width) if page_width and _AT_LEAST - 20 <= width <= page_width + 8 else None


def _completes(line: str) -> bool:
    """Whether a line may be the end of a wrapped title, not people: no comma, and more words than a name."""
    words = line.split()
    return not re.search(r"[,;·|@]|\band\b", line) and (
        len(words) == 1 or len(words) > 3 or any(word[:1].islower() for word in words)
    )


def _goes_on(run: Sequence[str]) -> bool:
    """Whether at least half of the lines start inside a sentence; lines of a list start with capitals."""
    inner = [line.lstrip() for line in run[1:]]
    return sum(not line[:1].isupper() for line in inner) * 2 >= len(inner)


def _is_full(line: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width
