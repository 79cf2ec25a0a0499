"""Saves a listing as a dump if it has anything new, and never loses a paper of a dump that is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from paper_digest.fetching.comparison import Papers, Verdict, is_copy, latest_papers, papers_of, verdict_of
from paper_digest.fetching.days import is_by_day
from paper_digest.fetching.dumps import (
    DumpFile,
    checked_sightings,
    dump_content,
    dump_files_of,
    dump_path,
    save,
)
from paper_digest.fetching.listing import Listing
from paper_digest.fetching.outcome import Outcome, Result
from paper_digest.model.fetch_source import FetchSource

_OF_SAVED_DUMP: Final = {Verdict.SAME: Result.UNCHANGED, Verdict.LARGER: Result.UPDATED}
"""What comes of a listing that has all papers of a dump of its day."""
_WRITES_A_DUMP: Final = frozenset({Verdict.NEW, Verdict.OTHER})
_DUMPS_COMPARED: Final = 3
"""Dumps of the nearest days with which a listing is compared; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Storage:
    """The dumps of one source."""

    source: FetchSource
    raw: Path
    """The folder of all dumps."""

    @property
    def folder(self) -> Path:
        """The folder with the source's dumps."""
        return self.raw / self.source.name

    def stored(self, listing: Listing, day: date) -> Outcome:
        """Saves a listing of a day, or says why not; raises UnreadableListingError, OSError."""
        content = dump_content(self.source, listing, day)
        new = papers_of(checked_sightings(content, f"{day}.{listing.extension}"))
        files = dump_files_of(self.folder)
        same_day = [file for file in files if file.day == day]
        saved = [papers_of(file.sightings()) for file in same_day]
        if not new:
            return self._empty(day, same_day, saved)
        verdict, index = verdict_of(new, saved)
        if verdict in _WRITES_A_DUMP and (copy := self._copy(new, day, files)):
            return copy
        n_new = len(new)
        if verdict is Verdict.SMALLER:
            return self._kept(day, same_day[index], saved, n_new)
        if verdict in _OF_SAVED_DUMP:
            path, n_saved = same_day[index].path, len(saved[index])
        else:
            number = max((file.number for file in same_day), default=0) + 1
            path, n_saved = dump_path(self.folder, day, number, listing.extension), 0
        return self._written(path, content, _OF_SAVED_DUMP.get(verdict, Result.SAVED), day, n_new, n_saved)

    def _written(
        self, path: Path, content: bytes, result: Result, day: date, n_papers: int, n_saved: int
    ) -> Outcome:
        """Writes the dump unless it is there already."""
        if result is not Result.UNCHANGED:
            save(path, content)
        return Outcome(result=result, day=day, file=self._name(path), n_papers=n_papers, n_saved=n_saved)

    def _empty(self, day: date, same_day: Sequence[DumpFile], saved: Sequence[Papers]) -> Outcome:
        """What comes of a listing without papers."""
        return (
            self._kept(day, same_day[-1], saved, 0) if any(saved) else Outcome(result=Result.EMPTY, day=day)
        )

    def _kept(self, day: date, file: DumpFile, saved: Sequence[Papers], n_papers: int) -> Outcome:
        n_saved = len({key for papers in saved for key in papers})
        name = self._name(file.path)
        return Outcome(result=Result.KEPT, day=day, file=name, n_papers=n_papers, n_saved=n_saved)

    def _copy(self, new: Papers, day: date, files: Sequence[DumpFile]) -> Outcome | None:
        """The outcome of a listing that is that of another day; None for others.

        A feed shows its last entries every day. A source that is asked by day should have others.
        """
        by_day = is_by_day(self.source.kind)
        file = _same_listing(new, day, files) if by_day else _dump_with_all(new, day, files)
        if file is None:
            return None
        result, day = (Result.REPEATED, day) if by_day else (Result.UNCHANGED, file.day)
        return Outcome(result=result, day=day, file=self._name(file.path), n_papers=len(new))

    def _name(self, path: Path) -> str:
        return f"{self.raw.name}/{self.source.name}/{path.name}"


def _same_listing(new: Papers, day: date, files: Sequence[DumpFile]) -> DumpFile | None:
    """The dump of another day with the same papers."""
    others = _nearest_dumps(day, files)
    return next((file for file in others if papers_of(file.sightings()).keys() == new.keys()), None)


def _dump_with_all(new: Papers, day: date, files: Sequence[DumpFile]) -> DumpFile | None:
    """The last dump with papers of the listing, if what was shown last of them says all of it."""
    compared = {*_nearest_dumps(day, files), *(file for file in files if file.day == day)}
    shown = {file: papers_of(file.sightings()) for file in files if file in compared}
    is_saved = is_copy(new, latest_papers(shown.values()))
    return next(file for file in reversed(shown) if new.keys() & shown[file].keys()) if is_saved else None


def _nearest_dumps(day: date, files: Iterable[DumpFile]) -> list[DumpFile]:
    """The dumps of the nearest other days; of equally near ones, the last first."""
    others = (file for file in files if file.day != day)
    return sorted(others, key=lambda file: (abs((file.day - day).days), -file.number))[:_DUMPS_COMPARED]
