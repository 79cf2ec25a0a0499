"""Tests of the settings: all mistakes are reported at once, with their lines and an example."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.model.settings import DatasetRule, TopicRule
from paper_digest.sources.settings import load_settings, parse_settings, topics_yaml
from paper_digest.values.identifiers import Identifier, IdentifierKind

ROOT = Path(__file__).parents[2]


def test_the_shipped_settings_have_no_mistake() -> None:
    settings = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml", ROOT / "datasets.yml")
    assert not settings.problems
    assert len(settings.datasets) >= 200
    assert 28 <= len(settings.topics) <= 70
    assert all(rule.description.endswith(".") and len(rule.phrases) >= 8 for rule in settings.topics)
    assert len(settings.corrections) == 13
    assert all(
        correction.title and correction.authors and correction.identifiers and correction.source
        for correction in settings.corrections
    )


def test_an_entry_is_read_as_it_is_written() -> None:
    text = (
        "- paper: 2410e10\n  title: Yes\n  date: 2024-10-07\n  arxiv: 2410.10000\n  authors: [No, "
        '"Null"]\n  topics: [a]\n'
    )
    settings = parse_settings("- {id: a, name: A}", text)
    (correction,) = settings.corrections
    authors = tuple(map(str, correction.authors))
    assert (correction.paper, correction.title, str(correction.date), authors, correction.topics) == (
        "2410e10",
        "Yes",
        "2024-10-07",
        ("No", "Null"),
        ("a",),
    )
    assert correction.identifiers == (Identifier(IdentifierKind.ARXIV, "2410.10000"),)
    assert not settings.problems


@pytest.mark.parametrize(
    ("topics", "line", "message"),
    [
        ("- {id: A b, name: x}", 1, "lower-case letters"),
        ("- {id: a, name: x}\n- {id: a, name: y}", 2, "a second time"),
        ("\n- {name: x}", 2, "text for 'id'"),
        ("- {id: a, name: x, phrase: [y]}", 1, "'phrase'"),
        ("- {id: a, name: x, phrases: y}", 1, "a list of texts"),
        ("- {id: index, name: x}", 1, "not index"),
        ("id: a", 1, "a list of entries"),
        ("- just words", 1, "a mapping"),
        ("- {id: a\n", 1, "YAML, found a bracket that is not closed"),
        ("- {id: a, name: !!python/name:os.system x}", 1, "plain text without tags"),
    ],
)
def test_mistakes_in_topics(topics: str, line: int, message: str) -> None:
    (problem,) = parse_settings(topics, None).problems
    assert (problem.file, problem.line) == ("topics.yml", line)
    assert message in str(problem)
    assert "A correct entry: - {id:" in problem.advice


def test_all_mistakes_come_in_one_run() -> None:
    text = "- {title: x}\n- {paper: a, arxiv: nonsense, date: soon, topics: [nowhere]}\n"
    problems = parse_settings(None, text).problems
    assert [problem.line for problem in problems] == [1, 2, 2, 2]


def test_papers_that_are_not_this_one_are_a_text_or_a_list() -> None:
    text = "- {paper: a, not_same_as: b}\n- {paper: c, not_same_as: [d, e]}\n- {paper: f, not_same_as: {}}\n"
    settings = parse_settings(None, text)
    assert [correction.not_same_as for correction in settings.corrections] == [("b",), ("d", "e"), ()]
    wrong = parse_settings(None, "- {paper: f, not_same_as: {g: h}}")
    assert [problem.line for problem in wrong.problems] == [1]


def test_a_file_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_bytes(b"- {id: a, name: H\xf6lder}")
    (problem,) = load_settings(tmp_path / "topics.yml", tmp_path / "none.yml").problems
    assert "UTF-8" in str(problem)


def test_a_topic_may_have_an_area_and_be_a_method_or_cover_its_area() -> None:
    method, general = parse_settings(
        "- {id: a, name: A, area: Vision, method: true, phrases: [x]}\n- {id: b, name: B, general: true}",
        None,
    ).topics
    assert (method.area, method.method, method.general) == ("Vision", True, False)
    assert (general.area, general.method, general.general) == ("", False, True)


def test_a_method_is_true_or_false() -> None:
    settings = parse_settings("- {id: a, name: A, method: perhaps}", None)
    assert [(problem.line, problem.actual) for problem in settings.problems] == [(1, "'perhaps'")]
    assert not settings.topics[0].method


def test_topics_are_written_as_they_are_read() -> None:
    hostile = (
        "on",
        "1e5",
        "null",
        "x: y",
        "C++",
        "- a",
        "'",
        '"',
        "# no comment",
        "{a}",
        "[b]",
        "\u0628",
        "a\\b",
    )
    rules = (
        TopicRule(
            id="a",
            name="yes: #no",
            description='It\'s "so".',
            phrases=hostile,
            area="Here, there",
            method=True,
        ),
        TopicRule(id="b", name="B", description="", phrases=(), general=True),
    )
    settings = parse_settings(topics_yaml(rules), None)
    assert settings.topics == rules
    assert settings.problems == ()


def test_datasets_are_read_as_they_are_written() -> None:
    settings = parse_settings(
        None, None, "- {name: CIFAR-10, spellings: [CIFAR10]}\n- {name: Places, is_word: true}\n"
    )
    assert settings.datasets == (
        DatasetRule(name="CIFAR-10", spellings=("CIFAR10",)),
        DatasetRule(name="Places", is_word=True),
    )
    assert not settings.problems


@pytest.mark.parametrize(
    ("datasets", "line", "message"),
    [
        ("- {spellings: [x]}", 1, "text for 'name'"),
        ("- {name: A}\n- {name: A}", 2, "a second time"),
        ("- {name: '123'}", 1, "a letter from A to Z"),
        ("- {name: A, is_word: perhaps}", 1, "true or false"),
        ("- {name: A, spelling: [x]}", 1, "'spelling'"),
        ("- {name: A, spellings: x}", 1, "a list of texts"),
    ],
)
def test_a_mistake_in_the_datasets_is_reported(datasets: str, line: int, message: str) -> None:
    (problem,) = parse_settings(None, None, datasets).problems
    assert (problem.file, problem.line) == ("datasets.yml", line)
    assert message in str(problem)
    assert "A correct entry: - {name: CIFAR-10" in str(problem)


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ("- &a {id: x, name: y, phrases: [*a]}", "a list of texts for 'phrases'"),
        ("[" * 3000, "brackets nested too deeply"),
        (f"- {{id: {'a' * 81}, name: A}}", "at most 80"),
        ("- {id: a, id: b, name: A}", "the key 'id' once"),
        (
            "- &a [x]\n"
            + "\n".join(f"- &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(20)),
            "a mapping of keys",
        ),
    ],
)
def test_yaml_that_would_break_its_reader_is_a_mistake_like_others(topics: str, message: str) -> None:
    assert message in str(parse_settings(topics, None).problems[0])


def test_half_a_character_is_no_character() -> None:
    (topic,) = parse_settings('- {id: a, name: "x\\ud800y"}', None).topics
    assert topic.name == "x\ufffdy"


def test_a_dataset_has_one_entry_however_it_is_written() -> None:
    settings = parse_settings(None, None, "- {name: CIFAR-10, is_word: True}\n- {name: cifar10}\n")
    assert settings.datasets == (DatasetRule(name="CIFAR-10", is_word=True),)
    assert [problem.line for problem in settings.problems] == [2]


# ---------------------------------------------------------------- authors.yml


def test_a_person_with_all_keys() -> None:
    text = """
- name: Yang Liu
  id: yang-liu-tsinghua
  other_names: ["Liu, Y."]
  papers: [a-paper]
  not_same_as: [Yan Liu]
  orcid: 0000-0002-1694-233X
"""
    settings = parse_settings(None, None, authors=text)
    (rule,) = settings.authors
    assert not settings.problems
    assert (str(rule.name), rule.id, rule.papers, rule.orcid, rule.line) == (
        *("Yang Liu", "yang-liu-tsinghua", ("a-paper",), "0000-0002-1694-233X", 2),
    )
    assert [str(name) for name in (*rule.other_names, *rule.not_same_as)] == ["Y. Liu", "Yan Liu"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{id: a}", "authors.yml:1: error: expected text for 'name', found no value."),
        ("{name: Ada, id: A B}", "expected an id of at most 80 lower-case letters"),
        ("{name: Ada, id: index}", "expected an id of at most 80 lower-case letters"),
        ("{name: Ada, papers: [a]}", "expected an 'id' beside 'papers', since others have the same name"),
        ("{name: Ada, orcid: abc}", "expected an ORCID iD such as"),
        ("{name: Ada, orcid: 0000-0000-0000-0000}", "with its check digit, found '0000-0000-0000-0000'."),
        ("{name: et al.}", "expected the name of a person, found 'et al.'."),
        (
            "{name: Ada, other_names: [Eva], not_same_as: [Éva]}",
            "person in 'not_same_as', found 'Éva'.",
        ),
        ("{name: Ada, other_names: Eva}", "expected a list of texts for 'other_names'"),
        ("{name: Ada, email: a}", "expected one of the keys"),
    ],
)
def test_a_wrong_entry_of_authors_yml_is_reported(entry: str, message: str) -> None:
    problems = parse_settings(None, None, authors=f"- {entry}").problems
    assert any(message in str(problem) for problem in problems)


def test_names_and_ids_twice_in_authors_yml_are_reported() -> None:
    text = """
- {name: José Roe}
- {name: Jose Roe}
- {name: Ada, other_names: [Jose Roe]}
- {name: Jose Roe, id: roe-2, papers: [a]}
- {name: Bo, id: roe-2}
"""
    settings = parse_settings(None, None, authors=text)
    assert [rule.line for rule in settings.authors] == [2, 5]
    assert [problem.line for problem in settings.problems] == [3, 4, 6]


def test_a_paper_is_removed_only_by_a_clear_yes() -> None:
    settings = parse_settings(None, "- {paper: a, remove: true}\n- {paper: b, remove: false}\n- {paper: c}\n")
    assert [correction.remove for correction in settings.corrections] == [True, False, False]
    wrong = parse_settings(None, "- {paper: a, remove: please}")
    assert "corrections.yml:1: error: expected true or false for 'remove', found 'please'" in str(
        wrong.problems[0]
    )
    assert not wrong.corrections[0].remove


def test_a_bracket_that_is_missing_costs_its_topic_alone() -> None:
    topics = (
        "# Topics\n- id: a\n  name: A\n- id: b\n  phrases: [one,\n    two\n  name: B\n\n"
        "- {id: c, name: C}\n- id: d\n  name: D\n"
    )
    settings = parse_settings(topics, None)
    assert [rule.id for rule in settings.topics] == ["a", "c", "d"]
    (problem,) = settings.problems
    assert problem.line == 5
    assert "a bracket that is not closed" in problem.actual
    assert not settings.unreadable


def test_lines_below_a_broken_entry_are_those_of_the_file() -> None:
    settings = parse_settings("- {id: a\n- {id: b, name: B, phrase: x}\n", None)
    assert [(problem.line, problem.actual) for problem in settings.problems[1:]] == [(2, "'phrase'")]


@pytest.mark.parametrize(
    "topics", ["id: a", "- {id: a\n", "[{id: a, name: A}", "- {id: a}\n- {name: b}\n", "text"]
)
def test_a_file_of_which_nothing_can_be_read_is_named(topics: str) -> None:
    assert parse_settings(topics, "- {paper: abc}").unreadable == ("topics.yml",)


@pytest.mark.parametrize("topics", [None, "", "# no topics\n", "[]"])
def test_a_file_without_entries_is_not_unreadable(topics: str | None) -> None:
    assert not parse_settings(topics, topics).unreadable


def test_a_file_in_another_encoding_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_bytes("- {id: a, name: \u00dc}".encode("utf-16"))
    assert load_settings(tmp_path / "topics.yml", tmp_path / "none.yml").unreadable == ("topics.yml",)
