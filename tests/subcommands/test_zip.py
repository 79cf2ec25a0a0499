"""Tests of the command that packs a site."""

from __future__ import annotations

import zipfile
from pathlib import Path

from click.testing import CliRunner
from paper_digest.subcommands.zip import zip_site


def test_a_site_is_packed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("Hello", "utf-8")
    out = tmp_path / "site.zip"
    result = CliRunner().invoke(zip_site, [str(tmp_path / "site"), "--out", str(out)])
    assert (result.exit_code, result.output) == (0, f"1 file in {out}\n")
    assert zipfile.ZipFile(out).namelist() == ["paper-digest/index.html"]


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(zip_site, [str(tmp_path), "--out", str(tmp_path / "x.zip")])
    assert result.exit_code == 1
    assert "found no index.html. Build it first" in result.output


def test_an_archive_inside_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("Hello", "utf-8")
    result = CliRunner().invoke(zip_site, [str(tmp_path), "--out", str(tmp_path / "x.zip")])
    assert result.exit_code == 1
    assert "expected an archive outside of the site" in result.output
    assert not (tmp_path / "x.zip").exists()
