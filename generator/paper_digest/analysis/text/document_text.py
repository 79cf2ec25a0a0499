"""Extracts the text of a paper that the analysis compares: plain words without formulas and URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paper_digest.model.paper import Paper
from paper_digest.values.clean_text import fold_space
from paper_digest.values.rich_text.inlines import Link, Math, TextRun

_URL = re.compile(r"https?://|www\.")
_PHRASE_END = " . "
"""Replaces a formula or a URL, so that the words around it do not form a phrase."""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The words of a paper in plain Unicode."""

    title: str
    abstract: str

    @property
    def joined(self) -> str:
        """Title and abstract as one text."""
        return f"{self.title}. {self.abstract}"


def document_text(paper: Paper) -> DocumentText:
    """A paper's whole title, and its abstract without formulas and URLs."""
    abstract = fold_space("".join(map(_inline_text, paper.abstract or ())))
    return DocumentText(paper.title.plain if paper.title else "", abstract)


def _inline_text(inline: TextRun | Math | Link) -> str:
    if isinstance(inline, Math) or (isinstance(inline, Link) and _URL.match(inline.text)):
        return _PHRASE_END
    return inline.text
