"""TOML becomes JSON on the same lines, a value for each table."""

from __future__ import annotations

import json

import pytest
from paper_digest.formats.toml_lines import InvalidTomlError, json_lines, toml_values

from tests.linear_time import assert_linear_time


def written(text: str) -> tuple[dict[int, object], list[int], list[int]]:
    """The values by their first lines, the first lines of what is no TOML, and the lines that say nothing."""
    lines, broken, silent = json_lines(text.split("\n"))
    decoder = json.JSONDecoder()
    values: dict[int, object] = {}
    whole, offset = "\n".join(lines), 0
    while (start := len(whole) - len(whole[offset:].lstrip())) < len(whole):
        values[whole.count("\n", 0, start) + 1], offset = decoder.raw_decode(whole, start)
    return values, [span.span.first for span in broken], silent


def test_each_element_of_a_list_is_a_value_with_the_tables_in_it() -> None:
    text = '[[a]]\nx = 1\n\n[a.links]\ny = "2"\n[[b]]\nx = 3\n[[a]]\nx = 4'
    assert written(text)[0] == {1: {"x": 1, "links": {"y": "2"}}, 6: {"x": 3}, 8: {"x": 4}}


def test_named_tables_keep_their_names() -> None:
    text = "[roe20]\nx = 1\n[roe20.links]\ny = 2\n[moe21]\nx = 3"
    assert written(text)[0] == {1: {"roe20": {"x": 1, "links": {"y": 2}}}, 5: {"moe21": {"x": 3}}}
    assert written("[papers]\n[papers.roe20]\nx = 1")[0] == {
        1: {"papers": {}},
        2: {"papers": {"roe20": {"x": 1}}},
    }


def test_values_above_all_tables_are_of_the_file_unless_it_has_none() -> None:
    assert written('title = "Papers"\n[[a]]\nx = 1')[0] == {2: {"x": 1}}
    assert written('title = "Papers"\n[[a]]\nx = 1')[2] == [1, 2]
    assert written('title = "Papers"')[0] == {1: {"title": "Papers"}}
    assert written("papers = [{x = 1}]\n[site]\ny = 2")[0][1] == {"papers": [{"x": 1}]}


def test_a_line_like_a_header_in_a_text_starts_no_table() -> None:
    text = '[[a]]\nx = """\n[see]\n"""\n[[a]]\nx = 2'
    assert written(text)[0] == {1: {"x": "[see]\n"}, 5: {"x": 2}}


def test_a_broken_table_costs_no_other() -> None:
    values, broken, _ = written("[[a]]\nx = 1\n[[a]]\nx = = 2\n[[a]]\nx = 3\n[[a]]\nx = 4")
    assert values == {1: {"x": 1}, 5: {"x": 3}, 7: {"x": 4}}
    assert broken == [3]


def test_dates_become_text() -> None:
    assert written("[[a]]\nx = 2024-05-06")[0] == {1: {"x": "2024-05-06"}}


@pytest.mark.parametrize("value", ["9" * 5_000, "0x" + "f" * 5_000, "[" * 5_000 + "]" * 5_000])
def test_a_value_that_no_number_or_list_has_costs_its_table(value: str) -> None:
    assert written(f"[[a]]\nx = 1\n[[a]]\nx = {value}")[:2] == ({1: {"x": 1}}, [3])
    with pytest.raises(InvalidTomlError):
        toml_values(f"x = {value}")


def test_many_broken_tables_take_linear_time() -> None:
    assert_linear_time(json_lines, lambda size: ["[[a]]", "x = = 1"] * size)


def test_a_key_of_many_parts_takes_linear_time() -> None:
    assert_linear_time(
        json_lines, lambda size: ["[[a]]", "x = 1", "[[a]]", ".".join("k" * (10 * size)) + " = 1"]
    )
    assert written("[[a]]\nx = 1\n[[a]]\n" + ".".join("k" * 2_000) + " = 1")[:2] == ({1: {"x": 1}}, [3])
