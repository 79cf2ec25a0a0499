"""What may become a summary."""

from __future__ import annotations

from paper_digest.analysis.summary.candidates import read_abstract, summary_candidates
from paper_digest.values.rich_text import RichText


def texts(title: str, abstract: str) -> list[str]:
    """The texts of the candidates."""
    parsed = read_abstract(RichText.parse(title), RichText.parse(abstract))
    return [candidate.text.plain for candidate in summary_candidates(parsed)]


def test_each_sentence_is_a_candidate_without_its_connectives() -> None:
    assert texts("Maps", "Old maps tear in storms. However, paper from old mills lasts longer.") == [
        "Old maps tear in storms.",
        "Paper from old mills lasts longer.",
    ]


def test_a_heading_is_no_candidate() -> None:
    assert texts("Maps", "Our map! Old maps tear in storms.") == ["Old maps tear in storms."]


def test_a_short_own_sentence_may_be_followed_by_the_next() -> None:
    first, pair, second = texts("Round Map", "We propose the Round Map (RM). RM folds paper along lakes.")
    assert (first, second) == ("We propose the Round Map.", "RM folds paper along lakes.")
    assert pair == "We propose the Round Map (RM). RM folds paper along lakes."


def test_a_sentence_about_something_else_does_not_follow() -> None:
    assert len(texts("Round Map", "We propose the Round Map. Old paper tears in winter storms.")) == 2


def test_background_is_not_joined() -> None:
    abstract = "Maps of towns are round. They tear in winter storms. We fold them with care."
    assert len(texts("Round Map", abstract)) == 3


def test_the_first_own_sentence_is_known_and_previous_work_is_not_own() -> None:
    abstract = RichText.parse("Our previous map was flat. We fold it now.")
    assert read_abstract(None, abstract).first_own == 1
    assert read_abstract(None, RichText.parse("Maps are flat.")).first_own is None


def test_new_words_are_those_that_the_title_lacks() -> None:
    parsed = read_abstract(
        RichText.parse("A Round Map"), RichText.parse("We propose a novel round paper map.")
    )
    (candidate,) = summary_candidates(parsed)
    assert candidate.new_words == {"paper"}
