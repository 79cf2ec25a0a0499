"""Leaves out papers, dumps and settings on which a stage fails, and reports each with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading, Sighting
from paper_digest.model.settings import RULE_FILES, Rule, Settings
from paper_digest.sources.dump_labels import with_labels
from paper_digest.sources.isolation import Failure, attempt, without_failing
from paper_digest.sources.plausible_days import with_plausible_days

_Passed = tuple[type[Exception], ...]


class Made(Protocol):
    """What is made of dumps and settings."""

    @property
    def failing(self) -> tuple[Problem, ...]:
        """One problem for each paper that was left out because the program failed on it."""


_Made = TypeVar("_Made", bound=Made)
_MadeOf = TypeVar("_MadeOf", bound=Made, covariant=True)


class Make(Protocol[_MadeOf]):
    """Makes something of dumps and settings."""

    def __call__(
        self, readings: Sequence[Reading], settings: Settings, *, leaves_out_papers: bool
    ) -> _MadeOf:
        """The result. leaves_out_papers: without the papers on which it fails; otherwise, it raises."""


def without_failing_input(
    make: Make[_Made], readings: Sequence[Reading], settings: Settings, passed_on: _Passed
) -> tuple[_Made, tuple[Problem, ...]]:
    """What is made without the papers, settings or dumps on which that fails, and why it fails on them.

    Settings are left out if these are fewer than the papers, as where each paper of a topic fails; dumps
    only if neither helps, and all papers only if nothing else does. Raises what `make` raises if the program
    fails on too many, and exceptions of the types `passed_on`.
    """
    made = attempt(partial(make, readings, settings, leaves_out_papers=False), passed_on)
    if not isinstance(made, Failure):
        return made, ()
    of_rules = attempt(partial(_without_rules, make, readings, settings, passed_on), passed_on)
    made = attempt(partial(make, readings, settings, leaves_out_papers=True), passed_on)
    if not isinstance(of_rules, Failure) and (isinstance(made, Failure) or _are_fewer(of_rules[1], made)):
        return of_rules
    if not isinstance(made, Failure):
        return made, made.failing
    return _without_dumps_or_papers(make, readings, settings, passed_on)


def _without_dumps_or_papers(
    make: Make[_Made], readings: Sequence[Reading], settings: Settings, passed_on: _Passed
) -> tuple[_Made, tuple[Problem, ...]]:
    """What is made without dumps, or without papers one by one if no dump with papers would be left."""
    of_dumps = attempt(partial(_without_dumps, make, readings, settings, passed_on), passed_on)
    if not isinstance(of_dumps, Failure) and not _are_all(of_dumps[1], readings):
        return of_dumps
    of_papers = attempt(partial(_without_papers, make, readings, settings, passed_on), passed_on)
    if not isinstance(of_papers, Failure):
        return of_papers
    # Where leaving out dumps failed, too, this raises its exception.
    return _without_dumps(make, readings, settings, passed_on) if isinstance(of_dumps, Failure) else of_dumps


def _without_dumps(
    make: Make[_Made], readings: Sequence[Reading], settings: Settings, passed_on: _Passed
) -> tuple[_Made, tuple[Problem, ...]]:
    made, failing = without_failing(
        lambda kept: make(kept, settings, leaves_out_papers=False), readings, passed_on
    )
    return made, tuple(_left_out_dump(reading, failure) for reading, failure in failing)


def _are_all(problems: Sequence[Problem], readings: Sequence[Reading]) -> bool:
    """Whether all dumps with papers were left out."""
    dumps = {problem.file for problem in problems}
    return all(reading.dump in dumps for reading in readings if reading.sightings)


def _without_papers(
    make: Make[_Made], readings: Sequence[Reading], settings: Settings, passed_on: _Passed
) -> tuple[_Made, tuple[Problem, ...]]:
    """What is made without papers, if there is none on which the program does not fail."""
    made, failing = without_failing(
        lambda kept: make(with_sightings(readings, kept), settings, leaves_out_papers=False),
        [sighting for reading in readings for sighting in reading.sightings],
        passed_on,
        may_leave_none=True,
    )
    return made, tuple(left_out(sighting, failure) for sighting, failure in failing)


def _without_rules(
    make: Make[_Made], readings: Sequence[Reading], settings: Settings, passed_on: _Passed
) -> tuple[_Made, tuple[Problem, ...]]:
    made, failing = without_failing(
        lambda kept: make(readings, settings.with_rules(kept), leaves_out_papers=False),
        settings.rules,
        passed_on,
    )
    return made, tuple(_left_out_rule(rule, failure) for rule, failure in failing)


def _are_fewer(problems: Sequence[Problem], made: Made) -> bool:
    return len(problems) < len(made.failing)


def with_sightings(readings: Sequence[Reading], kept: Sequence[Sighting]) -> Sequence[Reading]:
    """The readings with those of their sightings that are in `kept`."""
    if len(kept) == sum(len(reading.sightings) for reading in readings):
        return readings
    places = {(sighting.dump, sighting.position) for sighting in kept}
    return tuple(
        replace(
            reading,
            sightings=tuple(
                sighting for sighting in reading.sightings if (sighting.dump, sighting.position) in places
            ),
        )
        for reading in readings
    )


def with_days_and_labels(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with plausible days and distinct labels, in the order of their names."""
    return changed_readings(readings, lambda kept: with_labels(with_plausible_days(kept)))


def changed_readings(
    readings: Sequence[Reading], change: Callable[[Sequence[Reading]], Sequence[Reading]]
) -> tuple[Reading, ...]:
    """What `change` makes of readings, in the order of their names.

    One on which that fails has no papers, but a problem.
    """
    changed, failing = without_failing(change, readings)
    unreadable = (failure.reading(reading.dump) for reading, failure in failing)
    return tuple(sorted((*changed, *unreadable), key=lambda reading: reading.dump))


def left_out(sighting: Sighting, failure: Failure) -> Problem:
    """The problem of a paper on which a stage failed."""
    return failure.problem(
        sighting.dump, sighting.span.first, "a paper", "The paper is left out; all others are in the digest."
    )


def _left_out_dump(reading: Reading, failure: Failure) -> Problem:
    return failure.problem(
        reading.dump, None, "a file of papers", "The dump is left out; all others are in the digest."
    )


def _left_out_rule(rule: Rule, failure: Failure) -> Problem:
    rest = "The digest is made without this entry; all others are used."
    return failure.problem(RULE_FILES[type(rule)], rule.line, "an entry", rest)
