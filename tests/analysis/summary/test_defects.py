"""What keeps a sentence from being read alone."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.candidates import read_abstract, summary_candidates
from paper_digest.analysis.summary.defects import DEFECTS, defect_cost, defects
from paper_digest.values.rich_text import RichText

GOOD = "We fold round maps of old towns."
SENTENCES = {
    "We show that this gap hurts small towns and lakes.": "refers to another sentence",
    "Paper maps of old towns often tear.": "is background",
    "We propose a novel map method.": "says nothing beside the title",
    "We propose a novel map method for towns.": "says one word beside the title",
    "We propose a novel map method for small towns.": "says two words beside the title",
    r"We fold maps of towns in time $\frac{a}{b}$.": "has a long formula",
    r"We fold maps for towns in \mathcal space {x}.": "has raw TeX",
    "We evaluate folded maps on ten small towns.": "tells only of tests",
    "Extensive experiments on towns show small gains.": "tells only of tests",
    "We show the effectiveness of folding in ten towns.": "tells only of tests",
    "Can we fold maps of old towns?": "asks",
    "We fold maps of old towns and...": "is cut off",
    "We fold maps of old towns and.": "is cut off",
    "We fold the maps described by and of old towns.": "has a gap",
}


def names_of(sentence: str, abstract: str) -> set[str]:
    """The names of the defects of one sentence of an abstract."""
    parsed = read_abstract(RichText.parse("A Map"), RichText.parse(abstract))
    matching = [candidate for candidate in summary_candidates(parsed) if candidate.text.plain == sentence]
    return {defect.name for candidate in matching for defect in defects(candidate, parsed)}


@pytest.mark.parametrize(("sentence", "name"), SENTENCES.items())
def test_each_defect_is_found(sentence: str, name: str) -> None:
    shown = RichText.parse(sentence).plain
    abstract = f"{sentence} {GOOD}" if name == "is background" else f"{GOOD} {sentence}"
    assert names_of(shown, abstract) == {name}


def test_each_defect_has_an_example_and_a_cost() -> None:
    assert {defect.name for defect in DEFECTS} == set(SENTENCES.values())
    assert all(defect.cost > 0 for defect in DEFECTS)


def test_a_sentence_that_stands_alone_has_no_defect() -> None:
    assert names_of(GOOD, f"Paper maps of old towns often tear. {GOOD}") == set()


def test_costs_add_up() -> None:
    parsed = read_abstract(RichText.parse("A Map"), RichText.parse("Can we close this old wide dark gap?"))
    (candidate,) = summary_candidates(parsed)
    costs = {defect.name: defect.cost for defect in DEFECTS}
    assert defect_cost(candidate, parsed) == costs["asks"] + costs["refers to another sentence"]
