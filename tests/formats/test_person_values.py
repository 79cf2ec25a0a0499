"""People in values of any shape."""

from __future__ import annotations

import html
from typing import Any

import pytest
from paper_digest.formats.person_values import parse_name_list

BOTH = ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lovelace (London), Alan Turing", BOTH),
        (["Ada Lovelace and Alan Turing"], BOTH),
        (["Lovelace, Ada", "Turing, Alan"], BOTH),
        ([["Lovelace", "Ada", ""], ["Turing", "Alan", ""]], BOTH),
        ([{"family": "Lovelace", "given": "Ada"}, {"name": "Alan Turing"}], BOTH),
        ([{"author": {"display_name": "Ada Lovelace"}}], BOTH[:1]),
        ([{"family": "Berg", "given": "Kees", "non-dropping-particle": "van der"}], ["Kees van der Berg"]),
        ([{"last": "King", "first": "Martin", "middle": "L.", "suffix": "Jr."}], ["Martin L. King Jr."]),
        ([{"literal": "The Loom Consortium"}], ["The Loom Consortium"]),
        ({"authors": [{"full_name": "Ada Lovelace"}, {"full_name": "Alan Turing"}]}, BOTH),
        (["Roe A", "Moe BC"], ["A. Roe", "B. C. Moe"]),
        (["Lovelace, Ada [London]", "Turing, Alan [U of X] (ORCID:0000)"], BOTH),
        ("Lovelace, Ada [orcid:0000-0002-1825-0097 omid:ra/06]; Turing, Alan", BOTH),
        ("Lovelace, Ada||Turing, Alan", BOTH),
        ([{"fullName": "Lovelace, Ada", "name": "Ada", "surname": "Lovelace"}], BOTH[:1]),
        ([{"name": "Ada Lovelace", "surname": "Lovelace"}], ["Lovelace"]),
        ([{"name": "Lovelaće Ada", "surname": "Lovelace"}], ["Lovelace"]),
        ([{"meta": {"author": {"name": "Lovelace, Ada"}}}], BOTH[:1]),
        ([{"name": "Roe A", "authtype": "Author"}], ["A. Roe"]),
        ("**Ada Lovelace**, [Alan Turing](https://example.org)", BOTH),
        (["**Lovelace, A.**, Turing, A. and Roe, B."], ["A. Lovelace", "A. Turing", "B. Roe"]),
        ("Ada Lovelace#, Alan Turing$^{1,2}$", BOTH),
        ("Ada Lovelace^*, Alan Turing<sup>\\*</sup>\n<sup>\\*</sup> Co-corresponding authors", BOTH),
        ("Ada Lovelace\nAlan Turing", BOTH),
        ("○Ada Lovelace (London), ◊Alan Turing", BOTH),
        ("○山田太郎 (東都大), 鈴木花子", ["山田太郎", "鈴木花子"]),
        ("Ada Lovelace$^\\Omega$, Alan Turing$^{\\dagger}$", BOTH),
        ("Ada Lovelace (School (Office), Delft)*; Alan Turing", BOTH),
        (["Malcolm X"], ["Malcolm X"]),
        (["Ada LI", "Bo XU"], ["Ada LI", "Bo XU"]),
        (["Weinan E", "Qi WU"], ["Weinan E", "Qi WU"]),
        (["Ada R", "Bo M"], ["Ada R", "Bo M"]),
        (["Bo NG", "Weinan E"], ["Bo NG", "Weinan E"]),
        (["Team A", "Team BC"], ["Team A", "Team BC"]),
        (["Ada Roe MD", "Bo Moe MD"], ["Ada Roe MD", "Bo Moe MD"]),
        (["Wei Wang 0001", "Wei Wang 0002"], ["Wei Wang", "Wei Wang"]),
        (["Jane Roe1,2,*", "John Poe†", "Ann Example (MIT)"], ["Jane Roe", "John Poe", "Ann Example"]),
        (["Eva Muster 0000-0002-1825-0097"], ["Eva Muster"]),
        ([{"family": "Roe1,2", "given": "Jane"}], ["Jane Roe"]),
        ("World Health Organization (WHO)", ["World Health Organization (WHO)"]),
        (["Wei Wang 0001", "Ada Lovelace"], ["Wei Wang", "Ada Lovelace"]),
        (["Jane Doe, John Roe"], ["Jane Doe", "John Roe"]),
        (["Jane Doe, et al"], ["Jane Doe"]),
        (["García Márquez, Gabriel"], ["Gabriel García Márquez"]),
        (
            ["García Márquez, Gabriel José", "Vargas Llosa, Mario"],
            ["Gabriel José García Márquez", "Mario Vargas Llosa"],
        ),
        (["arxiv.Result.Author('Ada Lovelace')", "arxiv.Result.Author('Alan Turing')"], BOTH),
        ("[arxiv.Result.Author('Ada Lovelace'), arxiv.Result.Author('Alan Turing')]", BOTH),
        (["Lovelace, Ada, 1815-1852", "Turing, Alan, 1912-"], BOTH),
        (None, []),
        (7, []),
    ],
)
def test_people_of_any_shape_are_names(value: Any, names: list[str]) -> None:
    assert [str(name) for name in parse_name_list(value)] == names


def test_editors_in_the_list_of_zotero_are_no_authors() -> None:
    people = [
        {"creatorType": "author", "firstName": "Ada", "lastName": "Lovelace"},
        {"creatorType": "editor", "firstName": "Alan", "lastName": "Turing"},
    ]
    assert [str(name) for name in parse_name_list(people)] == BOTH[:1]


def test_a_group_behind_a_semicolon_is_one_author() -> None:
    names = [str(name) for name in parse_name_list("Roe JA, Poe B; Loom Study Group and Thread Team.")]
    assert names == ["J. A. Roe", "B. Poe", "Loom Study Group and Thread Team"]


def test_the_meaning_of_a_mark_ends_before_the_next_name() -> None:
    names = parse_name_list("Ada Roe†, Bo Moe * Corresponding, Cy Tan")
    assert [name.family for name in names] == ["Roe", "Moe", "Tan"]


def test_family_names_in_capitals_are_no_initials() -> None:
    names = parse_name_list(["Yo Yo MA", "Ada ROE"], are_of_pubmed=True)
    assert [name.family.upper() for name in names] == ["MA", "ROE"]


def test_an_element_of_a_list_may_name_several_people() -> None:
    people = parse_name_list(["Ada Roe", "Looms Consortium; Bo Moe", "Cy Doe"])
    assert list(map(str, people)) == ["Ada Roe", "Looms Consortium", "Bo Moe", "Cy Doe"]


@pytest.mark.parametrize("value", ["S&aacute;ra Roe, Bo M&#246;e", ["S&aacute;ra Roe", "Bo M&#246;e"]])
def test_the_semicolon_of_an_entity_separates_no_names(value: Any) -> None:
    assert list(map(str, parse_name_list(value))) == ["Sára Roe", "Bo Möe"]


def test_and_before_the_last_name_of_a_list_is_no_part_of_it() -> None:
    assert list(map(str, parse_name_list(["Ada Roe*", "and Bo Moe", "& Andrea Doe"]))) == [
        "Ada Roe",
        "Bo Moe",
        "Andrea Doe",
    ]


def test_an_only_name_may_be_those_of_several_people_but_not_of_an_organization() -> None:
    several = parse_name_list([{"name": "Ada Roe, Bo Moe, Cy Tan."}])
    organization = parse_name_list([{"name": "Ministry of Looms and Cloth"}])
    assert [name.family for name in several] == ["Roe", "Moe", "Tan"]
    assert list(map(str, organization)) == ["Ministry of Looms and Cloth"]


@pytest.mark.parametrize(
    "name",
    [
        "Looms, Cloth, and Sons",
        "Looms AI, Exampleton, United Cloths",
        "Roe and Roe",
        "Health and Safety Executive",
    ],
)
def test_an_only_name_with_parts_of_one_word_is_that_of_one_organization(name: str) -> None:
    assert len(parse_name_list([{"name": name}])) == 1


def test_an_object_with_one_comma_is_one_person() -> None:
    (person,) = parse_name_list([{"name": "García Márquez, Gabriel José"}])
    assert (person.family, person.given) == ("García Márquez", "Gabriel José")


def test_the_entity_in_the_name_of_an_object_ends_no_name() -> None:
    (person,) = parse_name_list([{"name": "M&ouml;e, Bo"}])
    assert (person.family, person.given) == ("Möe", "Bo")


@pytest.mark.parametrize("part", ["MIT", "bo@example.org"])
def test_one_word_behind_a_semicolon_is_no_person(part: str) -> None:
    assert len(parse_name_list([f"Bo Moe; {part}", "Ada Roe"])) == 2


def test_a_semicolon_behind_a_name_is_no_part_of_it() -> None:
    assert list(map(str, parse_name_list(["Ada Roe;", "Moe, Bo;"]))) == ["Ada Roe", "Bo Moe"]


@pytest.mark.parametrize("value", [["王伟;李娜"], ["王伟;李娜", "张三"], [{"name": "王伟、李娜"}]])
def test_names_without_spaces_are_separated_as_well(value: Any) -> None:
    assert list(map(str, parse_name_list(value)))[:2] == ["王伟", "李娜"]


@pytest.mark.parametrize(
    "name", ["&lt;script&gt;Ada&lt;/script&gt; Roe", "&#60;pre&#x3E;Ada&#60;/pre&#x3E; Roe"]
)
def test_angle_brackets_that_are_escaped_are_no_markup(name: str) -> None:
    assert str(parse_name_list([name, "Bo Moe"])[0]) == html.unescape(name)


def test_the_keys_of_an_object_of_a_kind_are_names() -> None:
    value = {
        "primary": {"Roe, Ada": {"role": ["author"]}, "Moe, Bo": []},
        "secondary": {"Li, Max": {"role": ["editor"]}},
        "corporate": {"Loom Institute": []},
    }
    assert list(map(str, parse_name_list(value))) == ["Ada Roe", "Bo Moe", "Loom Institute"]


def test_initials_with_periods_are_last_if_all_are() -> None:
    assert list(map(str, parse_name_list(["Roe A.", "Moe B."]))) == ["A. Roe", "B. Moe"]
