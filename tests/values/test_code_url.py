"""The URLs of code lead to repositories."""

from __future__ import annotations

import pytest
from paper_digest.values.code_url import is_code_url


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ada/looms",
        "http://www.github.com/ada/looms/",
        "https://gitlab.com/group/part/looms#readme",
        "https://bitbucket.org/ada/looms",
        "https://codeberg.org/ada/looms/src/main",
        "https://huggingface.co/spaces/ada/looms",
    ],
)
def test_a_repository_is_code(url: str) -> None:
    assert is_code_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ada",
        "https://github.com//ada/",
        "https://huggingface.co/spaces/ada",
        "https://huggingface.co/papers/2410.05434",
        "https://github.com.example.org/ada/looms",
        "https://example.org/?to=github.com/ada/looms",
        "https://[::1",
        "github.com",
        "",
    ],
)
def test_a_profile_and_any_other_page_is_no_code(url: str) -> None:
    assert not is_code_url(url)
