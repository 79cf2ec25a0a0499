"""Removes the marks of Markdown from short values, which sites of persons have in their data files."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"\[(?P<text>[^\[\]]{1,300})\]\(\s*[^\s()<>]{1,500}\s*\)")
_EMPHASIS: Final = re.compile(
    r"(?<![\w*\\])(?P<star>\*{1,3})(?=[^\W_])(?P<starred>(?:\\\*|[^*]){1,100}?)(?<=[\w.)*†‡])(?P=star)(?![\w*])"
    r"|(?<![\w\\])(?!__[a-z][a-z0-9]{0,30}__(?!\w))(?P<line>_{1,3})(?=[^\W_])(?P<lined>[^_]{1,100}?)(?<=[\w.)*†‡])(?P=line)(?!\w)"
)
"""Emphasis of a few words; a mark behind a name, as in "Ada Roe*, Bo Moe*", opens none, and `__init__` is one
of Python's names."""
_ESCAPE: Final = re.compile(r"\\(?=[*_#\[\]†‡])")


def without_markdown(text: str) -> str:
    """The words of a text whose emphasis and links are marked: "**Ada Roe**, [Bo Moe](/bo)"."""
    linked = _LINK.sub(r"\g<text>", text)
    return _ESCAPE.sub("", _EMPHASIS.sub(_emphasized, linked))


def _emphasized(match: re.Match[str]) -> str:
    return match["starred"] or match["lined"]
