"""Turns a digest into what its search index is made from: a small HTML document a paper, and nothing of the site's own words."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.site_files import Site
from paper_digest.site.escaping import html
from paper_digest.values.rich_text.plain_text import spoken

_TAGS = 100
"""Tags to filter by: those that most papers have. Each is a line in a menu, and its list of papers is loaded with all the others."""


def records(digest: Digest) -> Site:
    """The documents at the addresses of their papers' pages, the newest paper first and those without a date last.

    A document's body is what is searched: title, authors, abstract, identifiers. Its head is what is shown or filtered by. Equal digests
    give equal bytes.
    """
    shared = _Names(digest)
    newest = sorted(digest.papers, key=lambda entry: entry.paper.date or "", reverse=True)
    return tuple((f"papers/{entry.paper.id}/index.html", _document(entry, shared)) for entry in newest)


class _Names:
    """What readers call topics, the commonest tags, and dumps."""

    def __init__(self, digest: Digest) -> None:
        self.topics = {topic.rule.id: topic.rule.name for topic in digest.topics}
        commonest = sorted(digest.tags, key=lambda tag: (-len(tag.papers), tag.id))[:_TAGS]
        self.tags = {tag.id: tag.name for tag in commonest}
        self.dumps = {reading.dump: reading.label for reading in digest.readings}


def _document(entry: AnalyzedPaper, names: _Names) -> bytes:
    paper = entry.paper
    facts = [("summary", spoken(entry.summary) if entry.summary else ""), ("date", paper.date or "")]
    head = [
        f'<meta data-pagefind-meta="{name}[content]" content="{html(value)}">'
        for name, value in facts
        if value
    ]
    head += [
        f'<meta data-pagefind-filter="{name}[content]" content="{html(value)}">'
        for name, value in _filters(entry, names)
    ]
    body = [f'<h1 data-pagefind-meta="title">{html(spoken(paper.heading))}</h1>']
    body += [f"<p>{html(words)}</p>" for words in _told(paper) if words]
    lines = ("<!doctype html>", '<html lang="en"><head>', *head, "</head><body>", *body, "</body></html>")
    return "\n".join(lines).encode()


def _told(paper: Paper) -> tuple[str, ...]:
    """What is searched of a paper besides its heading; a reader who has an identifier pastes it."""
    return (
        ", ".join(paper.authors),
        spoken(paper.abstract or ()),
        " ".join(one.value for one in paper.identifiers),
    )


def _filters(entry: AnalyzedPaper, names: _Names) -> Iterator[tuple[str, str]]:
    """What a reader can filter by, as the menus name it."""
    yield from (("topic", names.topics[one.topic]) for one in entry.topics)
    yield from (("tag", names.tags[tag]) for tag in entry.tags if tag in names.tags)
    if entry.paper.date:
        yield "year", entry.paper.date[:4]
    yield from (
        ("dump", label)
        for label in sorted({names.dumps.get(one.dump, one.dump) for one in entry.paper.sightings})
    )
    if any(link.kind is LinkKind.CODE for link in entry.paper.links):
        yield "code", "yes"
