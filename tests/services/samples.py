"""Answers of the services in their documented forms, written by hand."""

from __future__ import annotations

from pathlib import Path

from paper_digest.values.identifiers import Identifier, IdentifierKind

ANSWERS = Path(__file__).parent / "answers"

MINIMA = Identifier(IdentifierKind.ARXIV, "2410.05434")
LOOM = Identifier(IdentifierKind.DOI, "10.1000/loom")


def sample(name: str) -> str:
    """The text of one answer."""
    return (ANSWERS / name).read_text("utf-8")
