"""Names, writes and reads the dumps of a source: `raw/NAME/DAY.json`, or `DAY-2.json` for a second one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from paper_digest.atomic_file import replace_file
from paper_digest.fetching.listing import Listing
from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading, Sighting
from paper_digest.reading import readings_of
from paper_digest.sources.fetched_dumps import FILE_NAME


class UnreadableListingError(Exception):
    """A listing that the readers of dumps cannot read; the message says what they found."""


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A dump of a source."""

    path: Path
    day: date
    number: int
    """1 for the day's first dump."""

    def sightings(self) -> tuple[Sighting, ...]:
        """The papers in it; none if it is damaged."""
        return tuple(
            sighting for reading in readings_of(self.path, self.path.name) for sighting in reading.sightings
        )


def dump_files_of(folder: Path) -> tuple[DumpFile, ...]:
    """The dumps in the folder of a source, by day and number; other files in it are left alone."""
    paths = folder.iterdir() if folder.is_dir() else ()
    files = (_dump_file(path) for path in paths if path.is_file())
    return tuple(sorted((file for file in files if file), key=lambda file: (file.day, file.number)))


def _dump_file(path: Path) -> DumpFile | None:
    match = FILE_NAME.fullmatch(path.name)
    try:
        return DumpFile(path, date.fromisoformat(match[1]), int(match[2] or 1)) if match else None
    except ValueError:
        return None


def dump_path(folder: Path, day: date, number: int, extension: str) -> Path:
    """Where a dump is saved."""
    suffix = f"-{number}" if number > 1 else ""
    return folder / f"{day}{suffix}.{extension}"


def dump_content(source: FetchSource, listing: Listing, day: date) -> bytes:
    """The dump: front matter, then the listing.

    `retrieved` is the day of the listing, not of the download, so that a second run writes the same bytes.
    """
    label = source.label or _label(source)
    metadata = {**({"source": label} if label else {}), "url": listing.page, "retrieved": day}
    front_matter = yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True, width=10_000)
    return f"---\n{front_matter}---\n{listing.text}".encode("utf-8", "replace")


def checked_sightings(content: bytes, name: str) -> tuple[Sighting, ...]:
    """The papers in a dump that is to be saved; none if it is an empty listing.

    Raises UnreadableListingError if the readers of dumps find an error in it and no papers.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        (reading,) = readings_of(path, name)
    if not reading.sightings and (fault := _fault(reading)):
        raise UnreadableListingError(fault)
    return reading.sightings


def save(path: Path, content: bytes) -> None:
    """Writes a dump as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _label(source: FetchSource) -> str:
    """What to call a source whose dumps do not say it themselves, as sources/dump_origin.py reads them."""
    return f"OpenReview {source.venue}" if source.kind is SourceKind.OPENREVIEW else ""


def _fault(reading: Reading) -> str:
    errors = (problem.actual for problem in reading.problems if problem.severity is Severity.ERROR)
    unparsed = (f"lines without a paper: {lines.reason}" for lines in reading.unparsed)
    return next(errors, "") or next(unparsed, "")
