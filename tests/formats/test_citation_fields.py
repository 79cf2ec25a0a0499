"""The entry of a citation has only short facts, and its container under the name that its type gives it."""

from __future__ import annotations

import pytest
from paper_digest.formats.citation_fields import entry_of


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        ("article", (("journal", "Looms"), ("volume", "3"))),
        ("inproceedings", (("booktitle", "Looms"), ("volume", "3"))),
        ("book", (("volume", "3"),)),
    ],
)
def test_the_type_names_the_container(entry_type: str, fields: tuple[tuple[str, str], ...]) -> None:
    assert entry_of(entry_type, "Looms", {"volume": "3"}, ()).fields == fields


def test_endless_and_empty_values_are_left_out() -> None:
    entry = entry_of("article", "", {"publisher": "x" * 201, "address": "", "series": "x" * 200}, ())
    assert entry.fields == (("series", "x" * 200),)
