"""Titles of small pages."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block, Cell, Role
from paper_digest.listings.title_detection import detect_titles
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, SENTENCE, block, features, link

PEOPLE = "Ada Lovelace, Alan Turing"


def titles(*texts: str | Block) -> list[str]:
    page = features(*texts)
    return [page[start.index].title for start in detect_titles(page) if start.is_titled]


def paper(title: str) -> tuple[str, str, str]:
    return (title, PEOPLE, f"{title}. {ABSTRACT}")


def test_titles_precede_people_and_abstracts() -> None:
    assert titles(*paper("Faster Looms"), *paper("Thin Threads")) == ["Faster Looms", "Thin Threads"]


def test_headings_may_be_titles() -> None:
    assert titles("# All Looms", *paper("## Faster Looms"), *paper("## Thin Threads")) == [
        "Faster Looms",
        "Thin Threads",
    ]


def test_the_heading_of_a_page_with_an_introduction_is_no_title() -> None:
    papers = (*paper("## Faster Looms"), *paper("## Thin Threads"), *paper("## Soft Wool"))
    assert titles("# All Looms of May", ABSTRACT, *papers) == ["Faster Looms", "Thin Threads", "Soft Wool"]
    assert titles(*paper("# All Looms of May"), *papers)[0] == "All Looms of May"


def test_a_page_without_papers_has_no_titles() -> None:
    assert titles("Home", "About", "Contact us for looms") == []


def test_labeled_abstracts_may_lack_titles() -> None:
    page = features(f"Abstract: {ABSTRACT}", f"Abstract: Also {ABSTRACT}")
    assert [(start.index, start.is_titled) for start in detect_titles(page)] == [(0, False), (1, False)]


def test_people_before_an_untitled_abstract_belong_to_it() -> None:
    page = features(
        PEOPLE, f"Abstract: {ABSTRACT}", "Grace Hopper, Alan Turing", f"Abstract: Also {ABSTRACT}"
    )
    assert [start.begin for start in detect_titles(page)] == [0, 2]


def test_a_number_before_a_title_belongs_to_it() -> None:
    page = features(
        "arXiv:2410.05434", "Faster Looms", ABSTRACT, "arXiv:2410.05435", "Thin Threads", f"Also {ABSTRACT}"
    )
    assert [(start.begin, start.index) for start in detect_titles(page)] == [(0, 1), (3, 4)]


def test_a_formula_of_the_page_is_no_title() -> None:
    texts = [
        text
        for number, title in enumerate(("Faster Looms", "Thin Threads", "Strong Wool", "Soft Silk"))
        for text in (
            block(title, links=(link(title, f"2410.0543{number}"),)),
            f"posted to looms by weaver number {number}",
        )
    ]
    assert titles(*texts) == ["Faster Looms", "Thin Threads", "Strong Wool", "Soft Silk"]


def test_the_header_is_no_first_title() -> None:
    assert titles(
        "Looms of Today", *paper("Faster Looms"), *paper("Thin Threads"), *paper("Strong Wool")
    ) == [
        "Faster Looms",
        "Thin Threads",
        "Strong Wool",
    ]


@pytest.mark.parametrize("marker", ["", "1."])
@pytest.mark.parametrize(
    "people", [("Ada Lovelace, Alan Turing",), ("Ada Lovelace, Alan Turing,", "Grace Hopper, Mary Shelley")]
)
def test_people_between_a_title_and_a_url_are_no_title(marker: str, people: tuple[str, ...]) -> None:
    names = ("Faster Looms: A Successor to Needles", "Thin Threads 2: Open and Fine")
    page: list[str | Block] = []
    for number, name in enumerate(names):
        url = block("", links=(Link("", f"https://arxiv.org/abs/2410.0543{number}"),))
        page += (block(name, marker=marker), *people, url)
    assert titles(*page) == list(names)


def test_a_title_right_above_a_url_may_look_like_people() -> None:
    names = ("Deep Sets, Wide Nets", "Lazy Learners, Fast Learners")
    page: list[str | Block] = [
        part
        for number, name in enumerate(names)
        for part in (name, block("", links=(Link("", f"https://arxiv.org/abs/2410.0543{number}"),)))
    ]
    assert titles(*page) == list(names)


def test_a_link_in_the_row_above_in_a_table_does_not_begin_a_paper() -> None:
    rows: list[Block] = []
    for number, name in enumerate(("Faster Looms", "Thin Threads", "Strong Wool"), 1):
        pdf = Link("PDF", f"https://arxiv.org/abs/2410.0543{number}")
        rows += (
            block("PDF", links=(pdf,), cell=Cell(1, 2 * number, 1)),
            block(name, bold=name, cell=Cell(1, 2 * number + 1, 1)),
        )
    page = features(*rows)
    assert all(start.begin == start.index for start in detect_titles(page))


def test_headings_are_no_titles_where_the_classes_of_others_tell_that_they_are() -> None:
    names = [f"{words} of a Kind" for words in ("Faster Looms", "Thin Threads", "Soft Wool", "Woven Nets")]
    first, *others = [
        (block(name, role=Role.TITLE), f"{PEOPLE}. Loom Letters, 2015.", block("Link", links=(link("Link"),)))
        for name in (*names, "Dyed Yarn of a Kind")
    ]
    rest = [text for paper in others for text in paper]
    read = titles(
        "# Publications",
        SENTENCE,
        "## Manuscripts Submitted and Under Review",
        *first,
        "## Articles in Journals",
        *rest,
    )
    assert not {"Publications", "Manuscripts Submitted and Under Review", "Articles in Journals"} & set(read)
    featured = (
        "### A Featured Paper on Wool",
        PEOPLE,
        "Loom Letters, 2015.",
        block("Link", links=(link("Link"),)),
    )
    assert titles(*featured, *first, *rest)[0] == "A Featured Paper on Wool"
