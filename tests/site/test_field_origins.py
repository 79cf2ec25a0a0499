"""Tests of the sources of a paper's fields."""

from __future__ import annotations

from paper_digest.model.paper import LinkKind, PaperLink, Venue
from paper_digest.site.field_origins import FieldOrigin, field_origins
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.site.builders import paper


def test_each_known_field_has_one_source() -> None:
    listed = paper(
        authors="Ada Lovelace",
        date="2024",
        venue=Venue("ICML"),
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.05434"),),
        links=(PaperLink(LinkKind.CODE, "https://a.org"),),
        corrected=("date",),
        from_metadata=("authors", "venue", "pages"),
        metadata_source="a list",
    )
    assert field_origins(listed, "dump.txt") == (
        FieldOrigin(("date",), "corrected by the maintainers"),
        FieldOrigin(("authors", "venue"), "a list"),
        FieldOrigin(("title", "arXiv id", "code"), "dump.txt"),
    )
