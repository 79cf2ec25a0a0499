"""Tests of embeddings.bin."""

from __future__ import annotations

from paper_digest.model.digest import Digest
from paper_digest.site.exports.embeddings_file import embeddings_file

from tests.site.builders import analyzed, digest


def test_each_paper_has_a_row_after_the_header() -> None:
    two_papers = digest(analyzed("a"), analyzed("b"), embeddings=b"\x01\x02\x03\xff\xfe\xfd")
    assert embeddings_file(two_papers) == b"\x01\x03\x01\x02\x03\xff\xfe\xfd"


def test_without_embeddings_there_are_no_dimensions() -> None:
    assert embeddings_file(digest(analyzed("a"))) == b"\x01\x00"
    assert embeddings_file(Digest()) == b"\x01\x00"
