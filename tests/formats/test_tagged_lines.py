"""Lines of tagged exports are split into tag and text, and prose is not."""

from __future__ import annotations

import pytest
from paper_digest.formats.tagged_dialects import Grammar
from paper_digest.formats.tagged_lines import has_bare_tags, tagged_lines


@pytest.mark.parametrize(
    ("line", "grammar", "tag", "text"),
    [
        ("TI  - A - B", Grammar.DASH, "TI", "A - B"),
        ("  TI  - indented", Grammar.DASH, "TI", "indented"),
        ("ER  -", Grammar.DASH, "ER", ""),
        ("PMID- 12", Grammar.DASH, "PMID", "12"),
        ("\ufeffTY  - JOUR", Grammar.DASH, "TY", "JOUR"),
        ("%T A title", Grammar.PERCENT, "%T", "A title"),
        ("TI A title", None, "", "TI A title"),
        ("  more -- or less", None, "", "  more -- or less"),
    ],
)
def test_a_line_has_its_tag_and_text(line: str, grammar: Grammar | None, tag: str, text: str) -> None:
    (tagged,) = tagged_lines([line])
    assert (tagged.grammar, tagged.tag, tagged.text) == (grammar, tag, text)


def test_tags_without_a_mark_are_known_by_the_lines_around_them() -> None:
    lines = list(tagged_lines(["PT J", "TI Looms", "   in Norway", "OK is no tag", "PY 2021", "ER"]))
    assert [line.tag for line in lines] == ["PT", "TI", "", "", "PY", "ER"]


def test_lines_know_their_number_and_the_blank_line_before_them() -> None:
    lines = list(tagged_lines(["TY  - JOUR", "", "  ", "TI  - A"]))
    assert [(line.number, line.follows_blank) for line in lines] == [(1, True), (4, True)]
    assert not list(tagged_lines(["TY  - JOUR", "TI  - A"]))[1].follows_blank


@pytest.mark.parametrize(
    "lines",
    [
        ["TY  - JOUR", "AB  - Words", "IS it so?", "NO", "OR so?", "TI  - A", "PY  - 2021"],
        ["AN essay", "in some words"],
        ["AN essay on", "ER"],
        ["PT boats", "RT is not a record"],
    ],
)
def test_words_in_capitals_are_no_tags(lines: list[str]) -> None:
    assert not has_bare_tags(lines)
