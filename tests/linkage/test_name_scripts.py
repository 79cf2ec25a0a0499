"""The script of a name and of a list of names."""

from __future__ import annotations

import pytest
from paper_digest.linkage.name_scripts import script_of_people, script_of_person, with_parts_alike
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


def test_a_list_has_a_script_if_all_names_have_it() -> None:
    latin, chinese = (PersonName("Wang", "Wei"),), (PersonName("王伟"),)
    assert script_of_people(latin) == "LATIN"
    assert script_of_people(chinese) == "CJK"
    assert script_of_people((*latin, *chinese)) is None
    assert script_of_people(()) is None


def test_a_name_without_spaces_is_compared_as_a_whole() -> None:
    orders = (PersonName("周飞燕"), PersonName("周", "飞燕"), PersonName("飞燕", "周"))
    assert len(set(map(with_parts_alike, orders))) == 1
    assert with_parts_alike(PersonName("Lovelace", "Ada")) == PersonName("Lovelace", "Ada")
