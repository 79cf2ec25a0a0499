"""Finds front matter: metadata in YAML or TOML at the top of a page, as site generators write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YAML = re.compile(r"---[ \t]*\n(?P<text>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<text>(?:[^\n]*\n)*?)\+\+\+[ \t]*(?:\n|$)")
"""Hugo's other kind."""
_TITLE = re.compile(r"^title\s*[:=]\s*(?P<quote>[\"']?)(?P<title>[^\n]*\S)(?P=quote)\s*$", re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z_][\w -]*\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The text between the rules of front matter."""

    text: str
    n_lines: int
    """Lines with both rules."""
    is_toml: bool

    @property
    def title(self) -> str:
        """What the page calls itself; "" if it does not say."""
        match = _TITLE.search(self.text)
        return match["title"] if match else ""


def front_matter(head: str) -> FrontMatter | None:
    """The front matter of a page that begins with `head`, if it has any."""
    if toml := _TOML.match(head):
        return FrontMatter(toml["text"], line_count(toml.group()), is_toml=True)
    match = _YAML.match(head)
    if not match or not _KEY.search(match["text"]):
        return None
    return FrontMatter(match["text"], line_count(match.group()), is_toml=False)


def line_count(text: str) -> int:
    """The lines of a text, without blank ones at its end."""
    return text.rstrip("\n").count("\n") + 1
