"""Names that only records show lead to the author who has them now."""

from __future__ import annotations

from paper_digest.analysis.authors.former_names import former_names
from paper_digest.analysis.authors.names import author_name
from paper_digest.model.paper import Paper
from paper_digest.values.person_lists import parse_names

from tests.site.builders import paper, sighting


def _former(authors: str, *records: str) -> dict[str, set[str]]:
    """The former names of a paper's authors, given those in its records."""
    shown: Paper = paper("a", authors=authors)
    sightings = tuple(sighting(authors=parse_names(record)) for record in records)
    slugs = [author_name(name).slug for name in shown.authors]
    former = former_names([paper("a", authors=authors, sightings=sightings)], [slugs], slugs)
    return {name: set(ids) for name, ids in former.items()}


def test_spellings_in_other_records_are_the_authors() -> None:
    assert _former("Ada Lovelace, Bo Li", "A. Lovelace, Bo Li") == {"a-lovelace": {"ada-lovelace"}}


def test_an_initial_of_two_authors_is_that_of_both() -> None:
    assert _former("Jane Smith, John Smith", "J. Smith") == {"j-smith": {"jane-smith", "john-smith"}}


def test_a_name_that_is_no_spelling_of_an_author_has_none() -> None:
    assert _former("Ada Lovelace", "Bo Li") == {"bo-li": set()}


def test_names_that_a_paper_shows_are_no_former_ones() -> None:
    assert _former("Ada Lovelace, Bo Li", "Bo Li") == {}
