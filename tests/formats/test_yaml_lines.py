"""YAML is written as JSON on the same lines."""

from __future__ import annotations

import json

import yaml
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats.yaml_lines import json_lines

from tests.linear_time import assert_linear_time

LIST = """# papers
- title: A
  year: 2024

  # a comment
  abstract: |
    First.
    # no comment

- title: >-
    B
    and C
""".split("\n")


def test_each_value_is_on_its_own_line() -> None:
    written, broken = json_lines(LIST)
    assert len(written) == len(LIST)
    assert not broken
    assert json.loads("\n".join(written)) == [
        {"title": "A", "year": "2024", "abstract": "First.\n# no comment\n"},
        {"title": "B and C"},
    ]
    assert [index for index, line in enumerate(written) if '"title"' in line] == [1, 9]


def test_an_item_ends_on_its_last_line_with_text() -> None:
    written, _ = json_lines(LIST)
    assert [index for index, line in enumerate(written) if "}" in line] == [7, 11]


def test_an_item_that_is_no_yaml_costs_that_one() -> None:
    lines = ["- title: A", "- title: [C", "  year: 2024", "- title: D"]
    written, (broken,) = json_lines(lines)
    assert json.loads("\n".join(written)) == [{"title": "A"}, {"title": "D"}]
    assert (broken.span.first, broken.span.last) == (2, 3)
    assert "line 2" in broken.reason


def test_the_smallest_item_that_is_no_yaml_is_left_out() -> None:
    lines = ["- year: 2024", "  papers:", "    - title: A", "    - title: [C", "- year: 2025"]
    written, (broken,) = json_lines(lines)
    assert (broken.span.first, broken.span.last) == (4, 4)
    assert json.loads("\n".join(written))[0]["papers"] == [{"title": "A"}]


def test_characters_that_end_lines_in_yaml_only_move_no_line() -> None:
    written, broken = json_lines(["- title: A\u2028B", "- title: 'C\x85D\u2029E'", "- title: F"])
    assert not broken
    assert [json.loads(line.strip("[,]")) for line in written] == [
        {"title": "A B"},
        {"title": "C D E"},
        {"title": "F"},
    ]


def test_a_record_is_not_divided() -> None:
    _, (broken,) = json_lines(["title: [A", "authors:", "  - C"])
    assert (broken.span.first, broken.span.last) == (1, 3)


def test_an_item_with_two_values_of_a_key_is_told() -> None:
    lines = ["- title: A", "  doi: x", "", "  title: B", "- title: C", "  year: 1", "  year: 1"]
    written, (broken,) = json_lines(lines)
    assert json.loads("\n".join(written)) == [{"title": "C", "year": "1"}]
    assert (broken.span.first, broken.span.last) == (1, 4)
    assert broken.reason == "invalid YAML at line 4: the key 'title' a second time"


def test_an_alias_of_a_list_of_texts_is_that_list() -> None:
    written, _ = json_lines(["- authors: &a [x, y]", "- authors: *a"])
    assert json.loads("\n".join(written)) == [{"authors": ["x", "y"]}] * 2


def test_an_alias_of_lists_in_a_list_is_written_once() -> None:
    written, _ = json_lines(["- &a [[x]]", "- *a", "- *a"])
    assert json.loads("\n".join(written)) == [[["x"]], None, None]


@given(
    st.recursive(st.text("ab:#-\n '"), lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner))
)
def test_what_yaml_writes_is_read_as_it_was(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    written, broken = json_lines(text.split("\n"))
    assert not broken
    assert len(written) == text.count("\n") + 1
    assert _without_empty(json.loads("\n".join(written))) == _without_empty(value)


def _without_empty(value: object) -> object:
    """The value with null for empty texts, which say nothing."""
    if isinstance(value, list):
        return [_without_empty(element) for element in value]
    if isinstance(value, dict):
        return {key: _without_empty(element) for key, element in value.items()}
    return value or None


def test_time_is_linear() -> None:
    assert_linear_time(json_lines, lambda size: ["- title: A", "- title: [C"] * size, 50)


def test_what_has_itself_is_read_to_its_end() -> None:
    for text in (
        "- source: &a [*a]\n  <<: *a\n  title: A",
        "- &a\n  title: A\n  <<: *a",
        "- &a\n  title: A\n  <<: [*a, *a]",
    ):
        written, broken = json_lines(text.split("\n"))
        assert not broken
        assert json.loads("\n".join(written))[0]["title"] == "A"
