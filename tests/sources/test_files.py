"""Archives are opened on the way, whatever is in them; nothing leaves raw/ or fills the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading
from paper_digest.reading import readings_of
from paper_digest.sources.files import dump_files, sidecar_of
from paper_digest.sources.streams import BrokenStreamError, guarded

PAPER = b'{"title": "Flat Minima"}\n'


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _counts(path: Path) -> dict[str, int]:
    return {reading.dump: len(reading.sightings) for reading in readings_of(path, path.name)}


def _errors(readings: tuple[Reading, ...]) -> list[str]:
    return [
        str(problem)
        for reading in readings
        for problem in reading.problems
        if problem.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_unpacked_whatever_it_is_called(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(pack(PAPER) if callable(pack) else b"")
    assert _counts(path) == {"x.txt": 1}


def test_an_archive_gives_a_reading_a_member_in_the_order_of_names(tmp_path: Path) -> None:
    members = {
        "b/two.jsonl": PAPER * 2,
        "a.jsonl": PAPER,
        "page_files/logo.png": b"\x89PNG",
        "__MACOSX/._a.jsonl": b"x",
        "c.jsonl.gz": gzip.compress(PAPER),
    }
    expected = {"x.zip/a.jsonl": 1, "x.zip/b/two.jsonl": 2, "x.zip/c.jsonl.gz": 1}
    counts = _counts(_zip(tmp_path / "x.zip", members))
    assert counts == expected
    assert list(counts) == sorted(expected)


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_a_tape_archive_too(tmp_path: Path, mode: str) -> None:
    with tarfile.open(tmp_path / "x.tar", mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a.jsonl")
        info.size = len(PAPER)
        archive.addfile(info, io.BytesIO(PAPER))
        link = tarfile.TarInfo("link.jsonl")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert _counts(tmp_path / "x.tar") == {"x.tar/a.jsonl": 1, "x.tar/link.jsonl": 0}
    assert "a link or a device" in _errors(readings_of(tmp_path / "x.tar", "x.tar"))[0]


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a/../../x", "C:x"])
def test_a_member_that_leads_out_is_refused_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    readings = readings_of(_zip(tmp_path / "x.zip", {name: PAPER, "good.jsonl": PAPER}), "x.zip")
    assert sum(len(reading.sightings) for reading in readings) == 1
    (error,) = _errors(readings)
    assert "expected members inside the archive" in error


def test_a_bomb_ends_where_it_grows_too_large(tmp_path: Path) -> None:
    (tmp_path / "x.gz").write_bytes(gzip.compress(b"x" * 10_000_000))
    with (
        gzip.open(tmp_path / "x.gz") as packed,
        guarded(packed, max_bytes=1_000_000) as stream,
        pytest.raises(BrokenStreamError, match="unpacks to more"),
    ):
        stream.read()


def test_a_damaged_archive_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    whole = _zip(tmp_path / "x.zip", {"a.jsonl": PAPER}).read_bytes()
    (tmp_path / "x.zip").write_bytes(whole[:-30])
    (error,) = _errors(readings_of(tmp_path / "x.zip", "x.zip"))
    assert "damaged or incomplete archive" in error
    (tmp_path / "none.zip").write_bytes(_zip(tmp_path / "y.zip", {"logo.png": b"x"}).read_bytes())
    assert "an archive without any" in _errors(readings_of(tmp_path / "none.zip", "none.zip"))[0]


def test_sidecars_belong_to_their_dumps(tmp_path: Path) -> None:
    for name in ("a.txt", "a.yml", "b.txt", "b.txt.yaml", "alone.yml"):
        (tmp_path / name).write_text("skip: true\n")
    assert [path.name for path in dump_files(tmp_path)] == ["a.txt", "alone.yml", "b.txt"]
    assert sidecar_of(tmp_path / "a.txt") == tmp_path / "a.yml"
    assert sidecar_of(tmp_path / "b.txt") == tmp_path / "b.txt.yaml"
    assert sidecar_of(tmp_path / "alone.yml") is None
    (error,) = _errors(readings_of(tmp_path / "alone.yml", "alone.yml"))
    assert "a sidecar without a dump" in error
    (tmp_path / "alone.yml").write_text("- title: A\n  authors: Ada Roe\n  venue: ICLR\n")
    (reading,) = readings_of(tmp_path / "alone.yml", "alone.yml")
    assert [sighting.title for sighting in reading.sightings] == ["A"]
    (tmp_path / "alone.yml").write_text("- title: A\n  url: /a/\n")
    (error,) = _errors(readings_of(tmp_path / "alone.yml", "alone.yml"))
    assert "titles in YAML, but too little else of papers" in error


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "papers"),
    [(b"\n" * 1_000_000 + PAPER, 1), (b'{"title": "' + b"x" * 5_000_000 + b'"}', 1), (b"x" * 5_000_000, 0)],
)
def test_a_million_blank_lines_and_a_line_of_five_megabytes(
    tmp_path: Path, content: bytes, papers: int
) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    (reading,) = readings_of(tmp_path / "x.txt", "x.txt")
    assert len(reading.sightings) == papers
    assert reading.unparsed_lines == 1 - papers


def test_a_file_name_that_is_not_text_is_shown_escaped(tmp_path: Path) -> None:
    strange = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\nb.jsonl"))
    strange.write_bytes(PAPER)
    assert _counts(strange) == {"caf\\xe9\\nb.jsonl": 1}
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        info = tarfile.TarInfo("caf\udce9.jsonl")
        info.size = len(PAPER)
        archive.addfile(info, io.BytesIO(PAPER))
    assert _counts(tmp_path / "x.tar") == {"x.tar/caf\\xe9.jsonl": 1}


def test_what_is_no_folder_has_no_dumps_and_is_an_error(tmp_path: Path) -> None:
    """Else the pages of all papers would be removed."""
    assert dump_files(tmp_path / "raw") == ()
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(NotADirectoryError, match=name):
            dump_files(tmp_path / name)


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open/a.jsonl").write_bytes(PAPER)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    assert [path.name for path in dump_files(tmp_path)] == ["closed", "a.jsonl"]
    (reading,) = readings_of(tmp_path / "closed", "closed")
    assert "expected a folder that can be read" in str(reading.problems[0])


def test_a_sidecar_that_is_a_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(PAPER)
    (tmp_path / "secret").write_text("source: Secret\n")
    (tmp_path / "a.yml").symlink_to("secret")
    (reading,) = readings_of(tmp_path / "a.jsonl", "a.jsonl")
    assert (reading.metadata.source, len(reading.sightings)) == (None, 1)
    assert "a symbolic link" in str(reading.problems[0])
