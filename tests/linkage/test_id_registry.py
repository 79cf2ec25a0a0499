"""The id registry recognizes papers and never forgets one."""

from __future__ import annotations

import pytest
from paper_digest.linkage.id_registry import (
    HEADER,
    IdRegistry,
    extended,
    format_registry,
    keys_of,
    parse_registry,
    split_origins,
)

from tests.linkage.examples import ADAM, features, registry_of, sighting


def test_a_registry_survives_its_file() -> None:
    registry = registry_of({"b": {"arxiv:2401.00001", "title:000000000000"}, "a": {"abstract:ffffffffffff"}})
    assert parse_registry(format_registry(registry)) == (registry, ())
    assert (
        format_registry(registry)
        == f"{HEADER}a abstract:ffffffffffff\nb arxiv:2401.00001 title:000000000000\n"
    )


@pytest.mark.parametrize("word", ["nonsense", "other:1", "doi:", "abstract:d53544", "abstract:", "title"])
def test_a_word_that_is_no_key_is_reported_and_left_out(word: str) -> None:
    """Such as a kind of key that a newer version wrote, or one that was cut."""
    registry, (problem,) = parse_registry(f"# comment\n\na title:000000000000 {word}\n")
    assert registry.keys_by_id == {"a": {"title:000000000000"}}
    assert problem.line == 3
    assert parse_registry(f"a {word}\n")[0].keys_by_id == {}


def test_identifiers_of_former_versions_become_canonical() -> None:
    registry, _ = parse_registry(
        "a arxiv:HEP-TH/9901001\nb arxiv:math.GT/0309136 doi:10.48550/arxiv.2410.05434v2\n"
    )
    assert registry.keys_by_id == {
        "a": {"arxiv:hep-th/9901001"},
        "b": {"arxiv:math/0309136", "arxiv:2410.05434"},
    }


def test_an_identifier_outweighs_an_abstract_and_a_title() -> None:
    registry = registry_of({"a": {"arxiv:1"}, "b": {"abstract:1", "title:1"}})
    assert registry.matches({"arxiv:1", "abstract:1", "title:1", "title:2"}) == {"a": 8, "b": 6}


def test_nothing_is_forgotten() -> None:
    registry = extended(registry_of({"a": {"title:1"}}), {"a": frozenset({"title:2"}), "b": frozenset()})
    assert registry.keys_by_id == {"a": {"title:1", "title:2"}, "b": frozenset()}


def test_a_paper_is_recognized_by_identifier_title_and_abstract() -> None:
    kinds = {key.partition(":")[0] for key in keys_of(features(sighting("Adam", ADAM, "2401.00001")))}
    assert kinds == {"arxiv", "title", "abstract"}


def test_a_title_without_letters_is_recognized_character_by_character() -> None:
    party, question = (keys_of(features(sighting(title))) for title in ("🎉", "?"))
    assert party != question
    assert {key.partition(":")[0] for key in party | question} == {"signs"}


CONFLICT = """\
a title:010101010101
<<<<<<< HEAD
b title:020202020202
=======
b abstract:030303030303
c title:040404040404
>>>>>>> other
"""


def test_both_sides_of_a_merge_conflict_are_kept() -> None:
    assert parse_registry(CONFLICT)[0].keys_by_id == {
        "a": {"title:010101010101"},
        "b": {"title:020202020202", "abstract:030303030303"},
        "c": {"title:040404040404"},
    }


def test_a_merge_conflict_is_reported_with_its_line() -> None:
    registry, (problem,) = parse_registry(CONFLICT)
    assert str(problem).startswith(
        "raw/papers.lock:2: warning: expected an id and the keys of its paper, found a"
    )
    assert parse_registry(format_registry(registry)) == (registry, ())


@pytest.mark.parametrize(
    "line",
    [
        "99 x y z",
        "{}",
        "../x title:010101010101",
        "b",
        "b moved:to",
        "x" * 1_000_000,
        "b\0 title:010101010101",
        "\ufffd title:010101010101",
    ],
)
def test_a_line_that_is_no_id_with_keys_is_reported_and_left_out(line: str) -> None:
    registry, (problem,) = parse_registry(f"a title:010101010101\n{line}\nc title:020202020202\n")
    assert registry.keys_by_id == {"a": {"title:010101010101"}, "c": {"title:020202020202"}}
    assert problem.line == 2


@pytest.mark.parametrize(
    "key", ["title:0123456789ab", "abstract:0123456789ab", "arxiv:2410.05434", "arxiv:math/0309136"]
)
def test_a_line_that_lacks_only_its_end_is_whole(key: str) -> None:
    registry, problems = parse_registry(f"a title:010101010101\nb {key}")
    assert registry.keys_by_id["b"] == {key}
    assert problems == ()


@pytest.mark.parametrize(
    "key", ["title:0123456789a", "arxiv:2410.0543", "doi:10.1145/1", "openreview:aBcDeFgHi"]
)
def test_a_key_that_may_be_cut_identifies_no_paper(key: str) -> None:
    registry, (problem,) = parse_registry(f"a title:010101010101\nb {key}")
    assert "b" not in registry.keys_by_id
    assert "without the end of a line" in str(problem)


def test_a_cut_line_keeps_the_keys_before_the_cut() -> None:
    registry, (problem,) = parse_registry("a title:010101010101\nb doi:10.1/x title:010101010101 ti")
    assert registry.keys_by_id["b"] == {"doi:10.1/x", "title:010101010101"}
    assert problem.line == 2
    registry, (problem,) = parse_registry("a title:010101010101\nb ti")
    assert set(registry.keys_by_id) == {"a"}


def test_a_new_paper_is_split_from_the_one_that_its_abstract_went_over_from() -> None:
    before = IdRegistry({"graphs": frozenset({"title:t", "abstract:one", "abstract:two"})})
    after = extended(
        before,
        {
            "graphs": frozenset({"title:t", "abstract:one"}),
            "graphs-2": frozenset({"title:t", "abstract:two"}),
        },
    )
    assert split_origins(before, after, ["graphs", "graphs-2"]) == {"graphs-2": "graphs"}


def test_a_new_paper_with_the_title_and_abstract_of_a_listed_one_is_split_from_none() -> None:
    listed = frozenset({"title:t", "abstract:one", "arxiv:2408.00001"})
    before = IdRegistry({"graphs": listed})
    new = frozenset({"title:t", "abstract:one", "arxiv:2408.00002"})
    after = extended(before, {"graphs": listed, "graphs-2": new})
    assert split_origins(before, after, ["graphs", "graphs-2"]) == {}
