"""Reports identifiers of templates and examples, which name no paper and are ignored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import template_identifiers

_REPORTED_AT_MOST: Final = 20
"""Identifiers of a dump that are reported singly; chosen by hand, to keep a report readable."""


def template_identifier_problems(
    dump: str, sightings: Sequence[Sighting], lines: Sequence[str]
) -> Iterator[Problem]:
    """A warning for each of the first identifiers of templates in lines of papers, and one for the others.

    lines: all lines of the dump.
    """
    first_lines: dict[str, int] = {}
    for number in _lines_of(sightings):
        for identifier in template_identifiers(lines[number - 1]):
            first_lines.setdefault(identifier.lower(), number)
    in_order = list(first_lines.items())
    rest = in_order[_REPORTED_AT_MOST:]
    for identifier, number in (*in_order[:_REPORTED_AT_MOST], *rest[:1]):
        more = and_more(len(rest) - 1) if rest[:1] == [(identifier, number)] else ""
        yield Problem(
            file=dump,
            line=number,
            expected="the identifier of a paper",
            actual=f"{identifier!r}, which a template or an example shows{more}",
            advice="It was ignored. Write the paper's own there, or none, to be told no more.",
            severity=Severity.WARNING,
        )


def _lines_of(sightings: Sequence[Sighting]) -> Iterator[int]:
    """The numbers of the lines of all sightings, each once: several may share a line."""
    end = 0
    for sighting in sorted(sightings, key=lambda sighting: sighting.span.first):
        yield from range(max(sighting.span.first, end + 1), sighting.span.last + 1)
        end = max(end, sighting.span.last)
