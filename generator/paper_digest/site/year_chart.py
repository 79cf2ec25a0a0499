"""Draws a bar chart of papers by year: an inline SVG of one path, with the numbers as its accessible name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.site.escaping import Escaped, html

# Chosen by hand: fewer dated papers show no trend, and more years do not fit on a line.
_MIN_DATED = 8
_MAX_YEARS = 24
_HEIGHT, _STEP, _WIDTH = 16, 5, 4


@dataclass(frozen=True, slots=True)
class YearChart:
    """The number of papers of each year, without gaps from the first to the last."""

    counts: tuple[tuple[int, int], ...]
    """As (year, papers)."""
    includes_earlier: bool
    """The first year's number includes the papers of earlier years."""

    @property
    def dated(self) -> int:
        """The number of papers in the chart."""
        return sum(count for _, count in self.counts)

    @property
    def peak(self) -> tuple[int, int]:
        """The year with the most papers, the earliest of several, and their number."""
        return max(self.counts, key=lambda year_and_count: year_and_count[1])

    def picture(self, highlighted: int | None = None) -> Escaped:
        """The bars between the first and the last year, that of a highlighted year in another color."""
        labels = [str(year) for year, _ in self.counts]
        if self.includes_earlier:
            labels[0] = f"to {labels[0]}"
        numbers = ", ".join(
            f"{label}: {count}" for label, (_, count) in zip(labels, self.counts, strict=True)
        )
        width = _STEP * len(self.counts) - (_STEP - _WIDTH)
        size = f'viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}"'
        bars = {year: bar for year, bar in self._bars().items() if bar}
        marked = bars.pop(highlighted, "") if highlighted else ""
        paths = f'<path d="{"".join(bars.values())}"/>'
        if marked:
            paths += f'<path class="highlighted" d="{marked}"/>'
        svg = f'<svg {size} aria-hidden="true">{paths}</svg>'
        name = html(f"Papers by year: {numbers}")
        return Escaped(
            f'<span class="years" role="img" aria-label="{name}">{labels[0]} {svg} {labels[-1]}</span>'
        )

    def _bars(self) -> dict[int, str]:
        """The path of each year's bar; "" for a year without papers."""
        _, highest = self.peak
        bars: dict[int, str] = {}
        for position, (year, count) in enumerate(self.counts):
            height = max(1, round(_HEIGHT * count / highest)) if count else 0
            bars[year] = f"M{_STEP * position} {_HEIGHT}v-{height}h{_WIDTH}v{height}z" if height else ""
        return bars


def year_chart(analyzed_papers: Sequence[AnalyzedPaper]) -> YearChart | None:
    """The chart of these papers; None if few, or fewer than half, have a date, or all are of one year."""
    years = (analyzed.paper.year_of_publication for analyzed in analyzed_papers)
    by_year = Counter(year for year in years if year)
    dated = by_year.total()
    if dated < _MIN_DATED or 2 * dated < len(analyzed_papers) or len(by_year) < 2:
        return None
    last = max(by_year)
    first = max(min(by_year), last - _MAX_YEARS + 1)
    earlier = sum(count for year, count in by_year.items() if year < first)
    counts = [(year, by_year[year]) for year in range(first, last + 1)]
    return YearChart(((first, by_year[first] + earlier), *counts[1:]), earlier > 0)
