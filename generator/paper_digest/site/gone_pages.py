"""Makes pages for addresses that were published once and have no page any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import quote_plus

from paper_digest.model.site_files import is_feed
from paper_digest.site.change_pages import in_words
from paper_digest.site.page_urls import relative_url
from paper_digest.site.paper_lists import PageData
from paper_digest.site.redirects import first_page
from paper_digest.site.site_index import PageLink, SiteIndex
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun

_INDEXES: Final = {
    "authors": PageLink("Authors", "authors/index.md"),
    "changes": PageLink("Changes", "changes/index.md"),
    "datasets": PageLink("Datasets", "datasets/index.md"),
    "dumps": PageLink("Sources", "dumps/index.md"),
    "glossary": PageLink("Glossary", "glossary/index.md"),
    "new": PageLink("New papers", "new/index.md"),
    "papers": PageLink("Papers", "papers/index.md"),
    "tags": PageLink("Tags", "tags/index.md"),
    "topics": PageLink("Topics", "topics/index.md"),
    "venues": PageLink("Venues", "venues/index.md"),
}
"""The page that lists all pages of a kind, by the first part of their addresses."""
_HOME: Final = PageLink("Home", "index.md")
_TWINS: Final = {"tags": ("datasets", "topics"), "datasets": ("tags",), "topics": ("tags",)}
"""Where else a page of the same name may be."""
_FILE_KIND: Final = re.compile(r"(?<=.)-(?:jsonl?|txt|md|html?|bib|xml|ris|csv|tsv|eml|nbib|bbl|rst|org)\Z")
_HYPHEN: Final = re.compile(r"(?<!\d)-|-(?!\d)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?:-\d+)?")
_MAX_QUERY: Final = 200
"""Characters of a title to search for; chosen by hand."""
_WITHOUT_TEXT: Final = ("browse", "glossary", "changes", "new")
"""Lists by letter, year or day; the index of their kind takes their place."""


def gone_pages(site: SiteIndex, current: Collection[str]) -> Iterator[tuple[str, str, PageData]]:
    """For each published address without a page: the template, the path, and the data of its page.

    current: the paths of all other pages.
    """
    pages = frozenset(page.removesuffix(".md") for page in current if page.endswith(".md"))
    former_topics = {f"topics/{name}" for topic in site.digest.topics for name in topic.rule.formerly}
    for address in sorted({*site.published, *former_topics} - pages):
        if is_feed(address):
            continue
        target = _target(site, address, pages)
        path = f"{address}.md"
        if target is not None and target.path != path:
            yield "moved", path, {"link": target}
        else:
            yield "gone", path, _gone(site, address, path)


def _target(site: SiteIndex, address: str, pages: Collection[str]) -> PageLink | None:
    """The page that took the place of an address; None if there is none."""
    first = first_page(address)
    if first != address and first in pages:
        return _link(site, first)
    kind, _, name = first.partition("/")
    successors = [*_renamed(site, kind, name), *(f"{twin}/{name}" for twin in _TWINS.get(kind, ()))]
    for successor in successors:
        if successor in pages:
            return _link(site, successor)
    if kind in _WITHOUT_TEXT:
        index = "tags" if name.startswith("tags-") else "papers" if kind == "browse" else kind
        return _INDEXES.get("glossary" if name.startswith("glossary-") else index, _HOME)
    return None


def _link(site: SiteIndex, address: str) -> PageLink:
    """The link to a page, by its name if it is that of a topic, a tag, a dataset or an author."""
    kind, _, name = address.partition("/")
    links = {
        "topics": site.topics,
        "tags": site.tags,
        "datasets": site.datasets,
        "authors": site.authors,
    }.get(kind, {})
    known = links.get(name)
    return PageLink(known.name if known else _words(address), f"{address}.md")


def _renamed(site: SiteIndex, kind: str, name: str) -> Iterator[str]:
    """The addresses of pages that a topic, an author or a paper has now."""
    if kind == "authors" and name in site.former_authors:
        yield site.former_authors[name].path.removesuffix(".md")
    if kind == "topics":
        for topic in site.digest.topics:
            if name in topic.rule.formerly:
                yield f"topics/{topic.rule.id}"
    if kind == "papers":
        states, seen = site.digest.history.states, {name}
        while name in states and (name := states[name].merged_into) and name not in seen:
            seen.add(name)
            yield f"papers/{name}"


def _gone(site: SiteIndex, address: str, path: str) -> PageData:
    """What the page of an address says whose papers, or whose listing, are gone."""
    first = first_page(address)
    kind, _, name = first.partition("/")
    state = site.digest.history.states.get(name) if kind == "papers" else None
    removal = state.removal if state else None
    heading = RichText.parse(state.title) if state and state.title else RichText((TextRun(_words(first)),))
    return {
        "kind": kind,
        "heading": heading,
        "removed": in_words(removal.known_date) if removal else "",
        "by_maintainers": removal is not None and removal.is_by_maintainers,
        "index": _INDEXES.get(kind, _HOME),
        "search_url": _search_url(address, heading.plain),
        "path": path,
    }


def _search_url(address: str, query: str) -> str:
    """The search for some words, as seen from the page of an address."""
    return f"{relative_url(f'{address}.md', 'search.md')}?q={quote_plus(query[:_MAX_QUERY])}"


def _words(address: str) -> str:
    """The words of the last part of an address; that of a dump ends in the kind of its file."""
    name = address.rpartition("/")[2]
    if not address.startswith("dumps/"):
        return name.replace("-", " ")
    words = _HYPHEN.sub(" ", _FILE_KIND.sub("", name))
    return f"Listing of {words}" if _DAY.fullmatch(words) else words
