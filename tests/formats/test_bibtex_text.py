"""Commands of LaTeX that stand for a character become it."""

from __future__ import annotations

import pytest
from paper_digest.formats.bibtex_text import journal_name, with_characters

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\textless}p{\textgreater}We grew it.{\textless}/p{\textgreater}", "<p>We grew it.</p>"),
        (r"{$<$}p{$>$}a {$<$} b{$<$}/p{$>$}", "<p>a < b</p>"),
        (r"$a$ $<$ $b$", "$a$ < $b$"),
        (r"$a < b$ and $\$5$", r"$a < b$ and $\$5$"),
        (r"CO\textsubscript{2} on \textit{E. {Coli}}", "CO2 on E. {Coli}"),
        (r"an \emph{own} and \mkbibemph{another} stress", r"an \emph{own} and \emph{another} stress"),
        (r"the 10\textsuperscript{th} \mkbibquote{thing}", "the 10th “thing”"),
        (r"{\$}5 per {\~{}}10, {\%} {\ldots}", r"\$5 per ~10, \% …"),
        (r"42 {\ensuremath{\pm}} 3", r"42 {$\pm$} 3"),
        (r"10$^{9}$ M$_{\ensuremath{\odot}}$", r"10$^{9}$ M$_{\odot}$"),
        (r"3 {\texttimes} 4 \textdegree C \textlessnot", r"3 × 4 °C \textlessnot"),
        (r"\`a la \LaTeX", r"\`a la \LaTeX"),
    ],
)
def test_commands_for_characters_become_characters(latex: str, text: str) -> None:
    assert with_characters(latex) == text


@pytest.mark.parametrize(
    ("latex", "name"),
    [
        (r"\apjl", "The Astrophysical Journal Letters"),
        (r"{\mnras}", "Monthly Notices of the Royal Astronomical Society"),
        (r"\unknown", r"\unknown"),
        ("Nature", "Nature"),
    ],
)
def test_macros_of_astronomers_name_journals(latex: str, name: str) -> None:
    assert journal_name(latex) == name


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["$", "{$<$}", r"\textit{", r"\textit{a}", "{", r"{\textless", r"\emph "])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(with_characters, lambda size: unit * (size // len(unit)))
