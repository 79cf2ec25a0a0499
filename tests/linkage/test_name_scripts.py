"""The script of a name, and which lists of names can be compared."""

from __future__ import annotations

import pytest
from paper_digest.linkage.name_scripts import are_comparable, script_of_person, with_parts_alike
from paper_digest.values.person import PersonName


@pytest.mark.parametrize(
    ("name", "script"),
    [
        (PersonName("Lovelace", "Ada"), "LATIN"),
        (PersonName("Ångström", "Anders"), "LATIN"),
        (PersonName("Lovelace"), None),
        (PersonName("周飞燕"), "CJK"),
        (PersonName("周", "飞燕"), "CJK"),
        (PersonName("周"), None),
        (PersonName("中国科学院计算技术研究所"), None),
        (PersonName("清华大学"), None),
        (PersonName("김민수"), "HANGUL"),
        (PersonName("Петров", "Иван"), "CYRILLIC"),
        (PersonName("Петров"), None),
        (PersonName("山田", "たろう"), None),
        (PersonName("7"), None),
    ],
)
def test_a_person_has_one_script(name: PersonName, script: str | None) -> None:
    assert script_of_person(name) == script


def test_lists_are_compared_in_one_script_only() -> None:
    latin, chinese = (PersonName("Wang", "Wei"),), (PersonName("王伟"),)
    assert are_comparable(latin, latin)
    assert are_comparable(chinese, chinese)
    assert not are_comparable(latin, chinese)
    assert not are_comparable((*latin, *chinese), chinese)
    assert not are_comparable((), latin)


def test_a_name_without_spaces_is_compared_as_a_whole() -> None:
    orders = (PersonName("周飞燕"), PersonName("周", "飞燕"), PersonName("飞燕", "周"))
    assert len(set(map(with_parts_alike, orders))) == 1
    assert with_parts_alike(PersonName("Lovelace", "Ada")) == PersonName("Lovelace", "Ada")
