"""HTML and Markdown as styled runs."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.inline_runs import cell_of_html
from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.entries.markdown_items import items_of_markdown


def test_block_elements_start_lines() -> None:
    cell = cell_of_html("<div><b>One</b> and</div><p>two<br/>three</p><ul><li>four</ul>")
    assert ["".join(run.text for run in line) for line in cell.lines] == ["One and", "two", "three", "four"]
    assert cell.lines[0][0] == StyledRun("One", is_bold=True)


def test_links_and_addresses_have_their_url() -> None:
    (line,) = cell_of_html('<a href="https://example.org/1">One</a>, https://example.org/a_(b).').lines
    assert line == (
        StyledRun("One", "https://example.org/1"),
        StyledRun(", "),
        StyledRun("https://example.org/a_(b)", "https://example.org/a_(b)"),
        StyledRun("."),
    )


@pytest.mark.parametrize("text", ["", "<script>alert(1)</script>", "<style>b {}</style>", " \n ", "<b></b>"])
def test_what_has_no_words_has_no_lines(text: str) -> None:
    assert cell_of_html(text).lines == ()


@pytest.mark.parametrize("text", ["</b></a></script>One", "<b><a href=x>One", "One<"])
def test_unbalanced_tags_keep_the_words(text: str) -> None:
    assert "One" in cell_of_html(text).lines[0][0].text


def test_a_line_knows_which_styles_go_on_in_it() -> None:
    cell = cell_of_html("<b>One<br>Title</b><br><b>Ada</b>")
    assert [line[0].continued for line in cell.lines] == [frozenset(), frozenset(("is_bold",)), frozenset()]


@pytest.mark.parametrize(("name", "text"), [("arXiv", "arXiv"), ("GitHub stars of looms", "|"), ("", "|")])
def test_an_image_that_is_a_link_has_its_url(name: str, text: str) -> None:
    (line,) = cell_of_html(f'Looms <a href="https://example.org/1"><img src="a.svg" alt="{name}"></a>').lines
    assert line == (StyledRun("Looms "), StyledRun(text, "https://example.org/1", is_image=True))


def test_an_image_that_leads_nowhere_is_no_text() -> None:
    assert cell_of_html('<img src="a.svg" alt="arXiv">').lines == ()


def test_a_long_line_goes_on_in_the_next_one_where_others_have_marked_breaks() -> None:
    """A line that ends by itself says so there: by a backslash, two spaces or a tag."""
    title = "A Study of Fast Looms and of Threads"
    for mark in ("\\", "  ", "<br>"):
        (item,) = items_of_markdown([f"- {title} and", f"  Needles.{mark}", "  Ada Roe, Max Moe"])
        lines = ["".join(run.text for run in line) for line in item.cells[0].lines]
        assert lines == [f"{title} and Needles.", "Ada Roe, Max Moe"]
    (item,) = items_of_markdown([f"- {title}", "  Ada Roe, Max Moe"])
    assert len(item.cells[0].lines) == 2


@pytest.mark.parametrize("line", ["Ada Roe, Max Moe, Bo Lin, and Cy Tan<br>", "*Transactions on Looms*<br>"])
def test_people_and_text_in_italics_begin_a_line_where_others_have_marked_breaks(line: str) -> None:
    title = "A Study of Fast Looms and of Threads"
    (item,) = items_of_markdown([f"- {title}", f"  {line}", "  NeurIPS 2024"])
    lines = ["".join(run.text for run in runs) for runs in item.cells[0].lines]
    assert [lines[0], lines[-1]] == [title, "NeurIPS 2024"]


def test_a_line_that_ends_in_a_preposition_goes_on_also_with_a_link() -> None:
    lines = ["- On Looms. In the Proceedings of", "  [LOOM II](https://example.org/loom).<br>", "  Ada Roe"]
    (item,) = items_of_markdown(lines)
    assert "".join(run.text for run in item.cells[0].lines[0]) == "On Looms. In the Proceedings of LOOM II."


def test_a_link_without_an_address_is_a_link() -> None:
    (item,) = items_of_markdown(["- [Looms of Wool]() 2021"])
    assert item.cells[0].lines[0] == (StyledRun("Looms of Wool", "about:blank"), StyledRun(" 2021"))


def test_an_image_behind_words_ends_them() -> None:
    (item,) = items_of_markdown(["- One ![badge](https://img.shields.io/x) Two"])
    assert [run.text for run in item.cells[0].lines[0]] == ["One ", "|", " Two"]
    (item,) = items_of_markdown(["- ![badge](https://img.shields.io/x) Two"])
    assert [run.text for run in item.cells[0].lines[0]] == ["Two"]


def test_small_words_are_set_apart_like_italics() -> None:
    (line,) = cell_of_html("One <small>Two</small> <sub>Three</sub>").lines
    assert [run.text for run in line if run.is_italic] == ["Two", "Three"]


@pytest.mark.parametrize(
    "image", ["![heart](h.png)", '<img src="orcid.png" alt="">', "![x](https://a.b/logo.svg)"]
)
def test_other_images_are_no_marks(image: str) -> None:
    (item,) = items_of_markdown([f"- Ada Roe {image}, Max Moe {image}. Looms"])
    assert "|" not in "".join(run.text for run in item.cells[0].lines[0])
