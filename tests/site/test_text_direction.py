"""Tests of the attributes for direction and language, and of lists of names."""

from __future__ import annotations

from paper_digest.site.text_direction import (
    direction,
    direction_and_language,
    heading_attributes,
    name_list,
    text_attributes,
)
from paper_digest.values.rich_text import RichText

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
    assert direction_and_language(ARABIC) == " dir=rtl lang=ar"


def test_text_in_another_script_has_a_language() -> None:
    assert direction_and_language(CHINESE) == " lang=zh"


def test_an_attribute_list_is_empty_where_there_is_no_attribute() -> None:
    assert text_attributes(ENGLISH) == ""
    assert text_attributes(CHINESE) == "{ lang=zh }"


def test_a_long_heading_is_marked() -> None:
    assert heading_attributes(ENGLISH) == ""
    assert heading_attributes(RichText.parse("very " * 50 + "long")) == " { .long }"
    assert heading_attributes(ARABIC) == " { dir=rtl lang=ar }"


def test_names_are_separated_by_commas_and_escaped() -> None:
    assert name_list(["Ada", "<Bo>"]) == "Ada, &#60;Bo&#62;"


def test_names_beside_a_right_to_left_name_are_isolated() -> None:
    assert name_list(["Ada", "دراسة"]) == "<bdi>Ada</bdi>, <bdi>دراسة</bdi>"
