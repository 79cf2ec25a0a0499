"""Turns stretches of a dump that hold no paper into leftovers, and into problems that stay few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paper_digest.model.problem import Problem
from paper_digest.model.record import Span
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan

_TOLD_AT_MOST = 20
NO_PAPER = "a record with neither a title nor an abstract"


@dataclass(slots=True)
class Refusals:
    """Tells the first few refusals of a dump each, the others by their number."""

    dump: str
    expected: str
    advice: str
    count: int = 0
    first_untold: int = 0

    def refuse(self, span: Span, why: str) -> Iterator[ParserOutput]:
        """The lines as a leftover, with a problem unless enough have been told."""
        self.count += 1
        yield UnparsedSpan(span, why)
        if self.count <= _TOLD_AT_MOST:
            yield self._problem(span.first, why)
        elif not self.first_untold:
            self.first_untold = span.first

    def may_warn(self) -> bool:
        """Whether one more line may be spoken of; counts it."""
        self.count += 1
        return self.count <= _TOLD_AT_MOST

    def rest(self) -> Iterator[ParserOutput]:
        """To be asked once, at the dump's end: how many more there were."""
        if self.first_untold:
            yield self._problem(
                self.first_untold,
                f"{self.count - _TOLD_AT_MOST} more stretch(es) like the {_TOLD_AT_MOST} told before",
            )

    def _problem(self, line: int, found: str) -> Problem:
        return Problem(file=self.dump, line=line, expected=self.expected, found=found, advice=self.advice)
