"""Sentences and other texts."""

from __future__ import annotations

from paper_digest.listings.prose import (
    are_lowercase,
    ends_open,
    has_function_words,
    is_capitalized,
    is_long_prose,
    is_prose,
)

from tests.listings.pages import ABSTRACT, SENTENCE


def test_sentences_are_prose() -> None:
    assert is_prose(SENTENCE)
    assert not is_prose("Faster Looms Through Thin Threads in Nine Settings.")
    assert not is_prose("faster looms through thin threads in nine settings")


def test_function_words_make_a_shorter_text_prose() -> None:
    assert is_prose("looms are fast in winter.")
    assert not is_prose("looms without threads in winter.")


def test_function_words_are_whole_words() -> None:
    assert has_function_words("Looms are fast")
    assert not has_function_words("Areal Looms")


def test_long_prose_has_thirty_words_and_a_sentence_or_sixty() -> None:
    assert is_long_prose(ABSTRACT)
    assert not is_long_prose("loom " * 59)
    assert is_long_prose("loom " * 60)


def test_references_have_fewer_words_in_lower_case_than_sentences() -> None:
    assert are_lowercase(SENTENCE.split())
    assert not are_lowercase(
        "Ada Roe, Max Moe, Weaving Nets, Proceedings of the Conference on Looms, 2020.".split()
    )


def test_a_text_breaks_off_behind_words_with_which_none_ends() -> None:
    assert ends_open("Weaving Nets from")
    assert ends_open("a loom with THE ")
    assert not ends_open("Weaving Nets")
    assert not ends_open("Where Threads Come in, Knots Get Out")


def test_most_words_of_titles_in_title_case_start_with_capitals() -> None:
    assert is_capitalized("Weaving Nets with the Looms of Old")
    assert not is_capitalized("Weaving nets with the looms of old")
    assert is_capitalized("用线编织")
