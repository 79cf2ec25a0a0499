"""Each style of references, by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.reference_list import REFERENCE_STYLES, parse, parse_reference
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, UnparsedSpan
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names

from tests.listings.pages import SENTENCE, block, dump

STYLES = {style.__name__: style for style in REFERENCE_STYLES}
CASES = {
    "gb7714": "Lovelace A, Turing A. Faster Looms[J]. Weaving, 1943, 1(2): 12-34.",
    "quoted_title": 'Ada Lovelace and Alan Turing, "Faster Looms," in Weaving, 1943.',
    "year_after_people": "Lovelace, A., Turing, A. (1943). Faster Looms. Weaving, 12-34.",
    "title_first": "Faster Looms of Today. Ada Lovelace, Alan Turing. Weaving, 1943.",
    "people_first": "Ada Lovelace and Alan Turing. Faster Looms. Weaving, 1943.",
}


@pytest.mark.parametrize("style", CASES)
def test_a_style_finds_people_and_title(style: str) -> None:
    reference = STYLES[style](CASES[style])
    assert reference is not None
    assert reference.title in {"Faster Looms", "Faster Looms of Today"}
    authors = reference.authors or parse_names(reference.people)
    assert [author.family for author in authors] == ["Lovelace", "Turing"]


@pytest.mark.parametrize(
    ("text", "authors", "has_more"),
    [
        ("Smith, J., et al. (2021). Faster Looms. Weaving.", ["J. Smith"], True),
        ("Smith, J. et al. 2021. Faster Looms. Weaving.", ["J. Smith"], True),
        ("Ada Lovelace and others (2021). Faster Looms. Weaving.", ["Ada Lovelace"], True),
        ('Ada Lovelace, Alan Turing, et al., "Faster Looms," 2021.', ["Ada Lovelace", "Alan Turing"], True),
        ("Ada Lovelace et al. Faster Looms. Weaving, 2021.", ["Ada Lovelace"], True),
        ("Smith, J. (2021). Faster Looms. Weaving.", ["J. Smith"], False),
    ],
)
def test_a_reference_may_name_only_the_first_authors(text: str, authors: list[str], has_more: bool) -> None:
    paper = next(iter(parse(dump(text, *CASES.values())) or ()))
    assert isinstance(paper, Sighting)
    assert (paper.title, [str(name) for name in paper.authors]) == ("Faster Looms", authors)
    assert paper.has_more_authors is has_more


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


def test_a_list_of_references() -> None:
    outputs = list(parse(dump("# References", *CASES.values(), f"{SENTENCE} In 1943.")) or ())
    assert [type(output) for output in outputs] == [Boilerplate, *[Sighting] * 5, UnparsedSpan]
    first, second = outputs[1:3]
    assert isinstance(first, Sighting)
    assert isinstance(second, Sighting)
    assert (first.title, first.venue) == ("Faster Looms", "Weaving")
    assert (second.title, second.venue) == ("Faster Looms", "in Weaving")


def test_one_reference_among_other_texts_is_no_list() -> None:
    assert parse(dump(SENTENCE, SENTENCE, CASES["people_first"])) is None


def test_the_date_is_the_publication_s() -> None:
    outputs = list(parse(dump(CASES["people_first"], CASES["title_first"])) or ())
    assert isinstance(outputs[0], Sighting)
    assert outputs[0].published == PartialDate(1943)


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


def test_a_second_identifier_in_a_reference_is_stated_and_not_the_papers() -> None:
    text = "A. Lovelace and B. Turing. Faster Looms Through Thin Threads. Journal of Looms, 2024. {}"
    references = [text.format(f"arXiv:2401.0000{number}, arXiv:2402.0000{number}") for number in range(1, 5)]
    outputs = list(parse(dump(*references)) or ())
    sightings = [output for output in outputs if isinstance(output, Sighting)]
    assert [sighting.identifiers[0].value for sighting in sightings] == [
        f"2401.0000{number}" for number in range(1, 5)
    ]
    assert [sighting.other_identifiers[0].value for sighting in sightings] == [
        f"2402.0000{number}" for number in range(1, 5)
    ]


def test_a_chinese_reference_among_others_is_read() -> None:
    chinese = block("周志华. 机器学习[M]. 北京: 清华大学出版社, 2016.", 2, marker="2.")
    outputs = list(parse(dump(CASES["people_first"], chinese, CASES["year_after_people"])) or ())
    read = [output for output in outputs if isinstance(output, Sighting)]
    assert [paper.title for paper in read] == ["Faster Looms", "机器学习", "Faster Looms"]
    assert (read[1].venue, read[1].published) == ("北京: 清华大学出版社", PartialDate(2016))


@pytest.mark.parametrize("text", ["机器学习", "周志华: 机器学习", "Looms, 1943"])
def test_a_numbered_line_that_is_no_reference_is_unparsed(text: str) -> None:
    numbered, bare = block(text, 2, marker="[2]"), block(text, 3)
    outputs = list(parse(dump(CASES["people_first"], numbered, CASES["title_first"], bare)) or ())
    assert [type(output) for output in outputs] == [Sighting, UnparsedSpan, Sighting, Boilerplate]


def test_a_page_of_chinese_references_is_a_list() -> None:
    texts = (
        "周飞燕, 金林鹏, 董军. 卷积神经网络研究综述[J]. 计算机学报, 2017, 40(6): 1229-1251.",
        "李航. 统计学习方法[M]. 北京: 清华大学出版社, 2012.",
    )
    outputs = list(parse(dump(*texts)) or ())
    assert [output.title for output in outputs if isinstance(output, Sighting)] == [
        "卷积神经网络研究综述",
        "统计学习方法",
    ]
