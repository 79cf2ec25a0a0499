"""Tests of the bundled style sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.site.stylesheet import bundle_stylesheet

from tests.project import ROOT


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    (tmp_path / "base.css").write_text("/* The page. */\n\nbody {\n  margin: 0;\n}\n", "utf-8")
    (tmp_path / "print.css").write_text("@media print {\n  nav {\n    display: none;\n  }\n}\n", "utf-8")
    path = tmp_path / "main.css"
    path.write_text('/* All. */\n@import "base.css";\n@import "print.css";\n', "utf-8")
    return path


def test_imports_are_replaced_by_their_files_in_order(entry: Path) -> None:
    bundle_stylesheet(entry)
    assert entry.read_text("utf-8") == "body {\nmargin: 0;\n}\n@media print {\nnav {\ndisplay: none;\n}\n}\n"


def test_a_second_run_changes_nothing(entry: Path) -> None:
    bundle_stylesheet(entry)
    once = entry.read_bytes()
    bundle_stylesheet(entry)
    assert entry.read_bytes() == once


def test_a_site_without_the_style_sheet_is_left_alone(tmp_path: Path) -> None:
    bundle_stylesheet(tmp_path / "main.css")
    assert not list(tmp_path.iterdir())


def test_the_entry_file_imports_every_component() -> None:
    folder = ROOT / "docs" / "assets" / "css"
    imports = (folder / "main.css").read_text("utf-8")
    components = {path.name for path in folder.glob("*.css")} - {"main.css"}
    assert {name for name in components if f'@import "{name}";' in imports} == components
