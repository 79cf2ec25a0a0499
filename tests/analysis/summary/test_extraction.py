"""The one sentence that says what a paper does."""

from __future__ import annotations

from time import process_time

import pytest
from paper_digest.analysis.summary.extraction import summary_of, texts_of
from paper_digest.analysis.summary.sentence_compression import shortened, trimmed
from paper_digest.model.digest import Digest
from paper_digest.values.rich_text.latex import parse
from paper_digest.values.rich_text.plain_text import plain, spoken

from tests.analysis.digests import digest_of_texts, papers_of


@pytest.mark.parametrize(
    ("abstract", "summary"),
    [
        (
            "Things are hard. In this paper, we propose a way out. Experiments show that it works.",
            "We propose a way out.",
        ),
        (
            "Graphs are everywhere. To this end, we introduce a map of them all.",
            "We introduce a map of them all.",
        ),
        (
            "Graphs are everywhere. We show that $x^2$ is enough for them all. Code is at https://a.org/b.",
            "We show that $x^2$ is enough for them all.",
        ),
        (
            "Only one sentence stands here and it has no cue",
            "Only one sentence stands here and it has no cue",
        ),
        (
            "Butter melts in the sun every day. A title may return in an abstract. Milk is good for cats.",
            "A title may return in an abstract.",
        ),
    ],
)
def test_the_summary_is_the_sentence_that_says_it(abstract: str, summary: str) -> None:
    found = summary_of(texts_of(papers_of([("A Title", abstract)])[0]))
    assert found is not None
    assert plain(found) == summary


def test_a_long_sentence_gives_way_to_a_good_short_one() -> None:
    long = "We propose a way " + "and another way " * 20 + "out."
    found = summary_of(texts_of(papers_of([("Ways", f"{long} We propose two ways out of it.")])[0]))
    assert plain(found or ()) == "We propose two ways out of it."


@pytest.mark.parametrize(
    ("sentence", "summary"),
    [
        ("However, in this work, we propose a way.", "We propose a way."),
        ("To address these problems, we propose a way.", "We propose a way."),
        ("To solve the puzzle, in this paper, we take a way.", "To solve the puzzle, we take a way."),
        ("To train deep nets faster, we propose a way.", "To train deep nets faster, we propose a way."),
        ("In this paper we also propose a way.", "We propose a way."),
        ("This work proposes a way (Smith et al., 2017).", "This work proposes a way."),
        ("We propose Deep Ways Out (DWO).", "We propose Deep Ways Out."),
        ("We propose Deep Ways Out (DWO) and sell DWOs.", "We propose Deep Ways Out (DWO) and sell DWOs."),
        ("We propose a way (of $n$ steps).", "We propose a way (of $n$ steps)."),
        ("However,", "However,"),
    ],
)
def test_what_only_ties_a_sentence_to_others_goes(sentence: str, summary: str) -> None:
    assert plain(trimmed(parse(sentence))) == summary


FURTHER = " and the next one after that" * 5


@pytest.mark.parametrize(
    ("sentence", "summary"),
    [
        (
            f"We propose a way out of the house, which leads through the door{FURTHER}.",
            "We propose a way out of the house.",
        ),
        (
            "We propose a way out of the house, which leads through the door.",
            "We propose a way out of the house, which leads through the door.",
        ),
        (f"We propose a way out, enabling all{FURTHER}.", f"We propose a way out, enabling all{FURTHER}."),
        (
            f"We show that a way out of a house, which has a door, leads{FURTHER}.",
            f"We show that a way out of a house, which has a door, leads{FURTHER}.",
        ),
        (
            f"We use a way out (of the old house; or another{FURTHER}).",
            f"We use a way out (of the old house; or another{FURTHER}).",
        ),
    ],
    ids=["cut", "short enough", "too little left", "its verb comes later", "in brackets"],
)
def test_a_long_sentence_ends_where_its_main_clause_surely_does(sentence: str, summary: str) -> None:
    assert plain(shortened(parse(sentence))) == summary


def test_a_sentence_of_others_work_gives_way() -> None:
    abstract = "Many ways out of houses have been found. We propose short ways out of them. Doors are round."
    found = summary_of(texts_of(papers_of([("Ways Out of Houses", abstract)])[0]))
    assert plain(found or ()) == "We propose short ways out of them."


def test_a_sentence_made_to_keep_the_program_busy_does_not() -> None:
    for text in (
        "However, " * 20_000,
        "We propose it" + "; and" * 20_000,
        "We propose (" * 20_000,
        "To this " * 20_000,
    ):
        start = process_time()
        summary_of(texts_of(papers_of([("A Title", text)])[0]))
        assert process_time() - start < 5


def test_no_abstract_no_summary() -> None:
    assert summary_of(texts_of(papers_of([("A Title", None)])[0])) is None


def test_every_abstract_has_a_summary_of_a_readable_length(real: Digest) -> None:
    lengths = [len(spoken(entry.summary).split()) for entry in real.papers if entry.summary]
    assert len(lengths) == 359
    assert sum(length > 45 for length in lengths) <= 0.05 * 359


@pytest.mark.parametrize("abstract", ["We", "to", "Abstract unavailable", "...", "$x$"])
def test_what_is_no_sentence_is_no_summary(abstract: str) -> None:
    (entry,) = digest_of_texts(("One", abstract)).papers
    assert entry.summary is None


def test_a_summary_never_ends_with_a_word_that_waits_for_another() -> None:
    long = " and ".join(
        ["We introduce a system composed of, among other things that nobody has counted so far, parts"]
        + ["parts"] * 14
    )
    (entry,) = digest_of_texts(("One", f"{long}.")).papers
    assert entry.summary is not None
    assert "composed of." not in spoken(entry.summary)
