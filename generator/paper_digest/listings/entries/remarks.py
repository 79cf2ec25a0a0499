"""Finds links to other papers in the remark of an entry: "**Looms**, A. Roe, 2021. Builds on [Nets](...)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.text_features import YEAR, n_words
from paper_digest.listings.paper_links import is_paper_address, is_paper_button
from paper_digest.listings.phrases import PHRASES, any_pattern

_OTHER_PAPER = re.compile(
    rf"(?<!\w)(?:{any_pattern(PHRASES['other_papers_in_remarks'])}):?\s"
    r"(?:(?:the|our|their|an?|earlier|previous|prior|original|recent|paper|work|article|method)\s){0,4}"
    r"[\"“‘'(\[]?\Z",
    re.IGNORECASE,
)
_LONGEST: Final = 80
"""Characters before a link that may say so."""
_FEWEST_WORDS: Final = 3
"""Words of a title; buttons have fewer."""


def without_links_of_remarks(content: StyledText) -> StyledText:
    """The text with such links as plain text; they give the entry neither its title nor its identifiers."""
    others = set(_links_of_remarks(content))
    runs = (replace(run, run=replace(run.run, url="")) if run in others else run for run in content.runs)
    return StyledText(content.text, tuple(runs)) if others else content


def _links_of_remarks(content: StyledText) -> Iterator[PlacedRun]:
    first = _end_of_own(content)
    if first is not None:
        yield from (placed for placed in content.runs if _is_of_other_paper(content.text, placed, first))


def _end_of_own(content: StyledText) -> int | None:
    """Where the first link to a paper, or a year behind words, ends; a tool has neither."""
    ends = [placed.end for placed in content.runs if _leads_to_paper(placed)][:1]
    year = YEAR.search(content.text)
    if year and n_words(content.text[: year.start()]) > _FEWEST_WORDS:
        ends.append(year.end())
    return min(ends, default=None)


def _leads_to_paper(placed: PlacedRun) -> bool:
    return bool(placed.run.url) and (is_paper_address(placed.run.url) or is_paper_button(placed.run))


def _is_of_other_paper(text: str, placed: PlacedRun, first: int) -> bool:
    words = placed.run.text
    if not placed.run.url or placed.start < first or n_words(words) < _FEWEST_WORDS or words[0].islower():
        return False
    before = text[max(first, placed.start - _LONGEST) : placed.start]
    return not is_button(words) and bool(_OTHER_PAPER.search(before))
