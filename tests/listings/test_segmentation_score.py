"""Tests of the features and the score of a segmentation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

import pytest
from paper_digest.listings.segmentation_score import PageEvidence, evidence_features, score, weights
from paper_digest.listings.title_detection import candidates
from paper_digest.listings.title_features import title_features

from tests.listings.pages import ABSTRACT, block, features
from tests.project import ROOT

PRIOR = tomllib.loads((ROOT / "tests" / "eval" / "segmentation_prior.toml").read_text("utf-8"))
"""The weights chosen by hand, from which the fit starts."""
PAPER = ("Faster Looms", "Ada Lovelace, Alan Turing", ABSTRACT)
SECOND = ("Thin Threads", "Grace Hopper, Alan Turing", ABSTRACT)


def of(begins: tuple[int, ...], *texts: str, titles: tuple[str, ...] = ()) -> Mapping[str, float]:
    """The features of a segmentation that are not 0; each paper has a title of its own by default."""
    own = titles or tuple(str(begin) for begin in begins)
    return {
        name: value
        for name, value in evidence_features(begins, own, PageEvidence(features(*texts))).items()
        if value
    }


def test_a_whole_paper_per_segment_has_all_its_evidence() -> None:
    assert of((0, 3), *PAPER, *SECOND) == {"papers": 2, "share of the evidence": 2}


def test_a_second_paper_in_a_segment_is_a_second_abstract() -> None:
    assert of((0,), *PAPER, *SECOND) == {
        "papers": 1,
        "share of the evidence": 1,
        "second abstracts": 1,
        "unexplained blocks": 1,
    }


def test_evidence_before_the_first_segment() -> None:
    assert of((3,), *PAPER, *SECOND)["evidence above the first paper"] == 1


def test_missing_evidence() -> None:
    assert of((0, 3), *PAPER, "Thin Threads") == {
        "papers": 2,
        "share of the evidence": 1,
        "papers that lack evidence": 1,
    }


def test_a_page_of_titles_has_no_evidence() -> None:
    assert of((0, 1), "Thin Threads", "Faster Looms")["papers of a page without evidence"] == 2


def test_unexplained_text() -> None:
    assert of((0,), *PAPER, "Loose Words", "More Words")["unexplained blocks"] == 2


def test_an_identifier_of_another_title() -> None:
    texts = ("Looms", "arXiv:2410.05434", "Threads", "arXiv:2410.05434")
    assert of((0, 2), *texts, titles=("looms", "threads"))["identifiers of another title"] == 1
    assert "identifiers of another title" not in of((0, 2), *texts, titles=("looms", "looms"))


def test_two_arxiv_numbers_are_two_papers_and_a_doi_may_be_of_the_same() -> None:
    assert of((0,), "Looms", "arXiv:2410.05434", "arXiv:2410.05435")["second identifiers"] == 1
    assert "second identifiers" not in of((0,), "Looms", "arXiv:2410.05434", "doi:10.1145/3292500.3330701")


def test_the_score_is_the_weighted_sum() -> None:
    known = weights()
    assert score({"papers": 2, "second abstracts": 1}) == pytest.approx(
        2 * known["papers"] + known["second abstracts"]
    )


@pytest.mark.parametrize(
    "texts",
    [
        (*PAPER, *SECOND),
        (f"# {PAPER[0]}", *PAPER[1:], f"# {SECOND[0]}", *SECOND[1:]),
        ("Faster Looms", "News"),
    ],
    ids=["lines", "headings", "titles only"],
)
def test_each_feature_has_a_weight(texts: tuple[str, ...]) -> None:
    """A feature whose name is misspelled would weigh nothing."""
    names = {name for candidate in candidates(features(*texts)) for name in candidate.features}
    assert names >= {"papers", "second abstracts", "share of the evidence"}
    assert names <= {*weights(), *PRIOR, "title: no titles"}


def test_each_weight_of_titles_is_that_of_a_known_feature() -> None:
    headings = (block(text, level=3, path="body h3") for text in ("Faster Looms", "Finer Threads"))
    page = features(f"# {PAPER[0]}", *PAPER[1:], *headings)
    known = {f"title: {feature.kind}" for feature in title_features(page)}
    assert {name for name in {*weights(), *PRIOR} if name.startswith("title: ")} <= known


def test_rare_kinds_of_evidence_are_not_usual() -> None:
    page = PageEvidence(
        features(*PAPER, *SECOND, "Third Thing", "Ada Lovelace, Grace Hopper", ABSTRACT, "arXiv:2410.05434")
    )
    assert page.usual == (1, 2)


def test_consecutive_paragraphs_are_one_abstract() -> None:
    assert PageEvidence(features("Looms", ABSTRACT, ABSTRACT)).within(0, 3).abstracts == 1
