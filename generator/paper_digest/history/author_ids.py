"""Keeps the id of an author, and so the page's address, when a listing spells the name more fully."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from paper_digest.model.digest import Author, Digest


def with_kept_author_ids(digest: Digest, published: Collection[str], addresses: Collection[str]) -> Digest:
    """The digest whose authors have the ids that they had in the last build.

    published: the ids of authors with several spellings, whose other spellings have redirects as pages.
    addresses: those of all pages. An id that authors.yml gives precedes both; a name there is none.
    """
    ids = frozenset(author.id for author in digest.authors)
    pages = frozenset(path.removeprefix("authors/") for path in addresses if path.startswith("authors/"))
    kept = {
        author.id: kept_id
        for author in digest.authors
        if (kept_id := _kept_id(author, ids, (frozenset(published), pages))) != author.id
    }
    return _renamed(digest, kept) if kept else digest


def _kept_id(author: Author, ids: Collection[str], known: Collection[Collection[str]]) -> str:
    if author.rule and author.rule.id:
        return author.id
    spellings = [alias for alias in author.aliases if alias not in ids]
    for published in known:
        if author.id in published:
            return author.id
        if candidates := [alias for alias in spellings if alias in published]:
            return min(candidates, key=lambda alias: (-len(alias), alias))
    return author.id


def _renamed(digest: Digest, new_ids: dict[str, str]) -> Digest:
    authors = [
        replace(
            author,
            id=new_ids.get(author.id, author.id),
            aliases=tuple(sorted({author.id, *author.aliases} - {new_ids.get(author.id, author.id)})),
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
