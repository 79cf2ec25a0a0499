"""Commands of styles become marks."""

from __future__ import annotations

import pytest
from paper_digest.formats.tex_marks import BLOCK, Mark, addresses_in, with_marks, without_marks


@pytest.mark.parametrize(
    ("tex", "marked"),
    [
        (r"\bibinfo {title} {On {L}ooms}", Mark.TITLE.around("On {L}ooms")),
        (r"{\em Looms}, 12\penalty0 (3)", Mark.EMPHASIS.around("Looms") + ", 12 (3)"),
        ("``On Looms,'' in", Mark.QUOTATION.around("On Looms,") + " in"),
        (r"A.~G{\"o}del.\newblock Looms", f"A. Gödel.{BLOCK} Looms"),
        (r"\textsc{A. Bee}\natexlab{a}", "A. Bee"),
        (r"\unknown{x} $\alpha$", r"\unknown{x} $\alpha$"),
        (r"\emph{open", " {open"),
    ],
)
def test_commands_become_marks_and_unknown_ones_stay(tex: str, marked: str) -> None:
    assert with_marks(tex) == marked


def test_marks_and_addresses_are_no_words() -> None:
    marked = with_marks(r"\href{https://example.org/a\_b}{\emph{Looms}} \url{https://example.org/~c}")
    assert without_marks(marked) == "Looms"
    assert addresses_in(marked) == ("https://example.org/a_b", "https://example.org/~c")


def test_characters_that_look_like_marks_are_removed_first() -> None:
    assert with_marks(f"a{Mark.TITLE[0]}b") == "ab"
