"""Tests of the entries of a settings file."""

from __future__ import annotations

import pytest
from paper_digest.sources.settings_file import Entry, SettingsFile


def test_each_entry_has_its_line_and_its_values() -> None:
    file = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    first, second = file.entries("- {a: text}\n- b: [one, two]\n")
    assert (first.line, first.text("a"), first.text("b")) == (1, "text", None)
    assert (second.line, second.texts("b")) == (2, ("one", "two"))
    assert not file.problems


def test_what_is_no_entry_is_reported_and_the_others_count() -> None:
    file = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    assert [entry.line for entry in file.entries("- text\n- {a: 1}\n- {c: 2}\n")] == [2, 3]
    assert [problem.line for problem in file.problems] == [1, 3]
    assert all("A correct entry: - {a: b}" in str(problem) for problem in file.problems)


def test_a_tab_behind_the_hyphen_is_reported_and_costs_its_entry() -> None:
    file = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    entries = file.entries("- a: one\n-\ta: two\n\tb: x\n- a: three\n")
    assert [entry.text("a") for entry in entries] == ["one", "three"]
    (problem,) = file.problems
    assert problem.line == 2
    alone = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    assert list(alone.entries("-\ta: one\n\tb: two\n")) == []
    assert alone.problems[0].line == 1


def test_a_fault_of_the_program_costs_the_entries_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("paper_digest.sources.settings_file.plain_value", failing)
    file = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    assert list(file.entries("- {a: one}\n")) == []
    assert "a fault of paper-digest (ZeroDivisionError" in str(file.problems[0])


def test_texts_are_clean_and_empty_ones_are_quoted() -> None:
    keys = frozenset(("name", "phrases", "title", "authors"))
    file = SettingsFile("a.yml", "- {name: b}", keys)
    (entry,) = file.entries('- {name: "A\\u202eB ", phrases: ["c\\0d", " "], title: "  ", authors: {a: b}}')
    assert entry.text("name") == "AB"
    assert entry.texts("phrases") == ("cd",)
    assert (entry.text("title"), entry.texts("authors")) == (None, ())
    actual = [problem.actual for problem in file.problems]
    assert actual == ["'  '", "a mapping"]


def test_a_fault_of_the_program_in_one_entry_costs_that_entry() -> None:
    def rule_of(entry: Entry) -> str | None:
        if entry.text("a") == "broken":
            raise ZeroDivisionError
        return entry.text("a")

    file = SettingsFile("x.yml", "- {a: b}", frozenset("ab"))
    rules = [rule for _, rule in file.rules("- a: one\n- a: broken\n- b: x\n- a: three\n", rule_of)]
    assert rules == ["one", "three"]
    (problem,) = file.problems
    assert (problem.file, problem.line) == ("x.yml", 2)
    assert "please report it" in problem.advice
