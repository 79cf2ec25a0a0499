"""A lighter page is the same page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site import escaping as escape
from paper_digest.site.minify import slim


class Seen(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, its comments, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append((tag,))

    def handle_comment(self, data: str) -> None:
        self.seen.append(("a comment", data))

    def handle_data(self, data: str) -> None:
        if self.seen and isinstance(self.seen[-1], str):
            self.seen[-1] += data
        else:
            self.seen.append(data)


def page(inner: str) -> str:
    return f"<body><article>{inner}</article></body>"


@given(st.text(alphabet=st.sampled_from("&#;:+{}<>/=\"'`-38x lt\nscript()")) | st.text())
def test_any_text_reads_the_same(text: str) -> None:
    words = f'<p title="{escape.tooltip(text)}">{escape.markdown(text)}</p><pre>{escape.verbatim(text)}</pre>'
    link = f'<a href="{escape.address("https://example.org/?" + text)}" title="{escape.html(text)}">{escape.html(text)}</a>'
    full = page(words + link)
    assert Seen(slim(full)).seen == Seen(full).seen
    assert len(slim(full)) <= len(full)


def test_signs_are_written_as_signs() -> None:
    assert slim(page("&#123;A&#125;&#58; O(n&#43;1), 3 &#60; 4 &#38;#43; &#96;&#34;&#233;")) == page(
        "{A}: O(n+1), 3 &#60; 4 &#38;#43; &#96;&#34;&#233;"
    )


@pytest.mark.parametrize(
    "inner",
    [
        '<script>const sign = "&#58;"</script><style>p::before { content: "&#58;" }</style>',
        "<p>a<!-- &#58; --> b</p>",
        '<p title="&lt&#61;x">a</p>',
        "<p><&#33;-- x <&#47;p> <&#63;</p>",
    ],
)
def test_what_is_no_text_stays(inner: str) -> None:
    assert slim(page(inner)) == page(inner)


def test_indents_go_outside_of_the_article_only() -> None:
    assert (
        slim("<body>\n    <p>a\n<article>\n    b</article>\n  <p>")
        == "<body>\n<p>a\n<article>\n    b</article>\n<p>"
    )


def test_a_page_without_an_article_and_references_to_no_sign_stay() -> None:
    assert slim("<p>&#43;</p>") == "<p>&#43;</p>"
    assert slim(page("&#0;&#999;&#1114112;&#99999999;")) == page("&#0;&#999;&#1114112;&#99999999;")
