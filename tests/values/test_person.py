"""Names are split by BibTeX's rules, in records, in bibliographies and on pages alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.person import PersonName, parse_bibtex_names, parse_names

from tests.linear_time import assert_linear_time

WORDS = st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True).filter(lambda word: word not in {"Jr", "Sr"})
PARTICLES = st.sampled_from(["", "van", "van der", "de la", "von"])
SUFFIXES = st.sampled_from(["", "Jr.", "III"])
NAMES = st.builds(PersonName, WORDS, st.builds("{} {}".format, WORDS, WORDS), PARTICLES, SUFFIXES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donald E. Knuth", PersonName("Knuth", "Donald E.")),
        ("Knuth, Donald E.", PersonName("Knuth", "Donald E.")),
        ("Brinch Hansen, Per", PersonName("Brinch Hansen", "Per")),
        ("Ludwig van Beethoven", PersonName("Beethoven", "Ludwig", "van")),
        ("van der Berg, Kees", PersonName("Berg", "Kees", "van der")),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            PersonName("Vallée Poussin", "Charles Louis Xavier Joseph", "de la"),
        ),
        ("King, Jr., Martin Luther", PersonName("King", "Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", PersonName("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King, Jr.", PersonName("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", PersonName("King", "Martin Luther", suffix="Jr.")),
        ("von Hicks, III, Michael", PersonName("Hicks", "Michael", "von", "III")),
        ("Ii, Naomasa", PersonName("Ii", "Naomasa")),
        ("Madonna", PersonName("Madonna")),
        ("深度", PersonName("深度")),
        (
            "Ministry of Health, Labour and Welfare, Japan",
            PersonName("Ministry of Health, Labour and Welfare, Japan"),
        ),
        ("{World Health Organization}", PersonName("World Health Organization")),
        ("{Barnes and Noble, Inc.}", PersonName("Barnes and Noble, Inc.")),
        ("{van den Berg}, Jan", PersonName("van den Berg", "Jan")),
        ("Smith~Jones, A~B", PersonName("Smith Jones", "A B")),
    ],
)
def test_a_name_is_split_into_its_parts(text: str, name: PersonName) -> None:
    assert PersonName.parse(text) == name


@pytest.mark.parametrize(
    ("tex", "name"),
    [
        (r"N\'u\~nez, Jos\'e", "José Núñez"),
        (r"N{\'u}{\~n}ez, Jos{\'{e}}", "José Núñez"),
        (r"Erd{\H o}s, Paul", "Paul Erdős"),
        (r"Paul Erd\H{o}s", "Paul Erdős"),
        (r"\O{}yvind {\AA}s", "Øyvind Ås"),
        (r"S\o ren Kierkegaard", "Søren Kierkegaard"),
        (r"Moritz He{\ss}", "Moritz Heß"),
        (r"Ji\v{r}\'{\i} {\v{C}}ern\'y", "Jiří Černý"),
        (r"{\'E}lie Cartan", "Élie Cartan"),
        (r"AT\&T Labs", "AT&T Labs"),
    ],
)
def test_tex_in_a_name_is_decoded(tex: str, name: str) -> None:
    assert str(PersonName.parse(tex)) == name


@pytest.mark.parametrize("text", ["", " , ", "et al.", "others", "and others", "+3 authors", "{}", "\u200b"])
def test_nobody_is_not_a_name(text: str) -> None:
    assert PersonName.parse(text) is None


def test_characters_that_break_a_page_are_removed() -> None:
    assert str(PersonName.parse("Ann &amp; Bob")) == "Ann & Bob"
    assert str(PersonName.parse("Mallory \u202eecilA")) == "Mallory ecilA"


def test_a_name_of_known_parts_keeps_its_family_name_whole() -> None:
    assert PersonName.of_parts("García Márquez", "Gabriel") == PersonName("García Márquez", "Gabriel")
    assert PersonName.of_parts("van der Berg", "Kees") == PersonName("Berg", "Kees", "van der")
    assert PersonName.of_parts("Berg", "Kees", particle="van der") == PersonName("Berg", "Kees", "van der")
    assert PersonName.of_parts("") is None


def test_a_name_is_written_in_both_orders() -> None:
    king = PersonName("King", "Martin Luther", suffix="Jr.")
    assert (str(king), king.family_first) == ("Martin Luther King Jr.", "King, Jr., Martin Luther")
    berg = PersonName("Berg", "Kees", "van der")
    assert (str(berg), berg.family_first) == ("Kees van der Berg", "van der Berg, Kees")


@given(NAMES)
def test_both_orders_parse_to_the_same_name(name: PersonName) -> None:
    assert PersonName.parse(str(name)) == PersonName.parse(name.family_first) == name


@given(st.text(max_size=60))
def test_parsing_what_was_printed_changes_nothing(text: str) -> None:
    name = PersonName.parse(text.replace("\\", ""))
    again = PersonName.parse(str(name)) if name and "," not in str(name) else name
    assert str(again) == str(name)


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
        ("A. Author, B. Author, and C. Author.", ["A. Author", "B. Author", "C. Author"]),
        ("Lovelace, Ada; Turing, Alan M.", ["Ada Lovelace", "Alan M. Turing"]),
        ("Lovelace, Ada and Turing, Alan M.", ["Ada Lovelace", "Alan M. Turing"]),
        ("Vaswani, A., Shazeer, N., and Parmar, N.", ["A. Vaswani", "N. Shazeer", "N. Parmar"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
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
@pytest.mark.parametrize("unit", ["{\\a{}", "{", "{a}", ", ", " and ", "a. ", "\\'", "&", "; "])
def test_time_is_linear(unit: str) -> None:
    def read(text: str) -> None:
        PersonName.parse(text)
        parse_names(text)
        parse_bibtex_names(text)

    assert_linear_time(read, lambda size: "Ada " + unit * (size // len(unit)))


@given(st.text(max_size=80))
def test_any_line_gives_names_without_loose_ends(text: str) -> None:
    assert all(str(name) == str(name).strip(" ,;") != "" for name in parse_names(text))


@pytest.mark.parametrize("line", ["李明，王强", "李明、王强", "李明；王强"])
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
    ("text", "name"),
    [
        ("Wei Wang 0001", "Wei Wang"),
        ("Hans Müller 0012", "Hans Müller"),
        ("Team 2024", "Team"),
        ("Project 12345", "Project 12345"),
        ("0001", "0001"),
    ],
)
def test_the_number_that_dblp_gives_to_people_of_one_name_is_no_part_of_it(text: str, name: str) -> None:
    assert str(PersonName.parse(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Roe1,2,*", "Jane Roe"),
        ("John Poe†", "John Poe"),
        ("Max Mustermann 0000-0002-1825-0097", "Max Mustermann"),
        ("Eva Muster https://orcid.org/0000-0002-1825-0097", "Eva Muster"),
        ("Eva Muster (ORCID: 0000-0002-1694-233X)", "Eva Muster"),
        ("Ann Example (MIT)", "Ann Example"),
        ("Example, Ann1 (MIT, USA)", "Ann Example"),
        ("李明1", "李明"),
        ("Max Public, PhD", "Max Public"),
    ],
)
def test_marks_orcids_affiliations_and_degrees_are_no_part_of_a_name(text: str, name: str) -> None:
    assert str(PersonName.parse(text)) == name
    assert [str(parsed) for parsed in parse_names(f"{text}; Bo Li")] == [name, "Bo Li"]


@pytest.mark.parametrize(
    "name", ["C3PO Team", "4Paradigm", "R2D2", "Team Qwen3", "World Health Organization (WHO)", "Google (X)"]
)
def test_digits_and_parentheses_of_an_organization_are_kept(name: str) -> None:
    assert str(PersonName.parse(name)) == name
    assert [str(parsed) for parsed in parse_names(f"{name}; Bo Li")] == [name, "Bo Li"]


def test_marks_within_a_word_are_kept_and_lines_still_part_names() -> None:
    assert list(map(str, parse_names("A*STAR; A. B.2; Jane Doe*\nBo Li1"))) == [
        "A*STAR",
        "A. B.",
        "Jane Doe",
        "Bo Li",
    ]


def test_orcids_are_left_out_of_a_line() -> None:
    names = parse_names("Jane Doe 0000-0002-1825-0097, John Roe 0000-0002-1694-233X")
    assert list(map(str, names)) == ["Jane Doe", "John Roe"]


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
