"""Boilerplate phrases, buttons, glued menus."""

from __future__ import annotations

import pytest
from paper_digest.listings.boilerplate import (
    FOLD_BUTTON,
    is_boilerplate,
    is_button,
    is_notice_of_rights,
    without_glued_menu,
)

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    "text",
    [
        *("Sign in", "pdf | code", "Show more", "Page 2 of 9", "Record 2 of 9", "Copyright 2024 The Looms"),
        *("Read more about Faster Looms", "Continue reading Faster Looms →", "Learn more"),
        "View the full text",
    ],
)
def test_boilerplate_is_recognized(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "Code Llama",
        "Paper Looms",
        "Faster Looms",
        "Learn More, Forget Less",
        "Reading the Paper",
        "Read More about Old Looms",
        "Continue Reading: Attention in Long Texts",
        "Mitigating Copyright Infringement in Looms",
        "Copyright Risks of Looms",
    ],
)
def test_a_title_is_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


def test_a_button_has_button_words_only() -> None:
    assert is_button("[pdf]")
    assert is_button("8 authors")
    assert not is_button("pdf of looms")


def test_the_button_at_the_end_of_a_cut_abstract_is_removed() -> None:
    for button in ("Continue reading Faster Looms →", "Read more about Faster Looms", "(read more)"):
        assert FOLD_BUTTON.sub("", f"We weave … {button}") == "We weave …"
    assert FOLD_BUTTON.sub("", "We read more about looms") == "We read more about looms"


def test_a_menu_word_glued_to_a_title_is_removed() -> None:
    assert without_glued_menu("SubscribeFaster Looms") == "Faster Looms"
    assert without_glued_menu("Subscribers of Looms") == "Subscribers of Looms"


def test_the_button_for_folding_an_abstract_is_found_at_its_end() -> None:
    assert FOLD_BUTTON.sub("", "Looms are fast. △ Less") == "Looms are fast."


@pytest.mark.parametrize(
    "text",
    [
        "12:00 - 13:30 Lunch",
        "12.00-13.30: Lunch",
        "9:00 am",
        "10:30 Session 4D: Looms",
        "Session 4D: Looms",
        "9:00 Opening remarks",
        "Coffee break",
        "Hi all,",
        "Poster session",
    ],
)
def test_what_is_in_a_program_or_a_mail_beside_papers(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    ["50:50 Break", "Session Types for Looms", "9:00 Looms That Count", "Hello, Looms", "Break the Loom"],
)
def test_titles_with_such_words_are_none(text: str) -> None:
    assert not is_boilerplate(text)


def test_time_to_find_the_button_is_linear() -> None:
    assert_linear_time(lambda text: FOLD_BUTTON.sub("", text), lambda size: f".read more about{' ' * size}x.")


@pytest.mark.parametrize(
    "text",
    [
        *("Copyright (c) 2024 Ada Roe", "Copyright held by the authors", "Copyright Notice"),
        *("Copyright Ada Roe. All rights reserved.", "Continue Reading"),
    ],
)
def test_notices_and_buttons_without_a_year_are_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


def test_a_notice_is_about_rights() -> None:
    assert is_boilerplate("All pages are Copyright © 2024 by Ada Roe.")
    assert is_notice_of_rights("All pages are Copyright © 2024 by Ada Roe.")
    assert not is_notice_of_rights("Privacy Policy")


@pytest.mark.parametrize("text", ["Save Twitter LinkedIn Facebook", "Terms of Use", "Hosting a Venue"])
def test_a_footer_and_buttons_to_share_are_boilerplate(text: str) -> None:
    assert is_boilerplate(text)
