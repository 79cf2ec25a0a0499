"""Lines are joined where a program wrapped them at a fixed width."""

from __future__ import annotations

import textwrap

from paper_digest.listings.markup.line_unwrapping import breaks_in, is_list_below

SENTENCES = (
    "We study how networks find flat minima of their error, and why networks that find them are simple and "
    "generalize well, as experiments with feedforward and recurrent networks on several tasks confirm here, "
    "and the stock market is among them."
)


def test_a_wrapped_paragraph_is_broken_after_every_line_but_its_last() -> None:
    lines = textwrap.wrap(SENTENCES, 72)
    breaks = breaks_in(lines)
    assert [breaks.after(number) for number in range(len(lines))] == [True] * (len(lines) - 1) + [False]


def test_lines_of_a_list_are_not_broken() -> None:
    lines = ["Flat Minima", "Sepp Hochreiter", "Neural Computation"]
    breaks = breaks_in(lines)
    assert not any(breaks.after(number) for number in range(3))


def test_a_page_of_long_lines_is_unwrapped() -> None:
    assert breaks_in([SENTENCES]).is_unwrapped
    assert not breaks_in(textwrap.wrap(SENTENCES, 72)).is_unwrapped


def test_people_below_a_title_are_a_list() -> None:
    assert is_list_below("Flat Minima", "Sepp Hochreiter, Jürgen Schmidhuber")
    assert not is_list_below("We study how networks", "find flat minima")


def test_a_line_of_subject_classes_is_no_part_of_the_title_above() -> None:
    page = [
        line
        for title in ("Bounds on Looms, Nets, and Digital Sums of the Knots of the North", "Density of Wool")
        for line in (
            title,
            "math.NT",
            "",
            "",
            "Ada Lovelace",
            "",
            f"{'We count knots in nets of wool. ' * 8}",
            "",
        )
    ]
    assert not any(breaks_in(page).after(number) for number, line in enumerate(page[:-1]) if line)


def test_a_numbered_paragraph_is_one_text() -> None:
    lines = [
        "1. Weaving Nets of a Hundred Threads with the Looms of the",
        "North, A. Roe, B. Moe, Journal of Weaving and of Threads 12,",
        "345 (2020)",
        "",
        "2. Do the Looms of the South Dream of the Wool of Northern",
        "Sheep, M. Li, Letters of Wool (2021)",
        "",
        "3. Every Knot of a Net Is Undone by the Threads beside Those,",
        "A. Roe, Journal of Weaving (2022)",
    ]
    breaks = breaks_in(lines)
    above = [number for number in range(len(lines)) if breaks.is_of_paragraph(number)]
    assert above == [0, 1, 4, 7]


def test_lines_below_title_openings_are_texts_of_their_own() -> None:
    lines = [
        line
        for number, title in enumerate(("Weaving Nets of Threads", "Wool of the North", "Knots"), 1)
        for line in (f"{number}. {title}", "Ada Roe and Bo Moe of the Institute of Looms", "WEAVE 2020", "")
    ]
    breaks = breaks_in(lines)
    assert not any(map(breaks.is_of_paragraph, range(len(lines))))
