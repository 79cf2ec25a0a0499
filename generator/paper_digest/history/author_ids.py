"""Keeps the id of an author, and so the page's address, when a listing spells the name more fully.

If another page has the papers of an id, the id leads there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from paper_digest.history.assignments import AuthorAssignment
from paper_digest.model.digest import Author, Digest


def with_kept_author_ids(
    digest: Digest, published: Mapping[str, AuthorAssignment], addresses: Collection[str]
) -> Digest:
    """The digest whose authors have the ids that they had in the last build, and know their former ones.

    published: by id, authors with several spellings, whose other spellings have redirects as pages.
    addresses: those of all pages. An id that authors.yml gives precedes both; a name there is none.
    """
    ids = frozenset(author.id for author in digest.authors)
    pages = frozenset(path.removeprefix("authors/") for path in addresses if path.startswith("authors/"))
    kept = {
        author.id: kept_id
        for author in digest.authors
        if (kept_id := _kept_id(author, ids, (frozenset(published), pages))) != author.id
    }
    return _with_former_ids(_renamed(digest, kept) if kept else digest, published)


def _kept_id(author: Author, ids: Collection[str], known: Collection[Collection[str]]) -> str:
    if author.rule and author.rule.id:
        return author.id
    spellings = [alias for alias in (*author.aliases, *author.former_ids) if alias not in ids]
    for published in known:
        if author.id in published:
            return author.id
        if candidates := [alias for alias in spellings if alias in published]:
            return min(candidates, key=lambda alias: (-len(alias), alias))
    return author.id


def _with_former_ids(digest: Digest, published: Mapping[str, AuthorAssignment]) -> Digest:
    """The digest whose authors know the published ids that are gone and of whose spellings they have all."""
    authors = {author.id: author for author in digest.authors}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for author in digest.authors:
        for name in (author.id, *author.aliases, *author.former_ids):
            owners[name].add(author.id)
    for gone in sorted(published.keys() - owners.keys()):
        successors = set().union(*(owners.get(name, set()) for name in published[gone].same_as))
        if len(successors) == 1:
            successor = authors[min(successors)]
            former_ids = tuple(sorted((*successor.former_ids, gone)))
            authors[successor.id] = replace(successor, former_ids=former_ids)
    return replace(digest, authors=tuple(authors.values()))


def _renamed(digest: Digest, new_ids: dict[str, str]) -> Digest:
    authors = [
        replace(
            author,
            id=new_ids.get(author.id, author.id),
            aliases=tuple(sorted({author.id, *author.aliases} - {new_ids.get(author.id, author.id)})),
            former_ids=tuple(
                former for former in author.former_ids if former != new_ids.get(author.id, author.id)
            ),
            namesakes=tuple(sorted(new_ids.get(namesake, namesake) for namesake in author.namesakes)),
        )
        for author in digest.authors
    ]
    papers = tuple(
        replace(analyzed, authors=tuple(new_ids.get(author, author) for author in analyzed.authors))
        for analyzed in digest.papers
    )
    return replace(
        digest,
        authors=tuple(sorted(authors, key=lambda author: author.id)),
        papers=papers,
        by_id={analyzed.paper.id: analyzed for analyzed in papers},
    )
