"""Tests of when nothing need be built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from paper_digest.html_pages.build_key import build_key, is_up_to_date
from paper_digest.project import CACHE_VARIABLE

from tests.html_pages.small_site import build_site, configuration, generated_key, small_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return small_project(tmp_path / "project")


def is_built(project: Path, generated: bytes | None = None) -> bool:
    config = configuration(project)
    config.plugins["paper-digest"].on_config(config)
    return is_up_to_date(
        config, project.parent / "cache", generated_key(project) if generated is None else generated
    )


def _edit(path: str) -> Callable[[Path], object]:
    return lambda project: (project / path).write_text("edited", "utf-8")


def _rename(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("Small", "Large"), "utf-8")


def _edit_the_file_behind_a_link(project: Path) -> None:
    (project.parent / "elsewhere" / "third.md").write_text("edited", "utf-8")


def _add_behind_a_link(project: Path) -> None:
    (project.parent / "elsewhere" / "pages" / "new.md").write_text("new", "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("change", [_edit_the_file_behind_a_link, _add_behind_a_link])
def test_files_behind_links_are_part_of_the_documentation(
    project: Path, change: Callable[[Path], object]
) -> None:
    elsewhere = project.parent / "elsewhere"
    (elsewhere / "pages").mkdir(parents=True)
    (elsewhere / "third.md").write_text("# Third", "utf-8")
    (project / "docs" / "third.md").symlink_to(elsewhere / "third.md")
    (project / "docs" / "pages").symlink_to(elsewhere / "pages")
    build_site(project)
    assert is_built(project)
    change(project)
    assert not is_built(project)


@pytest.mark.slow
def test_a_hidden_file_may_be_part_of_the_documentation(project: Path) -> None:
    (project / "docs" / ".well-known").mkdir()
    (project / "docs" / ".well-known" / "security.txt").write_text("Contact: nobody", "utf-8")
    build_site(project)
    assert is_built(project)
    _edit("docs/.well-known/security.txt")(project)
    assert not is_built(project)


@pytest.mark.slow
def test_a_site_is_up_to_date_until_something_changes(project: Path) -> None:
    changes: list[Callable[[Path], object]] = [
        _edit("docs/second.md"),
        _edit("docs/style.css"),
        _edit("docs/new.md"),
        _edit("site/second/index.html"),
        _edit("site/stray.txt"),
        lambda project: (project / "site" / "style.css").unlink(),
        _rename,
    ]
    assert not is_built(project)
    for change in changes:
        build_site(project)
        assert is_built(project)
        assert not is_built(project, b"of another build")
        assert not is_built(project, b"")
        change(project)
        assert not is_built(project)


def test_a_build_with_a_warning_is_never_up_to_date(project: Path) -> None:
    (project / "docs" / "second.md").write_text("[gone](gone.md)", "utf-8")
    build_site(project)
    assert not is_built(project)


def test_with_other_plugins_nothing_is_known(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n"), "utf-8")
    assert build_key(configuration(project), generated_key(project)) == ""


def test_with_an_extension_that_may_read_other_files_nothing_is_known(project: Path) -> None:
    assert build_key(configuration(project), generated_key(project))
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("[attr_list,", "[pymdownx.snippets, attr_list,"), "utf-8"
    )
    assert build_key(configuration(project), generated_key(project)) == ""


def test_with_a_template_that_shows_the_day_nothing_is_known(project: Path) -> None:
    theme = project / "templates" / "theme"
    theme.mkdir(parents=True)

    def key(footer: str) -> str:
        (theme / "footer.html").write_text(footer, "utf-8")
        config = configuration(project)
        config.plugins["paper-digest"].on_config(config)
        return build_key(config, generated_key(project))

    assert key("{{ config.site_name }}")
    assert key("{{ build_date_utc }}") == ""
