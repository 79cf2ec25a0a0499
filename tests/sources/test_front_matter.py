"""Front matter is found at the top of a page, between its rules."""

from __future__ import annotations

import pytest
from paper_digest.sources.front_matter import FrontMatter, front_matter


def test_front_matter_is_the_text_between_two_rules() -> None:
    assert front_matter("---\ntitle: A\n---\nText\n---\n") == FrontMatter("title: A\n", 3, is_toml=False)
    assert front_matter("---\nurl: A\n...") == FrontMatter("url: A\n", 3, is_toml=False)
    assert front_matter('+++\ntitle = "A"\n+++\nText') == FrontMatter('title = "A"\n', 3, is_toml=True)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("---\nlayout: page\ntitle: Publications\n---\n", "Publications"),
        ('---\ntitle: "Papers: a list"\n---\n', "Papers: a list"),
        ("+++\ntitle = 'Papers'\n+++\n", "Papers"),
        ("---\nsubtitle: Papers\n---\n", ""),
    ],
)
def test_front_matter_may_have_a_title(page: str, title: str) -> None:
    front = front_matter(page)
    assert front is not None
    assert front.title == title


@pytest.mark.parametrize(
    "page", ["Text\n---\na: b\n---\n", "---\nno key\n---\n", "---\ntitle: not closed\n", ""]
)
def test_rules_in_a_text_are_no_front_matter(page: str) -> None:
    assert front_matter(page) is None
