"""Keeps the id of an author, and so the page's address, when a listing spells the name more fully.

If another page has the papers of an id, the id leads there. A new person whose name is the id of another
one gets a number behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from paper_digest.history.assignments import AuthorAssignment
from paper_digest.model.digest import Author, Digest
from paper_digest.values.unique_slugs import unique_slug


def with_kept_author_ids(
    digest: Digest, published: Mapping[str, AuthorAssignment], addresses: Collection[str]
) -> Digest:
    """The digest whose authors have the ids that they had in the last build, and know their former ones.

    published: by id, authors with several spellings, whose other spellings have redirects as pages.
    addresses: those of all pages. An id that authors.yml gives precedes both; a name there is none.
    """
    renamed = {
        former: new for former, new in _kept_ids(digest.authors, published, addresses) if new != former
    }
    return _with_former_ids(_renamed(digest, renamed) if renamed else digest, published)


def _kept_ids(
    authors: Sequence[Author], published: Mapping[str, AuthorAssignment], addresses: Collection[str]
) -> Iterator[tuple[str, str]]:
    """For each author the id that the analysis gives, and that of the author's page."""
    owners = _owners(authors, published)
    numbered = _numbered(authors, owners, published, addresses)
    owned = {owners[taken]: (taken,) for taken in numbered}
    ids = frozenset(author.id for author in authors) - numbered.keys()
    pages = frozenset(path.removeprefix("authors/") for path in addresses if path.startswith("authors/"))
    known = (frozenset(published), pages)
    for author in authors:
        former = (*author.aliases, *author.former_ids, *owned.get(author.id, ()))
        spellings = [spelling for spelling in former if spelling not in ids]
        yield author.id, numbered.get(author.id) or _kept_id(author, spellings, known)


def _owners(authors: Iterable[Author], published: Mapping[str, AuthorAssignment]) -> dict[str, str]:
    """By published id, the one author who has only other spellings of it, and no published id."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for assigned in published.values():
        for spelling in assigned.same_as:
            ids[spelling].add(assigned.author)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for author in authors:
        if author.id not in published and not _has_given_id(author):
            for spelling in (author.id, *author.aliases):
                for published_id in ids.get(spelling, ()):
                    owners[published_id].add(author.id)
    return {published_id: min(names) for published_id, names in owners.items() if len(names) == 1}


def _numbered(
    authors: Sequence[Author],
    owners: Mapping[str, str],
    published: Mapping[str, AuthorAssignment],
    addresses: Collection[str],
) -> dict[str, str]:
    """By the id that the analysis gives them, the ids of people whose name is the id of another one.

    Only those are meant whose papers are all new, and those who got such an id before.
    """
    ids = {author.id for author in authors}
    numbered: dict[str, str] = {}
    for author in authors:
        if author.id in owners and not _has_given_id(author):
            new_id = unique_slug(author.id, author.id, ids)
            before = published.get(new_id)
            is_new = not any(f"papers/{paper}" in addresses for paper in author.papers)
            if is_new or (before and author.id in before.same_as):
                numbered[author.id] = new_id
    return numbered


def _has_given_id(author: Author) -> bool:
    return bool(author.rule and author.rule.id)


def _kept_id(author: Author, spellings: Collection[str], known: Collection[Collection[str]]) -> str:
    if _has_given_id(author):
        return author.id
    for published in known:
        if author.id in published:
            return author.id
        if candidates := [spelling for spelling in spellings if spelling in published]:
            return min(candidates, key=lambda spelling: (-len(spelling), spelling))
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
