"""Writes rich text as HTML for feed readers, which show no MathML: formulas are text."""

from __future__ import annotations

from paper_digest.site.escaping import Escaped, html, web_url
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.formula_text import formula_text
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle

_ELEMENTS = {TextStyle.EMPHASIS: "em", TextStyle.STRONG: "strong", TextStyle.CODE: "code"}


def plain_html(text: RichText) -> Escaped:
    """The text as the content of a paragraph, well-formed also as XML."""
    return Escaped("".join(map(_inline, text)))


def _inline(inline: Inline) -> str:
    match inline:
        case TextRun(text, style):
            element = _ELEMENTS.get(style)
            return f"<{element}>{html(text)}</{element}>" if element else html(text)
        case Math(tex):
            return html(formula_text(tex))
        case Link(text, url):
            target = web_url(url)
            return f'<a href="{target}">{html(text)}</a>' if target else html(text)
