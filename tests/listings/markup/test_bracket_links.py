"""Links in brackets lose their markup, and every line they cover has them."""

from __future__ import annotations

from paper_digest.listings.markup.bracket_links import unlinked
from paper_digest.values.rich_text.inlines import Link

PAPER = "https://a.org/x"


def test_an_inline_link_is_its_text() -> None:
    (line,) = unlinked([f"See [Flat Minima]({PAPER}) here"])
    assert (line.text, line.links) == ("See Flat Minima here", (Link("Flat Minima", PAPER),))


def test_an_image_is_removed() -> None:
    (line,) = unlinked([f"![A plot]({PAPER}.png)Flat Minima"])
    assert (line.text, line.links) == ("Flat Minima", ())


def test_an_image_in_a_link_is_not_a_part_of_its_text() -> None:
    (line,) = unlinked([f"[![A plot](x.png) Flat Minima]({PAPER})"])
    assert line.links == (Link("Flat Minima", PAPER),)


def test_a_reference_has_the_url_of_its_definition() -> None:
    first, _, definition = unlinked(["[Flat Minima][1]", "", f"[1]: {PAPER}"])
    assert (first.text, first.links) == ("Flat Minima", (Link("Flat Minima", PAPER),))
    assert definition.text == ""


def test_a_number_in_brackets_is_a_citation_where_nothing_defines_it() -> None:
    (line,) = unlinked(["as shown in [12]"])
    assert (line.text, line.links) == ("as shown in [12]", ())


def test_a_link_may_run_over_two_lines() -> None:
    first, second = unlinked(["[Flat", f"Minima]({PAPER})"])
    assert (first.text, first.links) == ("Flat", (Link("Flat", PAPER),))
    assert (second.text, second.links) == ("Minima", (Link("Minima", PAPER),))


def test_a_bare_url_is_a_link_without_text_or_final_period() -> None:
    (line,) = unlinked([f"Code: {PAPER}."])
    assert line.links == (Link("", PAPER),)


def test_escaped_brackets_are_text() -> None:
    (line,) = unlinked([r"\[1\] Flat Minima"])
    assert (line.text, line.links) == (r"\[1\] Flat Minima", ())


def test_lines_are_counted_from_one() -> None:
    assert [line.number for line in unlinked(["a", "b"])] == [1, 2]
