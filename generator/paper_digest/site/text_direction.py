"""Tells a page how to set what a paper says: which way it runs, its language, and names that must not change places."""

from __future__ import annotations

from collections.abc import Iterable

from paper_digest.site.escaping import Escaped, markdown
from paper_digest.values.rich_text.inlines import RichText, TextRun
from paper_digest.values.rich_text.plain_text import spoken
from paper_digest.values.script import language_of, runs_leftwards

_LONG_HEADING = 200
"""Letters from which on a heading is set smaller."""


def direction(said: RichText) -> Escaped:
    """The attribute of what runs as these words do, with a blank before it; nothing for what runs as the page does."""
    return Escaped(" dir=rtl" if runs_leftwards(_words(said)) else "")


def runs(said: RichText) -> Escaped:
    """Direction and language as attributes, each with a blank before it, for a tag or an attribute list."""
    language = language_of(_words(said))
    return Escaped(direction(said) + (f" lang={language}" if language else ""))


def runs_listed(said: RichText) -> Escaped:
    """The same as an attribute list, behind a link or below a block; nothing where there is nothing to tell."""
    told = runs(said)
    return Escaped(f"{{{told} }}" if told else "")


def heading_manner(heading: RichText) -> Escaped:
    """The attribute list of a page's heading."""
    told = (" .long" if len(spoken(heading)) > _LONG_HEADING else "") + runs(heading)
    return Escaped(f" {{{told} }}" if told else "")


def _words(said: RichText) -> str:
    return "".join(piece.text for piece in said if isinstance(piece, TextRun))


def in_a_row(names: Iterable[str]) -> Escaped:
    """Names with commas between; where one runs leftwards, each stands on its own, so that none changes places with its neighbour."""
    all_names = tuple(names)
    mixed = any(runs_leftwards(name) for name in all_names)
    return Escaped(
        ", ".join(f"<bdi>{markdown(name)}</bdi>" if mixed else markdown(name) for name in all_names)
    )
