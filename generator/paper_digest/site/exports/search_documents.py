"""Writes the input of the search index: one HTML document per paper, without the text of the site."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.model.digest import AnalyzedPaper, Digest, Tag
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.site_files import SiteFiles
from paper_digest.site.escaping import html
from paper_digest.values.rich_text import RichText

_FilterNames = dict[str, dict[str, str]]
"""The names in each menu, by id."""
_FILTER_TAGS = 100
"""The number of tags to filter by, the most frequent ones: the menu loads all. Chosen by hand."""


def search_documents(digest: Digest) -> SiteFiles:
    """The documents at the paths of their papers' pages, newest first and those without a date last.

    The body of a document is searched; its head contains the filters and the data shown with a result.
    """
    names = {
        "topic": {topic.rule.id: topic.rule.name for topic in digest.topics},
        "tag": {tag.id: tag.name for tag in _most_used(digest.tags)},
        "dump": {reading.dump: reading.label for reading in digest.readings},
    }
    newest_first = sorted(digest.papers, key=lambda analyzed: str(analyzed.paper.date or ""), reverse=True)
    return tuple(
        (f"papers/{analyzed.paper.id}/index.html", _document(analyzed, names)) for analyzed in newest_first
    )


def _most_used(tags: tuple[Tag, ...]) -> list[Tag]:
    return sorted(tags, key=lambda tag: (-len(tag.papers), tag.id))[:_FILTER_TAGS]


def _document(analyzed: AnalyzedPaper, names: _FilterNames) -> bytes:
    paper = analyzed.paper
    shown = [("summary", analyzed.summary.plain if analyzed.summary else ""), ("date", str(paper.date or ""))]
    head = [_meta("meta", name, value) for name, value in shown if value]
    head += [_meta("filter", name, value) for name, value in _filters(analyzed, names)]
    body = [f'<h1 data-pagefind-meta="title">{html(paper.heading.plain)}</h1>']
    body += [f"<p>{html(text)}</p>" for text in _searched_texts(paper) if text]
    lines = ("<!doctype html>", '<html lang="en"><head>', *head, "</head><body>", *body, "</body></html>")
    return "\n".join(lines).encode()


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{html(value)}">'


def _searched_texts(paper: Paper) -> tuple[str, ...]:
    """The searched texts besides the heading; they include identifiers, which readers paste."""
    identifiers = " ".join(identifier.value for identifier in paper.identifiers)
    titles = "; ".join(title.plain for title in paper.other_titles)
    venue = f"{paper.venue.name} {paper.year or ''} {paper.venue.full_name}" if paper.venue else ""
    return (
        ", ".join(map(str, paper.authors)),
        titles,
        venue,
        (paper.abstract or RichText()).plain,
        identifiers,
    )


def _filters(analyzed: AnalyzedPaper, names: _FilterNames) -> Iterator[tuple[str, str]]:
    """The filters that the paper passes, as (menu, value)."""
    paper = analyzed.paper
    yield from (("topic", names["topic"][score.topic]) for score in analyzed.topics)
    yield from (("tag", names["tag"][tag]) for tag in analyzed.tags if tag in names["tag"])
    if paper.year_of_publication:
        yield "year", str(paper.year_of_publication)
    labels = {names["dump"].get(sighting.dump, sighting.dump) for sighting in paper.sightings}
    yield from (("dump", label) for label in sorted(labels))
    if any(link.kind is LinkKind.CODE for link in paper.links):
        yield "code", "yes"
