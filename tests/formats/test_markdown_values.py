"""Marks of Markdown in values are no part of their words."""

from __future__ import annotations

import pytest
from paper_digest.formats.markdown_values import without_markdown

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Ada Roe**, Bo Moe", "Ada Roe, Bo Moe"),
        ("Roe, A., __Moe, B.__", "Roe, A., Moe, B."),
        ("***Ada Roe*** and _Bo Moe_", "Ada Roe and Bo Moe"),
        ("[Ada Roe](https://example.org/ada), [**Bo Moe**](/bo)", "Ada Roe, Bo Moe"),
        (r"**Ada Roe\***, Bo Moe\*", "Ada Roe*, Bo Moe*"),
        ("Ada Roe*, Bo Moe*", "Ada Roe*, Bo Moe*"),
        ("Ada Roe *, Bo Moe *", "Ada Roe *, Bo Moe *"),
        ("ada_roe and bo_moe", "ada_roe and bo_moe"),
        ("A* and D* Lite", "A* and D* Lite"),
        ("What `__init__` and __init__ do", "What `__init__` and __init__ do"),
        ("__Looms__ and __a loom__", "Looms and a loom"),
    ],
)
def test_emphasis_and_links_become_their_words(text: str, words: str) -> None:
    assert without_markdown(text) == words


@pytest.mark.parametrize("text", ["*a", "_a", "[a", "**a, ", "[a]("])
def test_many_marks_take_linear_time(text: str) -> None:
    assert_linear_time(without_markdown, lambda size: text * (size // len(text)))
