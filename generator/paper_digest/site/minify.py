"""Takes from a finished page the bytes that change nothing of what a browser makes of it."""

from __future__ import annotations

import re

_INDENT = re.compile(r"^ +", re.MULTILINE)
_ARTICLE = re.compile(r"(<article.*</article>)", re.DOTALL)
# What is no text is passed over: there a reference is none.
_REFERENCE = re.compile(r"<(script|style)\b.*?</\1|<!--.*?-->|&#(\d{2,3});", re.DOTALL | re.IGNORECASE)
# Syntax to Markdown and to templates, which are done with a page by now, and letters to HTML wherever they stand: none is part of markup
# or of a reference, or ends one.
_LETTERS = frozenset("$%()*+,.:@[\\]^_{|}~")


def slim(page: str) -> str:
    """A page of HTML without the theme's indents, and with signs instead of references to them in its article.

    What stands in the article is a paper's: nothing else is touched there.
    """
    parts = _ARTICLE.split(page, maxsplit=1)
    return "".join(
        _REFERENCE.sub(_sign, part) if part.startswith("<article") else _INDENT.sub("", part)
        for part in parts
    )


def _sign(reference: re.Match[str]) -> str:
    number = int(reference[2] or 0)
    return chr(number) if number < 128 and chr(number) in _LETTERS else reference[0]
