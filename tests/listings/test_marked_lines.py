"""Lines of plain text that are items by their number or by what is behind them."""

from __future__ import annotations

from paper_digest.listings.marked_lines import MarkedLine, marked_lines

READINGS = (
    "Weaving",
    "(required) The Wool File System [LOOM 2003]",
    "(required) Nets: Simple Knots on Large Boats [WOOL 2004]",
    "A Guide to Looms (a white paper)",
    "Nets for All [LOOM 2018]",
    "The Case for Learned Knots [LOOM 2019]",
    "Dynamic Dye [WOOL '07]",
)


def numbered(*texts: str) -> list[tuple[int, str]]:
    return list(enumerate(texts, 1))


def test_lines_with_a_venue_behind_them_are_items() -> None:
    assert marked_lines(numbered(*READINGS)) == [
        MarkedLine(1, "Weaving", is_item=False),
        MarkedLine(2, "The Wool File System", is_item=True, behind="LOOM 2003"),
        MarkedLine(3, "Nets: Simple Knots on Large Boats", is_item=True, behind="WOOL 2004"),
        MarkedLine(4, "A Guide to Looms (a white paper)", is_item=True),
        MarkedLine(5, "Nets for All", is_item=True, behind="LOOM 2018"),
        MarkedLine(6, "The Case for Learned Knots", is_item=True, behind="LOOM 2019"),
        MarkedLine(7, "Dynamic Dye", is_item=True, behind="WOOL '07"),
    ]


def test_other_words_in_brackets_make_no_items() -> None:
    lines = marked_lines(numbered(*(f"Looms and {word} (a remark)" for word in "abcdef")))
    assert not any(line.is_item for line in lines)
    few = marked_lines(numbered(*READINGS[1:], *(f"Looms and {word} (a remark)" for word in "abcdef")))
    assert not any(line.is_item for line in few)


def test_lines_that_count_from_one_are_items_with_their_day_behind_them() -> None:
    days = ("April 7th", "April 14th", "April 21st", "May 5", "May 12th", "May 19th")
    lines = [f"{number}. Looms – Part of {day} – {day}" for number, day in enumerate(days, 1)]
    items = marked_lines(numbered("What we read next", *lines))
    assert [(line.text, line.behind) for line in items if line.is_item] == [
        (f"Looms – Part of {day}", day) for day in days
    ]
    assert not any(line.is_item for line in marked_lines(numbered(*lines[1:])))


def test_many_spaces_in_a_line_take_no_time() -> None:
    lines = numbered(*(f"{number}. Looms{' ' * 50_000}and nets" for number in range(1, 6)))
    assert all(line.is_item for line in marked_lines(lines))
