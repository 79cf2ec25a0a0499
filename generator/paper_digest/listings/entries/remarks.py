"""Finds links to other papers in the remark of an entry: "**Looms**, A. Roe, 2021. Builds on [Nets](...)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.text_features import YEAR, n_words
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
    first = _end_of_title(content)
    if first is not None:
        yield from (placed for placed in content.runs if _is_of_other_paper(content.text, placed, first))


def _end_of_title(content: StyledText) -> int | None:
    """Where the first linked or bold title, or a year behind words, ends; None without either."""
    ends = [placed.end for placed in content.runs if _is_set_apart(placed)][:1]
    year = YEAR.search(content.text)
    if year and n_words(content.text[: year.start()]) > _FEWEST_WORDS:
        ends.append(year.end())
    return min(ends, default=None)


def _is_set_apart(placed: PlacedRun) -> bool:
    run = placed.run
    return bool(run.is_bold or run.url) and _has_words(run.text)


def _has_words(text: str) -> bool:
    return n_words(text) >= _FEWEST_WORDS and not is_button(text)


def _is_of_other_paper(text: str, placed: PlacedRun, first: int) -> bool:
    if not placed.run.url or placed.start < first or not _has_words(placed.run.text):
        return False
    return bool(_OTHER_PAPER.search(text[max(first, placed.start - _LONGEST) : placed.start]))
