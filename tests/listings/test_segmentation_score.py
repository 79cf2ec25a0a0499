"""Tests of the rewards and penalties of a segmentation."""

from __future__ import annotations

import pytest
from paper_digest.listings.segmentation_score import PageEvidence, segmentation_score

from tests.listings.pages import ABSTRACT, features

PAPER = ("Faster Looms", "Ada Lovelace, Alan Turing", ABSTRACT)
SECOND = ("Thin Threads", "Grace Hopper, Alan Turing", ABSTRACT)


def score(begins: tuple[int, ...], *texts: str) -> float:
    return segmentation_score(begins, [str(begin) for begin in begins], PageEvidence(features(*texts)))


def test_a_whole_paper_per_segment_earns_one_each() -> None:
    assert score((0, 3), *PAPER, *SECOND) == pytest.approx(2)


def test_a_second_paper_in_a_segment_costs_one() -> None:
    assert score((0,), *PAPER, *SECOND) == pytest.approx(1 - 1 - 0.004)


def test_papers_before_the_first_segment_cost_one_each() -> None:
    assert score((3,), *PAPER, *SECOND) == pytest.approx(1 - 1)


def test_missing_evidence_costs() -> None:
    assert score((0, 3), *PAPER, "Thin Threads") == pytest.approx(1 - 1.2)


def test_unexplained_text_costs_a_little() -> None:
    assert score((0,), *PAPER, "Loose Words", "More Words") == pytest.approx(1 - 2 * 0.004)


def test_an_identifier_of_another_title_costs_one() -> None:
    texts = ("Looms", "arXiv:2410.05434", "Threads", "arXiv:2410.05434")
    page = PageEvidence(features(*texts))
    assert segmentation_score((0, 2), ["looms", "threads"], page) == pytest.approx(2 - 1)
    assert segmentation_score((0, 2), ["looms", "looms"], page) == pytest.approx(2)


def test_rare_kinds_of_evidence_are_not_usual() -> None:
    page = PageEvidence(
        features(*PAPER, *SECOND, "Third Thing", "Ada Lovelace, Grace Hopper", ABSTRACT, "arXiv:2410.05434")
    )
    assert page.usual == (1, 2)


def test_consecutive_paragraphs_are_one_abstract() -> None:
    assert PageEvidence(features("Looms", ABSTRACT, ABSTRACT)).within(0, 3).abstracts == 1
