"""A paper gives its identifier of each kind."""

from __future__ import annotations

from dataclasses import replace

from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText


def test_an_identifier_is_found_by_its_kind() -> None:
    identifiers = (Identifier(IdentifierKind.ARXIV, "2410.05434"),)
    paper = Paper(
        id="a", title=None, heading=RichText.parse("A"), abstract=None, identifiers=identifiers, sightings=()
    )
    assert paper.identifier(IdentifierKind.ARXIV) == "2410.05434"
    assert paper.identifier(IdentifierKind.DOI) is None


def test_authors_are_incomplete_if_the_dump_that_names_them_says_so() -> None:
    ada, bo = PersonName("Lovelace", "Ada"), PersonName("Li", "Bo")
    seen = Sighting(dump="d", span=Span(1, 1), position=1, authors=(ada,), has_more_authors=True)
    paper = Paper(
        id="a", title=None, heading=RichText.parse("A"), abstract=None, authors=(ada,), sightings=(seen,)
    )
    assert paper.has_more_authors
    assert not replace(paper, authors=(ada, bo)).has_more_authors
    assert not replace(paper, corrected=("authors",)).has_more_authors
    assert not replace(paper, from_metadata=("authors",)).has_more_authors
