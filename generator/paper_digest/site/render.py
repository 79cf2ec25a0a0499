"""Turns a digest into every generated file of the site, as pairs of path and bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment

from paper_digest.model.digest import Acronym, AnalyzedPaper, Digest, Tag
from paper_digest.model.paper import LinkKind
from paper_digest.model.record import Reading, Sighting
from paper_digest.model.site_files import Site
from paper_digest.site.exports.bibtex import bibliography, named_authors
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.reading_list_index import index_version, reading_list_files
from paper_digest.site.exports.similarity_index import terms_file
from paper_digest.site.external_links import look_ups, places_of
from paper_digest.site.list_pages import (
    LONGEST,
    Shelf,
    by_area,
    by_letter,
    by_year,
    dump_paths,
    newest,
    sheets,
)
from paper_digest.site.map_thumbnail import glimpse
from paper_digest.site.template_environment import environment
from paper_digest.site.year_chart import years_chart
from paper_digest.values.rich_text.plain_text import spoken

_FRONT_TAGS = 120
"""Tags on the first page of the tag index; all of them stand under their letters."""
_FRONT_DATASETS = 60
_FRONT_ACRONYMS = 120
_GLOSSARY_PAPERS = 3
"""Papers that the glossary names for a meaning."""
_HOME_PAPERS = 6
_CROWD = 30
"""Authors that a paper's page shows all at once; of more the first stand there and the others open below."""
_CROWD_SHOWN = 20
_LONGEST_SUMMARY = 600
"""Letters; a sentence without an end is no summary, and the abstract stands below."""
_UNREAD_SHOWN = 40
"""Unparsed stretches of a dump that its page shows."""


def render(digest: Digest, templates: Path) -> Site:
    """The site's generated files in the order of their paths; equal digests give equal bytes."""
    reading_list = reading_list_files(digest)
    writer = _Writer(digest, environment(templates), index_version(reading_list))
    files = {**reading_list, **dict(writer.pages())}
    files["catalogue.json"] = catalogue(digest)
    files["map.json"] = map_file(digest)
    files["like.bin"] = terms_file(digest)
    files["digest.bib"] = bibliography(digest.papers)
    for topic in digest.topics:
        files[f"topics/{topic.rule.id}.bib"] = bibliography(digest.by_id[paper] for paper in topic.papers)
    return tuple(sorted(files.items()))


class _Writer:
    """Renders the pages of one digest; what many pages need is looked up once."""

    def __init__(self, digest: Digest, jinja: Environment, stamp: str) -> None:
        self._digest, self._jinja, self._stamp = digest, jinja, stamp
        self._topics = {topic.rule.id: topic for topic in digest.topics}
        self._tags = {tag.id: tag for tag in digest.tags}
        self._datasets = {dataset.id: dataset for dataset in digest.datasets}
        self._dumps = dump_paths(digest)
        self._labels = {reading.dump: reading.label for reading in digest.readings}
        self._letters = by_letter(digest.papers, lambda entry: entry.paper.id, "")
        self._tag_letters = by_letter(digest.tags, lambda tag: tag.id, "tags-")
        self._tag_pages = {tag.id: _page_of(tag) for tag in digest.tags}
        self._glossary = by_letter(digest.glossary, lambda acronym: acronym.id, "glossary-")
        self._with_code = tuple(
            entry for entry in digest.papers if any(link.kind is LinkKind.CODE for link in entry.paper.links)
        )
        self._years = by_year(digest.papers)
        self._charts = {topic.rule.id: years_chart(self._entries(topic.papers)) for topic in digest.topics}
        self._neighbours = _neighbours(digest)
        self._by_sighting = {
            (one.dump, one.position): entry for entry in digest.papers for one in entry.paper.sightings
        }

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every Markdown page."""
        yield from self._overviews()
        for entry in self._digest.papers:
            yield from self._paper(entry)
        for topic in self._digest.topics:
            yield from self._list(
                "topic",
                f"topics/{topic.rule.id}.md",
                self._entries(topic.papers),
                topic=topic,
                chart=self._charts[topic.rule.id],
            )
        yield from self._list("unsorted", "topics/unsorted.md", self._digest.unsorted)
        for tag in self._digest.tags:
            yield from self._tag(tag)
        for dataset in self._digest.datasets:
            yield from self._list(
                "dataset", f"datasets/{dataset.id}.md", self._entries(dataset.papers), dataset=dataset
            )
        yield from self._list("code", "code.md", self._with_code)
        yield from self._acronyms()
        for shelf in (*self._letters, *self._years):
            yield from self._list("shelf", shelf.path, shelf.items, shelf=shelf)
        for tags in self._tag_letters:
            yield self._page("tag_letter", tags.path, shelf=tags)
        for reading in self._digest.readings:
            yield from self._dump(reading)

    def _overviews(self) -> Iterator[tuple[str, bytes]]:
        last = newest(self._digest)
        commonest = sorted(self._digest.tags, key=lambda tag: (-len(tag.papers), tag.id))[:_FRONT_TAGS]
        first = self._seen(last.sightings[:_HOME_PAPERS]) if last else ()
        areas = by_area([topic for topic in self._digest.topics if topic.papers])
        yield self._page(
            "home",
            "index.md",
            newest=last,
            rows=first,
            areas=areas,
            stamp=self._stamp,
            glimpse=glimpse(self._digest),
        )
        yield self._page("reading_list", "reading-list/index.md")
        yield self._page("topics", "topics/index.md", areas=areas, charts=self._charts)
        yield self._page("tags", "tags/index.md", commonest=sorted(commonest, key=lambda tag: tag.id))
        named = sorted(self._digest.datasets, key=lambda dataset: (-len(dataset.papers), dataset.id))[
            :_FRONT_DATASETS
        ]
        yield self._page(
            "datasets", "datasets/index.md", commonest=sorted(named, key=lambda dataset: dataset.id)
        )
        yield self._page("papers", "papers/index.md")
        yield self._page("search", "search.md")
        yield self._page("map", "map.md", areas=areas)
        yield self._page("like", "like.md")
        yield self._page("dumps", "dumps/index.md")
        yield self._page("unread", "dumps/unread.md", most=_UNREAD_SHOWN)

    def _tag(self, tag: Tag) -> Iterator[tuple[str, bytes]]:
        """A tag's list of papers; where it names a dataset, that has the list, and the tag's address leads there."""
        path = f"tags/{tag.id}.md"
        if tag.dataset is None:
            yield from self._list("tag", path, self._entries(tag.papers), tag=tag)
        else:
            there, target = self._tag_pages[tag.id], f"../../datasets/{tag.dataset}/"
            yield self._page("moved", path, title=tag.name, there=there, target=target)

    def _acronyms(self) -> Iterator[tuple[str, bytes]]:
        """The glossary on one page; a long one by letter, with the acronyms that most papers use in front."""
        shelves: tuple[Shelf[Acronym], ...] = self._glossary if len(self._digest.glossary) > LONGEST else ()
        foremost = sorted(self._digest.glossary, key=lambda one: (-one.papers, one.id))[
            : _FRONT_ACRONYMS if shelves else None
        ]
        shared = {"shelves": shelves, "most": _GLOSSARY_PAPERS}
        yield self._page(
            "glossary",
            "glossary/index.md",
            shelf=None,
            acronyms=sorted(foremost, key=lambda one: one.id),
            **shared,
        )
        for shelf in shelves:
            yield self._page("glossary", shelf.path, shelf=shelf, acronyms=shelf.items, **shared)

    def _paper(self, entry: AnalyzedPaper) -> Iterator[tuple[str, bytes]]:
        path = f"papers/{entry.paper.id}.md"
        related = [(self._digest.by_id[one.paper], one) for one in entry.related]
        before, after = self._neighbours.get(entry.paper.id, (None, None))
        tagged = {self._tags[tag].dataset for tag in entry.tags}
        named = [self._datasets[one] for one in entry.datasets if one not in tagged]
        authors, listed = entry.paper.authors, named_authors(entry.paper)
        shown = _CROWD_SHOWN if len(authors) > _CROWD else len(authors)
        people = {"first": listed[:shown], "others": listed[shown:], "unlisted": len(authors) - len(listed)}
        context = {**people, "entry": entry, "named": named, "related": related}
        short = entry.summary is not None and len(spoken(entry.summary)) <= _LONGEST_SUMMARY
        context |= {"summary": entry.summary if short else None, "before": before, "after": after}
        yield self._page(
            "paper", path, places=places_of(entry.paper), look_ups=look_ups(entry.paper), **context
        )
        for alias in entry.paper.aliases:
            yield self._page("redirect", f"papers/{alias}.md", entry=entry)

    def _dump(self, reading: Reading) -> Iterator[tuple[str, bytes]]:
        rows = self._seen(reading.sightings)
        for sheet in sheets(self._dumps[reading.dump], rows):
            yield self._page("dump", sheet.path, sheet=sheet, reading=reading, most=_UNREAD_SHOWN)

    def _list(
        self, template: str, path: str, entries: tuple[AnalyzedPaper, ...], **context: Any
    ) -> Iterator[tuple[str, bytes]]:
        for sheet in sheets(path, entries):
            yield self._page(template, sheet.path, sheet=sheet, total=len(entries), **context)

    def _page(self, template: str, path: str, **context: Any) -> tuple[str, bytes]:
        shared = {
            "path": path,
            "digest": self._digest,
            "topics": self._topics,
            "tags": self._tags,
            "tag_pages": self._tag_pages,
            "with_code": self._with_code,
            "dumps": self._dumps,
            "labels": self._labels,
            "letters": self._letters,
            "tag_letters": self._tag_letters,
            "years": self._years,
        }
        return path, self._jinja.get_template(f"{template}.md.j2").render(shared, **context).encode()

    def _entries(self, papers: tuple[str, ...]) -> tuple[AnalyzedPaper, ...]:
        return tuple(self._digest.by_id[paper] for paper in papers)

    def _seen(self, sightings: tuple[Sighting, ...]) -> tuple[tuple[Sighting, AnalyzedPaper], ...]:
        """The papers behind sightings of one dump, in the dump's order."""
        return tuple((one, self._by_sighting[one.dump, one.position]) for one in sightings)


def _page_of(tag: Tag) -> str:
    return f"datasets/{tag.dataset}.md" if tag.dataset else f"tags/{tag.id}.md"


def _neighbours(digest: Digest) -> dict[str, tuple[AnalyzedPaper | None, AnalyzedPaper | None]]:
    """The papers before and after each one among those whose first topic is the same, or among the unsorted.

    So every paper stands in one chain, and going on and back again leads to where one was.
    """
    first = {entry.paper.id: entry.topics[0].topic for entry in digest.papers if entry.topics}
    chains = [
        [digest.by_id[paper] for paper in topic.papers if first[paper] == topic.rule.id]
        for topic in digest.topics
    ]
    found: dict[str, tuple[AnalyzedPaper | None, AnalyzedPaper | None]] = {}
    for chain in (*chains, list(digest.unsorted)):
        for one, before, after in zip(chain, [None, *chain], [*chain[1:], None], strict=False):
            found[one.paper.id] = (before, after)
    return found
