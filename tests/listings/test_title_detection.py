"""Titles of small pages."""

from __future__ import annotations

from paper_digest.listings.blocks import Block
from paper_digest.listings.title_detection import detect_titles

from tests.listings.pages import ABSTRACT, block, features, link

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
