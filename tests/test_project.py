"""The files of a project, its root, and the program's files that stand in for missing ones."""

from __future__ import annotations

import inspect
from pathlib import Path

import paper_digest.project as project_module
import pytest
from paper_digest.project import find_root, own_and_packaged, packaged_pages, project_at
from paper_digest.sources.settings import load_settings

ROOT = Path(__file__).parents[1]


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of an installed package, with page templates."""
    folder = tmp_path / "installed"
    (folder / "templates" / "pages").mkdir(parents=True)
    monkeypatch.setattr(project_module, "PACKAGED", folder)
    return folder


def test_templates_and_typefaces_are_the_digests_own_then_the_programs(
    packaged: Path, tmp_path: Path
) -> None:
    project = project_at(tmp_path / "project")
    assert project.templates == (
        tmp_path / "project" / "templates" / "pages",
        packaged / "templates" / "pages",
    )
    assert project.fonts == (
        tmp_path / "project" / "docs" / "assets" / "fonts",
        packaged / "docs" / "assets" / "fonts",
    )


def test_the_checkout_of_the_program_has_one_folder_of_each_kind() -> None:
    assert own_and_packaged(ROOT, "templates/pages") == (ROOT / "templates" / "pages",)


def test_the_programs_pages_are_its_assets_and_those_that_generated_pages_link_to() -> None:
    pages = list(packaged_pages())
    assert "assets/css/main.css" in pages
    assert [path for path in pages if not path.startswith("assets/")] == [
        "about.md",
        "catalogue.schema.json",
        "project/author-names.md",
    ]
    assert all((ROOT / "docs" / page).is_file() for page in pages)


def test_lock_files_move_with_the_dumps(tmp_path: Path) -> None:
    project = project_at(tmp_path).with_raw(tmp_path / "elsewhere")
    assert project.id_registry == tmp_path / "elsewhere" / "papers.lock"
    assert project.dump_counts == tmp_path / "elsewhere" / "dumps.lock"
    assert project.topics == tmp_path / "topics.yml"


def test_settings_are_in_the_order_in_which_they_are_loaded(tmp_path: Path) -> None:
    parameters = list(inspect.signature(load_settings).parameters)
    assert [path.stem for path in project_at(tmp_path).settings] == parameters


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
