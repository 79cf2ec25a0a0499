"""The terms by which a reader's own words find papers."""

from __future__ import annotations

from paper_digest.model.digest import Digest

from tests.analysis.digests import digest_of_texts


def test_each_paper_with_words_has_terms_and_none_has_too_many(real: Digest) -> None:
    counts = [0] * len(real.papers)
    for term in real.terms:
        assert list(term.papers) == sorted(set(term.papers))
        assert len(term.papers) == len(term.weights)
        assert all(1 <= weight <= 15 for weight in term.weights)
        assert 1 <= term.rarity <= 127
        for paper in term.papers:
            counts[paper] += 1
    assert max(counts) <= 44
    assert min(counts) > 5


def test_words_are_folded_and_stop_words_left_out() -> None:
    words = {
        word for term in digest_of_texts(("Flat Minima of the Losses", None)).terms for word in term.words
    }
    assert {"flat", "minima", "loss"} <= words
    assert not words & {"of", "the", "losses", "Flat"}


def test_no_papers_have_no_terms() -> None:
    assert digest_of_texts().terms == ()
