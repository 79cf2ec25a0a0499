"""The wheel holds everything that a project without templates, theme and assets needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.wheels import build_wheel, copy_of_sources

MKDOCS = """
site_name: Tiny digest
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false, features: [navigation.instant]}
extra_css: [assets/css/main.css]
plugins: [paper-digest]
markdown_extensions:
  [attr_list, md_in_html, admonition, def_list, tables, pymdownx.details, pymdownx.superfences]
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build_wheel(copy_of_sources(tmp_path_factory.mktemp("source")))


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_data_and_the_project_files(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "generator" / "paper_digest"
    sources = {
        f"paper_digest/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sources <= names
    assert "paper_digest/py.typed" in names
    assert "paper_digest/project_files/templates/pages/paper.md.j2" in names
    assert "paper_digest/project_files/templates/theme/main.html" in names
    assert "paper_digest/project_files/docs/assets/favicon.svg" in names
    assert "paper_digest/project_files/docs/about.md" in names
    assert "paper_digest/project_files/action.yml" in names
    assert "paper_digest/project_files/templates/digest/.github/workflows/update.yml" in names


@pytest.mark.slow
def test_a_project_without_templates_and_assets_uses_those_of_the_wheel(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "installed"))
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "raw").mkdir()
    (project / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (project / "raw" / "papers.jsonl").write_text(
        '{"title": "Flat Minima", "abstract": "We study flat minima."}\n'
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    page = (project / "site" / "papers" / "flat-minima" / "index.html").read_text("utf-8")
    assert "We study flat minima." in page
    assert (project / "site" / "assets" / "favicon.svg").is_file()
    assert (project / "site" / "pagefind" / "pagefind-entry.json").is_file()
