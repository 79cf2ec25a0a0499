"""List markers of blocks."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block, Role, have_classes_of_titles
from paper_digest.model.record import Span

from tests.listings.pages import block, link


@pytest.mark.parametrize(("marker", "number"), [("12.", "12"), ("[3]", "3"), ("-", ""), ("", "")])
def test_a_numbered_item_has_a_number(marker: str, number: str) -> None:
    item = block("Looms", marker=marker)
    assert (item.number, item.is_numbered) == (number, bool(number))


def test_a_list_item_of_a_text_is_lowercase_and_has_no_links() -> None:
    assert block("thin threads", marker="-").is_list_item_of_text
    assert not block("Thin threads", marker="-").is_list_item_of_text
    assert not block("thin threads", marker="12.").is_list_item_of_text
    assert not block("thin threads", marker="-", links=(link("thin"),)).is_list_item_of_text


def test_a_block_has_no_marker_of_its_own() -> None:
    assert not Block("12. thin threads", Span(1, 1)).is_numbered
    assert not Block("- thin threads", Span(1, 1)).is_list_item_of_text


@pytest.mark.parametrize(
    ("text", "buttons", "rest"),
    [
        ("Ada Lovelace, Alan Turing. arXiv", ("arXiv",), "Ada Lovelace, Alan Turing."),
        ("Ada Lovelace [PDF] [Code]", ("PDF", "Code"), "Ada Lovelace"),
        ("Ada Lovelace, Alan Turing", ("Ada Lovelace", "Alan Turing"), "Ada Lovelace, Alan Turing"),
        ("Ada Lovelace.", (), "Ada Lovelace."),
    ],
)
def test_buttons_at_the_end_are_told_from_what_is_before_them(
    text: str, buttons: tuple[str, ...], rest: str
) -> None:
    assert block(text, links=tuple(map(link, buttons))).text_before_buttons == rest


@pytest.mark.parametrize(
    ("roles", "is_expected"),
    [
        ((Role.TITLE, Role.AUTHORS) * 3, True),
        ((Role.BYLINE, Role.TITLE, None) * 3, True),
        ((Role.TITLE, Role.AUTHORS) * 2, False),
        ((Role.TITLE, Role.TITLE, Role.TITLE, Role.AUTHORS, Role.TITLE, Role.AUTHORS), False),
    ],
)
def test_classes_tell_the_titles_where_authors_have_classes_beside_them(
    roles: tuple[Role | None, ...], is_expected: bool
) -> None:
    """Two of a kind, or titles of something else, may have the class by chance."""
    page = [block("Looms", line, role=role) for line, role in enumerate(roles, 1)]
    assert have_classes_of_titles(page) is is_expected
