"""Guarded streams raise one kind of error, at damage and at their limit."""

from __future__ import annotations

import gzip
import io

import pytest
from paper_digest.sources.streams import BrokenStreamError, guarded


def test_a_sound_stream_keeps_its_bytes() -> None:
    assert guarded(io.BytesIO(b"Flat Minima")).read() == b"Flat Minima"


def test_a_stream_may_be_exactly_as_long_as_its_limit() -> None:
    assert guarded(io.BytesIO(b"12345"), max_bytes=5).read() == b"12345"


def test_one_byte_more_than_the_limit_is_an_error() -> None:
    with pytest.raises(BrokenStreamError, match="unpacks to more than 5 bytes"):
        guarded(io.BytesIO(b"123456"), max_bytes=5).read()


def test_a_cut_gzip_file_is_a_damaged_file() -> None:
    content = gzip.compress(b"Flat Minima" * 1000)[:-12]
    with pytest.raises(BrokenStreamError, match="damaged or incomplete"):
        guarded(gzip.GzipFile(fileobj=io.BytesIO(content))).read()


def test_an_error_is_raised_again_by_the_next_read() -> None:
    stream = guarded(io.BytesIO(b"123456"), max_bytes=5)
    for _ in range(2):
        with pytest.raises(BrokenStreamError) as raised:
            stream.read()
        assert raised.value.advice == "Unpack it and split it, unless it is an archive bomb."


def test_closing_closes_the_stream_below() -> None:
    inner = io.BytesIO(b"")
    guarded(inner).close()
    assert inner.closed
