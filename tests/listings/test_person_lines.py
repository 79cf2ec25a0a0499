"""Lines that name people."""

from __future__ import annotations

import pytest
from paper_digest.listings.person_lines import (
    are_first_people,
    are_people,
    are_short_names,
    bare_people,
    is_name,
    is_people,
    is_single_name,
    links_people,
    people_part,
    without_parentheses,
)
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, block, link

NAMES = (
    "Ada Lovelace",
    "Kees van der Berg",
    "J. R. R. Tolkien",
    "李 明",
    "Erik Learned-Moe",
    "Ann Ton That",
    "Max Wise",
)


@pytest.mark.parametrize("text", NAMES)
def test_a_full_name_is_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    ["Lovelace", "faster looms", "GPT 4", "Looms: Threads", "van der", "Deep Learning", "Multi-Agent Looms"],
)
def test_other_words_are_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text", ["ACM Computing Looms", "Expert Loom. Appl.", "Wool Model. User-Adapt. Spin."]
)
def test_a_journal_is_no_name(text: str) -> None:
    assert not is_name(text)
    assert is_name("Wm. Moe Jr.")


def test_a_word_of_many_parts_is_in_no_name() -> None:
    assert is_name("Marie-Anne-Rose Moe")
    assert not is_name("Current State-of-the-Art")


def test_ordinary_words_of_the_page_are_no_name() -> None:
    assert not is_name("Faster Looms", frozenset(("faster", "looms")))


@pytest.mark.parametrize("text", ["Ada Lovelace, Alan Turing", "Lovelace, Ada; Turing, Alan (NPL)"])
def test_a_line_of_names_is_people(text: str) -> None:
    assert is_people(text)


@pytest.mark.parametrize("text", ["Ada Lovelace", "Are Ada Lovelace, Alan Turing Right?", ABSTRACT])
def test_one_name_a_question_or_prose_is_not_people(text: str) -> None:
    assert not is_people(text)


def test_one_person_and_several_are_people() -> None:
    assert are_people("Ada Lovelace")
    assert are_people("Ada Lovelace, Alan Turing")
    assert not are_people("on looms")


@pytest.mark.parametrize(
    "text",
    [
        "Lovelace et al.",
        "Ada Lovelace, Alan Turing, et al",
        "Lovelace and others",
        "van der Berg et.al",
        "李明等",
    ],
)
def test_names_before_a_placeholder_are_the_first_people(text: str) -> None:
    assert are_first_people(text)


@pytest.mark.parametrize(
    "text",
    ["Ada Lovelace", "et al.", "others", "Show more", "as shown by Lovelace et al.", "looms and others"],
)
def test_other_texts_are_not_the_first_people(text: str) -> None:
    assert not are_first_people(text)


def test_a_name_of_five_words_shows_that_the_text_goes_on() -> None:
    assert are_short_names(parse_names("Ada Lovelace, Johannes van der Berg"))
    assert not are_short_names(parse_names("Ada Lovelace, Alan Turing Main Conference Track"))
    assert not are_short_names(())


def test_a_single_name_may_have_a_remark() -> None:
    assert is_single_name("Ada Lovelace (London)")
    assert not is_single_name("Ada Lovelace, Alan Turing")


@pytest.mark.parametrize(
    "tail", ["; Proceedings of Looms", " - arXiv preprint 2024", " (2024)"], ids=["venue", "dash", "year"]
)
def test_people_end_at_a_venue_or_year(tail: str) -> None:
    assert people_part(f"Ada Lovelace{tail}") == "Ada Lovelace"


@pytest.mark.parametrize("around", ["by {}", "By: {}", "7 May 2024 • {}", "2024-05-07 · {}"])
def test_a_word_or_a_date_may_be_before_the_people(around: str) -> None:
    people = "Ada Lovelace, Alan Turing"
    assert people_part(around.format(people)) == people


def test_proceedings_may_be_right_behind_a_semicolon() -> None:
    assert people_part("Ada Lovelace, Alan Turing;Proceedings of Looms, PMLR 1:2-9") == (
        "Ada Lovelace, Alan Turing"
    )


@pytest.mark.parametrize(
    "venue",
    ["Loom Letters: Threads, 12(3), 4-9.", "2026. https://doi.org/10.1234/loom.1", "2024."],
)
def test_a_full_stop_is_between_people_and_a_volume_or_a_year(venue: str) -> None:
    assert people_part(f"Ada Lovelace, Alan Turing. {venue}") == "Ada Lovelace, Alan Turing"


def test_other_words_behind_by_or_a_date_are_no_people() -> None:
    for text in ("By the Numbers and Their Threads", "7 May 2024 • A Loom for Threads"):
        assert not is_people(people_part(text))


def test_parentheses_and_brackets_are_removed() -> None:
    assert without_parentheses("Ada (London) Lovelace [1]") == "Ada Lovelace"


def test_links_to_papers_link_no_people() -> None:
    text = "Ada Lovelace Alan Turing"
    people = (Link("Ada Lovelace", "/ada"), Link("Alan Turing", "/alan"))
    assert links_people(block(text, links=people))
    assert not links_people(block(text, links=(people[0], link("Alan Turing"))))


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/search/cs?searchtype=author&query=Lovelace",
        "/people/a/ada-lovelace/",
        "https://openreview.net/profile?id=~Ada_Lovelace1",
        "https://dblp.org/pid/12/345.html",
        "https://scholar.google.com/citations?hl=en&user=abc",
        "https://orcid.org/0000-0002-1825-0097",
        "https://example.org/~ada/",
    ],
)
def test_one_name_that_links_to_a_page_of_an_author_is_people(url: str) -> None:
    assert links_people(block("Ada Lovelace", links=(Link("Ada Lovelace", url),)))
    assert not links_people(block("A long note that thanks Ada Lovelace", links=(Link("Ada Lovelace", url),)))


@pytest.mark.parametrize(
    "url", ["/looms", "https://example.org/~ada/looms.pdf", "/profiler", "/search?q=author"]
)
def test_two_words_that_link_elsewhere_are_no_people(url: str) -> None:
    assert not links_people(block("Faster Looms", links=(Link("Faster Looms", url),)))


def test_a_long_text_with_many_dashes_is_no_line_of_people() -> None:
    text = "Looms - " * 5000  # looking for a digit after each dash would take 20 seconds
    assert people_part(text) == text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Attention, Memory, Time", False),
        ("Lovelace, Ada", True),
        ("King, Jr., Martin Luther", True),
        ("Roe, Ada, III", True),
    ],
)
def test_a_name_has_one_comma_beside_that_of_a_suffix(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ada Roe, Bo Moe, +2 authors, Eva Poe • arXiv.org • 19 August 2026",
            "Ada Roe, Bo Moe, +2 authors, Eva Poe",
        ),
        ("Eva Poe · Dye Journal · 18 August 2026", "Eva Poe"),
        ("Ada Roe • Bo Moe • Eva Poe", "Ada Roe • Bo Moe • Eva Poe"),
        ("Ada Roe and Al Day • Bo Moe and Di Doe", "Ada Roe and Al Day • Bo Moe and Di Doe"),
        ("Ada Roe and Al Day • Bo Moe", "Ada Roe and Al Day • Bo Moe"),
    ],
)
def test_bullets_may_follow_people(text: str, people: str) -> None:
    assert people_part(text) == people


def test_a_chinese_sentence_is_no_person() -> None:
    assert not is_name("SVM 与 CF 结合，提出新的优化策略")
    assert not is_name("We 提出一种全新的优化策略")
    assert is_name("Ming 王小明")


@pytest.mark.parametrize("name", ["Chas. Moe", "Prof. Cy Tan", "Alex. Lin", "Jean-Marie-Anne-Luc Fox"])
def test_abbreviated_first_names_and_hyphens_are_of_people(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Expert Syst. Appl.",
        "Deep State-of-the-Art",
        "ACM Computing Surveys",
        "Nature Methods",
        "SIGGRAPH Asia",
    ],
)
def test_journals_and_words_of_titles_are_no_people(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("place", ["Vienna, Austria", "Seoul, South Korea", "Cambridge, UK"])
def test_a_city_and_its_country_are_no_person(place: str) -> None:
    assert not is_name(place)
    assert is_name("Austria, Ada")
    assert is_name("Roe, Jordan")


def test_chinese_names_with_frequent_surnames_are_people() -> None:
    assert is_people("王磊、陈静、刘洋")
    assert not is_people("织机、羊毛、网络")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (" Roe, A. and Moe, C., ", "Roe, A. and Moe, C."),
        ("Roe A., Moe C. ", "Roe A., Moe C."),
        ("Ada Roe, Max Moe. ", "Ada Roe, Max Moe"),
        ("Roe, A, Moe, C, ", "Roe, A, Moe, C"),
    ],
)
def test_the_full_stop_of_an_initial_stays(text: str, bare: str) -> None:
    assert bare_people(text, " ,.") == bare


def test_initials_in_a_row_are_as_one_word() -> None:
    assert are_short_names(parse_names("João F. N. B. Cortese"))
    assert not are_short_names(parse_names("Ada Roe Max M. Moe"))
