"""Keyphrase weighting: one test for each feature."""

from __future__ import annotations

from collections.abc import Collection
from math import log, log1p, sqrt

import pytest
from paper_digest.analysis.keyphrases.candidates import candidate_phrases, phrase_words
from paper_digest.analysis.keyphrases.weighting import (
    KNOWN_FACTOR,
    LATE_PENALTY,
    SHARED_BONUS,
    TITLE_BONUS,
    weigh_phrases,
)
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream

_TWO_WORDS = 1.15
_POPULARITY_OF_TWO = 1 + SHARED_BONUS * log(2)


def weights(*texts: DocumentText, phrase: str, known: Collection[str] = ()) -> list[float]:
    """The weights of a phrase in the papers that have it."""
    stream = token_stream(texts)
    phrases = candidate_phrases(stream)
    words = phrase_words(phrases, stream)
    weighed = weigh_phrases(phrases, words, known, stream)
    numbers, values = weighed.phrase.tolist(), weighed.weight.tolist()
    return [weight for number, weight in zip(numbers, values, strict=True) if words[number] == phrase]


def abstract(text: str) -> DocumentText:
    return DocumentText("", text)


def test_the_weight_is_the_product_of_all_features() -> None:
    texts = (DocumentText("Flat minima", "Here flat minima."), abstract("red leaf flat minima"))
    focus = sqrt((1 + 3 * 0.3) / (2 + 3))
    by_phrase = _POPULARITY_OF_TWO * focus * _TWO_WORDS
    # The first paper has the phrase in the title, which counts twice, and once in the abstract.
    in_title = (log1p(3) + TITLE_BONUS) * by_phrase
    # In the second, it starts after two of four words.
    in_abstract = log1p(1) * (1 - LATE_PENALTY * 0.5) * by_phrase
    assert weights(*texts, phrase="flat minima") == pytest.approx([in_title, in_abstract])


def test_an_early_phrase_weighs_more() -> None:
    early, late = weights(
        abstract("flat minima are red"), abstract("red are flat minima"), phrase="flat minima"
    )
    assert late == pytest.approx(early * (1 - LATE_PENALTY * 0.5))


def test_a_known_phrase_weighs_more() -> None:
    texts = (abstract("flat minima"), abstract("flat minima"))
    unknown = weights(*texts, phrase="flat minima")
    known = weights(*texts, phrase="flat minima", known={"flat minima"})
    assert known == pytest.approx([KNOWN_FACTOR * weight for weight in unknown])


def test_occurrences_within_a_longer_shared_phrase_do_not_count() -> None:
    texts = (abstract("sharp loss landscape"), abstract("sharp loss landscape"))
    assert weights(*texts, phrase="loss landscape") == [0.0, 0.0]
    assert all(weight > 0 for weight in weights(*texts, phrase="sharp loss landscape"))


def test_a_fragment_that_always_continues_weighs_nothing() -> None:
    texts = (abstract("recurrent neural cells"), abstract("recurrent neural nets"))
    assert weights(*texts, phrase="recurrent neural") == [0.0, 0.0]


def test_a_known_phrase_is_no_fragment() -> None:
    texts = (abstract("recurrent neural cells"), abstract("recurrent neural nets"))
    assert all(
        weight > 0 for weight in weights(*texts, phrase="recurrent neural", known={"recurrent neural"})
    )


@pytest.mark.parametrize(("papers", "has_weight"), [(6, True), (7, False)])
def test_a_phrase_in_more_than_a_quarter_of_many_papers_weighs_nothing(papers: int, has_weight: bool) -> None:
    texts = [abstract("flat minima")] * papers + [abstract("cakes")] * (24 - papers)
    assert all((weight > 0) is has_weight for weight in weights(*texts, phrase="flat minima"))


def test_a_phrase_that_more_papers_share_weighs_more() -> None:
    texts = [abstract("flat minima")] * 3 + [abstract("sharp basins")] * 2
    # Nobody uses either twice: the focus is 0.9 of three more papers than have it.
    shared_by_three = log1p(1) * (1 + SHARED_BONUS * log(3)) * sqrt(0.9 / 6) * _TWO_WORDS
    assert weights(*texts, phrase="flat minima") == pytest.approx([shared_by_three] * 3)
