"""A text of lines with the places of its styled runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.items import Line, StyledRun


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run and where it is in its text."""

    run: StyledRun
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text whose lines are separated by line feeds, and its runs in reading order."""

    text: str
    runs: tuple[PlacedRun, ...]

    def ranges_of(self, style: str) -> Iterator[tuple[int, int]]:
        """Where the text has one value of a style, a field of `StyledRun`.

        A line break ends no stretch within an element, nor between links to one address but for buttons.
        """
        start = end = -1
        value: object = None
        for placed in self.runs:
            own = getattr(placed.run, style)
            if end > 0 and (own != value or self._is_apart(end, placed, style)):
                yield start, end
                end = -1
            if own:
                start, end, value = start if end > 0 else placed.start, placed.end, own
        if end > 0:
            yield start, end

    def _is_apart(self, end: int, placed: PlacedRun, style: str) -> bool:
        """Whether a run of a style is not of the element of the one that ends at `end`."""
        between = self.text[end : placed.start]
        starts_line = "\n" in between and (style != "url" or is_button(placed.run.text))
        return bool(between.strip()) or (starts_line and style not in placed.run.continued)


def styled_text(lines: Iterable[Line]) -> StyledText:
    """The lines as one text."""
    text = ""
    runs: list[PlacedRun] = []
    for line in lines:
        text += "\n" if text else ""
        for run in line:
            runs.append(PlacedRun(run, len(text), len(text) + len(run.text)))
            text += run.text
    return StyledText(text, tuple(runs))
