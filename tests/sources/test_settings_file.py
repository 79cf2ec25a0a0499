"""Tests of the entries of a settings file."""

from __future__ import annotations

from paper_digest.sources.settings_file import SettingsFile


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


def test_texts_are_clean_and_empty_ones_are_quoted() -> None:
    keys = frozenset(("name", "phrases", "title", "authors"))
    file = SettingsFile("a.yml", "- {name: b}", keys)
    (entry,) = file.entries('- {name: "A\\u202eB ", phrases: ["c\\0d", " "], title: "  ", authors: {a: b}}')
    assert entry.text("name") == "AB"
    assert entry.texts("phrases") == ("cd",)
    assert (entry.text("title"), entry.texts("authors")) == (None, ())
    actual = [problem.actual for problem in file.problems]
    assert actual == ["'  '", "a mapping"]
