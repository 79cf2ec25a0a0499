"""Tests of what proves that a record is a paper of the digest."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.enrichment.proof import Verdict, features_of_paper, judge
from paper_digest.linkage.match_features import match_features
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.site.builders import paper, sighting

ABSTRACT = "We weave a loom of flat minima and show that sharpness predicts how wide networks generalize."
OTHER = "This study of medieval pottery dates the shards of nine kilns by the minerals in their glaze."
ARXIV = (Identifier(IdentifierKind.ARXIV, "2410.05434"),)
OTHER_ARXIV = (Identifier(IdentifierKind.ARXIV, "2411.00001"),)
DOI = (Identifier(IdentifierKind.DOI, "10.1000/a"),)


def verdict(listed: dict[str, Any], **fields: Any) -> Verdict | None:
    """The verdict on a record titled "Flat minima" unless `fields` say otherwise."""
    abstract = listed.pop("abstract", None)
    known = paper(heading="Flat minima", abstract=RichText.parse(abstract) if abstract else None, **listed)
    names = parse_names(fields.pop("authors", ""))
    record = sighting(**{"title": "Flat Minima", "authors": names, **fields})
    judged = judge(features_of_paper(known), match_features((record,), {})[0])
    return judged[0] if judged else None


@pytest.mark.parametrize(
    ("listed", "record"),
    [
        ({"identifiers": ARXIV}, {"identifiers": ARXIV}),
        (
            {"identifiers": ARXIV, "abstract": ABSTRACT},
            {"identifiers": ARXIV, "title": "A new title", "abstract": ABSTRACT},
        ),
        ({"identifiers": DOI, "abstract": ABSTRACT}, {"identifiers": DOI, "abstract": OTHER}),
        (
            {"other_titles": (RichText.parse("Old name"),), "authors": "Ada Lovelace"},
            {"title": "Old Name", "authors": "Ada K. Lovelace"},
        ),
        ({"abstract": ABSTRACT}, {"abstract": ABSTRACT + " More words."}),
        ({"authors": "Ada Lovelace, Bo Li"}, {"authors": "Lovelace, Ada; Li, Bo"}),
        ({"authors": "A. Lovelace, B. Li"}, {"authors": "Ada Lovelace, Bo Li, Kees Berg"}),
        ({"authors": "Ada Lovelace, Bo Li"}, {"authors": "Ada Lovelace, Bo Li, C. Roe, D. Doe, E. Poe"}),
    ],
)
def test_a_match_is_proved(listed: dict[str, Any], record: dict[str, Any]) -> None:
    assert verdict(listed, **record) is Verdict.PROVED


@pytest.mark.parametrize(
    ("listed", "record"),
    [
        ({}, {}),
        ({"abstract": ABSTRACT}, {"abstract": OTHER}),
        ({"authors": "Ada Lovelace"}, {"authors": "Kees Berg"}),
        ({"authors": "Wei Wang"}, {"authors": "Yan Wang, Other Person"}),
        ({"authors": "Y. Wang"}, {"authors": "Yuxin Wang, Bob Ray"}),
        ({"authors": "Y. Wang"}, {"authors": "Yuxin Wang"}),
        ({"authors": "Smith"}, {"authors": "Will Smith, Bob Ray, Ann Hu"}),
        ({"authors": "Smith"}, {"authors": "Will Smith"}),
        ({"authors": "Will Smith"}, {"authors": "Will Smith, Bob Ray"}),
        ({"authors": "Y. Wang, Y. Wang"}, {"authors": "Yuxin Wang, Bob Ray"}),
        ({"authors": "Yan Wang, Jing Li"}, {"authors": "Yuxin Wang, Jun Li"}),
        ({"authors": "Y. Wang, J. Li"}, {"authors": "Yi Wang, Jun Li, C. Roe, D. Doe, E. Poe"}),
        ({"abstract": ABSTRACT, "authors": "Ada Lovelace"}, {"abstract": OTHER, "authors": "A. Lovelace"}),
        ({"identifiers": ARXIV}, {"identifiers": ARXIV, "title": "A new title"}),
        (
            {"identifiers": DOI, "abstract": ABSTRACT},
            {"identifiers": DOI, "abstract": OTHER, "title": "Old pottery"},
        ),
    ],
)
def test_a_match_is_doubtful(listed: dict[str, Any], record: dict[str, Any]) -> None:
    assert verdict(listed, **record) is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    ("listed", "record"),
    [
        ({"identifiers": ARXIV}, {"identifiers": OTHER_ARXIV}),
        ({"abstract": ABSTRACT}, {"title": "Old pottery", "abstract": OTHER}),
    ],
)
def test_another_paper_is_no_match(listed: dict[str, Any], record: dict[str, Any]) -> None:
    assert verdict(listed, **record) is None
