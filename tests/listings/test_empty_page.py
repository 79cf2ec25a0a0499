"""A page that lists no papers is told from one that is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.listings.empty_page import empty_page
from paper_digest.model.problem import Severity
from paper_digest.reading import readings_of

MAIL = """------------------------------
Send any comments regarding submissions directly to submitter.
------------------------------
 Submissions to:
Machine Learning
 received from  Mon 23 Dec 24 19:00:00 GMT  to  Tue 24 Dec 24 19:00:00 GMT
------------------------------
"""


@pytest.mark.parametrize(
    "text",
    [
        "Daily Papers\nDec 25, 2024\n",
        "# Daily Papers\n\n## 2024-12-25\n\nNo papers found.\n",
        "# New submissions\n\nThere are no new submissions today.\n",
        "Search\n\nTotal of 0 entries\n",
        "# arXiv digest\n\n2024-12-25\n",
        "<html><body><h1>Papers</h1><p>0 results</p></body></html>",
        "论文列表\n\n今天没有新论文\n",
        "# New papers in Machine Learning and Vision\n\nTuesday, 24 December 2024\n\nNo new papers.\n",
        "Skip to main content\n\nSearch results\n\nNo results found.\n",
        MAIL,
    ],
)
def test_a_page_without_papers_is_one_warning(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_text(text, "utf-8")
    (reading,) = readings_of(tmp_path / "x.txt", "x.txt")
    assert (reading.sightings, reading.unparsed_lines) == ((), 0)
    assert reading.boilerplate_lines > 0
    (problem,) = reading.problems
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["buy milk", "and bread"],
        ["# Papers", "Faster Looms", "Slower Looms", "Thin Threads", "Thick Threads"],
        [MAIL.replace("\n", " ")[:100], "arXiv:2401.00001", "Title: Faster Looms"],
        [
            "There is no paper without a reader, we say, and a page that is about papers says it "
            + "again " * 20
        ],
        ["No results"] * 200,
        ["Reading list", "Attention Is All You Need (NeurIPS 2017)", "Looms"],
        ["Reading list", "Deep Residual Learning for Image Recognition"],
        ["Daily Papers", "Faster Looms Through Thin Threads"],
        ['"Smith, J.",2020,"Graph neural networks","https://arxiv.org/abs/1901.00596"'],
        ["Papers", "Smith 2020, doi:10.1000/182"],
        ["Papers", "See arxiv.org/abs/1901.00596"],
        ["[1] 周志华. 机器学习[M]", "附录: 暂无数据"],
        ["周志华. 机器学习[M]", "附录: 暂无数据"],
        ["1. Looms, A. Bee", "No results"],
        ["卷积神经网络研究综述", "附录: 暂无数据"],
    ],
)
def test_a_page_that_may_list_papers_is_not_empty(lines: list[str]) -> None:
    assert empty_page(lines) is None


def test_a_numbered_item_is_no_empty_page(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Papers\n\n[1] Looms\n\nNo results\n", "utf-8")
    (reading,) = readings_of(tmp_path / "x.txt", "x.txt")
    assert reading.unparsed_lines == 3
