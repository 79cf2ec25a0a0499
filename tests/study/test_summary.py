"""The one sentence that says what a paper does."""

from __future__ import annotations

import pytest

from generator.model import Digest
from generator.study.summary import summary_of
from generator.text.plain import plain, spoken
from tests.study.digests import papers_of


@pytest.mark.parametrize(
    ("abstract", "summary"),
    [
        ("Things are hard. In this paper, we propose a way out. Experiments show that it works.", "We propose a way out."),
        ("Graphs are everywhere. To this end, we introduce a map of them all.", "We introduce a map of them all."),
        (
            "Graphs are everywhere. We show that $x^2$ is enough for them all. Code is at https://a.org/b.",
            "We show that $x^2$ is enough for them all.",
        ),
        ("Only one sentence stands here and it has no cue", "Only one sentence stands here and it has no cue"),
        ("Short.", "Short."),
        (
            "Butter melts in the sun every day. A title may return in an abstract. Milk is good for cats.",
            "A title may return in an abstract.",
        ),
    ],
)
def test_the_summary_is_the_sentence_that_says_it(abstract: str, summary: str) -> None:
    found = summary_of(papers_of([("A Title", abstract)])[0])
    assert found is not None
    assert plain(found) == summary


def test_a_long_sentence_gives_way_to_a_good_short_one() -> None:
    long = "We propose a way " + "and another way " * 20 + "out."
    found = summary_of(papers_of([("Ways", f"{long} We propose two ways out of it.")])[0])
    assert plain(found or ()) == "We propose two ways out of it."


def test_no_abstract_no_summary() -> None:
    assert summary_of(papers_of([("A Title", None)])[0]) is None


def test_every_abstract_has_a_summary_of_a_readable_length(real: Digest) -> None:
    lengths = [len(spoken(entry.summary).split()) for entry in real.entries if entry.summary]
    assert len(lengths) == 359
    assert sum(length > 45 for length in lengths) <= 0.05 * 359
