"""Tests of the attributes for direction and language, and of lists of names."""

from __future__ import annotations

from paper_digest.site.text_direction import (
    TextLanguages,
    direction,
    direction_and_language,
    heading_attributes,
    name_list,
    text_attributes,
)
from paper_digest.values.rich_text import RichText

from tests.site.builders import ENGLISH_TEXTS

ENGLISH, ARABIC, CHINESE = (
    RichText.parse("Flat minima"),
    RichText.parse("دراسة الشبكات العصبية"),
    RichText.parse("深度学习的几何"),
)


def test_left_to_right_text_has_no_direction() -> None:
    assert direction(ENGLISH) == ""
    assert direction(CHINESE) == ""


def test_right_to_left_text_has_a_direction_and_a_language() -> None:
    assert direction(ARABIC) == " dir=rtl"
    assert direction_and_language(ARABIC, ENGLISH_TEXTS) == " dir=rtl lang=ar"


def test_text_in_another_script_has_a_language() -> None:
    assert direction_and_language(CHINESE, ENGLISH_TEXTS) == " lang=zh"


def test_a_text_in_another_language_than_its_page_has_a_language() -> None:
    german = RichText.parse("Tiefe Netze und ihre Minima")
    languages = TextLanguages(("de", "en"), "en")
    assert direction_and_language(german, ENGLISH_TEXTS) == ""
    assert direction_and_language(german, languages) == " lang=de"
    assert text_attributes(german, languages) == "{ lang=de }"
    assert heading_attributes(german, languages) == " { lang=de }"
    assert direction_and_language(RichText.parse("On the flat minima"), languages) == ""
    assert direction_and_language(ENGLISH, languages) == "", "without frequent words it may be of both"


def test_on_pages_in_another_language_english_text_has_its_language() -> None:
    german_pages = TextLanguages(expected=("en",), page="de")
    assert direction_and_language(ENGLISH, german_pages) == " lang=en"
    both = TextLanguages(expected=("de",), page="de")
    assert direction_and_language(RichText.parse("Tiefe Netze"), both) == ""
    assert direction_and_language(CHINESE, both) == " lang=zh"
    ukrainian_pages = TextLanguages(("en",), "uk")
    assert direction_and_language(ENGLISH, ukrainian_pages) == " lang=en"


def test_a_text_with_words_of_the_page_is_in_its_language() -> None:
    german_papers = TextLanguages(("de",), "en")
    assert direction_and_language(RichText.parse("A study of the sums"), german_papers) == ""
    assert direction_and_language(RichText.parse("Eine Studie der Summen"), german_papers) == " lang=de"
    assert direction_and_language(RichText.parse("Netze"), german_papers) == " lang=de"


def test_an_attribute_list_is_empty_where_there_is_no_attribute() -> None:
    assert text_attributes(ENGLISH, ENGLISH_TEXTS) == ""
    assert text_attributes(CHINESE, ENGLISH_TEXTS) == "{ lang=zh }"


def test_a_long_heading_is_marked() -> None:
    assert heading_attributes(ENGLISH, ENGLISH_TEXTS) == ""
    assert heading_attributes(RichText.parse("very " * 50 + "long"), ENGLISH_TEXTS) == " { .long }"
    assert heading_attributes(ARABIC, ENGLISH_TEXTS) == " { dir=rtl lang=ar }"


def test_names_are_separated_by_commas_and_escaped() -> None:
    assert name_list(["Ada", "<Bo>"]) == "Ada, &#60;Bo&#62;"


def test_names_beside_a_right_to_left_name_are_isolated() -> None:
    assert name_list(["Ada", "دراسة"]) == "<bdi>Ada</bdi>, <bdi>دراسة</bdi>"
