"""Removes bytes from a built page that do not affect how it is shown."""

from __future__ import annotations

import re

_INDENTATION = re.compile(r"\s*\n\s*")
_ARTICLE = re.compile(r"(<article.*</article>)", re.DOTALL)
# The theme's palette: its colors are in assets/css/theme.css, and every page is one request lighter.
_PALETTE = re.compile(r'<link rel="?stylesheet"? href="?[^">\s]*assets/stylesheets/palette\.[^">\s]*"?>')
# Scripts, styles and comments are skipped: they contain no character references.
_REFERENCE = re.compile(r"<(script|style)\b.*?</\1|<!--.*?-->|&#(\d{2,3});", re.DOTALL | re.IGNORECASE)
# Syntax to Markdown and templates, but plain characters to HTML: none is part of a tag or a reference.
_LETTERS = frozenset("$%()*+,.:@[\\]^_{|}~")


def minify_html(page: str) -> str:
    """The page without the theme's palette, indentation around the article, and needless entities in it.

    White space in the article is kept. A page without an article is not the theme's and stays as it is.
    """
    before, *article_and_after = _ARTICLE.split(page, maxsplit=1)
    if not article_and_after:
        return page
    article, after = article_and_after
    return (
        _INDENTATION.sub("\n", _PALETTE.sub("", before)).lstrip()
        + _REFERENCE.sub(_letter, article)
        + _INDENTATION.sub("\n", after)
    )


def _letter(reference: re.Match[str]) -> str:
    number = int(reference[2] or 0)
    return chr(number) if number < 128 and chr(number) in _LETTERS else reference[0]
