"""Tests of lines of Markdown that are converted directly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.html_pages.direct_inlines import (
    converted_line,
    is_raw_line,
    is_shown_text,
    is_text_with_tags,
    listed_attributes,
    start_tag,
)
from paper_digest.site.escaping import markdown


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("Two plain words", "Two plain words"),
        ("100 &#37; &#x2212; &amp;", "100 &#37; &#x2212; &amp;"),
        (
            "see [Deep &#38; wide](../papers/p.md), too",
            'see <a href="<../papers/p.md>">Deep &#38; wide</a>, too',
        ),
        ("[A](a.md){ .row-title dir=rtl }", '<a class="row-title" dir="rtl" href="<a.md>">A</a>'),
        (
            '[Atom](a/feed.xml){ .x .y rel=alternate type="application/atom+xml" }',
            '<a class="x y" href="<a/feed.xml>" rel="alternate" type="application/atom+xml">Atom</a>',
        ),
        (
            '<span class="row-facts"><time>2024</time> </span>',
            '<span class="row-facts"><time>2024</time> </span>',
        ),
        ("**1** [2](2.md)", '<strong>1</strong> <a href="<2.md>">2</a>'),
        ("in <math><mi>x</mi></math> space", "in <math><mi>x</mi></math> space"),
        ("", ""),
    ],
)
def test_known_forms_are_converted(line: str, html: str) -> None:
    assert converted_line(line, lambda target: f"<{target}>") == html


@pytest.mark.parametrize(
    "line",
    [
        "a *word*",
        "a _word_",
        "`code`",
        r"a \* star",
        "![picture](a.png)",
        "[reference][1]",
        "[a](b.md 'title')",
        "[a](b.md){ onclick }",
        "<script>alert(1)</script>",
        "<https://example.org/>",
        "a < b",
        "AT&T",
        "~~~",
        "| a | b |",
        "tab\tstop",
        "two\nlines",
        "** spaced **",
        '<a title="*">x</a>',
    ],
)
def test_other_forms_are_not_known(line: str) -> None:
    assert converted_line(line, str) is None


@given(st.text())
def test_escaped_text_is_always_known_and_stays_as_it_is(text: str) -> None:
    escaped = markdown(text)
    assert converted_line(escaped, str) == escaped
    assert is_shown_text(escaped) or not escaped


def test_text_is_told_from_elements() -> None:
    assert is_shown_text("A &#38; B")
    assert not is_shown_text("A <em>B</em>")
    assert is_text_with_tags("A <em>B</em>")
    assert not is_text_with_tags("A <p>B</p>")


def test_raw_lines_have_no_scripts() -> None:
    assert is_raw_line('<dl class="sources"><div><dt>a</dt><dd>*b*</dd></div></dl>')
    assert not is_raw_line("<p><!-- hidden --></p>")
    assert not is_raw_line("<p><script>x</script></p>")


def test_attribute_lists_are_read() -> None:
    assert listed_attributes("{ .note .withdrawn lang=en }") == (("class", "note withdrawn"), ("lang", "en"))
    assert listed_attributes("{ #id }") is None


def test_attributes_are_in_alphabetical_order() -> None:
    assert start_tag("nav", {"class": "x", "aria-label": "y"}) == '<nav aria-label="y" class="x">'
