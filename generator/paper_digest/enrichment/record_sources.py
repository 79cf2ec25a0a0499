"""Defines what a source of records is: a file or, in `services/`, a service on the web."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from paper_digest.enrichment.record_files import records_in
from paper_digest.linkage.wanted_papers import WantedPapers
from paper_digest.model.external_record import ExternalRecord, SourceRecords, StepProgress
from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting
from paper_digest.values.printable import printable


class RecordSource(Protocol):
    """Anything that has metadata of papers."""

    @property
    def name(self) -> str:
        """The file or the service, as people call it."""

    def records(self, wanted: WantedPapers, progress: StepProgress) -> SourceRecords:
        """What it says about the papers; whatever goes wrong is a problem, never an exception."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file with metadata of papers."""

    path: Path

    @property
    def name(self) -> str:
        return printable(self.path.name)

    def records(self, wanted: WantedPapers, progress: StepProgress) -> SourceRecords:
        """The records of the file that may be the papers."""
        outputs = list(records_in(self.path, wanted.keys, progress))
        return SourceRecords(
            name=self.name,
            records=tuple(
                ExternalRecord(output, f"{output.dump}, line {output.span.first}")
                for output in outputs
                if isinstance(output, Sighting)
            ),
            problems=tuple(output for output in outputs if isinstance(output, Problem)),
        )
