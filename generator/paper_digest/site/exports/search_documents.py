"""Writes the input of the search index: one HTML document per paper, without the text of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from paper_digest.model.digest import AnalyzedPaper, Author, Digest, Tag
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.site_files import PagePath, SiteFiles
from paper_digest.site.byline import byline
from paper_digest.site.escaping import html
from paper_digest.site.exports.search_expansions import Expansion, search_expansions
from paper_digest.site.listed_dates import listed_date, newest_first
from paper_digest.values.rich_text import RichText

_ESCAPED_IN_JSON = re.compile(r"[\s\\\x00-\x1f]+")
_Group = TypeVar("_Group", Tag, Author)
_FilterNames = dict[str, dict[str, str]]
"""The names in each menu, by id."""
_MENU_SIZE = 100
"""The most authors, venues or tags in a menu: a browser loads whole menus. Chosen by hand."""
_FEWEST_PAPERS = 2
"""Papers of an author in the menu."""


def search_documents(digest: Digest) -> SiteFiles:
    """The documents at the paths of their papers' pages, newest first and those without a date last.

    The body of a document is searched; its head contains the filters and the data shown with a result.
    """
    names = _filter_names(digest)
    expansions = search_expansions(digest)
    return tuple(
        (
            document_path(analyzed.paper.id),
            _document(analyzed, names, expansions.get(analyzed.paper.id, Expansion())),
        )
        for analyzed in newest_first(digest.papers)
    )


def document_dates(digest: Digest) -> dict[PagePath, str]:
    """The date of each document by its path, as `PartialDate` prints it; "" without one."""
    return {
        document_path(analyzed.paper.id): str(listed_date(analyzed.paper) or "") for analyzed in digest.papers
    }


def document_path(paper_id: str) -> PagePath:
    """The path of the paper's document."""
    return f"papers/{paper_id}/index.html"


def filter_value(name: str) -> str:
    """A name as the value of a filter: Pagefind does not find values that JSON would escape."""
    return _ESCAPED_IN_JSON.sub(" ", name.replace('"', "”")).strip()


def _filter_names(digest: Digest) -> _FilterNames:
    authors = [author for author in digest.authors if len(author.papers) >= _FEWEST_PAPERS]
    venues = Counter(analyzed.paper.venue.name for analyzed in digest.papers if analyzed.paper.venue)
    return {
        "topic": {topic.rule.id: topic.rule.name for topic in digest.topics},
        "tag": _tag_names(digest),
        "author": {author.id: str(author.name) for author in _with_most_papers(authors)},
        "venue": {name: name for name in sorted(venues, key=lambda name: (-venues[name], name))[:_MENU_SIZE]},
    }


def _tag_names(digest: Digest) -> dict[str, str]:
    """The names in the menu by tag id; tags with one meaning have one name."""
    main = _with_most_papers(tag for tag in digest.tags if tag.same_as is None)
    names = {tag.id: tag.name for tag in main}
    return names | {tag.id: names[tag.same_as] for tag in digest.tags if tag.same_as in names}


def _with_most_papers(groups: Iterable[_Group]) -> list[_Group]:
    return sorted(groups, key=lambda group: (-len(group.papers), group.id))[:_MENU_SIZE]


def _document(analyzed: AnalyzedPaper, names: _FilterNames, expansion: Expansion) -> bytes:
    paper = analyzed.paper
    head = [_meta("meta", name, value) for name, value in _shown(analyzed, expansion) if value]
    head += [_meta("filter", name, filter_value(value)) for name, value in _filters(analyzed, names)]
    # The authors come first: the browser finds the end of their list by the title.
    body = [f"<p>{html(', '.join(map(str, paper.authors)))}</p>"] if paper.authors else []
    body.append(f'<h1 data-pagefind-meta="title">{html(paper.heading.plain)}</h1>')
    # The abstract comes last: the browser finds its start by the number of its words.
    further = (*_further_texts(paper), "; ".join(expansion.text), _abstract(paper))
    body += [f"<p>{html(text)}</p>" for text in further if text]
    lines = ("<!doctype html>", '<html lang="en"><head>', *head, "</head><body>", *body, "</body></html>")
    return "\n".join(lines).encode()


def _shown(analyzed: AnalyzedPaper, expansion: Expansion) -> tuple[tuple[str, str], ...]:
    """What the browser knows of a result besides its text, as (name, value)."""
    paper = analyzed.paper
    return (
        ("summary", analyzed.summary.plain if analyzed.summary else ""),
        ("byline", byline(paper)),
        ("date", str(listed_date(paper) or "")),
        ("also", "; ".join(expansion.title)),
        ("words", str(len(_abstract(paper).split()) or "")),
    )


def _abstract(paper: Paper) -> str:
    return (paper.abstract or RichText()).plain


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{html(value)}">'


def _further_texts(paper: Paper) -> tuple[str, ...]:
    """The searched texts besides authors, heading and abstract, with identifiers, which readers paste."""
    identifiers = " ".join(identifier.value for identifier in paper.identifiers)
    titles = "; ".join(title.plain for title in paper.other_titles)
    venue = f"{paper.venue.name} {paper.year or ''} {paper.venue.full_name}" if paper.venue else ""
    return titles, venue, identifiers


def _filters(analyzed: AnalyzedPaper, names: _FilterNames) -> Iterator[tuple[str, str]]:
    """The filters that the paper passes, as (menu, value)."""
    paper = analyzed.paper
    venues = [paper.venue.name] if paper.venue else []
    yield from (("topic", names["topic"][score.topic]) for score in analyzed.topics)
    for menu, ids in (("tag", analyzed.tags), ("author", analyzed.authors), ("venue", venues)):
        yield from ((menu, name) for name in _offered(ids, names[menu]))
    if paper.year_of_publication:
        yield "year", str(paper.year_of_publication)
    if any(link.kind is LinkKind.CODE for link in paper.links):
        yield "code", "yes"


def _offered(ids: Iterable[str], names: dict[str, str]) -> dict[str, None]:
    """The names that the menu has, each once."""
    return dict.fromkeys(names[name_id] for name_id in ids if name_id in names)
