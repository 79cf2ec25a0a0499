"""Cuts a page into one frame a paper: its title with what stands before and after it, and what stands between the papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from paper_digest.listings.block_classification import Cast, Role
from paper_digest.listings.block_features import Clue
from paper_digest.listings.title_detection import Head
from paper_digest.values.partial_date import PartialDate

_FAR = 8
"""Blocks before a title that may belong to it: a vote, who submitted it, a picture."""
_FACTS = frozenset((Role.ABSTRACT, Role.PROSE, Role.LABEL, Role.PEOPLE, Role.DATE, Role.DETAIL))
_LOOSE, _MOST_LOOSE = 5, 40
"""Blocks of other words that may stand between the facts of a page's last paper: always, and where the other papers show as many."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The blocks of one paper."""

    lead: tuple[Cast, ...]
    """What stands before the title."""
    title: Cast | None
    rest: tuple[Cast, ...]
    day: str | None
    """The date under which the page lists the paper, in the page's words."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A page in frames, and what is in none: menus, headings of sections, footers."""

    frames: tuple[Frame, ...]
    between: tuple[Cast, ...]


def framed(casts: Sequence[Cast], clues: Sequence[Clue], heads: Sequence[Head]) -> Framed:
    """Each frame reaches from its lead to the next one's; a section's heading ends it."""
    starts = [head.at for head in heads]
    opening = _opening(casts, starts)
    dates_lead = _dates_lead(casts, starts)
    floors = (0, *(start + 1 for start in starts))
    leads = [
        min(head.begin, _lead(casts, clues, head.at, floor, opening, dates_lead))
        for head, floor in zip(heads, floors, strict=False)
    ]
    between: list[Cast] = list(casts[: leads[0]]) if heads else list(casts)
    frames: list[Frame] = []
    day = _day(between)
    for place, (head, lead) in enumerate(zip(heads, leads, strict=True)):
        is_last = place + 1 == len(heads)
        stop = len(casts) if is_last else leads[place + 1]
        end = _next_section(casts, clues, head.at, stop)
        if is_last and end == stop:
            end = _end_of_facts(casts, clues, head.at, _loose(casts, clues, starts))
        own_day = _day(casts[lead : head.at]) if dates_lead else None
        title = casts[head.at] if head.is_titled else None
        frames.append(
            Frame(
                tuple(casts[lead : head.at]),
                title,
                tuple(casts[head.at + head.is_titled : end]),
                own_day or day,
            )
        )
        between += casts[end:stop]
        day = _day(casts[end:stop]) or day
    return Framed(tuple(frames), tuple(between))


def _opening(casts: Sequence[Cast], starts: Sequence[int]) -> str | None:
    """The words, such as `Submitted by`, that stand a few blocks before most titles, the first one too."""
    if len(starts) < 3:
        return None
    counts = Counter(
        text
        for start, floor in zip(starts, (0, *starts), strict=False)
        for text in _texts(casts, start, floor)
    )
    first = _texts(casts, starts[0], 0)
    usual = [text for text, times in counts.items() if times >= 0.5 * len(starts) and text in first]
    return min(usual, key=lambda text: (_distance(casts, starts[0], text) * -1, text), default=None)


def _texts(casts: Sequence[Cast], start: int, floor: int) -> set[str]:
    return {one.text for one in casts[max(floor, start - _FAR) : start] if one.role is Role.PAGE}


def _distance(casts: Sequence[Cast], start: int, text: str) -> int:
    return next(
        (back for back in range(1, _FAR + 1) if start >= back and casts[start - back].text == text), 0
    )


def _dates_lead(casts: Sequence[Cast], starts: Sequence[int]) -> bool:
    """Whether dates stand before the titles they belong to: before the first one too, and none after the last."""
    if len(starts) < 2 or not starts[0]:
        return False
    leading = sum(casts[start - 1].role is Role.DATE for start in starts)
    return (
        leading >= 0.8 * len(starts)
        and casts[starts[0] - 1].role is Role.DATE
        and not any(one.role is Role.DATE for one in casts[starts[-1] :])
    )


def _lead(
    casts: Sequence[Cast],
    clues: Sequence[Clue],
    start: int,
    floor: int,
    opening: str | None,
    dates_lead: bool,
) -> int:
    """Where the frame of the title at `start` begins: at a button that leads back to its paper, at the usual opening, or at the title."""
    own = clues[start].keys or (clues[start + 1].keys if start + 1 < len(clues) else frozenset())
    begin = start - 1 if dates_lead and start > floor and casts[start - 1].role is Role.DATE else start
    for at in range(start - 1, max(floor, start - _FAR) - 1, -1):
        one, clue = casts[at], clues[at]
        if one.role in {Role.ABSTRACT, Role.LABEL, Role.PEOPLE} and not clue.keys & own:
            break
        if (clue.keys | clue.button_keys) & own or (opening is not None and one.text == opening):
            begin = at
        if opening is not None and one.text == opening:
            break
    return _with_count(casts, begin, floor) if begin < start else begin


def _with_count(casts: Sequence[Cast], begin: int, floor: int) -> int:
    """The words of a button may stand before its address."""
    if (
        casts[begin].role is Role.NOTHING
        and begin > floor
        and casts[begin - 1].role in {Role.COUNT, Role.PAGE}
    ):
        return begin - 1
    return begin


def _next_section(casts: Sequence[Cast], clues: Sequence[Clue], start: int, stop: int) -> int:
    """The heading of another section behind the title at `start`, or `stop`."""
    for at in range(start + 1, stop):
        one = casts[at]
        if (
            one.block.level
            and one.block.level <= max(1, casts[start].block.level)
            and not clues[at].keys
            and not clues[at].has_abstract
        ):
            return at
    return stop


def _end_of_facts(casts: Sequence[Cast], clues: Sequence[Clue], start: int, most_loose: int) -> int:
    """Where the facts of the page's last paper end; its footer follows."""
    end, loose = start + 1, 0
    for at in range(start + 1, len(casts)):
        role = casts[at].role
        if clues[at].keys or role in _FACTS or (role is Role.COUNT and loose == 0):
            end, loose = at + 1, 0
        elif role is not Role.NOTHING:
            loose += 1
        if loose > most_loose:
            break
    return end


def _loose(casts: Sequence[Cast], clues: Sequence[Clue], starts: Sequence[int]) -> int:
    """How many blocks of other words may part the facts of the last paper: more where others show more (authors one a line, say)."""
    is_loose = any(
        _loose_before_abstract(casts, clues, start, stop) > _LOOSE for start, stop in pairwise(starts)
    )
    return _MOST_LOOSE if is_loose else _LOOSE


def _loose_before_abstract(casts: Sequence[Cast], clues: Sequence[Clue], start: int, stop: int) -> int:
    """The longest run of other words between a title and its abstract; 0 where there is no abstract."""
    longest = loose = 0
    for at in range(start + 1, stop):
        if clues[at].has_abstract:
            return longest
        loose = (
            0 if clues[at].keys or casts[at].role in _FACTS else loose + (casts[at].role is not Role.NOTHING)
        )
        longest = max(longest, loose)
    return 0


def _day(casts: Sequence[Cast]) -> str | None:
    """The last date among some blocks that stand above papers."""
    for one in reversed(casts):
        if one.role is Role.DATE or (one.block.level and _has_month(one.text)):
            return one.text
    return None


def _has_month(text: str) -> bool:
    date = PartialDate.parse(text)
    return date is not None and date.month is not None
