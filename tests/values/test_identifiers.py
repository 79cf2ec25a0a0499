"""Identifiers of all registries are one type, and one paper has one identifier in each."""

from __future__ import annotations

import pytest
from paper_digest.values.identifiers import Identifier, IdentifierKind, identifiers_in_order, own_and_others


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("https://doi.org/10.48550/arXiv.2410.05434v2", ["arxiv:2410.05434"]),
        ("arXiv:HEP-TH/9901001 https://arxiv.org/abs/hep-th/9901001v2", ["arxiv:hep-th/9901001"]),
        ("arXiv:math.GT/0309136, arxiv.org/pdf/math/0309136", ["arxiv:math/0309136"]),
        ("doi:10.1234/A https://doi.org/10.1234/a?x=1", ["doi:10.1234/a"]),
        (
            "https://openreview.net/forum?id=AbCdEf1234 doi:10.1234/a",
            ["doi:10.1234/a", "openreview:AbCdEf1234"],
        ),
        ("no identifier", []),
    ],
)
def test_each_identifier_is_found_once(text: str, identifiers: list[str]) -> None:
    assert [
        f"{identifier.kind}:{identifier.value}" for identifier in sorted(set(identifiers_in_order(text)))
    ] == identifiers


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (IdentifierKind.ARXIV, "arXiv:2410.05434v2", "2410.05434"),
        (IdentifierKind.DOI, "https://doi.org/10.1234/A", "10.1234/a"),
        (IdentifierKind.OPENREVIEW, "AbCdEf1234", "AbCdEf1234"),
    ],
)
def test_an_identifier_of_a_known_kind_is_parsed(kind: IdentifierKind, text: str, value: str) -> None:
    assert Identifier.parse(kind, text) == Identifier(kind, value)


def test_an_identifier_of_another_kind_is_refused() -> None:
    assert Identifier.parse(IdentifierKind.ARXIV, "10.1234/a") is None
    assert Identifier.parse(IdentifierKind.DOI, "2410.05434") is None


def test_a_doi_that_arxiv_gave_is_an_arxiv_identifier() -> None:
    identifier = Identifier.parse(IdentifierKind.DOI, "10.48550/arXiv.2410.05434v2")
    assert identifier == Identifier(IdentifierKind.ARXIV, "2410.05434")


def test_a_paper_has_one_identifier_of_each_kind_and_the_record_states_others() -> None:
    stated = list(identifiers_in_order("doi:10.1234/b arXiv:2410.05434 doi:10.1234/a doi:10.1234/b"))
    own, others = own_and_others(stated)
    assert [identifier.value for identifier in own] == ["2410.05434", "10.1234/b"]
    assert [identifier.value for identifier in others] == ["10.1234/a"]


def test_an_identifier_that_is_only_mentioned_is_no_other_of_the_record() -> None:
    stated, mentioned = (Identifier(IdentifierKind.DOI, f"10.1234/{name}") for name in "ab")
    in_note = Identifier(IdentifierKind.ARXIV, "2410.05434")
    assert own_and_others([stated], [mentioned, in_note]) == ((in_note, stated), ())
