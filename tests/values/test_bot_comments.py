"""Comments of programs are told from abstracts."""

from __future__ import annotations

import pytest
from paper_digest.values.bot_comments import (
    ends_recommendations,
    is_bot_comment,
    starts_comment,
    starts_recommendations,
)

START = "The following papers were recommended by the Semantic Scholar API"
END = "Please give a thumbs up to this comment if you found it helpful!"


@pytest.mark.parametrize(
    "text",
    [
        "This is an automated message from the Librarian Bot. I found the following papers ...",
        "The following papers were recommended by the Semantic Scholar API",
        "You can directly ask Librarian Bot for paper recommendations by tagging it in a comment",
    ],
)
def test_a_comment_of_a_program_is_recognized(text: str) -> None:
    assert is_bot_comment(text)


def test_an_abstract_about_libraries_is_none() -> None:
    assert not is_bot_comment("We build a bot for librarians that recommends papers by a graph.")


def test_a_list_of_recommended_papers_has_a_start_and_an_end() -> None:
    assert starts_recommendations(START)
    assert not starts_recommendations("This is an automated message from the Librarian Bot.")
    assert ends_recommendations(END)
    assert not ends_recommendations("Weaving Without Supervision")


def test_a_comment_that_is_whole_does_not_go_on_with_recommended_papers() -> None:
    assert not starts_recommendations(f"{START}\nWeaving Without Supervision (2023)\n{END}")


@pytest.mark.parametrize(
    ("text", "is_start"),
    [
        ("librarian-bot", True),
        ("This is an automated message from the Librarian Bot.", True),
        (START, True),
        (f"{START} ... {END}", True),
        (END, False),
        ("You can directly ask Librarian Bot for paper recommendations by tagging it in a comment", False),
    ],
)
def test_a_comment_starts_with_its_program(text: str, is_start: bool) -> None:
    assert starts_comment(text) is is_start
