"""The measures of the analysis, and the page with their values."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from paper_digest.model.digest import TopicScore
from paper_digest.model.settings import TopicRule
from paper_digest.sources.settings import load_settings

from tests.eval import __main__ as evaluation
from tests.eval import tune
from tests.eval.authors import PAPERS, SPELLINGS, Outcome, author_outcomes
from tests.eval.fingerprint import fingerprint_line
from tests.eval.measures import f1, rouge, stems
from tests.eval.merging import kept_apart, linked_copies
from tests.eval.page_styles import PAGE_STYLES, styled_page
from tests.eval.rows import Row, scale_rows
from tests.eval.segmentation import Page as CutPage
from tests.eval.segmentation import fitted as fitted_cuts
from tests.eval.topic_labels import fitted, half_without_abstracts, judged_labels, reliability_lines
from tests.project import ROOT
from tests.site.builders import analyzed, digest, paper


def test_missing_labels_are_reported_with_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluation, "SHARED", tmp_path)
    assert evaluation.main([]) == 2
    assert "fields.jsonl" in capsys.readouterr().err


def test_endings_make_no_difference_to_stems() -> None:
    assert stems("Optimizing Neural-Networks") == stems("optimized neural network")
    assert stems("policy gradients") != stems("policy optimization")


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f1(["a", "b"], {"a", "c", "d"}) == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))
    assert f1([], {"a"}) == 0


def test_rouge_counts_shared_words_pairs_and_subsequences() -> None:
    predicted, wanted = "the cat sat here".split(), "the cat lay here now".split()
    assert rouge(predicted, wanted) == pytest.approx((6 / 9, 2 / 7, 6 / 9))
    assert rouge([], wanted) == (0, 0, 0)


def test_the_evaluation_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "project" / "evaluation.md").read_text("utf-8")
    assert fingerprint_line() in page, "The analysis has changed since: run `make eval WRITE=1`"


@pytest.mark.parametrize("constant", tune.CONSTANTS)
def test_the_value_in_use_is_part_of_the_sweep(constant: str) -> None:
    module, name = constant.rsplit(".", 1)
    assert getattr(import_module(f"paper_digest.analysis.{module}"), name) in tune.CONSTANTS[constant]


@pytest.mark.usefixtures("shared")
def test_copies_find_their_paper_and_hard_pairs_stay_apart() -> None:
    rows = [row for row in islice(scale_rows(), 1600) if len(row.abstract) > 300]
    homes = [(paper, copy) for _, paper, copy in linked_copies(rows)]
    assert sum(paper == copy for paper, copy in homes) >= 0.98 * len(rows)
    assert all(copy in (paper, None) for paper, copy in homes)
    assert sum(kept_apart(rows).values()) >= 170


def test_outcomes_of_labeled_author_names() -> None:
    content = digest(
        analyzed("a", authors="Kilian Weinberger, Yang Liu"),
        analyzed("b", authors="Kilian Q. Weinberger, Yang Liu, Bo Li"),
        analyzed("c", authors="Yang Liu"),
    )
    pairs = [
        {"half": "develop", "names": ["Kilian Weinberger", "Kilian Q. Weinberger"], "same": True},
        {"half": "develop", "names": ["Bo Li", "Yang Liu"], "same": False},
        {"half": "held out", "name": "Yang Liu", "titles": ["A", "B"], "same": True},
        {"half": "held out", "names": ["Bo Li", "Nobody Here"], "same": True},
    ]
    assert author_outcomes(content, pairs) == [
        Outcome(SPELLINGS, "develop", True, True),
        Outcome(SPELLINGS, "develop", False, False),
        Outcome(PAPERS, "held out", True, False),
    ]


def test_judged_topics_exist_and_general_ones_are_right_in_their_area() -> None:
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics
    labels = judged_labels(rules)
    assert len(labels) > 350
    assert frozenset().union(*labels.values()) <= {rule.id for rule in rules}
    faces = labels["FA-RPN: Floating Region Proposals for Face Detection"]
    assert faces == {"faces-and-people", "detection-and-segmentation", "computer-vision"}


def test_reliability_is_the_share_of_right_topics_of_each_probability() -> None:
    title = "FA-RPN: Floating Region Proposals for Face Detection"
    row = Row("a", {"title": title, "abstract": "Faces."})
    rules = [
        TopicRule(id=name, name=name, description="", phrases=(), area="")
        for name in ("faces-and-people", "detection-and-segmentation", "statistics")
    ]
    scores = TopicScore("faces-and-people", 0.95), TopicScore("statistics", 0.91), TopicScore("graphs", 0.55)
    with_abstract, title_only = (
        digest(analyzed("a", title, topics=topics, abstract=abstract))
        for topics, abstract in ((scores, paper(heading="Faces.").heading), (scores[:1], None))
    )
    column = 2 if row.is_held_out else 1
    lines = {line[0]: line for line in reliability_lines([([row], with_abstract)] * 2, rules)}
    assert {name: line[column] for name, line in lines.items()} == {
        "0.5 to 0.6": "0.00 of 1",
        "0.9 to 1.0": "0.50 of 2",
        "all": "0.33 of 3",
    }
    assert [line[0] for line in reliability_lines([([row], title_only)], rules)] == [
        "title alone, 0.9 to 1.0",
        "title alone, all",
    ]


def test_weights_are_fitted_to_the_features() -> None:
    examples = np.array([[number / 40, 0.5 + number % 2] for number in range(40)])
    weights = fitted(examples, examples[:, 0] > 0.5, ["useful", "useless"])
    assert weights["useful"] > 5
    assert abs(weights["useless"]) < 0.5
    assert weights["constant"] + weights["useful"] * 0.5 + weights["useless"] == pytest.approx(0, abs=0.3)


def test_every_second_paper_loses_its_abstract() -> None:
    papers = [paper(name, abstract=paper(heading="Words.").heading) for name in ("a", "b", "c")]
    assert [bool(entry.abstract) for entry in half_without_abstracts(papers)] == [True, False, True]


def test_the_fitted_weights_choose_what_is_right_on_labeled_pages() -> None:
    """Here, a cut with more evidence is wrong if it has unexplained text: the opposite of the prior."""
    right, wrong = {"unexplained blocks": 0.0}, {"unexplained blocks": 1.0, "share of the evidence": 0.01}
    page = CutPage("page", "style", ({}, right, wrong), (0.0, 1.0, 0.2), weight=1.0)
    prior = fitted_cuts([CutPage("page", "style", ({}, {"papers": 1.0}), (1.0, 0.0), weight=0.0)])
    weights = fitted_cuts([page] * 200)
    assert page.chosen(prior) == 2
    assert weights["unexplained blocks"] < prior["unexplained blocks"]
    assert page.chosen(weights) != 2


def test_a_feature_that_is_left_out_of_the_fit_has_no_weight() -> None:
    page = CutPage("page", "style", ({}, {"papers": 1.0}), (1.0, 0.0), weight=1.0)
    assert "papers" not in fitted_cuts([page], without="papers")


@pytest.mark.parametrize("style", PAGE_STYLES)
def test_a_made_page_shows_the_facts_of_its_papers(style: str) -> None:
    record = {
        "title": "Thin Threads",
        "abstract": "We weave.",
        "authors": ["Ada Zed", "Fin Kay"],
        "date": "2024",
    }
    text, (paper,) = styled_page(style, [record], seed=1)
    assert paper["title"] == "Thin Threads"
    assert all(value in text for fact, value in paper.items() if fact != "authors")
    assert all(name in text for name in paper.get("authors", ()))
