"""Finds the lines that the papers of a page have above their titles: a date, a number, a kind of article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind

DATE = "date"
"""The form of all dates; that of other lines is their text, in which all numbers are alike."""
_LOOKBACK = 6
"""Lines above a title that may belong to its paper."""
_FEWEST, _NEARLY_ALL = 2, 0.8
"""Papers, and the share of them, that have such a line; by hand."""
_LONGEST = 80
"""Characters of a line that may be alike above all titles; by hand."""
_NUMBER = re.compile(r"\d+")
_OF_PAPER_ABOVE = frozenset((BlockKind.PEOPLE, BlockKind.ABSTRACT, BlockKind.PROSE))
"""Kinds of lines that end the paper above."""

Page = Sequence[BlockFeatures]


@dataclass(frozen=True, slots=True)
class LeadingLines:
    """Where papers begin that have lines above their titles."""

    begins: Mapping[int, int] = field(default_factory=dict)
    """For each title with such lines the first of them."""
    has_dates: bool = False
    """Whether dates are among them."""


def leading_lines(page: Page, titles: Sequence[int]) -> LeadingLines:
    """The lines above the titles, which are places in reading order.

    A line of the same form is above the first title and nearly all others, and none is below the last one, as
    where each paper ends with it.
    """
    if len(titles) < _FEWEST:
        return LeadingLines()
    above = [_forms_above(page, title, floor) for title, floor in zip(titles, (0, *titles), strict=False)]
    leading = _leading_forms(above, frozenset(map(_form, page[titles[-1] + 1 :])))
    begins = {title: _first(page, forms, leading) for title, forms in zip(titles, above, strict=True)}
    return LeadingLines(
        {title: first for title, first in begins.items() if first is not None}, has_dates=DATE in leading
    )


def _leading_forms(above: Sequence[Mapping[int, str]], below_last: Set[str]) -> Set[str]:
    """The forms of lines above the first title and nearly all others, but for those below the last one."""
    times = Counter(form for forms in above for form in set(forms.values()))
    often = {form for form in above[0].values() if times[form] >= _NEARLY_ALL * len(above)}
    return often - below_last - {""}


def _first(page: Page, forms: Mapping[int, str], leading: Set[str]) -> int | None:
    """The farthest line of such a form above a title; text of its own is above the paper."""
    first: int | None = None
    for place, form in forms.items():
        if form in leading:
            first = place
        elif page[place].kind is BlockKind.TEXT:
            break
    return first


def _forms_above(page: Page, title: int, floor: int) -> Mapping[int, str]:
    """The forms of the lines above a title and below another one, by their places, the nearest one first."""
    return {place: _form(page[place]) for place in _places_above(page, title, floor)}


def _places_above(page: Page, title: int, floor: int) -> Iterator[int]:
    n_lines = 0
    for place in range(title - 1, floor or -1, -1):
        n_lines += page[place].kind is not BlockKind.EMPTY
        if n_lines > _LOOKBACK or page[place].kind in _OF_PAPER_ABOVE:
            return
        yield place


def _form(block: BlockFeatures) -> str:
    """What a line is alike to; empty for a line of its own."""
    if block.kind is BlockKind.DATE:
        return DATE
    may_be_alike = 0 < len(block.text) <= _LONGEST and not block.block.level and not block.block.links
    return _NUMBER.sub("#", block.text) if may_be_alike else ""
