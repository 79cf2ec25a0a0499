"""Programs and documents written as text are told from pages of papers."""

from __future__ import annotations

import pytest
from paper_digest.sources.text_kinds import other_kind

from tests.conftest import ROOT
from tests.linear_time import assert_linear_time

PROGRAM = """import os

def main(path):
    with open(path) as file:
        return file.read()

class Reader:
    size = 3
"""
MINIFIED = (
    '!function(e,t){"use strict";var n=e.document;t(n)}(this,function(e){return e&&(e.a={b:1},e.c=[1])});' * 3
)
LIST = """# Papers
- [Faster Looms Through Thin Threads](https://arxiv.org/abs/2401.00001); A. Lovelace (2024)
- [Slower Looms Through Thick Threads](https://arxiv.org/abs/2401.00002); A. Turing (2024)

```
@article{looms,
  title = {Faster Looms},
  year = {2024},
}
```
"""


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.py", "", "source code in Python"),
        ("A.JS", "x", "source code in JavaScript"),
        ("a.txt", PROGRAM, "source code"),
        ("a", MINIFIED, "source code"),
        ("a.txt", r"{\rtf1\ansi Faster Looms}", "an RTF document"),
        ("a.txt", "%!PS-Adobe-3.0", "a PostScript document"),
        ("a.txt", "#!/bin/sh\nls", "a program"),
        ("a.md", LIST, None),
        ("a.txt", "", None),
    ],
)
def test_a_text_that_lists_no_papers_is_named(name: str, text: str, kind: str | None) -> None:
    assert other_kind(name, text.split("\n")) == kind


def test_no_sample_page_is_taken_for_a_program() -> None:
    pages = [path for path in (ROOT / "tests/samples/pages").iterdir() if path.suffix in {".txt", ".md"}]
    assert pages
    assert {other_kind(path.name, path.read_text("utf-8").split("\n")) for path in pages} == {None}


@pytest.mark.parametrize("unit", ["x ", "x.", "(", "x = ", "import ", "if (", "{", "\n"])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(
        lambda text: other_kind("a.txt", text.split("\n")), lambda count: unit * count + "x", 2_000
    )
