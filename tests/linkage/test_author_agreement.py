"""Tests of which lists of authors prove one paper."""

from __future__ import annotations

import pytest
from paper_digest.linkage.author_agreement import authors_agree, authors_differ
from paper_digest.values.person_lists import parse_names


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("Ada Lovelace", "Ada K. Lovelace", True),
        ("Ada Lovelace", "A. Lovelace", False),
        ("Lovelace", "Ada Lovelace", False),
        ("J. R. Smith, B. Li", "John Smith, Bo Li", True),
        ("Dan Smith, Bo Li", "Daniel Smith, Bo Li", True),
        ("Tom Smith, Bo Li", "Thea Smith, Bo Li", False),
        ("", "", False),
        ("", "Ada Lovelace", False),
        ("周志华", "周志华", True),
        ("飞燕 周", "周飞燕", True),
        ("周飞燕、金林鹏", "周飞燕、金林鹏、董军", True),
        ("周志华", "周志明", False),
    ],
)
def test_two_names_or_the_only_one_spelled_out_prove_a_paper(left: str, right: str, agree: bool) -> None:
    assert authors_agree(parse_names(left), parse_names(right)) is agree
    assert authors_agree(parse_names(right), parse_names(left)) is agree


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Ada Lovelace", "Charles Babbage", True),
        ("Wei Wang, Bo Li", "Xin Wang, Min Li", True),
        ("Wei Wang, Bo Li", "Wei Wang, Min Li", False),
        ("Wei Wang, Bo Li, Di Ng, Xi Xu", "Wei Wang, Min Li, Du Ma, Yu He", True),
        ("Ada Lovelace", "A. Lovelace", False),
        ("Lovelace Ada", "Ada Lovelace", False),
        ("Jun-Tae Kim", "JunTae Kim", False),
        ("Chris Manning", "Christopher D. Manning", False),
        ("Gemma Team", "Thomas Mesnard, Cassidy Hardin", True),
        ("OpenAI", "Ada Lovelace", False),
        ("王伟", "Wei Wang", False),
        ("周飞燕、金林鹏、董军", "李彦冬、郝宗波、雷航", True),
        ("周飞燕、金林鹏、董军", "董军、雷航", False),
        ("周 飞燕", "周飞燕", False),
        ("飞燕 周", "周飞燕", False),
        ("김민수; 이지은", "박서준; 최유진", True),
        ("김민수", "金民秀", False),
        ("山田太郎", "やまだ", False),
        ("本刊编辑部", "周飞燕", False),
        ("百度研究院", "周飞燕", False),
        ("周飞燕、John Smith", "李彦冬、雷航", False),
        ("Иван Петров", "Пётр Сидоров", True),
        ("Иван Петров", "И. Петров", False),
        ("Петров", "Пётр Сидоров", False),
        ("", "Ada Lovelace", False),
    ],
)
def test_lists_without_a_common_author_prove_two_papers(left: str, right: str, differ: bool) -> None:
    assert authors_differ(parse_names(left), parse_names(right)) is differ
    assert authors_differ(parse_names(right), parse_names(left)) is differ
