"""The elements of HTML around the lines of Markdown."""

from __future__ import annotations

from paper_digest.listings.markup.line_elements import elements_of_lines

from tests.linear_time import assert_linear_time


def test_lines_know_the_elements_around_their_first_words() -> None:
    lines = [
        "<div class='box'><div class='image'><div>ICML 2021</div></div>",
        "<div class='text'>",
        "",
        "A Title",
        "</div></div>",
        "Below",
        "<section>Yarn</section> and more",
    ]
    image, text, _, title, _, below, yarn = elements_of_lines(lines)
    assert image[0] == title[0]
    assert image[1] != title[1]
    assert text == title
    assert (len(image), len(title), below, len(yarn)) == (3, 2, (), 1)


def test_an_element_closes_what_nothing_closed_inside_it() -> None:
    assert elements_of_lines(["<div><p>One", "<p>Two</div>", "Three", "</div></p>", "Four"])[2::2] == [(), ()]


def test_elements_that_nothing_closes_take_linear_time() -> None:
    assert_linear_time(elements_of_lines, lambda size: ["<div>word"] * size)
