"""Reports how much of a file has been read, in megabytes."""

from __future__ import annotations

import os

from paper_digest.model.external_record import StepProgress
from paper_digest.sources.files import Source

_MEGABYTE = 1_000_000


class ReadProgress:
    """The progress of reading one dump, by the position in its file on disk, compressed or not."""

    def __init__(self, source: Source, report: StepProgress) -> None:
        self._activity, self._file, self._report = f"Reading {source.name} (MB)", source.file, report
        self._megabytes = os.fstat(source.file.fileno()).st_size // _MEGABYTE + 1 if source.file else 1

    def update(self) -> None:
        """Reports the current position."""
        if self._file and not self._file.closed:
            self._report(self._activity, self._file.tell() // _MEGABYTE, self._megabytes)

    def finish(self) -> None:
        """Reports that everything was read."""
        self._report(self._activity, self._megabytes, self._megabytes)
