"""YAML becomes nodes with line numbers; scalars stay text."""

from __future__ import annotations

import pytest
import yaml
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, members, plain_value


def root(text: str) -> yaml.Node:
    node = compose(text)
    assert node is not None
    return node


def test_an_empty_document_has_no_root() -> None:
    assert compose("# nothing but a comment\n") is None


def test_an_identifier_stays_text() -> None:
    assert plain_value(root("arxiv: 2410.10"), 2) == {"arxiv": "2410.10"}


def test_null_is_the_empty_text() -> None:
    assert plain_value(root("label: null"), 2) == {"label": ""}


def test_values_below_the_depth_are_none() -> None:
    assert plain_value(root("[a, [b]]"), 1) == [None, None]
    assert plain_value(root("[a, [b]]"), 2) == ["a", [None]]


def test_lines_are_counted_from_one() -> None:
    assert line_of(root("\n\nkey: value")) == 3


def test_members_are_the_last_values_of_their_keys() -> None:
    last = members(root("a: 1\nb: 2\na: 3"))
    assert {key: plain_value(value, 1) for key, value in last.items()} == {"a": "3", "b": "2"}
    assert members(root("[a]")) == members(root("a")) == members(None) == {}


@pytest.mark.parametrize(
    ("text", "kind"), [("word", "scalar"), ("[a]", "sequence"), ("key: value", "mapping")]
)
def test_nodes_have_the_kinds_that_yaml_names(text: str, kind: str) -> None:
    assert kind_of(root(text)) == kind


@pytest.mark.parametrize(
    ("text", "line", "actual"),
    [
        ("key: value\nlist: [a, b\n\nnext: c\n", 2, "a bracket that is not closed"),
        ("key: value\nlist: {a: b\n", 2, "a bracket that is not closed"),
        ("key: 'value\nlist: b\n", 1, "a quotation mark that is not closed"),
        ("key: value\n\ttab: b\n", 2, "found character"),
        ("key: value\nbell: \x07\n", 2, r"the control character U\+0007"),
        ("key: value\nother: *key\n", 2, "found undefined alias"),
    ],
)
def test_an_error_has_the_line_of_its_cause(text: str, line: int, actual: str) -> None:
    with pytest.raises(InvalidYamlError, match=actual) as raised:
        compose(text)
    assert raised.value.line == line


def test_many_aliases_are_an_error() -> None:
    assert compose("a: &a [b]\n" + "c: *a\n" * 100) is not None
    with pytest.raises(InvalidYamlError, match="more than 100 aliases") as raised:
        compose("a: &a [b]\n" + "c: *a\n" * 101)
    assert raised.value.line == 102


def test_tags_are_an_error_where_nobody_needs_them() -> None:
    text = "a: !!python/object/apply:os.system [ls]\n"
    assert compose(text) is not None
    with pytest.raises(InvalidYamlError, match="without tags"):
        compose(text, has_tags=False)


def test_deep_nesting_is_an_error_without_a_crash() -> None:
    with pytest.raises(InvalidYamlError, match="nested too deeply"):
        compose("[" * 1_000 + "]" * 1_000)


def test_an_alias_that_contains_itself_ends_at_the_depth() -> None:
    assert plain_value(root("&a [*a]"), 3) == [[[None]]]


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert plain_value(root('"\\ud83d"'), 1) == "\ufffd"
