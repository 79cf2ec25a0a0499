"""An entry is added to a settings file whose other text stays as it is."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.sources.settings_entry import NotAListError, entry_lines, with_entry

ENTRY: dict[str, str | bool | list[str]] = {
    "paper": "a-b",
    "title": "Yes: no",
    "authors": ["Ada", "A, B"],
    "date": "2024-10-07",
    "remove": True,
}
LINES = """\
- paper: a-b
  title: 'Yes: no'
  authors: [Ada, 'A, B']
  date: '2024-10-07'
  remove: true
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", LINES),
        ("# A comment\n", f"# A comment\n\n{LINES}"),
        ("- {paper: x} # its comment", f"- {{paper: x}} # its comment\n\n{LINES}"),
        ("- paper: x\n\n# the end\n\n", f"- paper: x\n\n# the end\n\n\n{LINES}"),
        ("\ufeff- paper: x\n", f"\ufeff- paper: x\n\n{LINES}"),
        ("- paper: x\r\n", f"- paper: x\n\n{LINES}".replace("\n", "\r\n")),
        ("  - paper: x\n", "  - paper: x\n\n" + "".join(f"  {line}\n" for line in LINES.splitlines())),
    ],
)
def test_the_text_before_stays_byte_for_byte(before: str, after: str) -> None:
    assert with_entry(before, ENTRY) == after


@pytest.mark.parametrize("text", ["[{paper: x}]", "paper: x", "words", "- {paper: x", "- a\n- [\n"])
def test_what_is_no_list_of_entries_is_refused(text: str) -> None:
    with pytest.raises(NotAListError):
        with_entry(text, ENTRY)


HOSTILE = [
    "- x",
    "a: b",
    "&a *a",
    "!!python/object:os.system x",
    "# c",
    "'\"",
    "null",
    "~",
    "1e3",
    "--- x",
    "{[",
    "%",
]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))))
def test_any_text_is_read_back_as_the_same_text(text: str) -> None:
    entry: dict[str, str | list[str]] = {"title": text, "authors": [text, "B"]}
    assert yaml.safe_load("\n".join(entry_lines(entry))) == [entry]
