"""Applies authors.yml: which names are one person's, which are not, and whose papers are whose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from paper_digest.analysis.authors.cannot_link import Pair
from paper_digest.analysis.authors.names import author_name
from paper_digest.model.digest import Author
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.settings import AuthorRule


def slugs_of(rule: AuthorRule) -> tuple[str, ...]:
    """The slugs of all names of an entry."""
    return tuple(author_name(name).slug for name in (rule.name, *rule.other_names))


def id_of(rule: AuthorRule) -> str:
    """The id of the person of an entry."""
    return rule.id or author_name(rule.name).slug


class AuthorRules:
    """The entries of authors.yml by the slugs of their names."""

    def __init__(self, rules: Sequence[AuthorRule]) -> None:
        self.of_papers = tuple(rule for rule in rules if rule.papers)
        """The people whose papers are listed, since others have the same name."""
        self.people = tuple(rule for rule in rules if not rule.papers)
        self.of_names = {slug: rule for rule in reversed(self.people) for slug in slugs_of(rule)}
        """By slug, the people who have all papers with a name; the first entry of several."""
        self.apart = frozenset(_pairs_apart(rules))

    def groups(self, names: Collection[str]) -> Iterator[list[str]]:
        """The slugs that are names of one person, as far as they are among `names`."""
        for rule in self.people:
            if group := [slug for slug in slugs_of(rule) if slug in names and self.of_names[slug] is rule]:
                yield group

    def claims(
        self, papers: Sequence[Paper], slugs: Sequence[Sequence[str]]
    ) -> dict[tuple[int, str], AuthorRule]:
        """The people whose papers are listed, by the row of a paper and a slug on it."""
        row_of = {
            paper_id: row for row, paper in enumerate(papers) for paper_id in (paper.id, *paper.aliases)
        }
        return {
            (row_of[paper], slug): rule
            for rule in self.of_papers
            for paper in rule.papers
            for slug in slugs_of(rule)
            if paper in row_of and slug in slugs[row_of[paper]]
        }


def _pairs_apart(rules: Sequence[AuthorRule]) -> Iterator[Pair]:
    for rule in rules:
        for slug in slugs_of(rule):
            for stranger in (author_name(name).slug for name in rule.not_same_as):
                yield (min(slug, stranger), max(slug, stranger))


def unused_rules(
    papers: Iterable[Paper], authors: Iterable[Author], rules: Sequence[AuthorRule]
) -> Iterator[Problem]:
    """Warnings about entries without an author, about papers without the name, and about ids of others.

    authors: those of the papers.
    """
    by_rule = {author.rule: author for author in authors if author.rule}
    id_of_paper = {name: paper.id for paper in papers for name in (paper.id, *paper.aliases)}
    for rule in rules:
        author = by_rule.get(rule)
        yield from _unused_name_or_id(rule, author)
        own = author.papers if author else ()
        unknown = [paper for paper in rule.papers if id_of_paper.get(paper) not in own]
        yield from map(partial(_warning, rule, f"the id of a paper by {rule.name}"), map(repr, unknown))


def _unused_name_or_id(rule: AuthorRule, author: Author | None) -> Iterator[Problem]:
    if author is None and not rule.papers:
        yield _warning(rule, "the name of an author of the digest", repr(str(rule.name)))
    if author and author.id != id_of(rule):
        yield _warning(rule, "an id that is not the address of another name", repr(id_of(rule)))


def _warning(rule: AuthorRule, expected: str, actual: str) -> Problem:
    return Problem(
        file="authors.yml",
        line=rule.line,
        expected=expected,
        actual=actual,
        advice="Correct the entry, or delete it.",
        severity=Severity.WARNING,
    )
