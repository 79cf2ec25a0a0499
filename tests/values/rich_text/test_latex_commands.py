"""LaTeX commands become styles, links and Unicode."""

from __future__ import annotations

import pytest
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Inline, Link, TextRun, TextStyle
from paper_digest.values.rich_text.latex_commands import read_commands


@pytest.mark.parametrize(
    ("latex", "inline"),
    [
        (r"\textbf{b}", TextRun("b", TextStyle.STRONG)),
        (r"\emph{e}", TextRun("e", TextStyle.EMPHASIS)),
        (r"\texttt{c}", TextRun("c", TextStyle.CODE)),
        (r"\textsc{s}", TextRun("s", TextStyle.SMALL_CAPS)),
        (r"{\em e}", TextRun("e", TextStyle.EMPHASIS)),
        ("{it e}", TextRun("e", TextStyle.EMPHASIS)),
        (r"\textcolor{red}{w}", TextRun("w")),
        (r"\href{https://a.org}{page}", Link("page", "https://a.org")),
        (r"\url{https://a.org}", Link("", "https://a.org")),
        (r"\'e", TextRun("é")),
        (r"\method", TextRun("method")),
        (r"\label{x}", TextRun("")),
    ],
)
def test_a_command_becomes_one_inline(latex: str, inline: Inline) -> None:
    assert list(read_commands(latex)) == [inline]


def test_an_argument_is_no_set() -> None:
    assert RichText.parse(r"CO\textsubscript{2} and \textbf{0, 1}").plain == "CO2 and 0, 1"


def test_braces_of_a_set_stay() -> None:
    assert "".join(run.text for run in read_commands("{0, 1}") if isinstance(run, TextRun)) == "{0, 1}"


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        ("Weaving with {LOOM:} a study", "Weaving with LOOM: a study"),
        ("The set {a: b}", "The set {a: b}"),
        (r"Warp\textendashWeft cloth", "Warp–Weft cloth"),
        (r"The weaver\textquoterights loom", "The weaver’s loom"),
        (r"A \textloom here", "A textloom here"),
    ],
)
def test_groups_and_symbols_are_read_as_programs_write_them(latex: str, plain: str) -> None:
    assert RichText.parse(latex).plain == plain
