"""Tests of rich text as HTML for feeds and mail."""

from __future__ import annotations

import pytest
from lxml import etree
from paper_digest.site.plain_html import plain_html
from paper_digest.values.rich_text import RichText


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("Plain text", "Plain text"),
        (
            r"An \emph{important} and \textbf{bold} word",
            "An <em>important</em> and <strong>bold</strong> word",
        ),
        (r"Runs in $O(n^2)$ for $\ell_\infty$", "Runs in O(n²) for ℓ∞"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("if $a<b$", "if a&lt;b"),
        ("Code: https://github.com/a/b?x=1&y=2.", None),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_text_becomes_html_without_mathml(raw: str, html: str | None) -> None:
    written = plain_html(RichText.parse(raw))
    assert html is None or written == html
    etree.fromstring(f"<p>{written}</p>")


def test_a_link_leads_to_its_address() -> None:
    paragraph = etree.fromstring(f"<p>{plain_html(RichText.parse('Code: https://a.org/b_c?x=1&y=2.'))}</p>")
    (link,) = paragraph
    assert (link.tag, link.get("href")) == ("a", "https://a.org/b_c?x=1&y=2")
    assert "".join(map(str, paragraph.itertext())) == "Code: https://a.org/b_c?x=1&y=2."
