"""The markup of single lines."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.bracket_links import Line
from paper_digest.listings.markup.line_markup import (
    Dialect,
    Marked,
    dialect_of,
    fences_and_code,
    is_address,
    unmarked,
)
from paper_digest.values.rich_text.inlines import Link

from tests.linear_time import assert_linear_time
from tests.listings.pages import block

MARKDOWN = Dialect(is_markdown=True, is_escaped=False)
PLAIN = Dialect(is_markdown=False, is_escaped=False)


def markdown(text: str, dialect: Dialect = MARKDOWN) -> Marked:
    (part,) = unmarked(Line(1, text, text), dialect)
    return part


def test_a_heading_has_its_level_and_no_closing_marks() -> None:
    heading = markdown("## Flat Minima ##")
    assert (heading.level, heading.text, heading.ends) == (2, "Flat Minima", True)


def test_a_heading_in_a_list_item_has_marker_and_level() -> None:
    item = markdown("3. ### Flat Minima")
    assert (item.marker, item.level, item.text) == ("3.", 3, "Flat Minima")


@pytest.mark.parametrize("marker", ["【1】", "（1）", "1、"])
def test_a_number_between_wide_marks_needs_no_space(marker: str) -> None:
    item = markdown(f"{marker}Flat Minima")
    assert (item.marker, item.text) == (marker, "Flat Minima")
    assert block(item.text, marker=item.marker).is_numbered


def test_a_bullet_is_a_marker() -> None:
    assert (markdown("* Flat Minima").marker, markdown("* Flat Minima").text) == ("*", "Flat Minima")


def test_a_check_box_is_removed() -> None:
    assert markdown("- [x] Flat Minima").text == "Flat Minima"


def test_a_quotation_loses_its_marks() -> None:
    assert (markdown("> > quoted").marker, markdown("> > quoted").text) == (">", "quoted")


def test_bold_text_is_kept_apart_and_loses_its_stars() -> None:
    assert markdown("**Flat Minima** 1997").text == "Flat Minima 1997"


def test_underscores_within_a_word_are_not_markup() -> None:
    assert markdown("the function read_all_lines here").text == "the function read_all_lines here"


def test_a_backslash_ends_the_line() -> None:
    line = markdown("Sepp Hochreiter\\")
    assert (line.text, line.ends) == ("Sepp Hochreiter", True)


def test_two_trailing_spaces_end_the_line() -> None:
    assert markdown("Sepp Hochreiter  ").ends
    assert not markdown("Sepp Hochreiter ").ends


def test_an_html_anchor_is_a_link() -> None:
    line = markdown('<a href="https://a.org/x">Flat Minima</a>')
    assert (line.text, line.links) == ("Flat Minima", (Link("Flat Minima", "https://a.org/x"),))


def test_a_line_break_tag_separates_two_parts() -> None:
    text = "Title<br/>Authors"
    assert [part.text for part in unmarked(Line(1, text, text), MARKDOWN)] == ["Title", "Authors"]


def test_a_link_to_a_note_is_its_displayed_text() -> None:
    assert markdown("by [[lovelace|Ada Lovelace]]").text == "by Ada Lovelace"


def test_escaped_punctuation_loses_its_backslashes() -> None:
    assert markdown("A\\_B \\[1\\]", Dialect(True, True)).text == "A_B [1]"


def test_a_rule_has_no_text() -> None:
    assert markdown("-----").text == ""


def test_plain_text_keeps_stars() -> None:
    assert markdown("A **b**", PLAIN).text == "A **b**"


def test_plain_text_has_numbered_items() -> None:
    assert (markdown("12. Flat Minima", PLAIN).marker, markdown("12. Flat Minima", PLAIN).text) == (
        "12.",
        "Flat Minima",
    )


def test_one_markdown_link_makes_a_page_markdown() -> None:
    assert dialect_of("[Flat Minima](https://a.org)") == MARKDOWN


def test_three_headings_inside_a_page_make_it_markdown_and_two_do_not() -> None:
    assert dialect_of("Looms\n# A\n# B\n# C").is_markdown
    assert not dialect_of("Looms\n# A\n# B").is_markdown


@pytest.mark.parametrize(
    "text",
    [
        "\n\n# Faster Looms\nAda Lovelace",
        "**Faster Looms**\nAda Lovelace",
        "# *Looms*",
        "Looms\n\n## Faster Looms",
    ],
)
def test_a_heading_or_bold_text_at_the_beginning_makes_a_page_markdown(text: str) -> None:
    assert dialect_of(text).is_markdown


@pytest.mark.parametrize("text", ["# 12. Looms", "Looms\n# Threads", "Looms\n**Threads** 2", "*) Looms"])
def test_a_number_or_a_mark_inside_a_page_makes_it_no_markdown(text: str) -> None:
    assert not dialect_of(text).is_markdown


def test_delimiter_rows_of_tables_are_markdown() -> None:
    assert dialect_of("|---|---|\n\n :--: | --\n\n| :-- | -- |").is_markdown


def test_backslashes_before_brackets_mean_escaped_markdown() -> None:
    assert dialect_of("[A](https://a.org) \\[1\\]") == Dialect(True, True)


def test_a_fence_may_name_a_language() -> None:
    assert fences_and_code(["```python"]) == {0}
    assert not fences_and_code(["``code``"])


def test_a_line_is_a_url_only_without_other_text() -> None:
    assert is_address(" <https://a.org/x> ")
    assert not is_address("see https://a.org/x")


def test_time_is_linear_in_a_gap_of_blank_lines() -> None:
    assert_linear_time(dialect_of, lambda size: "\n" * size)


def test_hyphens_with_backslashes_show_that_punctuation_is_escaped() -> None:
    text = "# One\\-Step Looms\n\n# Two\\-Step Looms\n\n# Three\\-Step \\(old\\) Looms\n"
    dialect = dialect_of(text)
    assert dialect.is_escaped
    (marked,) = unmarked(Line(5, "", "# Three\\-Step \\(old\\) Looms"), dialect)
    assert marked.text == "Three-Step (old) Looms"


def test_a_button_that_unfolds_text_is_no_part_of_it() -> None:
    dialect = dialect_of("", is_markdown=True)
    (button,) = unmarked(Line(1, "", "<details><summary>Show</summary><p>We weave.</p></details>"), dialect)
    (title,) = unmarked(Line(1, "", "<summary><b>1. On Looms</b> ⭐ 66</summary>"), dialect)
    assert button.text == "We weave."
    assert (title.text, title.marker) == ("On Looms ⭐ 66", "1.")


def test_bold_words_within_what_unfolds_text_are_bold() -> None:
    dialect = dialect_of("", is_markdown=True)
    (title,) = unmarked(Line(1, "", "<summary>Ada Roe, Max Moe. <b>On Looms</b></summary>"), dialect)
    assert (title.text, title.bold) == ("Ada Roe, Max Moe. On Looms", "On Looms")


@pytest.mark.parametrize("text", ["### One\nAda\n\n### Two\nAlan\n", "**One**\nAda\n\n**Two**\nAlan\n"])
def test_two_headings_or_bold_lines_make_a_page_markdown(text: str) -> None:
    assert dialect_of(text).is_markdown


@pytest.mark.parametrize(
    ("opening", "is_code"),
    [("```yaml", True), ("``` C++", True), ("```", False), ("```text", False), ("```paper", False)],
)
def test_lines_between_fences_are_code_if_the_first_names_its_language(opening: str, is_code: bool) -> None:
    lines = ("Before", opening, "title: A Title", "- one", "```", "after", "```python")
    assert fences_and_code(lines) == {1, 4, 6} | ({2, 3} if is_code else set())


def test_words_in_a_bold_tag_before_a_dash_are_bold() -> None:
    line = markdown("<summary><b>Flat Minima</b> - Ada Roe - 1997</summary>")
    assert (line.text, line.bold) == ("Flat Minima - Ada Roe - 1997", "Flat Minima")
