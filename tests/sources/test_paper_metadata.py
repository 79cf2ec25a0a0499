"""Tests of metadata.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from paper_digest.sources.paper_metadata import (
    EXAMPLE,
    MetadataRecord,
    format_metadata,
    load_metadata,
    metadata_schema,
    parse_metadata,
)
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.project import ROOT


def test_a_line_has_the_metadata_of_one_paper() -> None:
    line = (
        '{"title": "Flat Minima", "authors": ["Lovelace, Ada", "Kees van der Berg"], "date": "2024-10", '
        '"venue": "ICML", "year": 2025, "pages": "1-9", "arxiv": "arXiv:2410.21869v2", "source": "a list"}'
    )
    (metadata,), problems = parse_metadata(f"\n{line}\n".encode())
    assert not problems
    assert (metadata.line, metadata.title, metadata.venue, metadata.year) == (2, "Flat Minima", "ICML", 2025)
    assert [str(name) for name in metadata.authors] == ["Ada Lovelace", "Kees van der Berg"]
    assert metadata.identifiers == (Identifier(IdentifierKind.ARXIV, "2410.21869"),)


def test_the_example_in_messages_is_valid() -> None:
    assert parse_metadata(EXAMPLE.encode())[1] == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "truncated"),
        ("[]", "Expected `object`, got `array`"),
        ('{"title": "A"}', "missing required field `source`"),
        ('{"title": "A", "source": "x", "author": "B"}', "unknown field `author`"),
        ('{"title": "A", "source": "x", "authors": "B"}', "`$.authors`"),
        ('{"title": "A", "source": "x", "date": "2024-13"}', "expected a valid date, found '2024-13'"),
        ('{"title": "A", "source": "x", "date": "May 2024"}', "`$.date`"),
        ('{"title": "A", "source": "x", "arxiv": "2413.1"}', "expected an identifier in `arxiv`"),
        ('{"title": "A", "source": "x", "url": "javascript:alert(1)"}', "`$.url`"),
        ('{"title": "A", "source": "x", "authors": ["et al."]}', "names of people in `authors`"),
        ('{"title": "A", "source": "x", "note": ' + "[" * 100_000, "`$.note`"),
        ("\udcff", "metadata.jsonl:2: error"),
    ],
)
def test_a_broken_line_is_reported_and_the_others_count(line: str, message: str) -> None:
    good = '{"title": "A", "source": "x"}'
    content = f"{good}\n{line}\n{good}\n".encode("utf-8", "surrogateescape")
    metadata, (problem,) = parse_metadata(content)
    assert [record.line for record in metadata] == [1, 3]
    assert problem.line == 2
    assert message in str(problem)


def test_what_is_written_is_read_back_in_the_order_of_titles() -> None:
    records = [
        MetadataRecord(title="The Zebra", source="x", authors=["Ada Lovelace"]),
        MetadataRecord(title="a loom", source="y", other_titles=["A Loom, revisited"]),
    ]
    content = format_metadata(records)
    assert content.startswith(b'{"title":"a loom",')
    metadata, problems = parse_metadata(content)
    assert not problems
    assert [record.title for record in metadata] == ["a loom", "The Zebra"]


def test_a_missing_file_is_empty_and_a_folder_is_reported(tmp_path: Path) -> None:
    assert load_metadata(tmp_path / "none.jsonl") == ((), ())
    _, (problem,) = load_metadata(tmp_path)
    assert "a readable file" in problem.expected


def test_the_schema_describes_the_file_of_this_repository() -> None:
    schema = metadata_schema()
    published = json.loads((ROOT / "docs" / "metadata.schema.json").read_text("utf-8"))
    assert published == schema
    validator = jsonschema.Draft202012Validator(schema)
    for line in (ROOT / "metadata.jsonl").read_text("utf-8").splitlines():
        validator.validate(json.loads(line))


def test_the_file_of_this_repository_is_valid_and_sorted() -> None:
    content = (ROOT / "metadata.jsonl").read_bytes()
    metadata, problems = parse_metadata(content)
    assert not problems
    assert len(metadata) >= 349
    lines = [json.loads(line) for line in content.splitlines()]
    assert format_metadata(MetadataRecord(**line) for line in lines) == content
