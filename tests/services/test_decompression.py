"""Tests of decompressing answers."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from itertools import islice

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.decompression import decompressed

TEXT = b"Flat minima of looms. " * 1_000
PACKED = gzip.compress(TEXT)


def in_chunks(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


@pytest.mark.parametrize("coding", ["", "identity", " Identity "])
def test_a_plain_answer_stays_as_it_is(coding: str) -> None:
    assert [*decompressed([b"a", b"b"], coding)] == [b"a", b"b"]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
def test_gzip_is_decompressed(coding: str, size: int) -> None:
    assert b"".join(decompressed(in_chunks(PACKED, size), coding)) == TEXT


def test_an_answer_without_a_body_is_empty() -> None:
    assert b"".join(decompressed([], "gzip")) == b""


def test_what_follows_the_compressed_data_is_ignored() -> None:
    assert b"".join(decompressed([PACKED + b"more", b"and more"], "gzip")) == TEXT


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "deflate", "nonsense"])
def test_another_compression_is_an_error(coding: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another compression than gzip"):
        decompressed([PACKED], coding)


@pytest.mark.parametrize("content", [PACKED[:-9], PACKED[:1], b"no gzip"])
def test_damaged_data_is_an_error(content: bytes) -> None:
    with pytest.raises(UnexpectedAnswerError, match="an answer that breaks off or is damaged"):
        b"".join(decompressed([content], "gzip"))


def test_a_chunk_that_grows_a_thousandfold_comes_in_small_parts() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    parts = [*decompressed([bomb], "gzip")]
    assert len(bomb) < 100_000
    assert max(map(len, parts)) == 1 << 20
    assert sum(map(len, parts)) == 50_000_000


def test_data_without_content_gives_empty_parts() -> None:
    """So that the caller can look at the clock: such data can go on for ever."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    start = packer.compress(b"a") + packer.flush(zlib.Z_FULL_FLUSH)

    def endless() -> Iterator[bytes]:
        yield start
        while True:
            yield packer.flush(zlib.Z_FULL_FLUSH) or b"\x00\x00\x00\xff\xff"

    assert b"".join(islice(decompressed(endless(), "gzip"), 100)) == b"a"
