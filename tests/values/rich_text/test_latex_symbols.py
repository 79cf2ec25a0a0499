"""The LaTeX library gives Unicode, nothing for what it does not know, and never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.rich_text.latex_symbols import unicode_of


@pytest.mark.parametrize(
    ("latex", "text"), [(r"\alpha", "α"), (r"\ss", "ß"), (r"\'{e}", "é"), (r"\&", "&"), (r"\method", "")]
)
def test_latex_becomes_unicode(latex: str, text: str) -> None:
    assert unicode_of(latex) == text


@given(st.text("\\{}[]$^_'\"ab%&", max_size=15))
def test_no_latex_fails(latex: str) -> None:
    assert isinstance(unicode_of(latex), str | None)
