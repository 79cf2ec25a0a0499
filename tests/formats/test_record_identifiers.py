"""Identifiers of a record are in keys of their own, in its addresses and in its references."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.field_names import NAMES
from paper_digest.formats.record_identifiers import referenced_identifiers, stated_identifiers

from tests.formats.mapped import sighting

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


@pytest.mark.parametrize(
    ("record", "identifiers"),
    [
        ({"id": "2410.05434v2"}, ["arxiv:2410.05434"]),
        ({"id": "hep-th/9901001"}, ["arxiv:hep-th/9901001"]),
        ({"id": "2024.12345"}, []),
        ({"id": 241005434}, []),
        ({"arxiv_id": "arXiv:2410.05434 [cs]"}, ["arxiv:2410.05434"]),
        ({"externalIds": {"ArXiv": "2410.05434", "DOI": "10.1234/A"}}, ["arxiv:2410.05434", "doi:10.1234/a"]),
        ({"doi": "https://doi.org/10.48550/arXiv.2410.05434"}, ["arxiv:2410.05434"]),
        ({"eprint": "2410.05434", "archiveprefix": "arXiv"}, ["arxiv:2410.05434"]),
        ({"eprint": "2410.05434", "eprinttype": "pubmed"}, []),
        ({"entry_id": "http://arxiv.org/abs/2410.05434v1"}, ["arxiv:2410.05434"]),
        ({"forum": "AbCdEf1234"}, ["openreview:AbCdEf1234"]),
        ({"DOI": "doi:10.1234/x"}, ["doi:10.1234/x"]),
        ({"identifier": ["oai:arXiv.org:2410.05434", "10.1234/x"]}, ["arxiv:2410.05434", "doi:10.1234/x"]),
        ({"journal": "arXiv preprint arXiv:2410.05434"}, ["arxiv:2410.05434"]),
    ],
)
def test_identifiers_are_found_in_their_keys_and_nowhere_else(
    record: dict[str, Any], identifiers: list[str]
) -> None:
    assert [
        f"{identifier.kind}:{identifier.value}" for identifier in sighting(record).identifiers
    ] == identifiers


@pytest.mark.parametrize(
    ("record", "identifiers"),
    [
        (
            {"id": "2411.00001", "comments": "12 pages. Text overlap with arXiv:2410.05434"},
            ["arxiv:2411.00001"],
        ),
        ({"id": "2411.00001", "url": "https://arxiv.org/abs/2410.05434"}, ["arxiv:2411.00001"]),
        ({"arxiv_id": "2411.00001", "note": "arXiv:2410.05434"}, ["arxiv:2411.00001"]),
        ({"note": "Erratum: doi:10.1000/original"}, []),
        ({"comments": "Comment on arXiv:2410.05434"}, []),
        ({"comments": "See also arXiv:2410.05434"}, []),
        ({"note": "arXiv preprint arXiv:2410.05434"}, ["arxiv:2410.05434"]),
        ({"note": "Extended version, seed lists and code: arXiv:2410.05434"}, ["arxiv:2410.05434"]),
        ({"journal": "CoRR", "volume": "abs/2410.05434"}, ["arxiv:2410.05434"]),
        ({"doi": "10.1000/own", "note": "doi:10.1000/proceedings"}, ["doi:10.1000/own"]),
    ],
)
def test_a_record_has_its_own_identifiers_only(record: dict[str, Any], identifiers: list[str]) -> None:
    assert [
        f"{identifier.kind}:{identifier.value}" for identifier in sighting(record).identifiers
    ] == identifiers


def test_a_key_in_the_plural_has_the_identifiers_of_one_paper() -> None:
    record = sighting({"dois": [{"value": "10.4310/looms.1998.1"}, {"value": "10.1023/A:1026"}]})
    assert [str(identifier.value) for identifier in record.identifiers] == ["10.4310/looms.1998.1"]
    assert not record.other_identifiers


def test_the_name_of_a_preprint_server_in_place_of_a_journal_has_the_arxiv_id() -> None:
    record = sighting({"Publication": "arXiv preprint arXiv:1606.03498"})
    assert [identifier.value for identifier in record.identifiers] == ["1606.03498"]


def test_the_title_of_what_holds_the_paper_may_have_the_arxiv_id() -> None:
    parent = {"type": "periodical", "title": "arXiv preprint arXiv:2401.01234"}
    assert [identifier.value for identifier in referenced_identifiers({"parent": parent})] == ["2401.01234"]


def test_an_id_is_a_doi_if_no_other_key_has_one() -> None:
    both = sighting({"id": "10.1234/b", "doi": "10.1234/c"})
    assert [i.value for i in (*both.identifiers, *both.other_identifiers)] == ["10.1234/c"]
    assert [i.value for i in sighting({"id": "10.1234/b", "doi": "n/a"}).identifiers] == ["10.1234/b"]


def test_identifiers_in_an_object_by_their_kinds() -> None:
    paper = sighting({"identifiers": {"doi": "10.5555/looms", "issn": "1234-5678"}})
    assert [identifier.value for identifier in paper.identifiers] == ["10.5555/looms"]


def test_a_link_to_a_preprint_may_have_a_key_of_its_own() -> None:
    paper = sighting({"title": "Looms", "arxivLink": "https://arxiv.org/pdf/2101.00001", "paperLink": ""})
    assert [identifier.value for identifier in paper.identifiers] == ["2101.00001"]
    assert paper.urls == ("https://arxiv.org/pdf/2101.00001",)


def test_an_identifier_of_any_kind_may_be_a_doi() -> None:
    paper = sighting({"title": "Looms", "uid": "10.1000/loom.1"})
    assert [identifier.value for identifier in paper.identifiers] == ["10.1000/loom.1"]


def test_containers_and_links_of_editors_name_identifiers() -> None:
    assert [i.value for i in sighting({"containertitle": "arXiv:2401.01234"}).identifiers] == ["2401.01234"]
    link = {"Link Editor": "https://doi.org/10.5555/loom"}
    assert [i.value for i in sighting(link).identifiers] == ["10.5555/loom"]
    assert str(sighting({"Early Access Date": "2024-05-01"}).published) == "2024-05-01"


def test_a_library_finds_a_paper_by_its_doi() -> None:
    link = "http://sfx.example.org/?sid=EMBASE&id=doi:10.5555%2Flooms.1&atitle=Duplicate+Looms"
    paper = sighting({"Open URL Link": link})
    assert [str(identifier.value) for identifier in paper.identifiers] == ["10.5555/looms.1"]
    assert paper.urls == ()


def test_the_doi_of_what_holds_the_paper_is_not_its_own() -> None:
    book = {"title": "Proceedings of the Looms, doi:10.5555/looms"}
    assert not sighting({"parent": book}).identifiers
    assert not sighting({"parent": "10.5555/looms"}).identifiers
