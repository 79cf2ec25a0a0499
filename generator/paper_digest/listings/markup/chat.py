"""Turns messages of Slack into Markdown: `<https://example.org|words>` is a link, `*words*` is bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LINK = re.compile(r"<(?P<url>https?://[^|<>\s]{1,2000})\|(?P<words>[^<>|\n]{1,500})>")
_BOLD = re.compile(r"(?<![\w*])\*(?P<words>[^\s*][^*\n]{0,500}[^\s*]|[^\s*])\*(?![\w*])")
_EMOJI = re.compile(r"(?<!\w):\+?[a-z][a-z0-9_+-]{1,40}:(?!\w)|(?<!\w):[+-]1:")
_FEWEST: Final = 2
"""Such links that no other text has by chance; by hand."""


def is_chat(text: str) -> bool:
    """Whether a text has links of Slack."""
    return len(_LINK.findall(text)) >= _FEWEST


def markdown_of_chat(lines: Sequence[str]) -> Sequence[str]:
    """The lines as Markdown, without the names of emoji."""
    return [_markdown(line) for line in lines]


def _markdown(line: str) -> str:
    bold = _BOLD.sub(lambda match: f"**{match['words']}**", _EMOJI.sub("", line))
    return _LINK.sub(lambda match: f"[{match['words']}]({match['url']})", bold)
