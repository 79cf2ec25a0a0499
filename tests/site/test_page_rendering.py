"""Pages are kept if their templates show nothing but their own data."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.caching.entry_file import EntryFile
from paper_digest.caching.results import Results
from paper_digest.model.digest import Digest
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.page_rendering import PageRenderer, PageView
from paper_digest.site.site_index import PageLink, SiteIndex
from paper_digest.values.rich_text import RichText

VIEW = PageView("list", "lists/a.md", {"name": "One", "link": PageLink("Two", "b.md")})


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "list.md.j2").write_text("# {{ name | md }}\n{% include '_part.md.j2' %}", "utf-8")
    (folder / "_part.md.j2").write_text("{{ link | link(path) }}", "utf-8")
    return folder


def rendered(
    templates: Path,
    view: PageView = VIEW,
    digest: Digest | None = None,
    options: SiteOptions | None = None,
) -> tuple[str, int]:
    """The source of a page, and how many entries were kept or added."""
    results = Results(EntryFile(templates.parent / "file"))
    renderer = PageRenderer.of(SiteIndex(digest or Digest(), options=options), [templates], results)
    ((path, source),) = renderer.render([view])
    assert path == view.path
    return source.decode(), len(results.used)


def test_a_page_of_equal_data_is_rendered_once(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(templates) == ("# One\n[Two](../b.md)", 1)
    monkeypatch.setattr(PageRenderer, "_rendered", lambda *_: b"rendered again")
    assert rendered(templates) == ("# One\n[Two](../b.md)", 1)


@pytest.mark.parametrize(
    "view",
    [
        PageView("list", "lists/a.md", {"name": "Other", "link": PageLink("Two", "b.md")}),
        PageView("list", "lists/a.md", {"name": "One", "link": PageLink("Two", "c.md")}),
        PageView("list", "a.md", VIEW.data),
    ],
)
def test_other_data_or_another_place_is_another_page(templates: Path, view: PageView) -> None:
    first, _ = rendered(templates)
    assert rendered(templates, view)[0] != first


def test_other_languages_make_another_page(templates: Path) -> None:
    (templates / "list.md.j2").write_text("{{ name | text_attributes }}", "utf-8")
    view = PageView("list", "a.md", {"name": RichText.parse("Tiefe Netze")})
    assert rendered(templates, view)[0] == ""
    assert rendered(templates, view, options=SiteOptions(languages=("de",)))[0] == "{ lang=de }"


@pytest.mark.parametrize("name", ["list.md.j2", "_part.md.j2"])
def test_a_changed_template_is_another_page(templates: Path, name: str) -> None:
    rendered(templates)
    with (templates / name).open("a", encoding="utf-8") as template:
        template.write("!")
    assert "!" in rendered(templates)[0]


@pytest.mark.parametrize(
    "text", ["{{ digest.papers | length }}", "{{ site.digest.papers | length }}", "{% include name %}"]
)
def test_a_page_that_shows_the_digest_is_rendered_each_time(templates: Path, text: str) -> None:
    (templates / "One").write_text("{{ digest.papers | length }}", "utf-8")
    (templates / "_part.md.j2").write_text(text, "utf-8")
    assert rendered(templates) == ("# One\n0", 0)


def test_data_that_cannot_be_encoded_is_rendered_each_time(templates: Path) -> None:
    (templates / "list.md.j2").write_text("{{ names() | md }}", "utf-8")
    assert rendered(templates, PageView("list", "a.md", {"names": lambda: "computed"})) == ("computed", 0)
