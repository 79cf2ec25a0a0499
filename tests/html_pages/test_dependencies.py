"""Tests of what pages depend on besides their sources."""

from __future__ import annotations

import enum
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from paper_digest.html_pages.dependencies import (
    UnknownValueError,
    canonical,
    has_variable_templates,
    navigation_hash,
    own_theme_folders,
    settings_hash,
)

from tests.html_pages.small_site import configuration, small_project


class Color(enum.Enum):
    RED = 1


def test_equal_values_have_equal_texts() -> None:
    assert canonical({"b": [1, None], "a": {2, 1}}) == canonical({"a": {1, 2}, "b": (1, None)})
    assert canonical([Color.RED, Path("x"), len, Color]) == canonical([Color.RED, Path("x"), len, Color])
    assert canonical("1") != canonical(1)
    assert canonical(True) != canonical(1)
    assert canonical({"a": "b"}) != canonical(["a", "b"])
    assert canonical(len) != canonical(repr)


def test_a_value_that_has_only_an_address_is_unknown() -> None:
    with pytest.raises(UnknownValueError):
        canonical({"a": [object()]})


def changed_settings(project: Path, old: str, new: str) -> bytes:
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return settings_hash(configuration(project))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Small digest", "Another"),
        ("https://example.org", "https://example.com"),
        ("font: false", "font: false, favicon: x.svg"),
        ("attr_list, ", ""),
        ("validation:", "extra: {a: 1}\nvalidation:"),
        ("validation:", "repo_url: https://github.com/a/b\nvalidation:"),
    ],
)
def test_a_setting_that_pages_show_changes_the_hash(tmp_path: Path, old: str, new: str) -> None:
    project = small_project(tmp_path)
    before = settings_hash(configuration(project))
    assert settings_hash(configuration(project)) == before
    assert changed_settings(project, old, new) != before


def test_a_folder_does_not_change_the_hash(tmp_path: Path) -> None:
    projects = [small_project(tmp_path / name) for name in ("first", "second")]
    first, second = (settings_hash(configuration(project)) for project in projects)
    assert first == second
    assert settings_hash(configuration(projects[0], site_dir=str(tmp_path / "elsewhere"))) == first


def test_another_version_of_the_code_changes_the_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path)
    before = settings_hash(configuration(project))
    monkeypatch.setattr("paper_digest.html_pages.dependencies.code_version", lambda: b"another")
    assert settings_hash(configuration(project)) != before


def test_files_of_the_digests_own_theme_count(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    theme = tmp_path / "theme"
    theme.mkdir()
    before = changed_settings(project, "font: false", "font: false, custom_dir: theme")
    (theme / "partial.html").write_text("x", "utf-8")
    assert settings_hash(configuration(project)) != before
    assert own_theme_folders(configuration(project)) == [theme.resolve()]


def test_the_folder_of_a_theme_file_counts(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for folder in ("first", "second"):
        (tmp_path / "theme" / folder).mkdir(parents=True)
    (tmp_path / "theme" / "first" / "partial.html").write_text("x", "utf-8")
    before = changed_settings(project, "font: false", "font: false, custom_dir: theme")
    (tmp_path / "theme" / "first" / "partial.html").rename(tmp_path / "theme" / "second" / "partial.html")
    assert settings_hash(configuration(project)) != before


def test_a_linked_folder_of_the_theme_counts(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (tmp_path / "theme").mkdir()
    (tmp_path / "partials").mkdir()
    (tmp_path / "theme" / "partials").symlink_to(tmp_path / "partials")
    before = changed_settings(project, "font: false", "font: false, custom_dir: theme")
    (tmp_path / "partials" / "footer.html").write_text("{{ build_date_utc }}", "utf-8")
    assert settings_hash(configuration(project)) != before
    assert has_variable_templates(configuration(project))


@pytest.mark.parametrize(
    ("template", "is_variable"),
    [
        ("{# pages #}pages<p>{{ page.content }}</p>", False),
        ("{% for file in pages %}{% endfor %}", True),
        ("{{ build_date_utc }}", True),
        ("{{ page.update_date }}", True),
        ('{{ page["update_date"] }}', True),
        ("{{ page | attr('update_date') }}", True),
        ("{% broken", True),
    ],
)
def test_templates_that_depend_on_other_pages_or_the_day(
    tmp_path: Path, template: str, is_variable: bool
) -> None:
    project = small_project(tmp_path)
    (tmp_path / "theme").mkdir()
    changed_settings(project, "font: false", "font: false, custom_dir: theme")
    (tmp_path / "theme" / "main.html").write_text(template, "utf-8")
    (tmp_path / "theme" / "sitemap.xml").write_text("{{ pages }}", "utf-8")
    assert has_variable_templates(configuration(project)) == is_variable


def test_titles_and_addresses_of_the_navigation_count(tmp_path: Path) -> None:
    project = small_project(tmp_path)

    def hashed() -> bytes:
        config = configuration(project)
        paths = ("index.md", "second.md")
        files = Files(
            [File(path, config.docs_dir, config.site_dir, use_directory_urls=True) for path in paths]
        )
        return navigation_hash(get_navigation(files, config))

    before = hashed()
    assert hashed() == before
    changed_settings(project, "- Second: second.md", "- Further: second.md")
    assert hashed() != before
