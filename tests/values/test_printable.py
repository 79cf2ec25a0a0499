"""Text from outside is shown without what controls a terminal."""

from __future__ import annotations

import pytest
from paper_digest.values.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zo\u00eb's papers.txt", "Zo\u00eb's papers.txt"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x1b[31mred\x9b0m", r"\x1b[31mred\x9b0m"),
        ("\u202etxt.exe", r"\u202etxt.exe"),
        ("caf\udce9", r"caf\xe9"),
        ("\ud800", r"\ud800"),
    ],
)
def test_controls_and_invalid_bytes_become_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown
