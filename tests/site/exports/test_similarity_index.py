"""Tests of like.bin."""

from __future__ import annotations

from paper_digest.model.digest import Digest, QueryTerm
from paper_digest.site.exports.similarity_index import similarity_index

FLAT_MINIMA = QueryTerm(("flat", "minima"), 50, True, (3, 200), b"\x0f\x01")
MINIMA = QueryTerm(("minima",), 8, False, (0,), b"\x07")


def test_the_file_is_as_its_description_says() -> None:
    assert similarity_index(Digest(terms=(FLAT_MINIMA, MINIMA))) == b"".join(
        [
            bytes([1, 0, 12]),
            b"flat\nminima\n",
            bytes([2]),
            # "flat minima": words 0 (plus 1) and 1, informative, papers 3 and 3 + 197, levels 15 and 1
            bytes([1, 1, 50 | 128, 2, 3, 0xC5, 1, 0x1F]),
            # "minima": no first word, last word 1, not informative, paper 0, level 7
            bytes([0, 1, 8, 1, 0, 7]),
        ]
    )


def test_an_empty_digest_has_an_empty_index() -> None:
    assert similarity_index(Digest()) == bytes([1, 0, 0, 0])
