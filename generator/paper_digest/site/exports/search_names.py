"""Writes the names of authors, venues and tags that a search looks up, with their papers.

All names are too many to load, so they are split by their words into parts, each a filter of the search index
that a browser loads on demand. The authors' names with the word "lecun" are in the part whose first word is
the last one up to "lecun"; the filter DIRECTORY lists the parts. docs/assets/search/name-index.js reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from paper_digest.model.digest import Digest
from paper_digest.model.site_files import PagePath
from paper_digest.site.exports.search_documents import document_path, filter_value
from paper_digest.site.exports.search_words import name_words

SearchFilters = dict[str, dict[str, Sequence[PagePath]]]
"""The documents of each value of each filter."""
DIRECTORY = "names"
"""The filter with a value for each part: its filter and its first word."""
PART_SIZE = 20_000
"""Bytes of a part before compression, unless one word alone has more. Chosen by hand."""
_NAME_SIZE, _PAGE_SIZE = 4, 3
"""Bytes of a name, besides its letters, and of a page in a filter."""

_Names = Mapping[str, Sequence[PagePath]]


def search_names(digest: Digest, part_size: int = PART_SIZE) -> SearchFilters:
    """The filters of all parts, and the directory."""
    filters: SearchFilters = {DIRECTORY: {}}
    for kind, names in _names(digest).items():
        for number, (first_word, part) in enumerate(_parts(names, part_size)):
            filters[f"{kind}-{number}"] = {name: names[name] for name in part}
            filters[DIRECTORY][f"{kind}-{number} {first_word}"] = ()
    return filters


def _names(digest: Digest) -> dict[str, _Names]:
    """The documents of each name, by kind; a venue also by its full name, an author by every spelling."""
    authors: defaultdict[str, dict[PagePath, None]] = defaultdict(dict)
    venues: defaultdict[str, dict[PagePath, None]] = defaultdict(dict)
    tags: defaultdict[str, dict[PagePath, None]] = defaultdict(dict)
    for tag in digest.tags:
        tags[filter_value(tag.name)] |= dict.fromkeys(map(document_path, tag.papers))
    for author in digest.authors:
        for name in (str(author.name), *author.other_names):
            authors[filter_value(name)] |= dict.fromkeys(map(document_path, author.papers))
    for analyzed in digest.papers:
        paper, path = analyzed.paper, document_path(analyzed.paper.id)
        for name in map(str, paper.authors):
            authors[filter_value(name)][path] = None
        if paper.venue:
            venues[filter_value(paper.venue.name)][path] = None
            venues[filter_value(paper.venue.cited_name)][path] = None
    return {
        kind: {name: tuple(paths) for name, paths in names.items()}
        for kind, names in (("author", authors), ("venue", venues), ("tag", tags))
    }


def _parts(names: _Names, part_size: int) -> Iterator[tuple[str, list[str]]]:
    """The first word and the names of each part, in the order of JavaScript's strings."""
    names_by_word = _names_by_word(names)
    part: dict[str, None] = {}
    first_word, size = "", 0
    for word in sorted(names_by_word, key=lambda word: word.encode("utf-16-be")):
        added = [name for name in names_by_word[word] if name not in part]
        added_size = sum(_size(name, names) for name in added)
        if part and size + added_size > part_size:
            yield first_word, sorted(part)
            part, size, first_word = {}, 0, word
            added_size = sum(_size(name, names) for name in names_by_word[word])
        part.update(dict.fromkeys(names_by_word[word]))
        size += added_size
    if part:
        yield first_word, sorted(part)


def _names_by_word(names: _Names) -> dict[str, list[str]]:
    names_by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in _indexed_words(name):
            names_by_word[word].append(name)
    return names_by_word


def _size(name: str, names: _Names) -> int:
    return len(name.encode()) + _NAME_SIZE + _PAGE_SIZE * len(names[name])


def _indexed_words(name: str) -> frozenset[str]:
    """The words by which a name is found: initials only if it has nothing else."""
    words = name_words(name)
    return frozenset(word for word in words if len(word) > 1 or not word.isascii()) or words
