"""Tests that a minified page is smaller and reads the same, and of the bundled style sheet."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site import escaping as escape
from paper_digest.site.minify import bundle_stylesheet, minified_file, minify_html

from tests.project import ROOT


class ParsedPage(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, its comments, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.events: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.events.append((tag,))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_data(self, data: str) -> None:
        if self.events and isinstance(self.events[-1], str):
            self.events[-1] += data
        else:
            self.events.append(data)


def page(inner: str) -> str:
    return f"<body><article>{inner}</article></body>"


@given(st.text(alphabet=st.sampled_from("&#;:+{}<>/=\"'`-38x lt\nscript()")) | st.text())
def test_any_text_reads_the_same(text: str) -> None:
    words = f'<p title="{escape.tooltip(text)}">{escape.markdown(text)}</p><pre>{escape.verbatim(text)}</pre>'
    address, html = escape.web_url("https://example.org/?" + text), escape.html(text)
    link = f'<a href="{address}" title="{html}">{html}</a>'
    full = page(words + link)
    minified = minify_html(full)
    assert ParsedPage(minified).events == ParsedPage(full).events
    assert len(minified) <= len(full)


def test_references_to_letters_become_letters() -> None:
    assert minify_html(page("&#123;A&#125;&#58; O(n&#43;1)")) == page("{A}: O(n+1)")


@pytest.mark.parametrize("reference", ["&#60;", "&#38;#43;", "&#96;", "&#34;", "&#233;"])
def test_references_to_markup_and_other_characters_stay(reference: str) -> None:
    assert minify_html(page(reference)) == page(reference)


@pytest.mark.parametrize("reference", ["&#0;", "&#999;", "&#1114112;", "&#99999999;"])
def test_references_to_no_character_stay(reference: str) -> None:
    assert minify_html(page(reference)) == page(reference)


@pytest.mark.parametrize(
    "inner",
    [
        '<script>const sign = "&#58;"</script><style>p::before { content: "&#58;" }</style>',
        "<p>a<!-- &#58; --> b</p>",
        '<p title="&lt&#61;x">a</p>',
        "<p><&#33;-- x <&#47;p> <&#63;</p>",
    ],
)
def test_scripts_comments_and_markup_stay(inner: str) -> None:
    assert minify_html(page(inner)) == page(inner)


def test_indentation_and_blank_lines_are_removed_outside_the_article() -> None:
    assert minify_html("<body>\n\n    <p>a\n<article>\n\n    b</article>\n \n  <p>") == (
        "<body>\n<p>a\n<article>\n\n    b</article>\n<p>"
    )


@pytest.mark.parametrize(
    "raw_text",
    [
        """<script>const text = `\n    <a href="b">\n`</script>""",
        """<STYLE>\n  [ data-a="b" ] { color: red }\n</STYLE>""",
    ],
)
def test_scripts_and_styles_around_the_article_stay(raw_text: str) -> None:
    full = f"{raw_text}<p>a</p><article></article>{raw_text}"
    assert minify_html(full) == full


def test_the_tags_of_scripts_lose_quotes() -> None:
    assert minify_html('<script src="a.js" async></script> <article></article>') == (
        "<script src=a.js async></script> <article></article>"
    )


@pytest.mark.parametrize(
    "tag", ['<link href="a.css"/>', '<meta content="a" />', '<a href="../">', '<a id="b"c>']
)
def test_a_tag_around_the_article_reads_the_same(tag: str) -> None:
    full = f"{tag}<article></article>{tag}"
    assert ParsedPage(minify_html(full)).events == ParsedPage(full).events


def test_a_page_without_an_article_stays() -> None:
    assert minify_html("<pre>\n  a\n\n  b &#43;</pre>") == "<pre>\n  a\n\n  b &#43;</pre>"


def test_minifying_twice_changes_nothing_more() -> None:
    minified = minify_html(page("&#38;&#35;58; &#58;"))
    assert minify_html(minified) == minified


def test_the_style_sheet_of_the_themes_palette_is_removed_and_others_stay() -> None:
    head = (
        '<link rel="stylesheet" href="../assets/stylesheets/main.0a1b.min.css">'
        '<link rel="stylesheet" href="../assets/stylesheets/palette.0a1b.min.css">'
        '<link rel="stylesheet" href="../assets/css/theme.css">'
    )
    assert minify_html(f"{head}<article></article>") == (
        "<link rel=stylesheet href=../assets/stylesheets/main.0a1b.min.css>"
        "<link rel=stylesheet href=../assets/css/theme.css><article></article>"
    )


def test_a_file_is_minified_as_its_text_is() -> None:
    assert (
        minified_file(b"<p>\r\n  a<article>\xc3\xa9&#58;\r\n</article>")
        == "<p>\na<article>é:\n</article>".encode()
    )


def test_a_file_without_anything_to_remove_keeps_its_bytes() -> None:
    assert minified_file(b"<pre>a\r\nb</pre>") == b"<pre>a\r\nb</pre>"


# ---------------------------------------------------------------- the style sheet


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
