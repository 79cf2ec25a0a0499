"""Tells which names are two people's: those on one paper, and those that authors.yml keeps apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.name_relation import relation
from paper_digest.analysis.authors.names import AuthorName

Pair = tuple[str, str]
"""The slugs of two names, in alphabetical order."""


class CannotLink:
    """Which names cannot be one person's, whatever the evidence: cannot-link constraints of a clustering."""

    def __init__(
        self,
        names: Mapping[str, AuthorName],
        co_authors: CoAuthors,
        apart: Collection[Pair] = frozenset(),
        people: Mapping[str, object] | None = None,
    ) -> None:
        """The names by slug.

        apart: pairs of slugs in alphabetical order that are two people.
        people: who has a name, as far as it is known.
        """
        self.names = names
        self.co_authors = co_authors
        self.apart = apart
        self.people = people or {}

    def are_two_people(self, left: str, right: str) -> bool:
        """Whether authors.yml says so, or both are on one paper."""
        if (min(left, right), max(left, right)) in self.apart:
            return True
        if left in self.people and right in self.people and self.people[left] is not self.people[right]:
            return True
        return self.co_authors.are_on_one_paper(self.names[left], self.names[right])

    def contradict(self, left: str, right: str) -> bool:
        """Whether the names are no spellings of each other, or those of two people."""
        return not relation(self.names[left], self.names[right]) or self.are_two_people(left, right)
