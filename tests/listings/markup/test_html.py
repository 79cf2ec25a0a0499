"""A saved page becomes blocks with text, level, marker, links and lines."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Role
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.model.record import Span
from paper_digest.values.rich_text.inlines import Link

from tests.linear_time import assert_linear_time


def texts(*lines: str) -> list[str]:
    return [block.text for block in parse_html_blocks(lines)]


def test_a_heading_has_its_level() -> None:
    (block,) = parse_html_blocks(["<h3>Flat Minima</h3>"])
    assert (block.text, block.level) == ("Flat Minima", 3)


def test_a_list_item_has_a_marker() -> None:
    (block,) = parse_html_blocks(["<li>Flat Minima</li>"])
    assert block.marker == "-"


def test_inline_elements_do_not_end_a_block() -> None:
    assert texts("<p>Flat <i>Minima</i> here</p>") == ["Flat Minima here"]


def test_block_elements_do() -> None:
    assert texts("<div>Flat Minima<div>1997</div></div>") == ["Flat Minima", "1997"]


def test_scripts_and_styles_are_hidden() -> None:
    assert texts("<script>var a;</script><p>Flat Minima</p>") == ["Flat Minima"]


def test_a_link_has_its_text_and_url() -> None:
    (block,) = parse_html_blocks(['<p>See <a href="https://a.org/x">Flat Minima</a></p>'])
    assert block.links == (Link("Flat Minima", "https://a.org/x"),)


def test_a_block_has_the_lines_of_its_text() -> None:
    (block, closing) = parse_html_blocks(["<p>Flat", "Minima", "</p>"])
    assert (block.text, block.span) == ("Flat Minima", Span(1, 2))
    assert (closing.text, closing.span) == ("", Span(3, 3))


def test_comments_are_not_text() -> None:
    assert texts("<p>Flat <!-- a", "b --> Minima</p>") == ["Flat Minima"]


def test_an_unclosed_tag_is_text() -> None:
    assert texts("<p>if a <b then</p>") == ["if a <b then"]


def test_a_line_break_within_a_sentence_is_a_space_and_one_after_a_title_is_not() -> None:
    sentence = "We study how looms weave patterns from a handful of threads, which"
    blocks = parse_html_blocks(
        [f"<p>{sentence} <br>nobody has done.</p>", "<p><b>On Looms</b><br>by Ada</p>"]
    )
    assert [block.text for block in blocks] == [f"{sentence} nobody has done.", "On Looms", "by Ada"]


def test_a_button_with_a_title_is_read_and_any_other_is_not() -> None:
    page = ["<h2><button>Faster Looms of Today</button></h2>", "<p>We weave.</p><button>View PDF</button>"]
    texts = [block.text for block in parse_html_blocks(page) if block.text]
    assert texts == ["Faster Looms of Today", "We weave."]


def test_a_block_knows_its_cell_also_of_a_table_in_a_table() -> None:
    inner = "<table><tr><td>Wool</td></tr></table>"
    page = f"<p>Top</p><table><tr><th>Flat</th><td>Minima</td></tr><tr><td>{inner}Silk</td></tr></table>End"
    assert {block.text: block.cell for block in parse_html_blocks([page])} == {
        "Top": None,
        "Flat": (1, 1, 1),
        "Minima": (1, 1, 2),
        "Wool": (2, 3, 1),
        "Silk": (1, 2, 1),
        "End": None,
    }


def test_the_class_of_an_element_says_what_its_words_are() -> None:
    page = (
        '<div class="paper"><p class="title">Debiasing Model Updates</p>'
        '<p class="details"><span class="authors">Ada Lovelace</span>; PMLR 139</p><p>More</p></div>'
    )
    roles = [block.role for block in parse_html_blocks([page])]
    assert roles == [Role.TITLE, Role.AUTHORS, None]


def test_a_title_within_a_line_is_a_block() -> None:
    page = '<cite>Ada Lovelace: <span class="title">Looms That Count.</span> <i>Weaving</i> 2023</cite>'
    assert [block.text for block in parse_html_blocks([page])] == [
        "Ada Lovelace:",
        "Looms That Count.",
        "Weaving 2023",
    ]


def test_an_item_may_be_the_year_of_those_below() -> None:
    page = (
        '<ul><li class="year">2021</li><li><p class="title">Looms</p><span class="year">2020</span></li>'
        '<li class="years">x</li></ul>'
    )
    assert [(block.text, block.role) for block in parse_html_blocks([page])] == [
        ("2021", "year"),
        ("Looms", "title"),
        ("2020", None),
        ("x", None),
    ]


def test_the_number_of_a_paper_among_those_of_its_kind_is_left_out() -> None:
    page = '<li><div>[c12]</div>One</li><li><div>[12]</div>Two</li><li><a href="x">[j4]</a></li>'
    assert [block.text for block in parse_html_blocks([page])] == ["One", "[12]", "Two", "[j4]"]


def test_the_element_around_one_with_a_role_is_known_by_a_number() -> None:
    paper = '<div><p class="author">Ada <p>x</p><h3 class="title"><a href="/1"><b>Looms</b></a></h3></div>'
    containers = [block.container for block in parse_html_blocks([f"<p>About{paper * 2}"])]
    assert containers[0] == 0
    assert containers[1] == containers[3] != 0
    assert containers[4] == containers[6] != containers[1]
    assert containers[2] == containers[5] == 0


@pytest.mark.parametrize("tag", ["span", "a", "b", "strong"])
@pytest.mark.parametrize("name", ["pub__title", "pub_title", "pub-title"])
def test_an_inline_element_with_the_class_of_a_title_is_a_paragraph(tag: str, name: str) -> None:
    title, rest = parse_html_blocks([f'<p><{tag} class="{name}">Flat Minima</{tag}> Ada Roe, Max Moe.</p>'])
    assert (title.text, title.role) == ("Flat Minima", Role.TITLE)
    assert rest.text == "Ada Roe, Max Moe."


def test_what_is_beside_authors_is_no_part_of_them() -> None:
    line = '<p><span class="pub_author">Ada Roe, Max Moe.</span> <span class="venue">Looms, 1997</span></p>'
    authors, venue = parse_html_blocks([line])
    assert (authors.text, authors.role, venue.text) == ("Ada Roe, Max Moe.", Role.AUTHORS, "Looms, 1997")


def test_authors_follow_a_remark_behind_a_title() -> None:
    line = '<p><b class="title">Flat Minima</b> (Poster). <span class="authors">Ada Roe, Max Moe</span></p>'
    blocks = parse_html_blocks([line])
    assert [block.text for block in blocks] == ["Flat Minima", "(Poster).", "Ada Roe, Max Moe"]
    assert blocks[2].role is Role.AUTHORS


def test_a_heading_that_nothing_closed_ends_with_its_element() -> None:
    _, text = parse_html_blocks(["<div><h4>Flat Minima</div><p>Ada Roe</p>"])
    assert (text.text, text.level) == ("Ada Roe", 0)


def test_a_location_within_the_element_of_authors_is_of_one_of_them() -> None:
    line = '<p class="authors">Ada Roe <span class="location">Oslo</span>, Max Moe</p>'
    assert [block.text for block in parse_html_blocks([line])] == ["Ada Roe Oslo, Max Moe"]


def test_a_year_in_parentheses_does_not_break_them_up() -> None:
    authors = '<span class="authors">Ada Roe</span> (<span class="year">2024</span>)'
    line = f'<p>{authors} <b class="title">Wool</b></p>'
    assert [block.text for block in parse_html_blocks([line])] == ["Ada Roe (2024)", "Wool"]


def test_what_separates_a_title_from_its_authors_is_no_part_of_them() -> None:
    line = '<p><a class="title">Wool</a>. <a class="author">Ada Roe</a>, <a class="author">Max Moe</a></p>'
    assert [(block.text, block.role) for block in parse_html_blocks([line])] == [
        ("Wool", Role.TITLE),
        ("Ada Roe, Max Moe", Role.AUTHORS),
    ]


def test_a_link_around_a_title_is_of_that_title_only() -> None:
    line = '<p><a href="https://x.org/"><b class="title">Wool</b></a> Ada Roe</p>'
    assert [(block.text, len(block.links)) for block in parse_html_blocks([line])] == [
        ("Wool", 1),
        ("Ada Roe", 0),
    ]


@pytest.mark.parametrize("unit", ['<span class="authors">(a b</span> ', "<i>a b</i> ", "<i> </i> "])
def test_elements_behind_a_title_take_linear_time(unit: str) -> None:
    head = '<p><b class="title">Wool</b>(a '
    assert_linear_time(parse_html_blocks, lambda size: [head + unit * size + "</p>"])


def test_each_link_to_another_page_of_the_site_is_a_block() -> None:
    assert texts(
        "<nav><a href='/'>Home</a> <a href='/p'>Papers</a></nav><p>On <a href='/l'>Looms</a></p>"
    ) == [
        "Home",
        "Papers",
        "On Looms",
    ]


def test_words_behind_a_title_within_the_element_of_authors_are_no_authors() -> None:
    page = [
        '<div class="authors">Ada Roe, Bo Moe (2022). <b class="title">Looms</b>. Loom Conference.</div>',
        '<div class="authors"><b class="title">Thin Threads</b><br>Max Li, Ida Ash</div>',
    ]
    roles = [(block.text, block.role) for block in parse_html_blocks(page)]
    assert ("Loom Conference.", None) in roles
    assert ("Max Li, Ida Ash", Role.AUTHORS) in roles


def test_a_block_knows_the_elements_around_it() -> None:
    first, second, third = parse_html_blocks(
        [
            "<div class='odd item-1'><a href='/1'><h3>Looms</h3></a></div>",
            "<div class='even item-27'>Yarn</div>",
            "Silk",
        ]
    )
    assert first.elements[0] != second.elements[0]
    assert (first.path, second.path, third.path) == ("div h3", "div.item-#", "")
    assert third.elements == ()
