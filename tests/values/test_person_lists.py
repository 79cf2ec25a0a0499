"""Lists of people are split in one way, in records, in bibliographies and on pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import are_several_names, parse_bibtex_names, parse_names

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doe, Jane and van der Berg, Jan", ["Jane Doe", "Jan van der Berg"]),
        ("Jane Doe AND Ada Roe and others", ["Jane Doe", "Ada Roe"]),
        ("{Barnes and Noble, Inc.} and Doe, Jr., Jane", ["Barnes and Noble, Inc.", "Jane Doe Jr."]),
        (r"G{\"o}del, Kurt and {\O}degaard, J{\o}rn", ["Kurt Gödel", "Jørn Ødegaard"]),
        (r"Kurt Doe and \O{}yvind Roe", ["Kurt Doe", "Øyvind Roe"]),
        ("Anderson, Sandy", ["Sandy Anderson"]),
        ("Doe, Jane\n  and Roe,\n  Ada", ["Jane Doe", "Ada Roe"]),
        ("", []),
    ],
)
def test_the_people_of_a_bibtex_field_are_separated_by_and(text: str, names: list[str]) -> None:
    assert list(map(str, parse_bibtex_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace, Alan M. Turing", ["Ada Lovelace", "Alan M. Turing"]),
        ("王伟, 佘小鹏, 李娜, 陈静, 刘洋, 李明", ["王伟", "佘小鹏", "李娜", "陈静", "刘洋", "李明"]),
        ("A. Author, B. Author, and C. Author.", ["A. Author", "B. Author", "C. Author"]),
        ("A. Auteur, B. Auteur et C. Auteur", ["A. Auteur", "B. Auteur", "C. Auteur"]),
        ("Ada Autorin und Bo Autor", ["Ada Autorin", "Bo Autor"]),
        ("Autora, A., Autor, B., y Autor, C.", ["A. Autora", "B. Autor", "C. Autor"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Lovelace, Ada; Turing, Alan M.", ["Ada Lovelace", "Alan M. Turing"]),
        ("Lovelace, Ada and Turing, Alan M.", ["Ada Lovelace", "Alan M. Turing"]),
        ("Vaswani, A., Shazeer, N., and Parmar, N.", ["A. Vaswani", "N. Shazeer", "N. Parmar"]),
        (
            "Ada Lovelace, Alan Turing, and Kurt Gödel, CISPA",
            ["Ada Lovelace", "Alan Turing", "Kurt Gödel", "CISPA"],
        ),
        (
            "Ada Lovelace, Loom University; Alan Turing, Thread Institute",
            ["Ada Lovelace", "Loom University", "Alan Turing", "Thread Institute"],
        ),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("King, Martin Luther, Jr.", ["Martin Luther King Jr."]),
        ("Doe, John, Jr.; Roe, Ada", ["John Doe Jr.", "Ada Roe"]),
        ("Roe, Ada and Doe, John, III", ["Ada Roe", "John Doe III"]),
        ("Ada Roe, John Doe, Jr.", ["Ada Roe", "John Doe Jr."]),
        ("Lovelace, Ada, Turing, Alan M, and Doe, Jane", ["Ada Lovelace", "Alan M Turing", "Jane Doe"]),
        ("Madonna, Ada Lovelace, Prince, Jane Doe", ["Madonna", "Ada Lovelace", "Prince", "Jane Doe"]),
        ("Loom Team: Ada Lovelace, Kurt Doe", ["Loom Team", "Ada Lovelace", "Kurt Doe"]),
        ("A. Author (1), B. Author (1 and 2) ((1) Inst. X, Rome, (2) Y)", ["A. Author", "B. Author"]),
        ("King, Jr., Martin Luther; van der Berg, Kees", ["Martin Luther King Jr.", "Kees van der Berg"]),
        ("van der Berg, Kees", ["Kees van der Berg"]),
        ("Turing, Alan M.", ["Alan M. Turing"]),
        ("Jan van der Berg, Maria de la Cruz", ["Jan van der Berg", "Maria de la Cruz"]),
        ("John Smith Jr., Bob Li", ["John Smith Jr.", "Bob Li"]),
        ("John Smith, Jr., Bob Li", ["John Smith Jr.", "Bob Li"]),
        ("A B | C D | E F", ["A B", "C D", "E F"]),
        ("Madonna", ["Madonna"]),
        ("", []),
    ],
)
def test_the_people_of_a_line_are_separated(text: str, names: list[str]) -> None:
    assert list(map(str, parse_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Li Wei, +3 authors", ["Li Wei"]),
        ("Jin Zhao, Bo Chen et al.", ["Jin Zhao", "Bo Chen"]),
        ("Yann LeCun¹, Geoff Hinton*, Jane Doe1,2", ["Yann LeCun", "Geoff Hinton", "Jane Doe"]),
    ],
)
def test_placeholders_and_footnote_marks_are_left_out(text: str, names: list[str]) -> None:
    assert list(map(str, parse_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("John Smith, Jane Doe, and Bob Li", ["John Smith", "Jane Doe", "Bob Li"]),
        ("John Smith, Jane Doe, Bob Li and others", ["John Smith", "Jane Doe", "Bob Li"]),
        ("Smith, John;Doe, Jane", ["John Smith", "Jane Doe"]),
        ("Smith, John; Doe, Jane and Roe, Ada", ["John Smith", "Jane Doe", "Ada Roe"]),
        (r"G{\"o}del, Kurt; {\O}degaard, J{\o}rn", ["Kurt Gödel", "Jørn Ødegaard"]),
        ("Smith, J., Doe, A. B.", ["J. Smith", "A. B. Doe"]),
        ("王伟、李娜", ["王伟", "李娜"]),
    ],
)
def test_a_bibtex_list_with_wrong_separators_is_read_as_a_line(text: str, names: list[str]) -> None:
    assert list(map(str, parse_bibtex_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("García Márquez, Gabriel José", ["Gabriel José García Márquez"]),
        ("García Márquez, Gabriel José and Plato", ["Gabriel José García Márquez", "Plato"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("{Barnes; Noble} and Doe, Jane", ["Barnes; Noble", "Jane Doe"]),
        ("AT&amp;T Labs", ["AT&T Labs"]),
        ("Ministry of Health, Labour, Welfare, Japan", ["Ministry of Health, Labour, Welfare, Japan"]),
    ],
)
def test_a_valid_bibtex_name_keeps_its_commas_and_braces(text: str, names: list[str]) -> None:
    assert list(map(str, parse_bibtex_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (r"Mart\'\i nez, Jos\'e and Garc\'\i a L\'opez, Ana", ["José Martínez", "Ana García López"]),
        (r"Smith, John \& Doe, Jane", ["John Smith", "Jane Doe"]),
        (r"Alice Smith \& Bob Jones", ["Alice Smith", "Bob Jones"]),
        ("Barnes & Noble", ["Barnes & Noble"]),
        ("J. Han, W. E", ["J. Han", "W. E"]),
    ],
)
def test_accents_ampersands_and_initials_in_a_bibtex_field(text: str, names: list[str]) -> None:
    assert list(map(str, parse_bibtex_names(text))) == names


@pytest.mark.parametrize("text", ["J. Han, W. E", "A. B, C. D"])
def test_a_family_name_of_one_letter_is_no_initial(text: str) -> None:
    assert len(parse_names(text)) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["{\\a{}", "{", "{a}", ", ", " and ", "a. ", "\\'", "&", "; ", ", b. 1960", "(ABC) "]
)
def test_time_is_linear(unit: str) -> None:
    def read(text: str) -> None:
        PersonName.parse(text)
        parse_names(text)
        parse_bibtex_names(text)

    assert_linear_time(read, lambda size: "Ada " + unit * (size // len(unit)))


@given(st.text(max_size=80))
def test_any_line_gives_names_without_loose_ends(text: str) -> None:
    assert all(str(name) == str(name).strip(" ,;") != "" for name in parse_names(text))


@pytest.mark.parametrize("text", ["Ada~Roe", "~Ada Roe", "Ada Roe~", "Ada~Roe~,"])
def test_ties_around_a_name_are_no_part_of_it(text: str) -> None:
    assert [str(name) for name in parse_names(text)] == ["Ada Roe"]


@pytest.mark.parametrize("line", ["李明，王强", "李明、王强", "李明；王强", "李明, 王强", "李明,王强"])
def test_chinese_and_japanese_separators_part_names(line: str) -> None:
    assert [str(name) for name in parse_names(line)] == ["李明", "王强"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace and and Bo Li", ["Ada Lovelace", "Bo Li"]),
        ("and", []),
        ("Ada Lovelace and", ["Ada Lovelace"]),
        ("and Ada Lovelace", ["Ada Lovelace"]),
        ("Andy Anderson and Anders Bo", ["Andy Anderson", "Anders Bo"]),
    ],
)
def test_and_is_nobodys_name(text: str, names: list[str]) -> None:
    assert [str(name) for name in parse_bibtex_names(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, John Roe and Max Public, Jr.", ["Jane Doe", "John Roe", "Max Public Jr."]),
        ("Jane Doe, John Roe and Max Public, PhD", ["Jane Doe", "John Roe", "Max Public"]),
        ("Jane Doe, John Roe and Max Public, Ann Poe", ["Jane Doe", "John Roe", "Max Public", "Ann Poe"]),
        ("Doe, Jane and Public, Jr., Max", ["Jane Doe", "Max Public Jr."]),
        ("Brinch Hansen, Per Erik; Vargas Llosa, Mario", ["Per Erik Brinch Hansen", "Mario Vargas Llosa"]),
        ("Brinch Hansen, Per E. and Vargas Llosa, Mario", ["Per E. Brinch Hansen", "Mario Vargas Llosa"]),
    ],
)
def test_people_of_two_words_are_not_joined_to_one(text: str, names: list[str]) -> None:
    assert list(map(str, parse_names(text))) == names


def test_a_comma_separates_two_whole_names_or_the_parts_of_one() -> None:
    assert are_several_names("Jane Doe, John Roe")
    assert not are_several_names("Doe, Jane")
    assert not are_several_names("Jane Doe")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hamilton, Will, Zhitao Ying, and Jure Leskovec", ["Will Hamilton", "Zhitao Ying", "Jure Leskovec"]),
        ("Kipf, Thomas N., Ada Lovelace, and Max Welling", ["Thomas N. Kipf", "Ada Lovelace", "Max Welling"]),
        (
            "Madonna, Ada Lovelace, Alan Turing, Max Welling",
            ["Madonna", "Ada Lovelace", "Alan Turing", "Max Welling"],
        ),
    ],
)
def test_the_first_name_alone_may_be_inverted(text: str, names: list[str]) -> None:
    assert list(map(str, parse_names(text))) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, Robert, 1960-", ["Smith, Robert"]),
        ("García Márquez, Gabriel José, 1927-2014", ["García Márquez, Gabriel José"]),
        ("King, Martin Luther, Jr., 1929-1968", ["King, Jr., Martin Luther"]),
        ("Robert Smith, 1960-", ["Smith, Robert"]),
        ("Smith, Robert A., 1960-", ["Smith, Robert A."]),
        ("Smith, Robert, 1960-; Doe, Jane, 1970-", ["Smith, Robert", "Doe, Jane"]),
        ("Smith, Robert, 1960- and Doe, Jane, b. 1970", ["Smith, Robert", "Doe, Jane"]),
        ("Smith, Robert, 1960-, Doe, Jane, 1970-2020", ["Smith, Robert", "Doe, Jane"]),
        ("Robert Smith, 1960-, Jane Doe, 1970-", ["Smith, Robert", "Doe, Jane"]),
    ],
)
def test_years_of_life_are_nobodys_name(text: str, names: list[str]) -> None:
    assert [name.family_first for name in parse_names(text)] == names


def test_others_behind_an_ampersand_are_no_name() -> None:
    assert list(map(str, parse_names("Smith, J., Doe, A. B., & others"))) == ["J. Smith", "A. B. Doe"]
