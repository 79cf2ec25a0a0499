"""The files of a project, its root, and the package's files that stand in for missing ones."""

from __future__ import annotations

from pathlib import Path

import paper_digest.project as project_module
import pytest
from paper_digest.project import find_root, own_or_packaged, project_at

ROOT = Path(__file__).parents[1]


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of an installed package, with page templates."""
    folder = tmp_path / "installed"
    (folder / "templates" / "pages").mkdir(parents=True)
    monkeypatch.setattr(project_module, "PACKAGED", folder)
    return folder


def test_missing_templates_are_those_of_the_package(packaged: Path, tmp_path: Path) -> None:
    assert project_at(tmp_path / "project").templates == packaged / "templates" / "pages"


def test_a_projects_own_templates_come_first(packaged: Path, tmp_path: Path) -> None:
    own = tmp_path / "project" / "templates" / "pages"
    own.mkdir(parents=True)
    assert packaged.is_dir()
    assert project_at(tmp_path / "project").templates == own


def test_a_folder_that_nobody_has_is_the_projects(packaged: Path, tmp_path: Path) -> None:
    assert packaged.is_dir()
    assert own_or_packaged(tmp_path, "docs/assets") == tmp_path / "docs" / "assets"


def test_lock_files_move_with_the_dumps(tmp_path: Path) -> None:
    project = project_at(tmp_path).with_raw(tmp_path / "elsewhere")
    assert project.id_registry == tmp_path / "elsewhere" / "papers.lock"
    assert project.dump_counts == tmp_path / "elsewhere" / "dumps.lock"
    assert project.topics == tmp_path / "topics.yml"


def test_every_input_is_watched(tmp_path: Path) -> None:
    names = [path.relative_to(tmp_path).as_posix() for path in project_at(tmp_path).watched]
    settings = [
        "topics.yml",
        "corrections.yml",
        "datasets.yml",
        "venues.yml",
        "authors.yml",
        "metadata.jsonl",
    ]
    assert names == ["raw", *settings, "templates"]


def test_the_root_is_the_nearest_folder_with_a_configuration(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "papers"
    inner.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    assert find_root(inner) == tmp_path


def test_without_a_configuration_the_root_is_the_checkout() -> None:
    assert find_root(Path(ROOT.anchor)) == ROOT
