"""Tests of asking Crossref."""

from __future__ import annotations

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.crossref import SERVICE, lookup, read, search
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.services.samples import LOOM, sample


def test_several_dois_are_one_filter() -> None:
    request = lookup([LOOM, Identifier(IdentifierKind.DOI, "10.1000/other")])
    assert request.address(SERVICE.base_url) == (
        "https://api.crossref.org/works?filter=doi:10.1000/loom,doi:10.1000/other"
    )
    assert request.form == (("rows", "2"),)


def test_a_title_is_asked_for_as_the_words_of_a_reference() -> None:
    assert search("A loom: of minima").query == (("query.bibliographic", "A loom of minima"),)


def test_a_work_is_a_paper_with_volume_and_pages() -> None:
    (paper,) = read(sample("crossref.json"))
    assert (paper.title, paper.venue, paper.volume, paper.pages) == (
        "A Loom",
        "Journal of Looms",
        "7",
        "12-15",
    )
    assert (paper.identifiers, str(paper.published)) == ((LOOM,), "2023-05-01")
    assert [str(name) for name in paper.authors] == ["Kees van der Berg"]


def test_an_empty_list_has_no_papers() -> None:
    assert (
        read('{"status": "ok", "message-type": "work-list", "message": {"items": [], "total-results": 0}}')
        == ()
    )


@pytest.mark.parametrize(
    "text", ['{"status": "failed", "message": [{"type": "x"}]}', '{"status": "ok", "message": {}}', '"ok"']
)
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
