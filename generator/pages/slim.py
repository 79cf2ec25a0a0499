"""Takes from a finished page the bytes that change nothing of what a browser makes of it."""

from __future__ import annotations

import re

_INDENT = re.compile(r"^ +", re.MULTILINE)
_ARTICLE = re.compile(r"(<article.*</article>)", re.DOTALL)
_REFERENCE = re.compile(r"&#(\d{2,3});")
# Syntax to Markdown and to templates, which are done with a page by now, and letters to HTML: neither markup nor part of a reference.
_LETTERS = frozenset("!$%()*+,-./:=?@[\\]^_{|}~")


def slim(page: str) -> str:
    """A page of HTML without the theme's indents, and with signs instead of references to them in its article.

    What stands in the article is a paper's: nothing else is touched there.
    """
    parts = _ARTICLE.split(page, maxsplit=1)
    return "".join(_REFERENCE.sub(_sign, part) if part.startswith("<article") else _INDENT.sub("", part) for part in parts)


def _sign(reference: re.Match[str]) -> str:
    number = int(reference[1])
    return chr(number) if number < 128 and chr(number) in _LETTERS else reference[0]
