"""Tests of ORCID iDs."""

from __future__ import annotations

import pytest
from paper_digest.values.orcid import is_orcid


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_an_orcid_has_the_right_check_digit(orcid: str) -> None:
    assert is_orcid(orcid)


@pytest.mark.parametrize(
    "text",
    ["0000-0002-1825-0098", "0000-0000-0000-0000", "0000000218250097", "0000-0002-1825-009", "", "X" * 19],
)
def test_anything_else_is_no_orcid(text: str) -> None:
    assert not is_orcid(text)
