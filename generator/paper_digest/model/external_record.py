"""Defines what a source outside the digest, a file or a service, says about papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting

StepProgress = Callable[[str, int, int], None]
"""Called with what is done, such as "Asking arXiv", the finished steps, and all steps."""


@dataclass(frozen=True, slots=True)
class ExternalRecord:
    """One paper as a source shows it."""

    sighting: Sighting
    """Its `dump` is the name of the source."""
    source: str
    """Where exactly it was read, such as "snapshot.jsonl, line 7" or "arXiv, https://..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecords:
    """What one source says about the papers of a digest."""

    name: str
    """The file or the service."""
    records: tuple[ExternalRecord, ...] = ()
    """Records that may be the papers."""
    not_asked: frozenset[str] = frozenset()
    """Ids of papers of which the source could not be asked, so that it may know them nevertheless."""
    problems: tuple[Problem, ...] = ()
