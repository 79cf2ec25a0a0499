"""Tests of what is remembered of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.html_pages.site_folder import Signature
from paper_digest.html_pages.site_record import (
    SiteRecord,
    load_folder,
    load_record,
    save_record,
    source_origin,
)

SIGNATURE = Signature(1, 2, 3)


def saved(tmp_path: Path) -> tuple[SiteRecord, Path]:
    """The record of a site, and its file."""
    (tmp_path / "site").mkdir()
    record = SiteRecord(str(tmp_path / "site"), {"a.html": (SIGNATURE, "x"), "b": (SIGNATURE, "")}, "i", "b")
    save_record(tmp_path / "cache", tmp_path / "site", record)
    (file,) = (tmp_path / "cache" / "sites").iterdir()
    return record, file


def test_a_record_comes_back(tmp_path: Path) -> None:
    record, file = saved(tmp_path)
    assert load_record(tmp_path / "cache", tmp_path / "site") == record
    assert load_record(tmp_path / "cache", tmp_path / "another") == SiteRecord()
    assert load_folder(file) == record.folder


@pytest.mark.parametrize("content", [b"", b"no record", b"0000\n{}", b"\xff\xfe\n{}"])
def test_a_damaged_record_is_empty(tmp_path: Path, content: bytes) -> None:
    _, file = saved(tmp_path)
    file.write_bytes(content)
    assert load_record(tmp_path / "cache", tmp_path / "site") == SiteRecord()


def test_a_changed_record_is_empty(tmp_path: Path) -> None:
    _, file = saved(tmp_path)
    file.write_bytes(file.read_bytes().replace(b'"x"', b'"y"'))
    assert load_record(tmp_path / "cache", tmp_path / "site") == SiteRecord()


def test_records_of_sites_that_are_gone_are_removed(tmp_path: Path) -> None:
    _, file = saved(tmp_path)
    (tmp_path / "site").rename(tmp_path / "moved")
    save_record(tmp_path / "cache", tmp_path / "moved", SiteRecord(str(tmp_path / "moved")))
    assert not file.exists()
    assert len(list(file.parent.iterdir())) == 1


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", "utf-8")
    save_record(tmp_path / "cache", tmp_path / "site", SiteRecord("x"))
    assert load_record(tmp_path / "cache", tmp_path / "site") == SiteRecord()


def test_a_file_is_unchanged_with_its_signature_and_a_known_origin(tmp_path: Path) -> None:
    record, _ = saved(tmp_path)
    assert record.unchanged({"a.html": SIGNATURE, "b": SIGNATURE, "c": SIGNATURE}) == {"a.html": "x"}
    assert record.unchanged({"a.html": SIGNATURE._replace(modified=5)}) == {}


def test_the_origin_of_a_copy_changes_with_its_source() -> None:
    origin = source_origin("docs/a.txt", SIGNATURE)
    assert origin != source_origin("docs/b.txt", SIGNATURE)
    assert origin != source_origin("docs/a.txt", SIGNATURE._replace(modified=5))
