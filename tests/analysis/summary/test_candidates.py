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


def test_a_sentence_that_repeats_a_name_goes_on_about_it() -> None:
    assert len(texts("Round Map", "We propose a map, the Globule. The Globule folds along lakes.")) == 3


def test_a_sentence_about_something_else_does_not_follow() -> None:
    assert len(texts("Round Map", "We propose the Round Map. Old paper tears in winter storms.")) == 2


def test_a_stub_may_be_completed_by_a_later_sentence_of_the_authors() -> None:
    abstract = "We propose the Round Map. Old paper tears in winter storms. We fold it along lakes."
    assert "We propose the Round Map. We fold it along lakes." in texts("Round Map", abstract)
    says_enough = abstract.replace("the Round Map", "maps with thick edges of black wool and cork")
    assert len(texts("Round Map", says_enough)) == 3


def test_what_completes_a_stub_loses_its_last_clause_if_it_is_long() -> None:
    """With 36 words at most."""
    clause = ", which keeps " + " and ".join(["rain"] * 15)
    pair = texts("Round Map", f"We propose the Round Map. We fold it along all lakes{clause}.")[1]
    assert pair == "We propose the Round Map. We fold it along all lakes."


def test_a_report_of_experiments_completes_nothing() -> None:
    assert len(texts("Round Map", "We propose the Round Map. We evaluate it in towns with lakes.")) == 2


def test_an_announcement_of_code_completes_nothing() -> None:
    assert len(texts("Round Map", "We propose the Round Map. Our code is available at our site.")) == 2


def test_a_sentence_that_is_a_formula_is_no_continuation() -> None:
    assert texts("Round Map", "We propose the Round Map. $x^2 = y$.")[0] == "We propose the Round Map."


def test_background_is_not_joined() -> None:
    abstract = "Maps of towns are round. They tear in winter storms. We fold them with care."
    assert len(texts("Round Map", abstract)) == 3


def test_the_first_own_sentence_is_known_and_previous_work_is_not_own() -> None:
    abstract = RichText.parse("Our previous map was flat. We fold it now.")
    assert read_abstract(None, abstract).first_own == 1
    assert read_abstract(None, RichText.parse("Maps are flat.")).first_own is None
    anybody = RichText.parse("Of the maps in our daily life that we know, most are flat. We fold maps.")
    assert read_abstract(None, anybody).first_own == 1
    passive = RichText.parse("Maps are flat. A round map is proposed here.")
    assert read_abstract(None, passive).first_own == 1


def test_new_words_are_those_that_the_title_lacks() -> None:
    parsed = read_abstract(
        RichText.parse("A Round Map"), RichText.parse("We propose a novel round folded map.")
    )
    (candidate,) = summary_candidates(parsed)
    assert candidate.new_words == {"folded"}
