"""Turns the dates of papers into a bar chart of their years: an inline SVG of one path, with its numbers in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.site.escaping import Escaped, html

_FEWEST = 8
"""Dated papers from which on a chart says something."""
_LONGEST = 24
"""Years a chart shows at most; papers before them stand in its first bar."""
_HEIGHT = 16
_STEP = 5
_WIDTH = 4


@dataclass(frozen=True, slots=True)
class Chart:
    """How many papers there are of each year, every year from the first to the last."""

    years: tuple[tuple[int, int], ...]
    folded: bool
    """Whether the first year holds those before it too."""

    @property
    def dated(self) -> int:
        """Papers in the chart."""
        return sum(count for _, count in self.years)

    @property
    def busiest(self) -> tuple[int, int]:
        """The year with the most papers, the earliest of several, and how many it has."""
        return max(self.years, key=lambda one: (one[1], -one[0]))

    @property
    def picture(self) -> Escaped:
        """The bars between the first year and the last; its name tells all numbers to those who do not see it."""
        counts = ", ".join(f"{self._named(year)}: {count}" for year, count in self.years)
        first, last = self._named(self.years[0][0]), self.years[-1][0]
        width = _STEP * len(self.years) - (_STEP - _WIDTH)
        bars = f'<svg viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}" aria-hidden="true"><path d="{self._bars()}"/></svg>'
        return Escaped(
            f'<span class="years" role="img" aria-label="{html(f"Papers by year: {counts}")}">{first} {bars} {last}</span>'
        )

    def _named(self, year: int) -> str:
        return f"to {year}" if self.folded and year == self.years[0][0] else str(year)

    def _bars(self) -> str:
        most = self.busiest[1]
        heights = [max(1, round(_HEIGHT * count / most)) if count else 0 for _, count in self.years]
        return "".join(
            f"M{_STEP * at} {_HEIGHT}v-{high}h{_WIDTH}v{high}z" for at, high in enumerate(heights) if high
        )


def years_chart(entries: Sequence[AnalyzedPaper]) -> Chart | None:
    """The chart of these papers' years.

    None where it would mislead: where few papers are dated, fewer than half of them, or all of one year.
    """
    counted = Counter(int(entry.paper.date[:4]) for entry in entries if entry.paper.date)
    dated = sum(counted.values())
    if dated < _FEWEST or 2 * dated < len(entries) or len(counted) < 2:
        return None
    last = max(counted)
    first = max(min(counted), last - _LONGEST + 1)
    before = sum(count for year, count in counted.items() if year < first)
    years = [(year, counted[year]) for year in range(first, last + 1)]
    return Chart(((first, years[0][1] + before), *years[1:]), before > 0)
