"""Kinds of blocks that their neighbors decide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.block_context import classify_blocks, is_byline
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Block, Role

from tests.listings.pages import ABSTRACT, block, blocks, link


def kinds(*texts: str | Block) -> list[BlockKind]:
    return [block.kind for block in classify_blocks(blocks(*texts))]


def test_labels_before_a_space_count_on_a_page_of_reports() -> None:
    report = ("Authors Ada Lovelace", "Year 1843", "Venue Looms", "Keywords thread")
    assert kinds(*report * 3) == [BlockKind.FIELD] * 12
    assert BlockKind.FIELD not in kinds(*report * 2)


def test_a_bibtex_entry_is_empty() -> None:
    entry = ("@article{x,", "title = {Faster Looms},", "}")
    assert kinds("Faster Looms", *entry, "Thin Threads") == [
        BlockKind.TEXT,
        *[BlockKind.EMPTY] * 3,
        BlockKind.TEXT,
    ]


def test_a_bibtex_entry_without_its_last_brace_ends_with_its_fields() -> None:
    assert kinds("@article{x,", "title = {Faster Looms},", "Thin Threads")[2] is BlockKind.TEXT


def test_a_value_may_be_in_the_block_below_its_label() -> None:
    label, value = classify_blocks(blocks("Abstract:", ABSTRACT))
    assert label.kind is BlockKind.BOILERPLATE
    assert value.label == ("abstract", ABSTRACT)


def test_a_heading_is_no_value_of_the_label_above() -> None:
    assert classify_blocks(blocks("Abstract:", "# Faster Looms"))[1].label is None


def test_one_name_below_a_title_is_an_author_where_others_name_people() -> None:
    page = (
        "A Study of Faster Looms for All",
        "Ada Lovelace",
        "Thin Threads for Looms",
        "Alan Turing, Grace Hopper",
    )
    assert kinds(*page)[1] is BlockKind.PEOPLE
    assert kinds(*page[:2])[1] is BlockKind.TEXT


def test_one_name_below_most_titles_is_an_author_where_no_paper_has_two() -> None:
    page = ("A Study of Faster Looms for All", "Ada Lovelace", "Thin Threads for Looms", "Grace Hopper")
    assert kinds(*page) == [BlockKind.TEXT, BlockKind.PEOPLE] * 2
    other_titles = [f"{number} Looms for Every Weaver" for number in ("Six", "Seven", "Eight")]
    assert BlockKind.PEOPLE not in kinds(*page, *other_titles)


def test_one_name_below_a_labeled_title_is_an_author() -> None:
    page = ("Title: Looms", "Ada Lovelace", "Title: Threads", "Grace Hopper, Alan Turing")
    assert kinds(*page)[1] is BlockKind.PEOPLE


def test_a_short_title_below_an_author_is_no_author() -> None:
    paper = ("A Study of Faster Looms for All", "Ada Lovelace (London)")
    assert (
        kinds(*paper, "Thin Threads", "Alan Turing, Emmy Noether") == [BlockKind.TEXT, BlockKind.PEOPLE] * 2
    )


def test_one_name_and_a_year_below_a_short_title_is_an_author_where_authors_are_labeled() -> None:
    page = ("Thin Threads", "Gus May, 2022")
    assert kinds("Authors: Ada Lovelace", *page)[1:] == [BlockKind.TEXT, BlockKind.PEOPLE]
    assert kinds("2023 Looms", *page)[1:] == [BlockKind.TEXT, BlockKind.TEXT]


def test_one_name_before_a_colon_is_an_author_where_bylines_are() -> None:
    page = ("Ada Lovelace, Alan Turing:", "Looms", "Grace Hopper, Alan Turing:", "Threads", "Ada Lovelace:")
    assert kinds(*page)[4] is BlockKind.PEOPLE


def test_a_byline_ends_in_a_colon() -> None:
    with_colon, without = classify_blocks(blocks("Ada Lovelace, Alan Turing:", "Ada Lovelace, Grace Hopper"))
    assert is_byline(with_colon)
    assert not is_byline(without)


RECOMMENDED = ("Weaving Without Supervision: A Survey", "Threads as Tokens for Fabric Generation (2023)")
INTRODUCTION = (
    "librarian-bot",
    "Jan 4, 2024",
    "This is an automated message from the Librarian Bot.",
    "The following papers were recommended by the Semantic Scholar API",
)


def test_papers_that_a_program_recommends_are_none_of_the_page() -> None:
    page = kinds("Faster Looms for All", *INTRODUCTION, *RECOMMENDED, CLOSING, "Thin Threads for Looms")
    assert page == [BlockKind.TEXT, *[BlockKind.BOILERPLATE] * 7, BlockKind.TEXT]


def test_a_list_of_recommended_papers_ends_without_a_closing_sentence_too() -> None:
    items = [block(title, marker="-", links=(link(title),)) for title in RECOMMENDED]
    page = classify_blocks(blocks(*INTRODUCTION, *items, "Thin Threads for Looms"))
    assert [item.kind for item in page] == [*[BlockKind.BOILERPLATE] * 6, BlockKind.TEXT]
    assert not any(item.block.links for item in page)


CLOSING = "Please give a thumbs up to this comment if you found it helpful!"
OF_PAGE = "Thin Threads for Looms"


@pytest.mark.parametrize("closing", [(), (CLOSING,)])
@pytest.mark.parametrize("intro", [INTRODUCTION, INTRODUCTION[2:], INTRODUCTION[3:]])
def test_a_paper_between_two_comments_of_programs_is_the_pages(
    intro: tuple[str, ...], closing: tuple[str, ...]
) -> None:
    items = [block(title, marker="-") for title in RECOMMENDED]
    page: tuple[str | Block, ...] = (
        *intro,
        *items,
        OF_PAGE,
        "Ada Lovelace, Alan Turing",
        *intro,
        *items,
        *closing,
    )
    boilerplate = [BlockKind.BOILERPLATE] * (len(intro) + 2)
    own = [BlockKind.TEXT, BlockKind.PEOPLE]
    assert kinds(*page) == [*boilerplate, *own, *boilerplate, *[BlockKind.BOILERPLATE] * len(closing)]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (block(OF_PAGE, level=2), BlockKind.TEXT),
        (block(OF_PAGE, marker="2."), BlockKind.TEXT),
        (block(OF_PAGE, marker="1."), BlockKind.TEXT),
        (block(OF_PAGE, role=Role.TITLE), BlockKind.TEXT),
        (block(f"Title: {OF_PAGE}"), BlockKind.FIELD),
        (block(ABSTRACT), BlockKind.ABSTRACT),
    ],
)
def test_recommended_papers_end_where_the_next_paper_begins(first: Block, kind: BlockKind) -> None:
    items = [block(title, marker="-") for title in RECOMMENDED]
    page = kinds(*INTRODUCTION, *items, first, "A Study of Faster Looms", CLOSING)
    assert page == [*[BlockKind.BOILERPLATE] * 6, kind, BlockKind.TEXT, BlockKind.BOILERPLATE]


def test_recommended_papers_may_be_numbered() -> None:
    items = [block(title, marker=f"{number}.") for number, title in enumerate(RECOMMENDED, 1)]
    page = kinds(*INTRODUCTION, *items, CLOSING, block(OF_PAGE, marker="3."))
    assert page == [*[BlockKind.BOILERPLATE] * 7, BlockKind.TEXT]


def test_a_list_of_recommended_papers_goes_on_behind_markup() -> None:
    items = [block(""), *(block(title, marker="-") for title in RECOMMENDED), block("")]
    assert kinds(*INTRODUCTION[3:], *items, OF_PAGE) == [
        BlockKind.BOILERPLATE,
        BlockKind.EMPTY,
        *[BlockKind.BOILERPLATE] * 2,
        BlockKind.EMPTY,
        BlockKind.TEXT,
    ]


def test_a_whole_comment_in_one_block_recommends_nothing_below_it() -> None:
    comment = " ".join((*INTRODUCTION[2:], *RECOMMENDED, CLOSING))
    page = kinds(comment, OF_PAGE, "A Study of Faster Looms", comment)
    assert page == [BlockKind.BOILERPLATE, *[BlockKind.TEXT] * 2, BlockKind.BOILERPLATE]


def test_the_date_below_a_comment_of_a_program_is_the_pages() -> None:
    page = ("You can directly ask Librarian Bot for recommendations", "Jan 4, 2024", "Thin Threads for Looms")
    assert kinds(*page) == [BlockKind.BOILERPLATE, BlockKind.DATE, BlockKind.TEXT]


def test_a_title_in_chinese_below_a_numbered_one_translates_it() -> None:
    page = (
        replace(block("Looms Are All You Need"), marker="【1】"),
        block("标题：织机就是你所需要的一切"),
        block("作者：Ada Lovelace"),
    )
    assert [classified.field for classified in classify_blocks(page)] == [None, "keywords", "authors"]
    assert [classified.field for classified in classify_blocks(page[1:])] == ["title", "authors"]


GERMAN = "Wir weben Muster aus einer Handvoll Fäden. Niemand hat das zuvor getan, und das Tuch ist fest."


def fields_of_values(*texts: str) -> list[str | None]:
    """The field of each block with a value."""
    return [block.field for block in classify_blocks(blocks(*texts)) if block.kind is BlockKind.FIELD]


def test_an_abstract_in_another_language_translates_the_english_one() -> None:
    english, german = f"Abstract: {ABSTRACT}", f"Zusammenfassung: {GERMAN}"
    assert fields_of_values(english, german) == ["abstract", "keywords"]
    assert fields_of_values(german, "Keywords: looms", english) == ["keywords", "keywords", "abstract"]


def test_an_abstract_in_another_language_may_have_further_paragraphs() -> None:
    english, german = f"Abstract: {ABSTRACT}", f"Zusammenfassung: {GERMAN}"
    assert fields_of_values(german, GERMAN, english) == ["keywords", "abstract"]


def test_an_abstract_in_another_language_may_be_of_another_paper() -> None:
    english, german = f"Abstract: {ABSTRACT}", f"Zusammenfassung: {GERMAN}"
    assert fields_of_values(english, "Title: Fäden", german) == ["abstract", "title", "abstract"]
    assert fields_of_values(english, "Threads and Looms", german) == ["abstract", "abstract"]
    assert fields_of_values(english, english) == ["abstract", "abstract"]


def test_people_in_the_first_lines_of_items_introduce_the_titles_below() -> None:
    def items(n_items: int) -> tuple[Block, ...]:
        names = ("Ada Lovelace and Alan Turing", "Jane Roe and Max Moe", "Lea Poe and Bob Roy")
        return tuple(
            part
            for number, people in enumerate(names[:n_items])
            for part in (
                block(people, 2 * number, marker="-"),
                block(f"Looms of Kind {number}", 2 * number + 1),
            )
        )

    assert [is_byline(classified) for classified in classify_blocks(items(3))] == [True, False] * 3
    assert not any(map(is_byline, classify_blocks(items(2))))


def test_people_below_the_first_lines_of_items_introduce_nothing() -> None:
    page = [
        part
        for n in range(3)
        for part in (block(f"Looms of Kind {n}", marker="-"), block("Ada Roe, Max Moe"))
    ]
    assert not any(map(is_byline, classify_blocks(page)))


def page_of_paragraphs(*paragraphs: tuple[str, str]) -> list[bool]:
    """For each line of paragraphs of two lines, between blank lines, whether it is a byline."""
    lines = [
        block(text, 3 * number + place)
        for number, paragraph in enumerate(paragraphs, 1)
        for place, text in enumerate(paragraph)
    ]
    return [is_byline(line) for line in classify_blocks(lines)]


def test_people_in_the_first_lines_of_paragraphs_introduce_the_titles_below() -> None:
    people = ("Ada Lovelace, Alan Turing", "Emmy Noether, Kurt Gödel", "Grace Hopper and Maria Mitchell")
    titles = ("Faster looms of today", "Cloth without any noise", "Knots for everybody at home")
    assert page_of_paragraphs(*zip(people, titles, strict=True)) == [True, False] * 3
    assert page_of_paragraphs(*zip(titles, people, strict=True)) == [False, False] * 3


def test_people_in_the_first_lines_introduce_no_venue() -> None:
    people = ("Ada Lovelace, Alan Turing", "Emmy Noether, Kurt Gödel", "Grace Hopper and Maria Mitchell")
    venues = ("Annals of weaving 2021", "Proceedings of the looms", "Annals of weaving 2020")
    assert not any(page_of_paragraphs(*zip(people, venues, strict=True)))


def test_one_of_the_people_of_the_page_is_an_author_below_two_words() -> None:
    page = ("A Study of Faster Looms for All", "A Lovelace, AM Turing", "Thin Threads", "A Lovelace")
    assert kinds(*page)[3] is BlockKind.PEOPLE
    assert kinds(*page[:3], "G Hopper")[3] is BlockKind.TEXT
