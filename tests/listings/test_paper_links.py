"""Which links of an entry lead to its paper and which to its code."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.paper_links import (
    is_code_button,
    is_local_file,
    is_other_file,
    is_paper_address,
    is_paper_button,
)


@pytest.mark.parametrize(
    ("text", "url", "is_paper"),
    [
        ("pdf", "https://example.org/x", True),
        ("[Paper]", "https://example.org/x", True),
        ("Paper (ICML 2024)", "https://example.org/x", True),
        ("论文", "https://example.org/x", True),
        ("CVPR 2024", "https://arxiv.org/abs/2410.05434", True),
        ("NIPS paper", "https://papers.nips.cc/paper/7270-title.pdf", True),
        ("code", "https://github.com/a/b", False),
        ("Paperspace and its many tools for all", "https://example.org", False),
        ("slides", "https://example.org/slides", False),
        ("slides", "https://example.org/slides.pdf", False),
        ("Supplementary", "https://example.org/more.pdf", False),
        ("CV", "https://example.org/cv.pdf", False),
        ("Paper List", "https://github.com/a/looms", False),
    ],
)
def test_a_button_leads_to_a_paper_by_its_words_or_its_address(text: str, url: str, is_paper: bool) -> None:
    assert is_paper_button(StyledRun(text, url)) is is_paper


@pytest.mark.parametrize("text", ["Code", "[code]", "GitHub", "Project page", "website"])
def test_a_button_leads_to_code(text: str) -> None:
    assert is_code_button(StyledRun(text, "https://example.org"))


def test_files_of_papers_are_papers() -> None:
    assert is_paper_address("https://example.org/files/paper.pdf")
    assert not is_paper_address("https://pytorch.org/")


def test_a_button_names_another_file_and_a_title_does_not() -> None:
    assert is_other_file(StyledRun("[Slides]", "https://example.org/a.pdf"))
    assert is_other_file(StyledRun("supplementary material (pdf)", "https://example.org/a.pdf"))
    assert not is_other_file(StyledRun("Code Llama", "https://example.org/a.pdf"))
    assert not is_other_file(StyledRun("Slides of Looms and Wool", "https://example.org/a.pdf"))
    assert not is_other_file(StyledRun("video", "https://arxiv.org/abs/2410.05434"))


@pytest.mark.parametrize(
    ("words", "is_code"),
    [
        ("code，dataset", True),
        ("code, data set", True),
        ("Project page / Video", True),
        ("slides, video", False),
        ("Code, Looms, Wool, and Silk", False),
    ],
)
def test_a_button_may_name_code_and_other_files(words: str, is_code: bool) -> None:
    assert is_code_button(StyledRun(words, "https://example.org")) is is_code


@pytest.mark.parametrize(
    ("url", "is_local"),
    [
        ("notes/loom.md", True),
        ("./loom.ipynb", True),
        ("/notes/loom.html", True),
        ("files/loom.pdf", False),
        ("https://example.org/loom.md", False),
        ("//example.org/loom.md", False),
        ("#loom.md", False),
        ("mailto:ada@example.org", False),
    ],
)
def test_a_local_file_is_a_path(url: str, is_local: bool) -> None:
    assert is_local_file(url) is is_local
