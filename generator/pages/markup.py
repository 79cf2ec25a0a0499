"""Turns Text into the Markdown of a page: words in their faces, formulas as MathML, links."""

from __future__ import annotations

import re

from generator.model import Face, Hyperlink, Math, Piece, Text, Words
from generator.pages.escape import Escaped, address, markdown
from generator.pages.mathml import mathml

_WRAPPED: dict[Face, tuple[str, str]] = {
    Face.PLAIN: ("", ""),
    Face.EMPHASIS: ("<em>", "</em>"),
    Face.STRONG: ("<strong>", "</strong>"),
    Face.CODE: ("<code>", "</code>"),
    Face.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
}
_BETWEEN_TAGS = re.compile(r">([^<>]+)<")
_ENTITY = re.compile(r"(&(?:#\d+|[a-z]+);)")


def markup(text: Text, *, links: bool = True) -> Escaped:
    """One line of Markdown; with `links` off, for use inside a link, addresses are plain words."""
    parts = "".join(_piece(piece, links) for piece in text)
    # A tag at the start of a line would start a block of raw HTML; an empty entity-free span keeps it a paragraph.
    return Escaped(f"<span></span>{parts}" if parts.startswith("<math") else parts)


def _piece(piece: Piece, links: bool) -> str:
    match piece:
        case Words(words, face):
            before, after = _WRAPPED[face]
            return f"{before}{markdown(words)}{after}"
        case Math(tex):
            return _formula(tex)
        case Hyperlink(shown, url):
            target = address(url)
            return f'<a href="{target}">{markdown(shown)}</a>' if links and target else markdown(shown)


def _formula(tex: str) -> str:
    """The formula as MathML whose letters Markdown leaves alone; as TeX in a code span where it cannot be converted."""
    element = mathml(tex)
    if element is None:
        return f'<code class="tex">{markdown(tex)}</code>'
    return _BETWEEN_TAGS.sub(lambda match: f">{_quiet(match[1])}<", element)


def _quiet(letters: str) -> str:
    """Letters between tags, their entities kept, with every sign that Markdown reads as an entity too."""
    return "".join(part if _ENTITY.fullmatch(part) else markdown(part) for part in _ENTITY.split(letters))
