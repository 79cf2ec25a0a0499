"""Identifiers in lists with their kind beside them, and other habits of APIs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from paper_digest.formats import json_records
from paper_digest.formats.typed_identifiers import typed_identifiers
from paper_digest.model.record import Sighting

from tests.formats.records import read

LOOMS, OTHER = "10.1234/looms", "10.1234/other"


@pytest.mark.parametrize(
    "inside",
    [
        {"articleids": [{"idtype": "pubmed", "value": "314"}, {"idtype": "doi", "value": LOOMS}]},
        {"externalids": [{"type": "magid", "value": "31"}, {"type": "doi", "value": LOOMS}]},
        {
            "identifier": [
                {"type": "pissn", "id": "1234-5678"},
                {"type": "DOI", "id": f"https://doi.org/{LOOMS}"},
            ]
        },
        {
            "externalids": {
                "external-id": [
                    {
                        "external-id-type": "doi",
                        "external-id-value": OTHER,
                        "external-id-relationship": "part-of",
                    },
                    {
                        "external-id-type": "doi",
                        "external-id-value": LOOMS,
                        "external-id-relationship": "self",
                    },
                ]
            }
        },
        {"identifiers": [{"scheme": "doi", "identifier": LOOMS}, "10.1234/a-text"]},
    ],
    ids=["PubMed", "Lens", "DOAJ", "ORCID", "scheme"],
)
def test_the_papers_own_doi_is_read(inside: dict[str, Any]) -> None:
    assert [str(identifier) for identifier in typed_identifiers(inside)] == [LOOMS]


def test_an_arxiv_id_is_read_and_other_kinds_are_not() -> None:
    kinds = [{"type": "ARXIV_ID", "identifier": "2103.00001"}, {"type": "OAI_ID", "identifier": "oai:a:2"}]
    assert [str(identifier) for identifier in typed_identifiers({"identifiers": kinds})] == ["2103.00001"]
    assert not list(typed_identifiers({"externalids": {"ArXiv": "2103.00001"}, "pid": 7}))


def paper_in(answer: object) -> Sighting:
    (sighting,) = read(json_records, json.dumps(answer)).sightings
    return sighting


def test_the_journal_of_a_paper_gives_it_no_title() -> None:
    paper = paper_in(
        {
            "data": [
                {
                    "title": "Looms",
                    "source": {"title": "Weaving", "type": "Journal"},
                    "authors": [{"first_name": "Ada", "last_name": "Roe"}],
                }
            ]
        }
    )
    assert (paper.title, paper.venue, [*map(str, paper.authors)]) == ("Looms", "Weaving", ["Ada Roe"])


def test_the_date_of_a_record_is_no_date_of_its_paper() -> None:
    article = {"title": "Looms", "year": "2021", "month": "3", "author": [{"name": "Ada Roe"}]}
    answer = {"results": [{"last_updated": "2021-11-30T00:00:00Z", "bibjson": article}]}
    assert str(paper_in(answer).published) == "2021-03"
    assert (
        str(paper_in({"title": "Looms", "publicationYear": 2021, "created": "2021-11-30"}).published)
        == "2021"
    )
    assert str(paper_in({"title": "Looms", "created": "2021-11-30"}).published) == "2021-11-30"


def test_keys_with_namespaces_or_kinds_are_known() -> None:
    scopus = {
        "dc:title": "Looms",
        "dc:creator": "Roe A.",
        "prism:doi": LOOMS,
        "prism:coverDate": "2021-03-04",
    }
    solr = {
        "title_s": ["Looms"],
        "authFullName_s": ["A. Roe"],
        "doiId_s": LOOMS,
        "producedDate_s": "2021-03-04",
    }
    plos = {
        "title_display": "Looms",
        "author_display": ["A. Roe"],
        "id": LOOMS,
        "publication_date": "2021-03-04",
    }
    for record in (scopus, solr, plos):
        paper = paper_in([record])
        assert (paper.title, [*map(str, paper.authors)], str(paper.published)) == (
            "Looms",
            ["A. Roe"],
            "2021-03-04",
        )
        assert [identifier.value for identifier in paper.identifiers] == [LOOMS]


def test_a_note_within_its_item_is_boilerplate() -> None:
    item = {"key": "A", "data": {"itemType": "journalArticle", "title": "Looms"}}
    note = {"key": "B", "data": {"itemType": "note", "note": "<p>Read it.</p>"}}
    result = read(json_records, json.dumps([item, note], indent=1))
    assert (result.titles(), result.problems) == (["Looms"], [])
