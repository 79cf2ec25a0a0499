"""Word lists in data files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from paper_digest.values.word_lists import load_word_lists


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one data file."""
    (tmp_path / "sample_package" / "data").mkdir(parents=True)
    (tmp_path / "sample_package" / "__init__.py").touch()
    lists = '# From nowhere.\ncolors = """\nred green\nblue\n"""\nphrases = ["in this paper", "we show"]\n'
    (tmp_path / "sample_package" / "data" / "lists.toml").write_text(lists, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sample_package", raising=False)
    return "sample_package"


def test_a_string_is_a_list_of_words(package: str) -> None:
    assert load_word_lists(package, "lists.toml")["colors"] == {"red", "green", "blue"}


def test_an_array_is_a_list_of_phrases(package: str) -> None:
    assert load_word_lists(package, "lists.toml")["phrases"] == {"in this paper", "we show"}
