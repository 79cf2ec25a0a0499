"""A text of lines with the places of its styled runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
        """Where the text has one value of a style, a field of `StyledRun`; line breaks end no stretch."""
        start = end = -1
        value: object = None
        for placed in self.runs:
            own = getattr(placed.run, style)
            if end > 0 and (own != value or self.text[end : placed.start].strip()):
                yield start, end
                end = -1
            if own:
                start, end, value = start if end > 0 else placed.start, placed.end, own
        if end > 0:
            yield start, end


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
