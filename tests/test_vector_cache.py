"""The cache of the vectors of texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.caching.entry_file import EntryFile, pack
from paper_digest.vector_cache import cached_encoder

from tests.caching.damage import cut, empty, execute, overwritten


class Encoder:
    """Encodes a text as its length, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)

    def cached(self, file: Path, model: str = "model") -> Encode:
        return cached_encoder(self, EntryFile(file, max_growth=2), model=model, dimensions=2)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


def test_each_text_is_encoded_once(encoder: Encoder, tmp_path: Path) -> None:
    file = tmp_path / "new" / "vectors.sqlite"
    assert encoder.cached(file)(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    assert encoder.cached(file)(["bb", "ccc"]).tolist() == [[2, 1], [3, 1]]
    assert encoder.asked == ["a", "bb", "ccc"]


def test_another_model_has_other_vectors(encoder: Encoder, tmp_path: Path) -> None:
    encoder.cached(tmp_path / "file")(["a"])
    encoder.cached(tmp_path / "file", "other model")(["a"])
    assert encoder.asked == ["a", "a"]


def test_thousands_of_texts(encoder: Encoder, tmp_path: Path) -> None:
    texts = ["x" * length for length in range(2_000)]
    expected = encoder(texts)
    for _ in range(2):
        assert np.array_equal(encoder.cached(tmp_path / "file")(texts), expected)
    assert len(encoder.asked) == 4_000


@pytest.mark.parametrize(
    "damage",
    [
        empty,
        cut,
        overwritten,
        Path.unlink,
        execute("UPDATE entries SET content = x'00'"),
        execute("UPDATE entries SET content = (SELECT max(content) FROM entries)"),
        execute("DROP TABLE entries"),
    ],
)
def test_damage_costs_time_and_no_correctness(
    encoder: Encoder, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = tmp_path / "file"
    texts = ["x" * length for length in range(300)]
    encoder.cached(file)(texts)
    damage(file)
    assert np.array_equal(encoder.cached(file)(texts), encoder(texts))
    encoder.asked.clear()
    encoder.cached(file)(texts)
    assert encoder.asked == []


def test_without_a_file_that_can_be_written_everything_is_encoded(encoder: Encoder, tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    for file in (blocked / "file", tmp_path):
        assert encoder.cached(file)(["a"]).tolist() == [[1, 1]]
    assert encoder.asked == ["a", "a"]


def test_a_vector_of_another_length_is_encoded_again(encoder: Encoder, tmp_path: Path) -> None:
    file = tmp_path / "file"
    encoder.cached(file)(["a"])
    with closing(sqlite3.connect(file)) as database:
        ((key,),) = database.execute("SELECT key FROM entries").fetchall()
    EntryFile(file).add_packed({key: pack(key, b"short")})
    assert encoder.cached(file)(["a"]).tolist() == [[1, 1]]
    assert encoder.asked == ["a", "a"]


def test_unused_vectors_do_not_pile_up(encoder: Encoder, tmp_path: Path) -> None:
    file = tmp_path / "file"
    for day in range(10):
        encoder.cached(file)([f"{day} {number}" for number in range(50)])
    with closing(sqlite3.connect(file)) as database:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
    assert 50 <= count <= 110
    encoder.asked.clear()
    encoder.cached(file)(["9 0"])
    assert encoder.asked == []


def test_what_one_run_encodes_in_several_calls_is_kept(encoder: Encoder, tmp_path: Path) -> None:
    """The analysis encodes all papers first, and then the few descriptions of topics."""
    papers, topics = [f"paper {number}" for number in range(50)], ["topic 1", "topic 2"]
    for _ in range(2):
        encode = encoder.cached(tmp_path / "file")
        assert len(encode(papers)) + len(encode(topics)) == 52
    assert encoder.asked == [*papers, *topics]
