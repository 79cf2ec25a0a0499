"""Tests of asking OpenAlex."""

from __future__ import annotations

import json

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.openalex import SERVICE, lookup, read, search

from tests.services.samples import LOOM, MINIMA, sample


def test_identifiers_of_both_kinds_are_one_filter() -> None:
    request = lookup([LOOM, MINIMA])
    assert request.query == (("filter", "doi:10.1000/loom|10.48550/arxiv.2410.05434"),)
    assert ("per_page", "2") in request.form
    address = lookup([MINIMA]).address(SERVICE.base_url)
    assert address == "https://api.openalex.org/works?filter=doi:10.48550/arxiv.2410.05434"


def test_a_title_is_asked_for_without_the_separators_of_filters() -> None:
    assert search("Looms, pipes | and colons: a?").query == (
        ("filter", "title.search:Looms pipes and colons a"),
    )


def test_the_fields_that_mappings_know_are_asked_for() -> None:
    """A volume or pages would be those of another version than the date."""
    fields = dict(search("Looms").form)["select"].split(",")
    assert {"doi", "display_name", "publication_date", "authorships", "abstract_inverted_index"} <= set(
        fields
    )
    assert "biblio" not in fields


def test_a_work_is_a_paper() -> None:
    minima, loom = read(sample("openalex.json"))
    assert (minima.title, minima.abstract, str(minima.published)) == (
        "Flat Minima",
        "We weave a loom.",
        "2024-10-07",
    )
    assert (minima.identifiers, loom.identifiers) == ((MINIMA,), (LOOM,))
    assert [str(name) for name in loom.authors] == ["Kees van der Berg"]
    assert loom.venue == "Journal of Looms"
    assert "https://doi.org/10.1000/loom" in loom.urls


@pytest.mark.parametrize(("kind", "venue"), [("repository", None), ("journal", "Zenodo"), (None, "Zenodo")])
def test_a_repository_is_no_venue(kind: str | None, venue: str | None) -> None:
    location = {
        "source": {"display_name": "Zenodo", "type": kind},
        "landing_page_url": "https://zenodo.org/1",
    }
    work = {"display_name": "Looms", "primary_location": location}
    (paper,) = read(json.dumps({"results": [work]}))
    assert (paper.venue, paper.urls) == (venue, ("https://zenodo.org/1",))


@pytest.mark.parametrize("location", [None, 3, {}, {"source": None}, {"source": "Zenodo"}])
def test_a_work_without_a_place_is_a_paper(location: object) -> None:
    (paper,) = read(json.dumps({"results": [{"display_name": "Looms", "primary_location": location}, 3]}))
    assert paper.title == "Looms"


def test_an_empty_list_has_no_papers() -> None:
    assert read('{"meta": {"count": 0}, "results": [], "group_by": []}') == ()


@pytest.mark.parametrize(
    "text", ['{"error": "Rate limit exceeded", "message": "x"}', "[]", '{"results": {}}']
)
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
