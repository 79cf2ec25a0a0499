"""Names on lines of their own or between colons get semicolons."""

from __future__ import annotations

import pytest
from paper_digest.formats.name_separators import with_semicolons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Roe\nBo Moe", "Ada Roe; Bo Moe"),
        ("Roe, Ada\n\nMoe, Bo\n", "Roe, Ada; Moe, Bo"),
        ("Roe, Ada: Moe, Bo", "Roe, Ada; Moe, Bo"),
        ("Ada Roe: Bo Moe: Cy T. Doe", "Ada Roe; Bo Moe; Cy T. Doe"),
    ],
)
def test_rare_separators(text: str, expected: str) -> None:
    assert with_semicolons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe, Bo\nMoe, Cy Doe",
        "Ada Roe and\nBo Moe",
        "Ada\nRoe",
        "Authors: Ada Roe",
        "Loom Team: Ada Roe",
        "Ada Roe: Bo Moe; Cy Doe",
        "Ada Roe",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert with_semicolons(text) == text
