"""Phrase matching: the evidence that phrases of topics.yml give."""

from __future__ import annotations

from math import log, sqrt

import pytest
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.analysis.topics.phrase_matching import match_phrases

from tests.analysis.digests import rule

IDF = log((1 + 150) / (1 + 1)) / 5
"""Of a phrase that the only paper has; 150 papers without it are added."""


def evidence(title: str, abstract: str, *phrases: str) -> float:
    return float(
        match_phrases(token_stream([DocumentText(title, abstract)]), [rule("topic", *phrases)])[0, 0]
    )


def test_a_word_gives_its_idf() -> None:
    assert evidence("", "curvature", "curvature") == pytest.approx(IDF)


def test_each_further_word_adds_a_fifth() -> None:
    assert evidence("", "loss landscape", "loss landscape") == pytest.approx(1.2 * IDF)


def test_a_title_counts_three_times() -> None:
    assert evidence("Curvature", "", "curvature") == pytest.approx(sqrt(3) * IDF)


def test_more_than_six_occurrences_add_nothing() -> None:
    assert evidence("", "curvature, " * 9, "curvature") == pytest.approx(sqrt(6) * IDF)


def test_phrases_add_up() -> None:
    assert evidence("", "curvature of basins", "curvature", "basins") == pytest.approx(2 * IDF)


def test_two_spellings_of_one_phrase_count_once() -> None:
    assert evidence("", "curvature", "curvature", "Curvatures") == pytest.approx(IDF)


def test_a_phrase_does_not_cross_punctuation() -> None:
    assert evidence("", "loss, landscape", "loss landscape") == 0


def test_a_phrase_with_unknown_words_gives_no_evidence() -> None:
    assert evidence("", "curvature", "phlogiston") == 0


def test_a_common_phrase_weighs_less() -> None:
    stream = token_stream([DocumentText("", "curvature")] * 9 + [DocumentText("", "basins")])
    common, rare = match_phrases(stream, [rule("c", "curvature"), rule("b", "basins")]).max(axis=0)
    assert common == pytest.approx(log(160 / 10) / 5)
    assert rare == pytest.approx(log(160 / 2) / 5)
