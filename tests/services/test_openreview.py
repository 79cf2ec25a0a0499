"""Tests of asking OpenReview."""

from __future__ import annotations

import json

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.openreview import SERVICE, read, search
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.services.samples import sample


def test_a_title_is_asked_for_among_submissions() -> None:
    request = search("Flat minima?")
    assert request.address(SERVICE.base_url) == "https://api2.openreview.net/notes/search?term=Flat+minima"
    assert ("source", "forum") in request.form


def test_a_submission_is_a_paper() -> None:
    paper, revisited = read(sample("openreview.json"))
    assert (paper.title, paper.venue) == ("Flat Minima", "ICML 2025")
    assert paper.identifiers == (Identifier(IdentifierKind.OPENREVIEW, "AbCdEf1234"),)
    assert [str(name) for name in paper.authors] == ["Ada Lovelace", "Léon Bottou"]
    assert (revisited.title, revisited.venue) == ("Flat Minima Revisited", None)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("ICLR 2025 Oral", "ICLR 2025"),
        ("NeurIPS 2024 spotlight", "NeurIPS 2024"),
        ("ICLR 2023 notable top 5%", "ICLR 2023"),
        ("TMLR", "TMLR"),
        ("Accepted by TMLR", "TMLR"),
        ("Decision pending for TMLR", None),
        ("ICLR 2024 Conference Withdrawn Submission", None),
        ("ICLR 2024 Conference Desk Rejected Submission", None),
        ("ICLR 2026 Conference Submission", None),
        ("Under review for TMLR", None),
    ],
)
def test_a_venue_is_one_that_published_the_paper(text: str, venue: str | None) -> None:
    note = {"id": "AbCdEf1234", "content": {"title": {"value": "Looms"}, "venue": {"value": text}}}
    (paper,) = read(json.dumps({"notes": [note]}))
    assert paper.venue == venue


def test_an_empty_list_has_no_papers() -> None:
    assert read('{"notes": [], "count": 0}') == ()


@pytest.mark.parametrize(
    "text", ['{"name": "ForbiddenError", "status": 403}', '{"notes": [], "searchUnavailable": true}', "[]"]
)
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
