"""A record that states twice what a paper has once is two papers."""

from __future__ import annotations

import pytest
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.second_papers import (
    StatedField,
    Statement,
    identifier_statement,
    second_identifier,
    second_paper,
    without_second,
)
from paper_digest.values.identifiers import Identifier, IdentifierKind

ARXIV, DOI = IdentifierKind.ARXIV, IdentifierKind.DOI


def stated(field: StatedField, *values: str) -> list[Statement]:
    """Statements of one field, one a line."""
    return [Statement(field, value, Span(line, line)) for line, value in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (StatedField.ARXIV, ("2401.00001", "2401.00002")),
        (StatedField.DOI, ("10.1145/1.2", "10.1145/1.3")),
        (StatedField.TITLE, ("Faster Looms", "Slower Looms")),
        (StatedField.AUTHORS, ("Ada Lovelace, Alan Turing", "Emmy Noether, Sophie Germain")),
        (StatedField.ABSTRACT, ("We study looms.", "We study threads.")),
    ],
)
def test_two_values_are_two_papers(field: StatedField, values: tuple[str, str]) -> None:
    second = second_paper(stated(field, *values))
    assert second is not None
    assert (second.first.value, second.second.value) == values
    message = str(second.problem("page.txt", "Faster Looms"))
    assert message.startswith("page.txt:2: error: expected one paper in each record, found two ")
    assert all(f'"{value}"' in message for value in values)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (StatedField.ARXIV, ("2401.00001", "2401.00001")),
        (StatedField.DOI, ("10.1101/2020.01.01.1", "10.1038/s1")),
        (StatedField.DOI, ("10.1038/s1", "10.5281/zenodo.1")),
        (StatedField.DOI, ("10.1371/journal.pone.1", "10.1371/journal.pone.1.g001")),
        (StatedField.TITLE, ("Faster Looms", "FASTER LOOMS.")),
        (StatedField.ABSTRACT, ("Wir weben Muster aus Fäden.", "We weave these patterns of threads.")),
        (StatedField.TITLE, ("Faster Looms", "Faster Looms: A Study")),
    ],
)
def test_versions_parts_and_repetitions_are_of_one_paper(field: StatedField, values: tuple[str, str]) -> None:
    assert second_paper(stated(field, *values)) is None


def test_the_doi_of_arxiv_and_that_of_a_journal_are_of_one_paper() -> None:
    preprint = Identifier.parse(DOI, "10.48550/arXiv.2401.00001")
    journal = Identifier.parse(DOI, "10.1038/s1")
    assert preprint is not None
    assert journal is not None
    statements = [identifier_statement(identifier, Span(1, 1)) for identifier in (preprint, journal)]
    assert second_paper(statements) is None


def test_the_second_identifier_and_its_addresses_are_dropped() -> None:
    own, second = Identifier(ARXIV, "2401.00001"), Identifier(ARXIV, "2401.00002")
    sighting = Sighting(
        dump="page.txt",
        span=Span(1, 3),
        position=1,
        title="Faster Looms",
        identifiers=(own,),
        other_identifiers=(second,),
        urls=("https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00002", "https://a.org"),
    )
    contradiction = second_identifier(sighting)
    assert contradiction is not None
    cleaned = without_second(sighting, contradiction)
    assert cleaned.identifiers == (own,)
    assert cleaned.other_identifiers == ()
    assert cleaned.urls == ("https://arxiv.org/abs/2401.00001", "https://a.org")
