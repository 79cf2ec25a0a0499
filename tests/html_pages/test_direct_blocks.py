"""Tests that Markdown of known forms gives the bytes of Python-Markdown."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.html_pages.direct_blocks import DirectConverter, Heading, UnknownFormError

_EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "admonition", "def_list"]
_EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]

_KNOWN = {
    "headings": "# A &#38; B\n\n## Abstract\n\n# Right { dir=rtl lang=ar }",
    "paragraphs": "First line,\nsecond line.\n\n<em>Third</em>",
    "an attribute list": "2 papers · [Atom](a.xml){ .feed }\n{ .lead dir=rtl }",
    "an element with text": '<p class="kicker" markdown>[Authors](index.md) </p>',
    "a definition list": '<dl class="facts" markdown>\n<dt>Papers</dt>\n<dd>1 <a href="x/">y</a></dd>\n'
    "<dt>Topics</dt>\n<dd markdown><span>[A](a.md)</span> </dd>\n</dl>",
    "elements in elements": '<div class="columns" markdown>\n<div class="text" markdown>\n\nWords\n'
    '{ .abstract }\n\n</div>\n<div class="side" markdown>\n\n## Cite\n\n<div class="cite">\n'
    '<p class="reference">A &#38; B</p>\n<p><button data-copy>Copy</button></p>\n</div>\n\n</div>\n</div>',
    "folded details": '<div markdown>\n\n<details class="more" markdown>\n\n'
    "<summary markdown>More papers</summary>\n\n-   [A](a.md) b\n\n</details>\n\n</div>",
    "raw HTML": '<p class="meta"><time>2023</time></p>\n\n<div data-x></div>\n\nWords',
    "raw HTML with many elements": "<dl><div><dt>in</dt><dd>*no* emphasis<br></dd></div></dl>",
    "a list of lines": "-   [A](a.md) one\n-   [B](b.md) \n",
    "a list of one line": "-   [A](a.md)",
    "a list of single paragraphs": "-   [A](a.md) <span>1</span>\n\n-   [B](b.md)",
    "a list of paragraphs": "-   [A](a.md){ .row-title }\n\n    Summary\n    { dir=rtl }\n\n    Facts\n\n"
    "-   [B](b.md){ .row-title }\n\n    Summary",
    "a list of one item with paragraphs": "-   [A](a.md)\n\n    Summary",
    "navigation": '<nav class="pager" aria-label="Pages" markdown>\n**1**\n\n[2](2.md)\n\n</nav>',
    "links on lines": "<nav markdown>\n[A](a.md){ rel=prev }\n[B](b.md){ rel=next }\n</nav>",
}
_UNKNOWN = {
    "emphasis": "a *word*",
    "the end of a formula": "</math>",
    "an element with Markdown on one line": '<div class="a" markdown>a</div>',
    "a heading with two blanks": "## a  b",
    "a heading with a no-break space": "## a\xa0: b",
    "a heading with another line end": "## a\x85t",
    "a quotation": "> quoted",
    "a numbered list": "1. first",
    "a nested list": "-   a\n    -   b",
    "two lists": "-   a\n\n\n-   b",
    "lists of both kinds": "-   a\n\n-   b\n-   c",
    "code": "    code",
    "fenced code": "```\ncode\n```",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "a definition": "term\n:   meaning",
    "an admonition": "!!! note\n    text",
    "details": "??? note\n    text",
    "an underlined heading": "Title\n=====",
    "a rule": "---",
    "a line break": "one  \ntwo",
    "two headings of one name": "# A\n\n# A",
    "a heading of symbols": "# &#43;&#43;",
    "a heading with elements": "# <em>A</em>",
    "text after raw HTML": "<p>a</p>\ntext",
    "text after an element": "<div markdown>\n\na\n\n</div>\ntext",
    "an element without an end": "<div markdown>\n\na",
    "an empty element": "<div markdown>\n\n</div>",
    "a formula at the start of a line": "<math><mi>x</mi></math> is",
    "a script": "<div><script>x</script></div>",
    "nothing": "\n\n",
}


def converted(source: str) -> tuple[str, list[Heading]]:
    converter = DirectConverter(lambda target: target)
    return converter.convert(source), converter.headings


def plainly_converted(source: str) -> tuple[str, list[Heading]]:
    """What Python-Markdown makes of it."""
    converter = markdown.Markdown(extensions=_EXTENSIONS)
    html = converter.convert(source)
    headings: list[Heading] = []
    waiting = list(converter.toc_tokens)  # type: ignore[attr-defined]
    while waiting:
        token = waiting.pop(0)
        headings.append(Heading(token["level"], token["id"], token["name"]))
        waiting[:0] = token["children"]
    return html, headings


@pytest.mark.parametrize("source", _KNOWN.values(), ids=_KNOWN)
def test_known_forms_have_the_bytes_of_python_markdown(source: str) -> None:
    assert converted(source) == plainly_converted(source)


def test_a_page_of_known_forms_has_the_bytes_of_python_markdown() -> None:
    page = "\n\nand\n\n".join(_KNOWN.values())
    assert converted(page) == plainly_converted(page)


@pytest.mark.parametrize("source", _UNKNOWN.values(), ids=_UNKNOWN)
def test_other_forms_are_left_to_python_markdown(source: str) -> None:
    with pytest.raises(UnknownFormError):
        converted(source)


_LINES = sorted({line for form in (*_KNOWN.values(), *_UNKNOWN.values()) for line in form.split("\n")} | {""})


@given(st.lists(st.sampled_from(_LINES) | st.just(""), max_size=12))
def test_any_lines_have_the_bytes_of_python_markdown_or_are_left_to_it(lines: list[str]) -> None:
    source = "\n".join(lines)
    try:
        direct = converted(source)
    except UnknownFormError:
        return
    assert direct == plainly_converted(source)
