"""Tests of what services are told about who asks."""

from __future__ import annotations

import pytest
from paper_digest.services.user_agent import is_contact, user_agent


@pytest.mark.parametrize(
    ("contact", "comment"),
    [
        ("ada@example.org", " (mailto:ada@example.org)"),
        ("ada.b+c@mail.example.org", " (mailto:ada.b+c@mail.example.org)"),
        ("", ""),
        ("ada", ""),
        ("ada@localhost", ""),
        ("adä@example.org", ""),
        ("ada@example.org\r\nX: y", ""),
        ("ada@example.org\n", ""),
    ],
)
def test_the_program_and_an_address_are_named(contact: str, comment: str) -> None:
    program, _, ending = user_agent(contact).partition(" ")
    assert program.startswith("paper-digest/")
    assert ending == comment.strip()
    assert is_contact(contact) == bool(comment)
