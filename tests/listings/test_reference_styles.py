"""Each style of references, by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.reference_styles import (
    REFERENCE_STYLES,
    dated_quoted_title_first,
    is_likely,
    parse_reference,
    parse_undated,
    people_before_colon,
    person_before_colon,
    sentence_before_people,
    title_before_affiliated,
    title_before_people,
)
from paper_digest.values.person_lists import parse_names

from tests.listings.pages import block

STYLES = {style.__name__: style for style in REFERENCE_STYLES}
CASES = {
    "gb7714": "Lovelace A, Turing A. Faster Looms[J]. Weaving, 1943, 1(2): 12-34.",
    "medline": "Lovelace A, Turing A. Faster Looms. Weaving. 1943;1(2):12-34.",
    "quoted_title": 'Ada Lovelace and Alan Turing, "Faster Looms," in Weaving, 1943.',
    "year_after_people": "Lovelace, A., Turing, A. (1943). Faster Looms. Weaving, 12-34.",
    "inverted_and_title": "Lovelace, A. and Turing, A., Faster Looms of Today. arXiv:1943.00001.",
    "inverted_before_sentence": "Lovelace, A. & Turing, A. Faster Looms of Today. Weaving 1, 12-34 (1943).",
    "people_and_title_between_commas": (
        "A. Lovelace and A. Turing, Faster Looms of Today, Weav. Rev. Lett. 12, 087201 (1943)."
    ),
    "title_and_people_between_commas": (
        "Faster Looms of Today, A. Lovelace and A. Turing, Weav. Rev. Lett. 12, 087201 (1943)."
    ),
    "title_first": "Faster Looms of Today. Ada Lovelace, Alan Turing. Weaving, 1943.",
    "people_first": "Ada Lovelace and Alan Turing. Faster Looms. Weaving, 1943.",
    "people_before_colon": "Lovelace, A., Turing, A.: Faster Looms. Weaving 1, 12-34 (1943)",
}


@pytest.mark.parametrize("style", CASES)
def test_a_style_finds_people_and_title(style: str) -> None:
    reference = STYLES[style](CASES[style])
    assert reference is not None
    assert reference.title in {"Faster Looms", "Faster Looms of Today"}
    authors = reference.authors or parse_names(reference.people)
    assert [author.family for author in authors] == ["Lovelace", "Turing"]


def test_every_style_has_a_case() -> None:
    assert list(CASES) == list(STYLES)


def test_the_year_may_follow_a_period() -> None:
    reference = STYLES["year_after_people"]("Ada Lovelace, Alan Turing. 1943. Faster Looms. Weaving.")
    assert reference is not None
    assert (reference.title, reference.publication) == ("Faster Looms", "1943 Weaving.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Fast Looms. Ada Lovelace, Alan Turing. Weaving 1943.", "Fast Looms"),
        ("Fast Looms. Ada Lovelace et al. Weaving 1943.", "Fast Looms"),
        ("Looms Are All You Need. Ada Lovelace and Alan Turing. Weaving 1943.", "Looms Are All You Need"),
        ("Looms Are All You Need. Ada Lovelace. Weaving 1943.", "Looms Are All You Need"),
        ("Looms Are All You Need (1943). Ada Lovelace, Alan Turing. Weaving.", "Looms Are All You Need"),
    ],
)
def test_a_title_may_look_like_a_name_before_people(text: str, title: str) -> None:
    reference = parse_reference(block(text))
    assert reference is not None
    assert (reference.title, parse_names(reference.people)[0].family) == (title, "Lovelace")


@pytest.mark.parametrize(
    "people",
    ["Ada Lovelace, Alan Turing", "A. Lovelace", "Ada Lovelace et al", "Lovelace, A. and Turing, Alan"],
)
def test_a_title_may_look_like_names_behind_people(people: str) -> None:
    reference = parse_reference(block(f"{people}. Fast Looms, Thin Threads. Weaving 1943."))
    assert reference is not None
    assert reference.title == "Fast Looms, Thin Threads"
    assert parse_names(reference.people)[0].family == "Lovelace"


def test_nobody_knows_which_of_two_names_and_one_name_is_the_title() -> None:
    assert parse_reference(block("Fast Looms. Ada Lovelace and Alan Turing. Weaving 1943.")) is None


def test_a_text_without_a_year_is_no_reference() -> None:
    assert parse_reference(block("Ada Lovelace and Alan Turing. Faster Looms. Weaving.")) is None


def test_a_reference_without_a_year_quotes_its_title() -> None:
    quoted = parse_reference(block('Ada Lovelace and Alan Turing. "Faster Looms of Today".'))
    assert quoted is not None
    assert quoted.title == "Faster Looms of Today"
    assert parse_reference(block("Ada Lovelace and Alan Turing. Faster Looms of Today.")) is None


def test_a_title_in_italics_behind_people_needs_no_year() -> None:
    title = "Faster Looms of Today"
    reference = parse_reference(replace(block(f"Ada Lovelace and Alan Turing. {title}"), italic=title))
    assert reference is not None
    assert [author.family for author in parse_names(reference.people)] == ["Lovelace", "Turing"]
    assert parse_reference(replace(block(f"See {title}"), italic=title)) is None


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("Roe A. Faster Looms. Weaving. 1943;1(2):12-34.", "Faster Looms", ["A. Roe"]),
        ("Roe A: Faster Looms. Weaving 1943, 1:12.", "Faster Looms", ["A. Roe"]),
        ("Roe AB, van der Berg K, et al. Looms. Weaving. 1943.", "Looms", ["A. B. Roe", "K. van der Berg"]),
        ("Roe AB, Doe C. Looms. 4th ed. Boston: Press; 1943.", "Looms", ["A. B. Roe", "C. Doe"]),
    ],
)
def test_names_with_initials_last_are_turned(text: str, title: str, authors: list[str]) -> None:
    reference = parse_reference(block(text))
    assert reference is not None
    assert (reference.title, [str(name) for name in reference.authors]) == (title, authors)


def test_one_name_with_a_last_initial_needs_an_issue() -> None:
    reference = parse_reference(block("Looms for Everyone I. Ada Lovelace, Alan Turing. Weaving, 1943."))
    assert reference is None or not reference.authors


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Roe, Ada, Doe, Bob, and Poe, Carl. Faster looms of today.", ["Roe", "Doe", "Poe"]),
        ("Roe, Ada and Doe, Bob. Faster looms of today. In Weaving.", ["Roe", "Doe"]),
        ("Roe A, Doe B. Faster looms of today. Weaving.", ["Roe", "Doe"]),
    ],
)
def test_inverted_names_before_a_title_need_no_year(text: str, families: list[str]) -> None:
    reference = parse_reference(block(text))
    assert reference is not None
    names = reference.authors or parse_names(reference.people)
    assert (reference.title, [name.family for name in names]) == ("Faster looms of today", families)


@pytest.mark.parametrize("status", ["n.d.", "in press", "forthcoming"])
def test_a_status_may_be_in_the_place_of_a_year(status: str) -> None:
    reference = parse_reference(block(f"Roe, A. ({status}). Faster looms. Weaving."))
    assert reference is not None
    assert (reference.people, reference.title, reference.publication) == (
        "Roe, A.",
        "Faster looms",
        " Weaving.",
    )


@pytest.mark.parametrize(
    ("text", "is_expected"),
    [
        ("Ada Lovelace and Alan Turing. Faster looms of today.", True),
        ("Faster Looms of Today. Ada Lovelace, Alan Turing.", True),
        ("Deep Looms, Woolen Threads. Some notes on weaving.", False),
    ],
)
def test_a_reference_without_a_year_may_look_like_one(text: str, is_expected: bool) -> None:
    undated = block(text)
    reference = parse_undated(undated)
    assert parse_reference(undated) is None
    assert reference is not None
    assert is_likely(reference, undated) is is_expected


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("Ada Lovelace, Alan Turing: Faster Looms", True),
        ("A. Lovelace: Faster Looms", True),
        ("Ada Lovelace: Faster Looms", False),
    ],
)
def test_one_name_before_a_colon_may_be_the_start_of_a_title(text: str, is_certain: bool) -> None:
    reference = person_before_colon(text)
    assert reference is not None
    assert reference.title == "Faster Looms"
    assert people_before_colon(text) == (reference if is_certain else None)


@pytest.mark.parametrize(
    "text", ["Looms of Today: A Survey", "Ada Lovelace, Alan Turing:", "Abstract: We weave."]
)
def test_other_words_before_a_colon_are_nobody(text: str) -> None:
    assert person_before_colon(text) is None


@pytest.mark.parametrize(
    ("text", "title", "is_certain"),
    [
        ("Weaving on a Small Loom, Ada Lovelace and Alan Turing", "Weaving on a Small Loom", True),
        ("Weaving on a Small Loom - Ada Lovelace, Alan Turing", "Weaving on a Small Loom", True),
        ("Weaving on a Small Loom, Ada Lovelace", "Weaving on a Small Loom", False),
        ("Faster Spinning Wheels, Ada Lovelace, Alan Turing", "Faster Spinning Wheels", False),
    ],
)
def test_a_title_before_people_is_certain_if_it_is_no_name(text: str, title: str, is_certain: bool) -> None:
    reference = title_before_people(text)
    assert reference is not None
    assert reference.title == title
    assert sentence_before_people(text) == (reference if is_certain else None)


@pytest.mark.parametrize(
    "text", ["Looms, Ada Lovelace", "Weaving on a Small Loom", "Weaving, with many threads"]
)
def test_other_texts_have_no_title_before_people(text: str) -> None:
    assert title_before_people(text) is None


@pytest.mark.parametrize(
    ("behind", "title", "publication"),
    [
        ("Do Looms Count? A Study of Wool", "Do Looms Count? A Study of Wool", ""),
        ("Do Looms Count? ICML 2023", "Do Looms Count?", "ICML 2023"),
        ("Do Looms Count? A Study. In: Proc. ICML", "Do Looms Count? A Study", "In: Proc. ICML"),
    ],
)
def test_a_question_may_be_the_first_part_of_a_title(behind: str, title: str, publication: str) -> None:
    reference = people_before_colon(f"Ada Lovelace, Alan Turing: {behind}")
    assert reference is not None
    assert (reference.title, reference.publication) == (title, publication)


def test_people_and_a_colon_without_a_year_are_no_reference_by_themselves() -> None:
    assert parse_undated(block("Ada Lovelace, Alan Turing: Faster Looms of Today")) is None


def test_the_year_may_follow_inverted_names_and_a_comma() -> None:
    style = STYLES["year_after_people"]
    reference = style("Lovelace, A.B. and Turing, A., 1943. Faster Looms. Weaving, 12(3), pp.1-9.")
    assert reference is not None
    assert (reference.title, reference.publication) == ("Faster Looms", "1943 Weaving, 12(3), pp.1-9.")
    for people in ("Lovelace, A. et al.", "Lovelace, A.", "World Loom Organization"):
        assert style(f"{people}, 1943. Faster Looms. Weaving, 12(3), pp.1-9.") is not None
    for short in (
        "A. Lovelace and A. Turing. Loom Attention, 2021. arXiv:2101.00002.",
        "Lovelace, A., Turing, A. Fast Looms, 2021. In Weaving, pp.1-9.",
        "A. Lovelace. Looms, 2019. PhD thesis.",
    ):
        assert style(short) is None
    assert (
        style("Lovelace, A. and Turing, A. On Faster Looms of Wool. In ICML, 2024. arXiv:2410.10001.") is None
    )


def test_people_before_a_title_with_a_colon_are_not_those_before_the_colon() -> None:
    text = "A. Roe and B. Moe. LoomNet: Faster Looms. In Weaving, 2021."
    assert person_before_colon(text) is None
    reference = parse_reference(block(text))
    assert reference is not None
    assert reference.title == "LoomNet: Faster Looms"


def test_inverted_people_need_a_title_of_words_behind_them() -> None:
    assert STYLES["inverted_and_title"]("Roe, A. and Moe, B., Looms. Weaving.") is None


def test_a_question_with_a_full_stop_behind_it_ends_a_title() -> None:
    reference = STYLES["year_after_people"](
        "Roe, A. (2017). Do looms dream?. In Cloth and ethics (pp. 1-9). Loom."
    )
    assert reference is not None
    assert reference.title.rstrip(".") == "Do looms dream?"


@pytest.mark.parametrize(
    ("text", "people", "title"),
    [
        (
            "A. Roe, B. Moe, and C. Poe, Wool, Dye, and Knots in the North, Nat. Wool 15, 912 (2019).",
            "A. Roe, B. Moe, C. Poe",
            "Wool, Dye, and Knots in the North",
        ),
        ("A. Roe, Dye without Any Water, arXiv:1909.04567 (2019).", "A. Roe", "Dye without Any Water"),
        (
            "A. Roe and B. Moe, Nets in the Wind, in Proc. Knots, 2019.",
            "A. Roe and B. Moe",
            "Nets in the Wind",
        ),
        ("A. Roe, Nets in the Calm, ICML Workshop, 2019.", "A. Roe", "Nets in the Calm"),
    ],
)
def test_a_title_between_commas_ends_at_the_journal(text: str, people: str, title: str) -> None:
    reference = STYLES["people_and_title_between_commas"](text)
    assert reference is not None
    assert (reference.people, reference.title) == (people, title)


@pytest.mark.parametrize(
    "quotation",
    [
        '"It is fast and cheap to build," says Max Moe, who led the study in 2023.',
        '"Looms for All of the Mills," writes Max Moe in 2023.',
        '"The best tool of all looms," with 2024 being a big one.',
        '"We switched our whole team to it," by Jane Roe, 2023',
        '"Looms for Everyone of Us." Max Moe of the mill in Woolton',
    ],
)
def test_a_quotation_is_no_title_before_people(quotation: str) -> None:
    assert dated_quoted_title_first(quotation) is None


def test_a_quoted_title_has_its_people_behind_it_up_to_a_full_stop() -> None:
    reference = dated_quoted_title_first('"Nets for All." Jane Roe, Ida Ash. NeurIPS 2023.')
    assert reference is not None
    assert (reference.people, reference.publication) == ("Jane Roe, Ida Ash", "NeurIPS 2023.")


@pytest.mark.parametrize(
    "text",
    [
        "Threads of the Northern Looms, J. Finance, vol. 12, 1999.",
        "A. Lovelace and A. Turing, Faster Looms of Today, Weav. Rev. Lett. 12, 087201 (1943).",
        "Looms, A. Lovelace, Weav. Rev. 12, 1 (1943).",
    ],
)
def test_a_journal_or_one_word_is_no_title_and_its_people(text: str) -> None:
    assert STYLES["title_and_people_between_commas"](text) is None


def test_people_may_be_behind_a_title_with_their_affiliations() -> None:
    reference = title_before_affiliated(
        "Threads, Knots and Looms,Ada Roe (University of Woolton (North)); Bo Moe (Institute, Exampleton)"
    )
    assert reference is not None
    assert (reference.title, reference.people) == ("Threads, Knots and Looms", "Ada Roe; Bo Moe")
    assert title_before_affiliated("Threads and looms (of the north); more (of the south)") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A. Roe, Looms of Wool for All, Cloth Institute Review, 2005.", "Looms of Wool for All"),
        ("E.H. Roe, Public looms of wool, Public Cloth 11 (1) (1971) 17–33.", "Public looms of wool"),
        ("A. Roe, Looms of Wool for All, CSAIL Working Paper, 2006.", "Looms of Wool for All"),
    ],
)
def test_a_title_between_commas_is_before_its_venue(text: str, title: str) -> None:
    reference = parse_reference(block(text))
    assert reference is not None
    assert reference.title == title


def test_one_inverted_author_before_a_year_has_an_initial() -> None:
    reference = parse_reference(block("Roe, Ada P. 1973. The weaver as master of looms. Cloth 89:214-217."))
    assert reference is not None
    assert [str(name) for name in parse_names(reference.people)] == ["Ada P. Roe"]


def test_initials_keep_their_period_before_a_year_and_a_quoted_title() -> None:
    reference = parse_reference(block('Moe, M., Roe, A., and Poe, L. (2019) "What Do Looms Know?" Wool, 3.'))
    assert reference is not None
    assert [str(name) for name in parse_names(reference.people)] == ["M. Moe", "A. Roe", "L. Poe"]
    assert (reference.title, reference.publication) == ("What Do Looms Know?", "2019 Wool, 3.")
