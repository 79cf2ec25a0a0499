"""Lines as one text with the places of its runs."""

from __future__ import annotations

from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.entries.styled_text import styled_text


def test_stretches_of_a_style_join_runs_and_lines() -> None:
    bold, plain = StyledRun("Bold", is_bold=True), StyledRun(" and ")
    content = styled_text(((bold, StyledRun("er", is_bold=True, is_italic=True), plain), (bold,)))
    assert content.text == "Bolder and \nBold"
    assert list(content.ranges_of("is_bold")) == [(0, 6), (12, 16)]
    assert list(content.ranges_of("is_italic")) == [(4, 6)]


def test_a_link_over_two_lines_is_one_stretch_and_two_links_are_two() -> None:
    first, second = StyledRun("One", "https://example.org/1"), StyledRun("Two", "https://example.org/2")
    content = styled_text(((first,), (first,), (second,)))
    assert [content.text[start:end] for start, end in content.ranges_of("url")] == ["One\nOne", "Two"]


def test_bold_lines_of_two_elements_are_two_stretches() -> None:
    title, author = StyledRun("One Title", is_bold=True), StyledRun("Ada Lovelace", is_bold=True)
    assert len(list(styled_text(((title,), (author,))).ranges_of("is_bold"))) == 2


def test_a_bold_element_over_two_lines_is_one_stretch() -> None:
    first = StyledRun("One Title", is_bold=True)
    second = StyledRun("of Words", is_bold=True, continued=frozenset(("is_bold",)))
    assert list(styled_text(((first,), (second,))).ranges_of("is_bold")) == [(0, 18)]


def test_a_button_to_the_address_of_a_title_is_a_stretch_of_its_own() -> None:
    title, button = StyledRun("One Title", "https://example.org/1"), StyledRun("pdf", "https://example.org/1")
    content = styled_text(((title,), (button,)))
    assert [content.text[start:end] for start, end in content.ranges_of("url")] == ["One Title", "pdf"]
