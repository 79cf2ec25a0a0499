"""Whole Chinese and Korean names."""

from __future__ import annotations

import pytest
from paper_digest.values.east_asian_names import (
    are_frequent_names,
    are_mostly_whole_names,
    are_whole_names,
)


@pytest.mark.parametrize("parts", [("陈明", "刘洋"), ("張三豐", "李四"), ("김민수", "이영희")])
def test_names_with_their_surnames_are_whole(parts: tuple[str, str]) -> None:
    assert are_whole_names(parts)


@pytest.mark.parametrize(
    "parts",
    [("王", "明"), ("欧阳", "明华"), ("山田", "太郎"), ("남궁", "민수"), ("陈明", "Ada"), ("Li", "Wei")],
)
def test_the_halves_of_a_name_are_not(parts: tuple[str, str]) -> None:
    assert not are_whole_names(parts)


def test_names_of_three_signs_are_whole_names_beside_longer_ones() -> None:
    assert are_whole_names(["高橋涼", "佐藤健一"])
    assert not are_whole_names(["高橋", "涼"])


def test_names_with_frequent_surnames_are_told_from_words() -> None:
    assert are_frequent_names(["王磊", "陈静", "刘洋"])
    assert not are_frequent_names(["深度学习", "机器学习"])


def test_one_of_many_names_may_have_a_rare_surname() -> None:
    names = ["王磊", "陈静", "刘洋", "李明", "佘小鹏"]
    assert are_frequent_names(names)
    assert are_mostly_whole_names(names)
    assert not are_frequent_names(["王磊", "佘小鹏"])


def test_halves_of_names_are_not_mostly_whole() -> None:
    assert not are_mostly_whole_names(["王", "明", "陈静", "刘洋", "李明"])


def test_names_of_several_countries_are_whole() -> None:
    assert are_whole_names(["陈明", "김민수"])
