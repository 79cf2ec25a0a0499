"""Text in angle brackets keeps its words; tags of HTML are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.listings.html_tags import is_markup
from paper_digest.reading import readings_of


@pytest.mark.parametrize(
    "tag",
    [
        "<b>", "</b>", "<br/>", "<br />", "<a href='x'>", '<img src="a.png" alt="x">', "<details open>",
        "<td nowrap>", "<!-- note -->", "<my-card>", "<o:p>", "<IMG SRC=a>",
    ],
)  # fmt: skip
def test_tags(tag: str) -> None:
    assert is_markup(tag)


@pytest.mark.parametrize(
    "text", ["<b or c>", "<unk>", "</think>", "<y and y>", "<int>", "<EOS>", "<a href>", "<i, j>"]
)
def test_texts(text: str) -> None:
    assert not is_markup(text)


@pytest.mark.parametrize("text", ["a <b or c> d", "x <y and y> z", "the <unk> token", "List <int> here"])
def test_a_title_in_a_list_keeps_its_words(tmp_path: Path, text: str) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        f"- [When {text} holds](https://arxiv.org/abs/2401.00001), A. Author, 2024\n"
        "- [Another paper on this](https://arxiv.org/abs/2401.00002), B. Author, 2024\n"
        "- [A third paper on this](https://arxiv.org/abs/2401.00003), C. Author, 2024\n"
    )
    (reading,) = readings_of(page, page.name)
    assert reading.sightings[0].title == f"When {text} holds"


@pytest.mark.parametrize("text", ["a <b or c> d", "x <p and q> z"])
def test_an_abstract_on_a_page_keeps_its_words(tmp_path: Path, text: str) -> None:
    page = tmp_path / "a.md"
    abstract = f"We ask whether **all** that {text} says holds, and we show in a long text that it does so."
    page.write_text(
        f"# Daily papers\n\n## A Paper on Things\n\nAnn Author, Bob Other\n\n{abstract}\n\n"
        f"## Another Paper\n\nAnn Author, Bob Other\n\n{abstract}\n"
    )
    (reading,) = readings_of(page, page.name)
    assert text in (reading.sightings[0].abstract or "")
