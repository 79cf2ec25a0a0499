"""Identifiers of a record are in keys of their own, in its addresses and in its references."""

from __future__ import annotations

from paper_digest.formats.field_names import NAMES
from paper_digest.formats.record_identifiers import referenced_identifiers, stated_identifiers

CENTRAL = "https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00000001/full"


def stated(record: dict[str, object], *urls: str) -> list[str]:
    return [identifier.value for identifier in stated_identifiers(record, NAMES, urls)]


def test_own_keys_come_before_addresses() -> None:
    assert stated({"doi": "10.5555/loom"}, "https://arxiv.org/abs/2401.01234") == [
        "10.5555/loom",
        "2401.01234",
    ]
    assert stated({"uid": "10.5555/loom"}) == ["10.5555/loom"]
    assert stated({"uid": "10.5555/loom"}, "https://doi.org/10.5555/thread") == ["10.5555/thread"]


def test_the_doi_of_a_note_in_a_register_counts_without_another() -> None:
    assert stated({"doi": "10.5555/loom"}, CENTRAL) == ["10.5555/loom"]
    assert stated({}, CENTRAL) == ["10.1002/central/cn-00000001"]


def test_references_name_the_paper_unless_they_tell_of_another() -> None:
    identifiers = referenced_identifiers(
        {"note": "arXiv:2401.01234", "comments": "Erratum to doi:10.5555/loom"}
    )
    assert [identifier.value for identifier in identifiers] == ["2401.01234"]
