"""Finds arXiv, DOI and OpenReview identifiers in addresses and labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

_ARXIV_ID = r"(?P<arxiv>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/|huggingface\.co/papers/|(?<![/\w])/papers/|arxiv\s*:\s*){_ARXIV_ID}(?!\d)",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi\.org/|\bdoi\s*:\s*)(?P<doi>10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=(?P<openreview>[\w-]{6,})")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<arxiv>.+)", re.IGNORECASE)


class IdentifierKind(StrEnum):
    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A name a registry gives to a paper: `arxiv` 2410.05434 (no version), `doi` 10.1/x in lower case, `openreview` forum id."""

    kind: IdentifierKind
    value: str


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """The identifiers named in addresses or after a label (`arXiv:`, `doi:`), each once, sorted; versions are dropped."""
    found: set[Identifier] = set()
    for match in _ARXIV.finditer(text):
        found.add(Identifier(IdentifierKind.ARXIV, match["arxiv"]))
    for match in _OPENREVIEW.finditer(text):
        found.add(Identifier(IdentifierKind.OPENREVIEW, match["openreview"]))
    for match in _DOI.finditer(text):
        doi = unquote(match["doi"]).rstrip(".,;)]").lower()
        arxiv = _ARXIV_DOI.fullmatch(doi)  # arXiv's own DOIs say nothing that the identifier does not
        found.add(
            Identifier(IdentifierKind.ARXIV, arxiv["arxiv"]) if arxiv else Identifier(IdentifierKind.DOI, doi)
        )
    return tuple(sorted(found))
