"""The kind of a tagged export is known by the tags of the record."""

from __future__ import annotations

import pytest
from paper_digest.formats.tagged_dialects import (
    BARE_LINE,
    BARE_TAGS,
    DIALECTS,
    FIRST_LINE,
    VALUE_A_LINE,
    Grammar,
    dialect_of,
)


@pytest.mark.parametrize(
    ("grammar", "tags", "start"),
    [
        (Grammar.DASH, {"TY", "TI"}, "TY"),
        (Grammar.DASH, {"TI", "AU"}, "TY"),
        (Grammar.DASH, {"TY", "TI", "LID", "YR"}, "TY"),
        (Grammar.DASH, {"PMID", "TI"}, "PMID"),
        (Grammar.DASH, {"OWN", "TI"}, "PMID"),
        (Grammar.DASH, {"XL", "TI"}, "VN"),
        (Grammar.PERCENT, {"%T"}, "%0"),
        (Grammar.BARE, {"RT", "AB"}, "RT"),
        (Grammar.BARE, {"T1", "AB"}, "RT"),
        (Grammar.BARE, {"TI", "AB"}, "PT"),
    ],
)
def test_the_tags_tell_the_kind_of_export(grammar: Grammar, tags: set[str], start: str) -> None:
    assert dialect_of(grammar, tags).start == start


def test_tags_without_a_mark_are_listed() -> None:
    bare = [dialect for dialect in DIALECTS if dialect.grammar is Grammar.BARE]
    used = {tag for dialect in bare for tags in dialect.fields.values() for tag in tags}
    own = {tag for dialect in bare for tag in (dialect.start, *dialect.year, *dialect.citation.values())}
    assert used | own | VALUE_A_LINE[Grammar.BARE] <= BARE_TAGS


@pytest.mark.parametrize(
    "line", ["TY  - JOUR", "PMID- 7", "%0 Journal Article", "PT J", "RT Journal Article", "\ufeffTY  - JOUR"]
)
def test_a_file_is_known_by_the_first_line_of_a_record(line: str) -> None:
    assert FIRST_LINE.search(f"{line}\nTI A\n")


@pytest.mark.parametrize(
    "line", ["PT Anderson went", "TY  then", "%T A", "RT 7", "ER at last", "IN this study"]
)
def test_other_lines_are_prose(line: str) -> None:
    assert not FIRST_LINE.search(line)
    assert not BARE_LINE.match(line)
