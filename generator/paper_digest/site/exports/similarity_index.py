"""Turns the digest's terms into like.bin, from which the browser finds the papers that are like a text.

The file is a row of bytes; a *number* is an unsigned LEB128 (seven bits a byte, the lowest first, the high bit says
that more follow):

    number   the version of this format, 1
    number   how many papers there are, in the order of map.json
    number   how many bytes the words take; then the words, UTF-8, in the order of code points, each closed by a line feed
    number   how many terms there are; then for each of them
        number   1 + the place of its first word among the words, 0 where it is a single word
        number   the place of its last word
        byte     what one mention weighs, in eighths; the high bit says that readers learn something from it
        number   how many papers dwell on it; then
        number   for each of them: its number less that of the paper before (the first one's: its own number)
        byte     for each two of them: how much they dwell on it, 1 to 15, the first in the low half

A paper's weight for a term is (level / 15)². docs/assets/near/like.js reads the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from paper_digest.model.digest import Digest, QueryTerm

_VERSION = 1
_TELLS = 0x80


def terms_file(digest: Digest) -> bytes:
    """The bytes of like.bin."""
    words = sorted({word for term in digest.terms for word in term.words})
    places = {word: place for place, word in enumerate(words)}
    text = "".join(f"{word}\n" for word in words).encode()
    head = (*_number(_VERSION), *_number(len(digest.papers)), *_number(len(text)))
    return (
        bytes(head)
        + text
        + bytes(_number(len(digest.terms)))
        + b"".join(_term(term, places) for term in digest.terms)
    )


def _term(term: QueryTerm, places: dict[str, int]) -> bytes:
    *first, last = (places[word] for word in term.words)
    head = (
        *_number(first[0] + 1 if first else 0),
        *_number(last),
        term.rarity | (_TELLS if term.tells else 0),
        *_number(len(term.papers)),
    )
    gaps = (byte for before, paper in pairwise((0, *term.papers)) for byte in _number(paper - before))
    return bytes(head) + bytes(gaps) + bytes(_halves(term.weights))


def _halves(levels: bytes) -> Iterator[int]:
    """Two levels a byte."""
    even: Iterable[int] = (*levels, 0) if len(levels) % 2 else levels
    numbers = iter(even)
    return (low | high << 4 for low, high in zip(numbers, numbers, strict=True))


def _number(value: int) -> Iterator[int]:
    while value > 0x7F:
        yield value & 0x7F | 0x80
        value >>= 7
    yield value
