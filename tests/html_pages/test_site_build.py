"""Builds of a whole site: the same bytes as MkDocs alone, and only what changed is written."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page
from paper_digest.html_pages.site_build import SiteBuild
from paper_digest.html_pages.site_folder import HIDDEN
from paper_digest.project import CACHE_VARIABLE, project_at

from tests.html_pages.small_site import build_site, configuration, inodes, small_project
from tests.site.builders import digest

TITLED = "---\ntitle: A\n---\n\n# {}\n"
"""A page that can be converted directly."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "project" / ".cache"))
    return small_project(tmp_path / "project", papers=4)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the pages that are rendered in this process."""
    paths: list[str] = []
    render = Page.render

    def noted(page: Page, *arguments: object) -> None:
        paths.append(page.file.src_uri)
        render(page, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", noted)
    return paths


def plain_site(project: Path) -> dict[str, bytes]:
    """The files that MkDocs alone gives for the same sources."""
    return build_site(project, fast=False, site_dir=str(project / "plain"))


def test_the_first_and_the_second_build_have_the_bytes_of_a_plain_one(project: Path) -> None:
    plain = plain_site(project)
    assert plain["papers/p-1/index.html"].count(b"Results") >= 2
    assert build_site(project) == plain
    assert build_site(project) == plain


@pytest.mark.parametrize("fast", [True, False])
def test_sites_of_two_days_have_the_same_bytes(
    project: Path, monkeypatch: pytest.MonkeyPatch, fast: bool
) -> None:
    sites: list[dict[str, bytes]] = []
    for seconds in ("1700000000", "1800000000"):  # MkDocs takes this time for that of the build
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        shutil.rmtree(project / "site", ignore_errors=True)
        shutil.rmtree(project / ".cache", ignore_errors=True)
        sites.append(build_site(project, fast=fast))
    assert {"sitemap.xml", "sitemap.xml.gz"} <= sites[0].keys()
    assert sites[0] == sites[1]


def test_html_files_of_the_documentation_stay_as_they_are(project: Path) -> None:
    own = (
        b'<meta charset="utf-8">\n    <script src="https://cdn.example.org/x.js"></script><article></article>'
    )
    (project / "docs" / "demo.html").write_bytes(own)
    plain = plain_site(project)
    assert plain["demo.html"] == own
    assert build_site(project) == plain
    assert build_site(project) == plain


def test_a_page_is_rendered_once(project: Path, rendered: list[str]) -> None:
    build_site(project)
    assert {"papers/p-1.md", "second.md", "old.md"} <= set(rendered)
    rendered.clear()
    build_site(project)
    assert rendered == ["index.md"]
    (project / "docs" / "papers" / "p-2.md").write_text("# Another title\n", "utf-8")
    site = build_site(project)
    assert set(rendered) == {"index.md", "papers/p-2.md"}
    assert b"Another title" in site["papers/p-2/index.html"]
    assert site == plain_site(project)


def test_a_kind_of_page_is_compared_with_its_plain_conversion_once(
    project: Path, rendered: list[str]
) -> None:
    first, second = (project / "docs" / "papers" / f"p-{number}.md" for number in (1, 2))
    first.write_text(TITLED.format("A title"), "utf-8")
    build_site(project)
    assert "papers/p-1.md" in rendered
    rendered.clear()
    second.write_text(TITLED.format("Another title"), "utf-8")
    build_site(project)
    assert rendered == ["index.md"]
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "copyright: Nobody\n", "utf-8")
    first.write_text(TITLED.format("A third title"), "utf-8")
    site = build_site(project)
    assert "papers/p-1.md" in rendered, "other settings may lead to other pages"
    assert site == plain_site(project)


def test_a_kind_of_page_that_is_converted_wrongly_is_compared_in_each_build(
    project: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert_wrongly(page: Page, _: object) -> bool:
        page.content, page.present_anchor_ids = "wrong", set()
        return True

    monkeypatch.setattr("paper_digest.html_pages.page_renderer.convert_page", convert_wrongly)
    build_site(project)
    (project / "docs" / "papers" / "p-2.md").write_text(TITLED.format("Another title"), "utf-8")
    rendered.clear()
    site = build_site(project)
    assert set(rendered) == {"index.md", "papers/p-2.md"}
    assert b"Another title" in site["papers/p-2/index.html"]


def test_a_build_that_keeps_no_page_leaves_those_of_others(project: Path, rendered: list[str]) -> None:
    build_site(project)
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("[attr_list,", "[pymdownx.snippets, attr_list,"), "utf-8")
    build_site(project)
    settings.write_text(text, "utf-8")
    rendered.clear()
    build_site(project)
    assert rendered == ["index.md"]


def test_what_a_killed_build_hid_is_no_part_of_a_site_that_mkdocs_builds_alone(project: Path) -> None:
    hidden = project / "site" / HIDDEN
    hidden.mkdir(parents=True)
    (hidden / "withdrawn.html").write_text("a withdrawn paper")
    assert not [path for path in build_site(project, fast=False) if "withdrawn" in path or HIDDEN in path]


def test_pages_that_stay_the_same_keep_their_files(project: Path) -> None:
    build_site(project)
    before = inodes(project / "site")
    (project / "docs" / "papers" / "p-2.md").write_text(TITLED.format("Another title"), "utf-8")
    build_site(project)
    after = inodes(project / "site")
    changed = {path for path, state in after.items() if before[path] != state}
    assert changed == {"papers/p-2/index.html", "index.html", "404.html"}


def _remove_page(project: Path) -> None:
    (project / "docs" / "papers" / "p-3.md").unlink()


def _add_file(project: Path) -> None:
    (project / "docs" / "papers" / "new.txt").write_text("new", "utf-8")


def _change_style(project: Path) -> None:
    (project / "docs" / "style.css").write_text("p { margin: 1em }\n", "utf-8")


def _rename_site(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("Small digest", "Renamed"), "utf-8")


def _rename_in_navigation(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("Second:", "Further:"), "utf-8")


def _add_theme_file(project: Path) -> None:
    partials = project / "templates" / "theme" / "partials"
    partials.mkdir(parents=True)
    (partials / "footer.html").write_text("<footer>Own footer</footer>", "utf-8")


def _lose_cache(project: Path) -> None:
    shutil.rmtree(project / ".cache")


def _lose_pages(project: Path) -> None:
    (project / ".cache" / "pages.sqlite").unlink()


def _spoil_pages(project: Path) -> None:
    shutil.rmtree(project / "site")
    with sqlite3.connect(project / ".cache" / "pages.sqlite") as database:
        database.execute("UPDATE entries SET content = (SELECT content FROM entries ORDER BY key LIMIT 1)")
    database.close()


def _spoil_metadata(project: Path) -> None:
    with sqlite3.connect(project / ".cache" / "pages.sqlite") as database:
        database.execute("UPDATE entries SET content = content || x'00' WHERE length(content) < 500")
    database.close()


def _break_database(project: Path) -> None:
    (project / ".cache" / "pages.sqlite").write_bytes(b"no database" * 500)


def _edit_site(project: Path) -> None:
    (project / "site" / "papers" / "p-1" / "index.html").write_text("edited", "utf-8")
    (project / "site" / "stray.html").write_text("stray", "utf-8")
    (project / "site" / "pagefind" / "words.txt").write_text("edited", "utf-8")
    (project / "site" / "style.css").unlink()


def _kill_while_cleaning(project: Path) -> None:
    """As if the build was killed when half of the files were in the hidden folder."""
    hidden = project / "site" / HIDDEN
    hidden.mkdir()
    for name in ("papers", "index.html"):
        (project / "site" / name).rename(hidden / name)


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        _remove_page,
        _add_file,
        _change_style,
        _rename_site,
        _rename_in_navigation,
        _add_theme_file,
        _lose_cache,
        _lose_pages,
        _spoil_pages,
        _spoil_metadata,
        _break_database,
        _edit_site,
        _kill_while_cleaning,
    ],
)
def test_after_a_change_the_site_has_the_bytes_of_a_plain_one(
    project: Path, change: Callable[[Path], None]
) -> None:
    build_site(project)
    change(project)
    assert build_site(project) == plain_site(project)


def test_a_missing_file_changes_the_pages_that_link_to_it(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(project)
    (project / "docs" / "papers" / "p-2.md").unlink()
    site = build_site(project)
    assert "'second.md' contains a link 'papers/p-2.md', but the target is not found" in caplog.text
    assert site == plain_site(project)


def test_a_missing_anchor_stops_a_strict_build_each_time(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "docs" / "second.md").write_text("# Second\n\n[Paper](papers/p-1.md#nowhere)\n", "utf-8")
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            build_site(project, strict=True)
        (warning,) = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
        assert warning.startswith("Doc file 'second.md' contains a link 'papers/p-1.md#nowhere'")


def test_with_a_plugin_that_changes_pages_mkdocs_renders_them(project: Path, rendered: list[str]) -> None:
    hook = project / "hook.py"
    hook.write_text("def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    for _ in range(2):
        rendered.clear()
        site = build_site(project)
        assert len(rendered) == 9
        assert b"hooked" in site["papers/p-1/index.html"]


def test_with_a_hook_that_changes_no_page_pages_are_taken_over(project: Path, rendered: list[str]) -> None:
    (project / "hook.py").write_text("def on_files(files, config):\n    return files\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    build_site(project)
    rendered.clear()
    site = build_site(project)
    assert rendered == ["index.md"]
    assert site == plain_site(project)


def test_a_template_that_shows_all_pages_is_rendered_by_mkdocs(project: Path) -> None:
    theme = project / "templates" / "theme"
    theme.mkdir(parents=True)
    (theme / "main.html").write_text(
        "{% for file in pages %}{{ file.page.title }};{% endfor %}{{ page.content }}", "utf-8"
    )
    site = build_site(project)
    assert b"Paper 1;Paper 2;Paper 3;" in site["second/index.html"]
    assert site == plain_site(project)


def test_nothing_hidden_stays_in_the_site(project: Path) -> None:
    for _ in range(2):
        assert not [path for path in build_site(project) if path.startswith(".")]


def test_without_files_of_a_former_build_there_is_nothing_to_keep(project: Path) -> None:
    config = configuration(project)
    (project / "site").mkdir()
    (project / "site" / "strange.txt").write_text("not ours", "utf-8")
    SiteBuild(config, project_at(project), digest(), ("en",)).before_cleaning()
    assert [path.name for path in (project / "site").iterdir()] == ["strange.txt"]
