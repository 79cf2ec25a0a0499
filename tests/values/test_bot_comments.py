"""Comments of programs are told from abstracts."""

from __future__ import annotations

import pytest
from paper_digest.values.bot_comments import is_bot_comment


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
