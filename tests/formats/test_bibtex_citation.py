"""What a citation keeps of an entry: a safe key, a known type, standard fields in plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats.bibtex_citation import citation_entry


@pytest.mark.parametrize(
    "key", ["doe2023", "Doe_2023:a", "DBLP:conf/x/Roe23", "10.1234/x.y-1", "Müller2020", "smith+2001"]
)
def test_usual_keys_are_kept(key: str) -> None:
    assert citation_entry("misc", key, {}).key == key


@pytest.mark.parametrize(
    "key",
    [
        "a,b}@comment{",
        "a b",
        "a\nb",
        "o'brien",
        'a"b',
        "a#b",
        "a%b",
        "a\\b",
        "a=b",
        "-a",
        "",
        "nokey",
        "a" * 101,
    ],
)
def test_other_keys_are_not(key: str) -> None:
    assert citation_entry("misc", key, {}).key == ""


@given(st.text(max_size=20))
def test_a_kept_key_cannot_end_the_entry(key: str) -> None:
    kept = citation_entry("misc", key, {}).key
    assert kept in ("", key)
    assert not set(kept) & set("{}(),\"'%#~\\=@ \n\t")


def test_an_unknown_type_is_misc() -> None:
    assert citation_entry("jabref-meta", "a", {}).entry_type == "misc"


def test_empty_and_endless_values_are_left_out() -> None:
    fields = {"note": "x" * 1001, "publisher": "{}", "address": 'Z{\\"u}rich'}
    assert citation_entry("misc", "a", fields).fields == (("address", "Zürich"),)
