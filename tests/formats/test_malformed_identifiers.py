"""Values in the place of an identifier that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.formats.malformed_identifiers import malformed_identifiers
from paper_digest.formats.mapping import keys_by_field
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import readings_of


def warnings(tmp_path: Path, name: str, text: str) -> list[str]:
    """What the reading of a dump warns of."""
    dump = tmp_path / name
    dump.write_text(text, "utf-8")
    return [f"{p.line}: {p.actual}" for reading in readings_of(dump, name) for p in reading.problems]


@pytest.mark.parametrize("key", ["doi", "DOI", "arxiv_id"])
def test_a_value_that_is_no_identifier_is_reported_with_its_line(tmp_path: Path, key: str) -> None:
    records = [{"title": "Flat minima of networks", key: "hello"}, {"title": "Sharp minima of networks"}]
    text = "".join(f"{json.dumps(record)}\n" for record in records)
    assert warnings(tmp_path, "a.jsonl", text) == ["1: 'hello' in the place of a DOI or an arXiv id"]
    ((problem,),) = (reading.problems for reading in readings_of(tmp_path / "a.jsonl", "a.jsonl"))
    assert problem.expected.startswith("a DOI such as 10.1000/182")


def test_it_is_reported_in_other_formats(tmp_path: Path) -> None:
    bibtex = "@article{a, title = {Flat minima of networks}, author = {Roe, Ada}, doi = {see the page}}\n"
    assert warnings(tmp_path, "a.bib", bibtex) == ["1: 'see the page' in the place of a DOI or an arXiv id"]
    table = "Title,Authors,DOI\nFlat minima of networks,Ada Roe,10.x\nSharp minima of networks,Bo Moe,\n"
    assert warnings(tmp_path, "a.csv", table) == ["2: '10.x' in the place of a DOI or an arXiv id"]


@pytest.mark.parametrize(
    "value",
    [
        "10.1007/s11263-015-0816-y",
        "https://doi.org/10.1007/s11263-015-0816-y",
        "doi: 10.1007/s11263-015-0816-y",
        "arXiv:2410.05434v2 [cs.LG]",
        "math/0309136",
        "N/A",
        "0",
        "TBA",
        "not available",
        "",
        None,
        ["10.1007/s11263-015-0816-y"],
    ],
)
def test_identifiers_and_missing_values_are_not(tmp_path: Path, value: object) -> None:
    record = json.dumps({"title": "Flat minima of networks", "doi": value})
    assert warnings(tmp_path, "a.jsonl", f"{record}\n") == []


def test_it_is_reported_inside_what_an_api_wraps_around_a_paper(tmp_path: Path) -> None:
    record = json.dumps({"score": 1, "paper": {"title": "Flat minima of networks", "doi": "hello"}})
    assert warnings(tmp_path, "a.jsonl", f"{record}\n") == ["1: 'hello' in the place of a DOI or an arXiv id"]


def test_a_long_value_is_quoted_in_part(tmp_path: Path) -> None:
    record = json.dumps({"title": "Flat minima of networks", "doi": "x" * 5000})
    (warning,) = warnings(tmp_path, "a.jsonl", f"{record}\n")
    assert len(warning) < 120


def test_keys_that_hold_other_things_too_are_left_alone() -> None:
    record = {"eprint": "hello", "id": "hello", "doi": ["hello", "10.1007/s11263-015-0816-y"]}
    assert list(malformed_identifiers(record, keys_by_field(DumpMetadata()))) == ["hello"]
