"""What belongs to a paper and what lies between papers."""

from __future__ import annotations

from itertools import chain

from paper_digest.listings.blocks import Block, Cell, Role
from paper_digest.listings.record_segments import RecordSegment, segment_records
from paper_digest.listings.title_detection import RecordStart
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, block, features, link


def segments(starts: tuple[int, ...], *texts: str | Block) -> tuple[list[list[str]], list[str]]:
    """The texts of each segment, and those in none."""
    texts_by_segment, between = segment_records(
        features(*texts), tuple(RecordStart(start, start) for start in starts)
    )
    return [[block.text for block in segment.blocks] for segment in texts_by_segment], [
        block.text for block in between
    ]


def test_a_segment_reaches_to_the_next() -> None:
    assert segments((1, 3), "Menu", "Looms", ABSTRACT, "Threads", ABSTRACT) == (
        [["Looms", ABSTRACT], ["Threads", ABSTRACT]],
        ["Menu"],
    )


def test_without_titles_all_blocks_are_in_no_segment() -> None:
    assert segments((), "Looms") == ([], ["Looms"])


def test_a_section_s_heading_ends_a_segment() -> None:
    texts_by_segment, between = segments((0, 3), "Looms", ABSTRACT, "# Threads", "Thin Threads", ABSTRACT)
    assert (texts_by_segment[0], between) == (["Looms", ABSTRACT], ["Threads"])


def test_a_year_as_a_heading_ends_a_segment() -> None:
    texts_by_segment, between = segments((0, 3), "Looms", ABSTRACT, "## 2023", "Thin Threads", ABSTRACT)
    assert (texts_by_segment[0], between) == (["Looms", ABSTRACT], ["2023"])


def test_a_day_of_an_event_ends_a_segment_as_a_heading_only() -> None:
    texts_by_segment, between = segments((0, 3), "Looms", "Ada Roe", "### 3 May 2021 (Monday) Day 2", "Nets")
    assert (texts_by_segment[0], between) == (["Looms", "Ada Roe"], ["3 May 2021 (Monday) Day 2"])
    texts_by_segment, _ = segments((0, 3), "Looms", "Ada Roe", "3-5 May 2021", "Nets")
    assert texts_by_segment[0] == ["Looms", "Ada Roe", "3-5 May 2021"]


def test_a_badge_at_the_start_of_the_title_s_item_belongs_to_it() -> None:
    badges = [block(name, marker="-") for name in ("ICML", "ACL")]
    titles = [block(text, role=Role.TITLE) for text in ("Fast Looms", "Thin Threads")]
    texts_by_segment, _ = segments((1, 4), badges[0], titles[0], ABSTRACT, badges[1], titles[1], ABSTRACT)
    assert texts_by_segment == [["ICML", "Fast Looms", ABSTRACT], ["ACL", "Thin Threads", ABSTRACT]]


def test_the_footer_is_not_of_the_last_paper() -> None:
    texts_by_segment, between = segments((0,), "Looms", ABSTRACT, "Other words", "More words")
    assert (texts_by_segment, between) == ([["Looms", ABSTRACT]], ["Other words", "More words"])


def test_the_buttons_of_the_last_paper_are_those_of_the_others() -> None:
    code = block("Code", links=(Link("Code", "https://github.com/ada/looms"),))
    menu = block("Home", links=(Link("Home", "/"),))
    texts_by_segment, between = segments((0, 2), "Fast Looms", code, "Thin Threads", code, menu)
    assert (texts_by_segment[1], between) == (["Thin Threads", "Code"], ["Home"])


def test_a_button_to_the_paper_before_its_title_belongs_to_it() -> None:
    button = block("12", links=(Link("12", "/login?next=%2Fpapers%2F2410.05434"),))
    texts_by_segment, _ = segments((2,), "Menu", button, "Looms", "arXiv:2410.05434")
    assert texts_by_segment == [["12", "Looms", "arXiv:2410.05434"]]


def test_the_row_above_in_a_table_is_not_of_the_paper() -> None:
    pdf = block("PDF", links=(link("PDF"),), cell=Cell(1, 1, 2))
    title = block("Thin Threads", links=(link("Thin Threads"),), cell=Cell(1, 2, 1))
    assert segments((3,), "Menu", block("Posters", cell=Cell(1, 1, 1)), pdf, title)[0] == [["Thin Threads"]]


def test_the_opening_that_titles_share_belongs_to_them() -> None:
    papers = [["Submitted by", "Weaver", f"Looms {part}", f"{ABSTRACT} {part}."] for part in "ABCD"]
    assert segments((2, 6, 10, 14), *chain.from_iterable(papers))[0] == papers


def dates(*texts: str) -> list[str | None]:
    starts = tuple(RecordStart(index, index) for index, text in enumerate(texts) if text.startswith("Looms"))
    texts_by_segment: tuple[RecordSegment, ...] = segment_records(features(*texts), starts)[0]
    return [segment.listed_on for segment in texts_by_segment]


def test_a_date_above_papers_is_when_they_were_listed() -> None:
    assert dates("Aug 7", "Looms 1", ABSTRACT, "Looms 2", ABSTRACT) == ["Aug 7", "Aug 7"]


def test_a_heading_with_a_month_is_a_date() -> None:
    assert dates("# List of 7 August 2024", "Looms 1", ABSTRACT) == ["List of 7 August 2024"]


def test_each_title_may_have_its_own_date_before_it() -> None:
    assert dates("Aug 7", "Looms 1", ABSTRACT, "Aug 8", "Looms 2", ABSTRACT) == ["Aug 7", "Aug 8"]


def test_badges_above_all_titles_belong_to_the_papers_below() -> None:
    papers = (
        ("ICML", "Fast Looms", ABSTRACT),
        ("JMLR", "Thin Threads", ABSTRACT),
        ("Thesis", "Wool", ABSTRACT),
    )
    texts_by_segment, between = segments((2, 5, 8), "My Publications of All Years", *chain(*papers))
    assert texts_by_segment == [list(paper) for paper in papers]
    assert between == ["My Publications of All Years"]


def test_words_that_also_end_the_last_paper_are_no_badges() -> None:
    papers = (
        ("Fast Looms", ABSTRACT, "Oral"),
        ("Thin Threads", ABSTRACT, "Talk"),
        ("Wool", ABSTRACT, "Oral"),
    )
    texts_by_segment, _ = segments((1, 4, 7), "Program", *chain(*papers))
    assert texts_by_segment[1] == list(papers[1])


def test_years_between_papers_are_headings_where_the_first_is_above_all() -> None:
    of_2024 = ("Fast Looms", ABSTRACT, "Wool", ABSTRACT)
    page = features("2024", *of_2024, "2023", "Thin Threads", ABSTRACT)
    dated, between = segment_records(page, tuple(RecordStart(start, start) for start in (1, 3, 6)))
    assert [segment.listed_on for segment in dated] == ["2024", "2024", "2023"]
    assert [block.text for block in between] == ["2024", "2023"]


def test_a_year_in_the_middle_of_each_paper_cuts_none() -> None:
    papers = (("Fast Looms", "2024", ABSTRACT), ("Thin Threads", "2023", ABSTRACT))
    texts_by_segment, between = segments((1, 4), "2025", *chain(*papers))
    assert texts_by_segment == [list(paper) for paper in papers]
    assert between == ["2025"]


def test_a_year_below_each_paper_is_its_own() -> None:
    texts_by_segment, _ = segments((0, 3), "Fast Looms", ABSTRACT, "2024", "Thin Threads", ABSTRACT, "2023")
    assert texts_by_segment == [["Fast Looms", ABSTRACT, "2024"], ["Thin Threads", ABSTRACT, "2023"]]


def test_the_last_paper_ends_with_its_venue_and_before_a_notice() -> None:
    venue = "Proceedings of the Society of Looms, Sep. 2024"
    notice = "All pages are Copyright © 2024 by Ada Roe."
    footer = "We make these pages. We read all letters."
    texts_by_segment, between = segments((0,), "Looms", "Ada Roe, Max Moe", venue, notice, footer)
    assert texts_by_segment == [["Looms", "Ada Roe, Max Moe", venue]]
    assert between == [notice, footer]


def test_a_conference_with_its_place_and_date_is_of_the_last_paper() -> None:
    event = "Third Conference on Looms (Looms 2011). Oslo. October 2011."
    texts_by_segment, between = segments((0, 2), "Looms", ABSTRACT, "Threads", ABSTRACT, event, "Menu")
    assert (texts_by_segment[1], between) == (["Threads", ABSTRACT, event], ["Menu"])
