"""Names are split by BibTeX's rules, in records, in bibliographies and on pages alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from paper_digest.values.person import PersonName

WORDS = st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True).filter(lambda word: word not in {"Jr", "Sr"})
PARTICLES = st.sampled_from(["", "van", "van der", "de la", "von"])
SUFFIXES = st.sampled_from(["", "Jr.", "III"])
_PROTECTED, _DIGIT = re.compile(r"\{[^{}]*[^{}\s][^{}]*\}"), re.compile(r"\d")
NAMES = st.builds(PersonName, WORDS, st.builds("{} {}".format, WORDS, WORDS), PARTICLES, SUFFIXES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donald E. Knuth", PersonName("Knuth", "Donald E.")),
        ("Knuth, Donald E.", PersonName("Knuth", "Donald E.")),
        ("Brinch Hansen, Per", PersonName("Brinch Hansen", "Per")),
        ("Ludwig van Beethoven", PersonName("Beethoven", "Ludwig", "van")),
        ("van der Berg, Kees", PersonName("Berg", "Kees", "van der")),
        ("Sabine im Walde", PersonName("Walde", "Sabine", "im")),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            PersonName("Vallée Poussin", "Charles Louis Xavier Joseph", "de la"),
        ),
        ("King, Jr., Martin Luther", PersonName("King", "Martin Luther", suffix="Jr.")),
        ("Roe, Ada 3rd", PersonName("Roe", "Ada", suffix="3rd")),
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
        ("van den Hoven,null", PersonName("Hoven", particle="van den")),
        ("Null, Ada", PersonName("Null", "Ada")),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("*{", None),
        ("Ada Lovelace*{}", "Ada Lovelace"),
        ("Lovelace, {Ada", "Ada Lovelace"),
        ("Lovelace}, Ada*", "Ada Lovelace"),
        ("Ada Lovelace et al.*", "Ada Lovelace"),
        ("{Barnes and Noble}", "Barnes and Noble"),
    ],
)
def test_braces_that_protect_nothing_are_ignored(text: str, name: str | None) -> None:
    parsed = PersonName.parse(text)
    assert (str(parsed) if parsed else None) == name


@given(NAMES)
def test_both_orders_parse_to_the_same_name(name: PersonName) -> None:
    assert PersonName.parse(str(name)) == PersonName.parse(name.family_first) == name


@given(st.text(max_size=60))
@example("*{")
@example("a...*")
def test_parsing_what_was_printed_changes_nothing(text: str) -> None:
    """Where braces protect nothing, and no digit is a footnote's or an organization's by its place."""
    assume(not _PROTECTED.search(text) and not _DIGIT.search(text))
    name = PersonName.parse(text.replace("\\", ""))
    again = PersonName.parse(str(name)) if name and "," not in str(name) else name
    assert str(again) == str(name)


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
    "name",
    [
        "European Commission, Joint Research Centre",
        "Google, Inc.",
        "World Health Organization, Geneva",
        "Weavers Institute, Exampleton, NY",
    ],
)
def test_an_organization_keeps_its_commas(name: str) -> None:
    assert PersonName.parse(name) == PersonName(name)


@pytest.mark.parametrize(
    "name", ["Centers for Disease Control", "Society of Looms", "Task Force on Looms, Exampleton"]
)
def test_a_name_with_words_between_others_is_an_organizations(name: str) -> None:
    assert PersonName.parse(name) == PersonName(name)
    assert PersonName.parse(f"{{{name}}}") == PersonName(name)


@pytest.mark.parametrize("name", ["Kees van der Berg", "Ana de la Cruz", "Tom On Lee", "Maria dos Santos"])
def test_particles_and_names_in_capitals_are_a_persons(name: str) -> None:
    person = PersonName.parse(name)
    assert person
    assert person.given


@pytest.mark.parametrize("name", ["Bank, Steven", "Group, John", "Lab, Max", "Center, Anna Maria"])
def test_a_family_name_may_be_a_word_of_organizations(name: str) -> None:
    person = PersonName.parse(name)
    assert person
    assert person.family_first == name
