"""Tests of keeping answers on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.services.answer_cache import MAX_AGE, AnswerCache

from tests.services.clock import FakeTime

ANSWER = '{"title": "Flat\nMinima"}\r\nß'


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def cache(tmp_path: Path, time: FakeTime) -> AnswerCache:
    return AnswerCache(tmp_path / "deep" / "answers", time.now)


def only_file(cache: AnswerCache) -> Path:
    (path,) = cache.folder.iterdir()
    return path


@pytest.mark.parametrize("answer", [ANSWER, ""])
def test_an_answer_is_kept_under_a_hash_of_the_question(cache: AnswerCache, answer: str) -> None:
    assert cache.get("dblp /api?q=../../x") is None
    cache.put("dblp /api?q=../../x", answer)
    assert cache.get("dblp /api?q=../../x") == answer
    assert cache.get("dblp /api?q=y") is None
    assert set(only_file(cache).name) <= set("0123456789abcdef")


def test_an_answer_replaces_an_older_one(cache: AnswerCache) -> None:
    cache.put("q", "old")
    cache.put("q", ANSWER)
    assert cache.get("q") == ANSWER
    assert only_file(cache)


def test_a_file_cut_anywhere_is_ignored(cache: AnswerCache) -> None:
    cache.put("q", ANSWER)
    content = only_file(cache).read_bytes()
    for length in range(len(content)):
        only_file(cache).write_bytes(content[:length])
        assert cache.get("q") is None, length


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"null\n",
        b'{"question": "q", "stored_at": "x", "answer_hash": 3}\nx',
        b"[" * 100_000,
        bytes(100),
    ],
)
def test_a_damaged_file_is_ignored(cache: AnswerCache, content: bytes) -> None:
    cache.put("q", ANSWER)
    only_file(cache).write_bytes(content)
    assert cache.get("q") is None


def test_a_changed_answer_and_one_to_another_question_are_ignored(cache: AnswerCache) -> None:
    cache.put("q", ANSWER)
    path = only_file(cache)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Flat", b"Wide"))
    assert cache.get("q") is None
    path.write_bytes(content.replace(b'"question":"q"', b'"question":"p"'))
    assert cache.get("q") is None
    path.write_bytes(content)
    assert cache.get("q") == ANSWER


def test_an_old_answer_and_one_of_the_future_are_ignored(cache: AnswerCache, time: FakeTime) -> None:
    cache.put("q", ANSWER)
    time.seconds = MAX_AGE - 1
    assert cache.get("q") == ANSWER
    time.seconds = MAX_AGE
    assert cache.get("q") is None
    time.seconds = -1
    assert cache.get("q") is None
