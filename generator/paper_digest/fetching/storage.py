"""Saves a listing as a dump if it has anything new, and never loses a paper of a dump that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paper_digest.fetching.comparison import Papers, Verdict, papers_of, verdict_of
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
        if files and not same_day and (copy := self._copy(new, day, files)):
            return copy
        verdict, index = verdict_of(new, saved)
        if verdict is Verdict.SAME:
            name = self._name(same_day[index].path)
            return Outcome(result=Result.UNCHANGED, day=day, file=name, n_papers=len(new))
        if verdict is Verdict.SMALLER:
            return self._kept(day, same_day[index], saved, len(new))
        if verdict is Verdict.LARGER:
            path, n_saved, result = same_day[index].path, len(saved[index]), Result.UPDATED
        else:
            number = max((file.number for file in same_day), default=0) + 1
            path, n_saved, result = self._path(day, number, listing), 0, Result.SAVED
        save(path, content)
        return Outcome(result=result, day=day, file=self._name(path), n_papers=len(new), n_saved=n_saved)

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
        """The outcome of a listing that has nothing but what is saved for the nearest day; None for others.

        A feed shows its last entries every day. A source that is asked by day should have others.
        """
        nearest = min(files, key=lambda file: (abs((file.day - day).days), -file.number))
        saved = papers_of(nearest.sightings())
        name = self._name(nearest.path)
        if not is_by_day(self.source.kind) and saved.keys() >= new.keys():
            return Outcome(result=Result.UNCHANGED, day=nearest.day, file=name, n_papers=len(new))
        if saved.keys() == new.keys():
            return Outcome(result=Result.REPEATED, day=day, file=name, n_papers=len(new))
        return None

    def _path(self, day: date, number: int, listing: Listing) -> Path:
        return dump_path(self.folder, day, number, listing.extension)

    def _name(self, path: Path) -> str:
        return f"{self.raw.name}/{self.source.name}/{path.name}"
