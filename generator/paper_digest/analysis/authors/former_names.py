"""Finds which author has the papers of a name that no paper shows any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from paper_digest.analysis.authors.name_relation import relation
from paper_digest.analysis.authors.names import AuthorName, author_name
from paper_digest.model.paper import Paper

_MOST_AUTHORS: Final = 100
"""Names of a record that are compared with those of its paper; thousands sign some papers. Chosen by hand."""


def former_names(
    papers: Sequence[Paper], of_paper: Sequence[Sequence[str]], shown: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """For slugs of names that only records show, the ids of the authors who have these names now.

    A record of a paper has such a name if another listing or a correction spells it in another way. A name
    that is no spelling of one on the paper is left out: it may be another person's.

    of_paper: the ids of the authors of each paper, one for each name. shown: the slugs of the names of
    papers.
    """
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for paper, ids in zip(papers, of_paper, strict=True):
        for name in _further_names(paper, shown):
            now = zip(map(author_name, paper.authors[:_MOST_AUTHORS]), ids, strict=False)
            authors[name.slug] |= {author for spelling, author in now if relation(name, spelling)}
    return {slug: frozenset(ids) for slug, ids in authors.items()}


def _further_names(paper: Paper, shown: Collection[str]) -> Iterator[AuthorName]:
    """The names in the records of a paper that no paper shows, each once."""
    lists = {sighting.authors[:_MOST_AUTHORS] for sighting in paper.sightings} - {paper.authors}
    names = {author_name(name) for authors in lists for name in authors}
    yield from (name for name in names if name.slug not in shown)
