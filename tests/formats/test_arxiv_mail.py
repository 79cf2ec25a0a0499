"""Entries of arXiv's mails, whole and broken."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from paper_digest.formats import arxiv_mail

from tests.expected import SAMPLES
from tests.formats.records import read
from tests.linear_time import assert_linear_time

MAIL = (SAMPLES / "formats" / "subject-class-mail.txt").read_text("utf-8")
TITLES = [
    "On Looms That Learn: Weaving Patterns from Examples with a Handful of Threads",
    "Threads and Knots",
    "Cloth from Noise",
    "Yarn",
]


def test_new_cross_listed_and_replaced_entries_are_papers_of_their_own() -> None:
    result = read(arxiv_mail, MAIL)
    assert result.titles() == TITLES
    assert [sighting.identifiers[0].value for sighting in result.sightings] == [
        "2403.09001",
        "2403.08999",
        "2305.03001",
        "2306.03002",
    ]
    assert [str(sighting.published) for sighting in result.sightings] == [
        "2024-03-14",
        "2024-03-13",
        "2023-05",  # a replaced entry has the date of the new version
        "2023-06",
    ]
    assert not result.problems
    assert not result.reading.unparsed


def test_wrapped_lines_are_joined_and_paragraphs_kept_in_one_abstract() -> None:
    first = read(arxiv_mail, MAIL).sightings[0]
    assert first.abstract == (
        "We weave patterns that no loom has woven before, with $n < 5$ threads. The low-rank structure of "
        "cloth is learned from examples. A second paragraph says where the code is."
    )
    assert [str(author) for author in first.authors] == ["Ada Lovelace", "Alan M. Turing"]


def test_authors_that_are_not_shown_are_no_person() -> None:
    second = read(arxiv_mail, MAIL).sightings[1]
    assert [str(author) for author in second.authors] == ["Grace Hopper", "Kurt Gödel"]
    assert second.has_more_authors


def test_a_replaced_entry_has_no_abstract_and_keeps_its_publication() -> None:
    third = read(arxiv_mail, MAIL).sightings[2]
    assert third.abstract is None
    assert (third.venue, third.volume, third.pages) == ("Journal of Looms, 2023", "7", "12-15")
    assert [identifier.value for identifier in third.identifiers] == ["2305.03001", "10.1000/looms.2023.7"]
    assert third.remark == "Final version, typos corrected"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _as_page(text: str) -> str:
    return "<html><body><pre>\n" + html.escape(text) + "</pre></body></html>"


def _with_breaks(text: str) -> str:
    return "<div>\n" + "\n".join(f"{html.escape(line)}<br>" for line in text.split("\n")) + "\n</div>"


@pytest.mark.parametrize("changed", [_quoted, _as_page, _with_breaks])
def test_a_quoted_mail_and_one_in_a_page_are_read_alike(changed: Callable[[str], str]) -> None:
    text = changed(MAIL)
    assert arxiv_mail.recognizes(text)
    papers, original = read(arxiv_mail, text).sightings, read(arxiv_mail, MAIL).sightings
    assert [(paper.title, paper.abstract, paper.authors) for paper in papers] == [
        (paper.title, paper.abstract, paper.authors) for paper in original
    ]


def test_an_older_entry_begins_with_the_word_paper() -> None:
    text = (
        "\\\\\nPaper (*cross-listing*): cs.AI/0601001\nFrom: Ada Lovelace\n"
        "Date (v1): Mon, 2 Jan 2006 10:00:00 GMT   (9kb)\n"
        "Date (revised v2): Tue, 3 Jan 2006 10:00:00 GMT   (9kb)\n"
        "\nTitle: Old Looms\nAuthors: Ada Lovelace\n\\\\\n  We weave.\n"
        "\\\\ ( http://arXiv.org/abs/cs/0601001 ,  9kb)\n"
    )
    (paper,) = read(arxiv_mail, text).sightings
    assert (paper.title, paper.abstract, str(paper.published)) == ("Old Looms", "We weave.", "2006-01-02")
    assert [identifier.value for identifier in paper.identifiers] == ["cs/0601001"]


@pytest.mark.parametrize(
    ("lost", "reason"),
    [
        ("Title: Threads and Knots\n", "an entry without a title"),
        ("Report-no: LOOM-24-1\n\\\\\n  ", "an entry without a line \\\\ before its abstract"),
    ],
)
def test_a_broken_entry_costs_itself_and_is_reported(lost: str, reason: str) -> None:
    assert lost in MAIL
    result = read(arxiv_mail, MAIL.replace(lost, ""))
    assert result.titles() == [TITLES[0], *TITLES[2:]]
    (problem,) = result.problems
    assert problem.actual == reason


def test_an_entry_that_lost_its_first_lines_is_known_by_its_last() -> None:
    result = read(arxiv_mail, MAIL.replace("\\\\\narXiv:2305.03001\n", ""))
    assert result.titles() == TITLES
    assert result.sightings[2].identifiers[0].value == "2305.03001"


def test_an_entry_without_its_last_line_and_rule_does_not_take_the_next_one() -> None:
    lost = "\\\\ ( https://arxiv.org/abs/2305.03001 ,  512kb)\n" + "-" * 78 + "\n"
    assert lost in MAIL
    result = read(arxiv_mail, MAIL.replace(lost, ""))
    assert result.titles() == TITLES
    (problem,) = result.problems
    assert "without its last line" in problem.actual


THIRD_END = "\\\\ ( https://arxiv.org/abs/2305.03001 ,  512kb)\n"
FOURTH = (
    "\\\\\narXiv:2306.03002\nreplaced with revised version Thu, 14 Mar 2024 01:13:29 GMT   (1101kb,D)\n\n"
)
FOURTH_END = "\\\\ ( https://arxiv.org/abs/2306.03002 ,  513kb)\n"


@pytest.mark.parametrize(
    ("lost", "reason"),
    [
        (
            (THIRD_END, f"{'-' * 78}\n{FOURTH}"),
            'two titles in one record: "Cloth from Noise" and "Yarn"',
        ),
        (
            (THIRD_END, f"{'-' * 78}\n{FOURTH}Title: Yarn\n"),
            'two arXiv ids in one record: "2305.03001" and "2306.03002"',
        ),
    ],
)
def test_two_entries_that_ran_into_one_are_no_paper(lost: tuple[str, str], reason: str) -> None:
    text = MAIL
    for part in lost:
        assert part in text
        text = text.replace(part, "")
    if "titles" in reason:
        text = text.replace(FOURTH_END, "")
    result = read(arxiv_mail, text)
    assert result.titles() == TITLES[:2]
    assert [problem.actual for problem in result.problems] == [reason]


def test_a_mail_without_papers_is_an_empty_listing() -> None:
    text = MAIL[: MAIL.index("\\\\\narXiv")] + MAIL[MAIL.index("%%%---") :]
    assert arxiv_mail.recognizes(text)
    result = read(arxiv_mail, text)
    assert not result.sightings
    assert not result.reading.unparsed


def test_text_about_such_mails_is_not_recognized() -> None:
    assert not arxiv_mail.recognizes(
        "Each entry starts with\n\\\\\nand an arXiv number such as arXiv:2403.09001.\n"
    )
    assert not arxiv_mail.recognizes("\\\\ ( https://arxiv.org/abs/2403.09001 ,  500kb)\n")


def test_time_is_linear_in_the_number_of_entries() -> None:
    entry = MAIL[MAIL.index("\\\\\narXiv:2403.08999") : MAIL.index("%%--")]
    assert_linear_time(lambda text: list(read(arxiv_mail, text).sightings), lambda size: entry * size, 20)
