"""Notices that a paper was withdrawn."""

from __future__ import annotations

import pytest
from paper_digest.values.withdrawal import is_notice_of_withdrawal, is_withdrawal


@pytest.mark.parametrize(
    "text", ["This paper has been withdrawn", "Withdrawn by the authors.", "the work was withdrawn"]
)
def test_a_comment_takes_the_paper_back(text: str) -> None:
    assert is_withdrawal(text)


@pytest.mark.parametrize("text", ["", "Withdrawn from the journal", "We study withdrawal of funds"])
def test_other_comments_do_not(text: str) -> None:
    assert not is_withdrawal(text)


def test_only_a_short_notice_stands_in_place_of_an_abstract() -> None:
    notice = "This paper has been withdrawn by the author due to a crucial sign error in equation 1."
    assert is_notice_of_withdrawal(notice)
    assert not is_notice_of_withdrawal(notice + " We study graphs." * 50)
    assert not is_notice_of_withdrawal("We show why. This paper has been withdrawn once.")
