"""Similarity by embeddings."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis import analyze
from paper_digest.analysis.similarity import embeddings
from paper_digest.analysis.similarity.embeddings import blend_embeddings, embed
from paper_digest.analysis.similarity.sentence_encoder import DIMENSIONS, Encode, Vectors
from paper_digest.analysis.text.document_text import DocumentText
from scipy.sparse import csr_matrix, identity

from tests.analysis.digests import papers_of

TEXTS = [
    ("Canine pictures", "We sort pictures of dogs by breed and by size."),
    ("Hound photographs", "We sort photographs of hounds by breed and by age."),
    ("Cooking with gas", "We sort pictures of dogs by breed and by pan, cooked on gas in pans of iron."),
    ("Tides of the sea", "The moon pulls the water of the sea."),
]


def encode_by_subject(texts: list[str]) -> Vectors:
    """A toy model with a dimension for each of dogs, kitchens and seas."""
    subjects = (("canine", "hound"), ("cooking",), ("tides",))
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row, : len(subjects)] = [any(word in text.lower() for word in words) for words in subjects]
    return vectors


def nearest_to(paper_id: str, encode: Encode | None) -> str:
    return analyze(papers_of(TEXTS), (), (), encode=encode).by_id[paper_id].related[0].paper


def test_only_embeddings_find_a_similar_paper_in_other_words() -> None:
    assert nearest_to("canine-pictures", None) == "cooking-with-gas"
    assert nearest_to("canine-pictures", encode_by_subject) == "hound-photographs"


def test_the_size_of_blocks_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.tile(np.eye(4, dtype=np.float32), (20, 1))
    empty = csr_matrix((80, 80), dtype=np.float32)
    whole = blend_embeddings(empty, empty, vectors).toarray()
    monkeypatch.setattr(embeddings, "_BLOCK", 7)
    monkeypatch.setattr(embeddings, "_PAIR_BLOCK", 11)
    assert np.array_equal(blend_embeddings(empty, empty, vectors).toarray(), whole)
    assert np.flatnonzero(whole[5]).tolist() == list(range(1, 80, 4))


def test_neighbors_by_terms_alone_are_kept() -> None:
    terms = csr_matrix(identity(40, dtype=np.float32))
    neighbors = csr_matrix((np.ones(1, dtype=np.float32), ([0], [39])), shape=(40, 40))
    vectors = np.full((40, 2), 0.5**0.5, dtype=np.float32)
    assert blend_embeddings(neighbors, terms, vectors)[0, 39] > 0


def test_papers_without_words_are_like_no_other() -> None:
    texts = [DocumentText("", ""), DocumentText("?", "..."), DocumentText("Hounds", "")]
    vectors = embed(texts, lambda texts: np.ones((len(texts), 1), dtype=np.float32))
    assert vectors.tolist() == [[0], [0], [1]]


def test_no_papers_have_no_vectors() -> None:
    assert embed([], encode_by_subject).size == 0
