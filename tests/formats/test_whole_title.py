"""A title and its subtitle are one."""

from __future__ import annotations

import pytest
from paper_digest.formats.whole_title import whole_title


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Looms", "A Survey", "Looms: A Survey"),
        ("Do Looms Think?", "A Survey", "Do Looms Think? A Survey"),
        ("Looms: A Survey", "A survey", "Looms: A Survey"),
        ("Looms", "", "Looms"),
        ("", "A Survey", "A Survey"),
    ],
)
def test_the_subtitle_follows_a_colon_once(title: str, subtitle: str, whole: str) -> None:
    assert whole_title(title, subtitle) == whole
