"""Tests that hostile text is shown as text in every sink and runs nothing."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site import escaping as escape

ROOT = Path(__file__).parents[2]
NASTY = [
    "<script>alert(1)</script>",
    "{{ config }} {% raw %}",
    "](javascript:alert(1))",
    "[x](y) ![z](q) <https://a.b>",
    "*em* _em_ **b** `code` ~~s~~ ^x^ $x$",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    ": definition",
    '=== "tab"',
    "!!! note",
    "??? note",
    '--8<-- "file"',
    "---",
    "a | b",
    "*[HTML]: abbreviation",
    "[^1]: note",
    "{: .class onclick=x }",
    "&lt;b&gt; &amp;",
    "    code",
    "\\`\\*",
    "https://evil.example/<b>",
]
HOSTILE = st.lists(
    st.sampled_from([*"<>&\"'`*_{}[]()#+-.!|~^=$:\\%@?/ \n\t1aZé"])
    | st.sampled_from(NASTY)
    | st.characters(),
    max_size=30,
).map("".join)


class _Seen(HTMLParser):
    """What a browser makes of a page: its words, its elements with their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.titles += [value or "" for name, value in attrs if name == "title"]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def shown(page: str) -> _Seen:
    """The page as Python-Markdown makes it with the site's own extensions."""
    text = re.sub(r"!ENV.*|!!python\S+", '""', (ROOT / "mkdocs.yml").read_text("utf-8"))
    extensions = yaml.safe_load(text)["markdown_extensions"]
    names = [extension if isinstance(extension, str) else next(iter(extension)) for extension in extensions]
    seen = _Seen()
    seen.feed(markdown.markdown(page, extensions=names))
    return seen


def visible(text: str) -> str:
    """The letters a reader should see: control characters have no shape, white space is as good as any."""
    return "".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


@given(HOSTILE)
def test_text_in_a_paragraph_is_shown_as_it_is(text: str) -> None:
    seen = shown(f"x {escape.markdown(text)} y\n")
    assert [tag for tag, _ in seen.elements] == ["p"]
    assert visible("".join(seen.words)) == visible(f"x{text}y")


@given(HOSTILE)
def test_text_at_the_start_of_a_line_starts_no_block(text: str) -> None:
    escaped = escape.markdown(text)
    if escaped.strip():
        assert [tag for tag, _ in shown(f"{escaped.strip()}\n").elements] == ["p"]


@pytest.mark.slow
@given(HOSTILE)
def test_text_in_a_link_and_a_heading_is_shown_as_it_is(text: str) -> None:
    assert {tag for tag, _ in shown(f"# a {escape.markdown(text)} b\n").elements} == {"h1"}
    link = shown(f"[a {escape.markdown(text)} b](page.md)\n")
    assert [tag for tag, _ in link.elements] == ["p", "a"]


@pytest.mark.parametrize("text", NASTY)
def test_known_attacks_are_shown_as_text(text: str) -> None:
    seen = shown(
        f"{escape.markdown(text)}\n\n-   {escape.markdown(text)}\n\n<pre>{escape.verbatim(text)}</pre>\n"
    )
    assert {tag for tag, _ in seen.elements} <= {"p", "ul", "li", "pre"}


@given(HOSTILE)
def test_a_tooltip_stays_in_its_attribute(text: str) -> None:
    seen = shown(f'x <abbr title="{escape.tooltip(text)}">LLM</abbr> y\n')
    assert seen.elements == [("p", ()), ("abbr", ("title",))]
    assert "".join(seen.words).strip() == "x LLM y"


@pytest.mark.parametrize(
    "text", [*NASTY, '" onmouseover="alert(1)', "a\n\n# b", "*[LLM]: b", "'>\"><b>", "&quot;"]
)
def test_a_hostile_tooltip_is_text(text: str) -> None:
    seen = shown(f'x <abbr title="{escape.tooltip(text)}">LLM</abbr> y\n')
    assert [visible(title) for title in seen.titles] == [visible(text)]


@given(HOSTILE)
def test_verbatim_lines_stay_in_their_block(text: str) -> None:
    seen = shown(f"<pre><code>{escape.verbatim(text)}</code></pre>\n\nafter\n")
    assert [tag for tag, _ in seen.elements] == ["pre", "code", "p"]


@given(HOSTILE)
def test_front_matter_is_one_value_safe_in_html(text: str) -> None:
    value = yaml.safe_load(f"title: {escape.front_matter(text)}\n")["title"]
    assert not set(value) & set('<>"')
    assert visible(html.unescape(value)) == visible(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "file:///etc/passwd",
        "http://",
        "https://[",
        "",
    ],
)
def test_only_web_addresses_are_addresses(url: str) -> None:
    assert escape.web_url(url) == ""


@given(st.text(max_size=60))
def test_an_address_cannot_leave_its_quotes(tail: str) -> None:
    seen = shown(f'a <a href="{escape.web_url("https://example.org/" + tail)}">b</a> c\n')
    assert seen.elements == [("p", ()), ("a", ("href",))]


@pytest.mark.parametrize(
    "sink", [escape.markdown, escape.html, escape.verbatim, escape.front_matter, escape.bibtex, escape.bare]
)
def test_no_text_changes_the_direction_of_others(sink: Callable[[str], str]) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069]|\\\\u20", sink("a\u202eb\u2067c\u2066d\u202c"))


def test_a_slug_cannot_leave_its_folder() -> None:
    for bad in ("../x", "a/b", "", ".hidden", "A", "-a"):
        with pytest.raises(ValueError, match="is not a slug"):
            escape.slug(bad)


@pytest.mark.parametrize("sink", [escape.bibtex, escape.bibtex_title])
@given(text=HOSTILE)
def test_bibtex_braces_balance(sink: Callable[[str], str], text: str) -> None:
    """BibTeX counts all braces, also those after a backslash."""
    field = sink(text)
    depth = 0
    for char in field:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert "\n" not in field


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Flat minima of SGD", "{Flat} minima of {SGD}"),
        ("A 3D-aware GAN", "{A} {3D}-aware {GAN}"),
        ("Costs & benefits of snake_Case", r"{Costs} \& benefits of {snake\_Case}"),
        ("Élan vital", r"{{\'E}lan} vital"),
        (
            "sets {0, 1} and a } brace",
            r"sets \ensuremath{\lbrace}0, 1\ensuremath{\rbrace} and a "
            r"\ensuremath{\rbrace} brace",
        ),
        ("sets {0, 1}", r"sets \{0, 1\}"),
    ],
    ids=["capitals", "within words too", "beside escapes", "accents", "braces that do not match", "that do"],
)
def test_a_bibtex_title_keeps_its_capitals(text: str, title: str) -> None:
    assert escape.bibtex_title(text) == title


@given(st.text(max_size=60))
def test_json_in_a_script_is_decoded_and_cannot_end_the_script(text: str) -> None:
    escaped = escape.script_json({"title": f"</script>{text}"})
    assert not set(escaped) & set("<>&\u2028\u2029\n")
    assert json.loads(escaped)["title"].startswith("</script>")


def test_text_at_github_mentions_nobody_and_stays_readable() -> None:
    text = 'It\'s "C#": @octocat fixes #12; a@b.org [x](y) *z*'
    escaped = escape.github_markdown(text)
    assert escaped == (
        'It\'s "C&#35;": &#64;&#8203;octocat fixes &#35;&#8203;12; a&#64;&#8203;b.org '
        "&#91;x&#93;(y) &#42;z&#42;"
    )
    shown = html.unescape(markdown.markdown(escaped)).replace("\u200b", "")
    assert shown == f"<p>{text}</p>"
