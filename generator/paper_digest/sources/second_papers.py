"""Detects a record that is two papers, that a parser did not separate: it states twice what a paper has once.

A parser hands over what a record states in fields and links of its own, never what running text mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.translations import are_translations
from paper_digest.values.identifiers import Identifier, IdentifierKind, identifiers_in_order

_LONGEST_QUOTE: Final = 80


class StatedField(StrEnum):
    """A field of which a paper has one; the value is its name in messages."""

    ARXIV = "arXiv ids"
    DOI = "DOIs"
    OPENREVIEW = "OpenReview ids"
    TITLE = "titles"
    AUTHORS = "lists of authors"
    ABSTRACT = "abstracts"


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of such a field, and the lines that state it."""

    field: StatedField
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class SecondPaper:
    """The two statements that cannot both be of one paper, in the order of the lines."""

    first: Statement
    second: Statement

    def problem(self, dump: str, title: str | None) -> Problem:
        """The error that names both.

        title: of the paper that keeps the first value.
        """
        record = f'the record of "{_quote(title)}"' if title and self._has_ids else "one record"
        return Problem(
            file=dump,
            line=self.second.span.first,
            expected="one paper in each record",
            actual=self.contradiction(record),
            advice="Nothing of the second is shown. Separate the papers in the dump, or extend a parser: see "
            "paper-digest guide adding-a-layout.",
        )

    def contradiction(self, record: str = "one record") -> str:
        """What the record states twice; the reason of a format that refuses the whole record."""
        values = f'"{_quote(self.first.value)}" and "{_quote(self.second.value)}"'
        return f"two {self.first.field} in {record}: {values}"

    @property
    def reason(self) -> str:
        """Why the lines of the second are unparsed."""
        return f"a second paper in one record: two {self.first.field}"

    @property
    def _has_ids(self) -> bool:
        return self.first.field in _FIELD_OF_KIND.values()


def second_identifier(sighting: Sighting) -> SecondPaper | None:
    """The contradiction between the identifiers that a record states."""
    identifiers = (*sighting.identifiers, *sighting.other_identifiers)
    return second_paper(identifier_statement(identifier, sighting.span) for identifier in identifiers)


def without_second(sighting: Sighting, second: SecondPaper) -> Sighting:
    """The sighting without the second identifier and the addresses that lead to it."""

    def leads_to_second(url: str) -> bool:
        return any(identifier.value == second.second.value for identifier in identifiers_in_order(url))

    return replace(
        sighting,
        identifiers=tuple(kept for kept in sighting.identifiers if kept.value != second.second.value),
        other_identifiers=(),
        urls=tuple(url for url in sighting.urls if not leads_to_second(url)),
    )


_FIELD_OF_KIND: Final = {
    IdentifierKind.ARXIV: StatedField.ARXIV,
    IdentifierKind.DOI: StatedField.DOI,
    IdentifierKind.OPENREVIEW: StatedField.OPENREVIEW,
}
_OTHER_VERSIONS: Final = re.compile(
    r"10\.(?:1101|64898|21203|20944|26434|36227|2139|31219|31234|31235|35542|22541|33774|5281|6084|5061"
    r"|17605|7910|17632|57967|48448|52843)/"
)
"""DOIs of preprints and of deposited data, which a paper has beside its publisher's: bioRxiv, Zenodo ..."""


def identifier_statement(identifier: Identifier, span: Span) -> Statement:
    """The statement of an identifier."""
    return Statement(_FIELD_OF_KIND[identifier.kind], identifier.value, span)


def second_paper(statements: Iterable[Statement]) -> SecondPaper | None:
    """The first contradiction, in the order of the statements; None if all may be of one paper."""
    firsts: dict[StatedField, Statement] = {}
    for statement in statements:
        first = firsts.setdefault(statement.field, statement)
        if _contradict(first, statement):
            return SecondPaper(first, statement)
    return None


def _contradict(first: Statement, second: Statement) -> bool:
    if first.field is StatedField.ABSTRACT and are_translations(first.value, second.value):
        return False
    values = sorted((_comparable(first), _comparable(second)), key=len)
    if first.field is StatedField.DOI and any(map(_OTHER_VERSIONS.match, values)):
        return False
    return not values[1].startswith(values[0])


def _comparable(statement: Statement) -> str:
    """The value without case and punctuation; a part or a version of a work begins with its DOI."""
    if statement.field in _FIELD_OF_KIND.values():
        return statement.value
    return "".join(character for character in statement.value.casefold() if character.isalnum())


def _quote(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."
