"""Writes like.bin, the similarity index: with it, the browser finds papers similar to a text.

The file is a sequence of bytes; a *number* is an unsigned LEB128 (seven bits a byte, lowest first):

    number   the version of this format, 1
    number   the number of papers, in the order of map.json
    number   the size of the words in bytes; then the words, UTF-8, sorted, each followed by a line feed
    number   the number of terms; then for each of them
        number   1 + the index of its first word, 0 if it is a single word
        number   the index of its last word
        byte     the weight of one mention, in eighths; the high bit marks informative terms
        number   the number of papers with the term; then
        number   for each of them: its number minus the one before (the first one's: its number)
        byte     for each two of them: the term's level in the paper, 1 to 15, the first one in the low half

A paper's weight for a term is (level / 15)².
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from paper_digest.model.digest import Digest, QueryTerm

_VERSION = 1
_INFORMATIVE = 0x80


def similarity_index(digest: Digest) -> bytes:
    """The bytes of like.bin."""
    words = sorted({word for term in digest.terms for word in term.words})
    positions = {word: position for position, word in enumerate(words)}
    text = "".join(f"{word}\n" for word in words).encode()
    head = _leb128(_VERSION, len(digest.papers), len(text))
    return b"".join(
        [head, text, _leb128(len(digest.terms)), *(_term(term, positions) for term in digest.terms)]
    )


def _term(term: QueryTerm, positions: dict[str, int]) -> bytes:
    *first, last = (positions[word] for word in term.words)
    gaps = (paper - previous for previous, paper in pairwise((0, *term.papers)))
    return b"".join(
        [
            _leb128(first[0] + 1 if first else 0, last),
            bytes([term.rarity | (_INFORMATIVE if term.is_informative else 0)]),
            _leb128(len(term.papers), *gaps),
            bytes(_packed_levels(term.weights)),
        ]
    )


def _packed_levels(levels: bytes) -> Iterator[int]:
    """Two levels in each byte."""
    padded = levels + b"\0" * (len(levels) % 2)
    return (low | high << 4 for low, high in zip(padded[::2], padded[1::2], strict=True))


def _leb128(*numbers: int) -> bytes:
    encoded = bytearray()
    for number in numbers:
        while number > 0x7F:
            encoded.append(number & 0x7F | 0x80)
            number >>= 7
        encoded.append(number)
    return bytes(encoded)
