"""Turns Text into a string with one character for each formula or link, and stretches of that string back into Text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Hyperlink, Math, Piece, Text, Words

FORMULA, LINK = "\ue000", "\ue001"
"""The characters that stand for a formula and for a link."""


def flat_of(text: Text) -> str:
    """The words of a text; no cut into this string can go through a formula or a link."""
    return "".join(_stand_in(piece) for piece in text)


def stretches_of(text: Text, spans: Iterable[tuple[int, int]]) -> Text:
    """The pieces of `text` that stand at the spans (start, end; ascending, apart) of its flat form, one after the other."""
    return tuple(piece for start, end in spans for piece in _stretch(text, start, end))


def _stand_in(piece: Piece) -> str:
    match piece:
        case Words(words, _):
            return words
        case Math():
            return FORMULA
        case Hyperlink():
            return LINK


def _stretch(text: Text, start: int, end: int) -> list[Piece]:
    if len(text) == 1 and isinstance(text[0], Words):
        return [Words(text[0].text[start:end], text[0].face)]
    found: list[Piece] = []
    at = 0
    for piece in text:
        length = len(piece.text) if isinstance(piece, Words) else 1
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            found.append(Words(piece.text[first:last], piece.face) if isinstance(piece, Words) else piece)
        at += length
    return found
