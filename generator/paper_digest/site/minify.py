"""Removes bytes from built pages and their style sheet that do not affect how they are shown."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_INDENTATION = re.compile(r"\s*\n\s*")
_ARTICLE = re.compile(r"(<article.*</article>)", re.DOTALL)
# The theme's palette: its colors are in assets/css/theme.css, and every page is one request lighter.
_PALETTE = re.compile(r'<link rel="?stylesheet"? href="?[^">\s]*assets/stylesheets/palette\.[^">\s]*"?>')
# Scripts, styles and comments are skipped: they contain no character references.
_REFERENCE = re.compile(r"<(script|style)\b.*?</\1|<!--.*?-->|&#(\d{2,3});", re.DOTALL | re.IGNORECASE)
# Syntax to Markdown and templates, but plain characters to HTML: none is part of a tag or a reference.
_LETTERS = frozenset("$%()*+,.:@[\\]^_{|}~")
# Outside the article, no text has quotes: those of values without spaces are needless. Before "/>" they are
# not, since the slash would be part of the value.
_QUOTED = re.compile(r'( [\w:-]+=)"([\w./#:-]+)"(?=[\s>])')
_RAW_TEXT = re.compile(r"(<(script|style)\b[^>]*>)(.*?)(?=</\2\b)", re.DOTALL | re.IGNORECASE)
_IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def minify_html(page: str) -> str:
    """The page without the theme's palette, indentation and quotes around the article, and entities in it.

    White space in the article is kept. A page without an article is not the theme's and stays as it is.
    """
    before, *article_and_after = _ARTICLE.split(page, maxsplit=1)
    if not article_and_after:
        return page
    article, after = article_and_after
    return _compact(_PALETTE.sub("", before)).lstrip() + _REFERENCE.sub(_letter, article) + _compact(after)


def minified_file(content: bytes) -> bytes:
    """The content of an HTML file after minification; the same bytes if there is nothing to remove."""
    page = content.decode().replace("\r\n", "\n").replace("\r", "\n")  # as a file is read
    minified = minify_html(page)
    return content if minified == page else minified.encode()


def _compact(markup: str) -> str:
    """The theme's markup with compact tags; the text of scripts and styles is kept."""
    parts: list[str] = []
    end = 0
    for match in _RAW_TEXT.finditer(markup):
        parts += (_compact_tags(markup[end : match.end(1)]), match[3])
        end = match.end()
    return "".join((*parts, _compact_tags(markup[end:])))


def _compact_tags(markup: str) -> str:
    """The markup without indentation, and without quotes around values that need none."""
    first, *others = markup.split("\n")
    if not others:
        return _unquoted(first)
    *between, last = others
    lines = [first.rstrip(), *filter(None, map(str.strip, between))]
    return "".join((*(_unquoted(f"{line}\n") for line in lines), _unquoted(last.lstrip())))


@lru_cache(maxsize=8192)
def _unquoted(line: str) -> str:
    """A line without needless quotes; most lines around the article are those of other pages, too."""
    return _QUOTED.sub(r"\1\2", line)


def _letter(reference: re.Match[str]) -> str:
    number = int(reference[2] or 0)
    return chr(number) if number < 128 and chr(number) in _LETTERS else reference[0]


def bundle_stylesheet(entry: Path) -> None:
    """Replace each @import in `entry` by its file in the same folder, without comments and indentation.

    Do nothing if there is no such file or if it is already bundled.
    """
    if not entry.is_file():
        return
    source = entry.read_text("utf-8")
    bundled = _IMPORT.sub(lambda match: (entry.parent / match[1]).read_text("utf-8"), source)
    if bundled != source:
        compact = _INDENTATION.sub("\n", _COMMENT.sub("", bundled)).lstrip()
        entry.write_text(compact, "utf-8", newline="\n")
