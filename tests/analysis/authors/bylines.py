"""Names, and papers that have only authors."""

from __future__ import annotations

from paper_digest.analysis.authors.author_index import AuthorIndex, index_authors
from paper_digest.analysis.authors.names import AuthorName, author_name
from paper_digest.model.settings import AuthorRule
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names

from tests.site.builders import paper


def author_index(*bylines: str, rules: tuple[AuthorRule, ...] = ()) -> AuthorIndex:
    """The authors of papers a, b, c ... with these bylines, such as "Ada Lovelace, Bo Li"."""
    papers = [paper(chr(ord("a") + number), authors=byline) for number, byline in enumerate(bylines)]
    return index_authors(papers, rules)


def author_rule(name: str, *, other_names: str = "", not_same_as: str = "", **fields: object) -> AuthorRule:
    """An entry of authors.yml; `fields` are id, papers and orcid."""
    parsed = PersonName.parse(name)
    assert parsed
    return AuthorRule(
        name=parsed,
        other_names=parse_names(other_names),
        not_same_as=parse_names(not_same_as),
        line=1,
        **fields,  # type: ignore[arg-type]
    )


def parsed(text: str) -> AuthorName:
    """The name in parts that can be compared."""
    name = PersonName.parse(text)
    assert name
    return author_name(name)
