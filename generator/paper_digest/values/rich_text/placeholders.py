"""Turns RichText into a string with one character for each formula or link, and stretches of that string back into RichText."""

from __future__ import annotations

from collections.abc import Iterable

from paper_digest.values.rich_text.inlines import Inline, Link, Math, RichText, TextRun

FORMULA, LINK = "\ue000", "\ue001"
"""The characters that stand for a formula and for a link."""


def flat_of(text: RichText) -> str:
    """The words of a text; no cut into this string can go through a formula or a link."""
    return "".join(_stand_in(piece) for piece in text)


def stretches_of(text: RichText, spans: Iterable[tuple[int, int]]) -> RichText:
    """The pieces of `text` that stand at the spans (start, end; ascending, apart) of its flat form, one after the other."""
    return tuple(piece for start, end in spans for piece in _stretch(text, start, end))


def _stand_in(piece: Inline) -> str:
    match piece:
        case TextRun(words, _):
            return words
        case Math():
            return FORMULA
        case Link():
            return LINK


def _stretch(text: RichText, start: int, end: int) -> list[Inline]:
    if len(text) == 1 and isinstance(text[0], TextRun):
        return [TextRun(text[0].text[start:end], text[0].face)]
    found: list[Inline] = []
    at = 0
    for piece in text:
        length = len(piece.text) if isinstance(piece, TextRun) else 1
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            found.append(TextRun(piece.text[first:last], piece.face) if isinstance(piece, TextRun) else piece)
        at += length
    return found
