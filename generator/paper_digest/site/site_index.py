"""Computes, once for all pages, what many of them show: links, groups of papers, neighbors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from slugify import slugify

from paper_digest.model.digest import Acronym, AnalyzedPaper, Author, Digest, Tag, Topic
from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.paper import LinkKind
from paper_digest.model.record import Reading, Sighting
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.arrivals import Arrivals
from paper_digest.site.byline import byline
from paper_digest.site.exports.citation_files import CitationList, Citations
from paper_digest.site.followed_lists import FollowedList, feed_folder
from paper_digest.site.list_pages import Group, by_letter, by_venue, by_year, dump_paths
from paper_digest.site.listed_dates import listed_date
from paper_digest.site.prefix_index import PrefixPage, prefix_pages
from paper_digest.site.void_events import former_texts, void_events
from paper_digest.site.year_chart import YearChart, year_chart
from paper_digest.values.rich_text import RichText
from paper_digest.values.slug import slug_of

_SURE_PAPERS = 3
"""Sure papers from which on a topic is on the home page; small topics are often wrong."""
_CITED_PAPERS = 5
"""Papers from which on an author has files of citations; see decision 32."""
FOLLOWED_PAPERS = 5
"""Papers from which on an author has a feed; see decision 42."""
SOURCES_PAGE = "dumps/index.md"
"""The page of all sources, which is also the page of each one's feed."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a generated page."""

    name: str | RichText
    path: str
    """Of the page's Markdown file, relative to docs/."""


@dataclass(frozen=True, slots=True)
class CountedLink(PageLink):
    """A link with the number of papers on the page.

    That number changes with most new papers. A page that does not show it gets the link without it, so that
    its source can be kept.
    """

    count: int

    @property
    def uncounted(self) -> PageLink:
        """The link alone."""
        return PageLink(self.name, self.path)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list."""

    link: PageLink
    summary: RichText | None
    byline: str
    """The authors and the venue in a few words."""
    date: str
    topics: tuple[PageLink, ...]
    code_urls: tuple[str, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A related paper, with the terms that it shares."""

    link: PageLink
    terms: tuple[str, ...]
    very_similar: bool
    is_close: bool
    """Most readers would judge it relevant."""


def paper_link(analyzed: AnalyzedPaper) -> PageLink:
    """A link to the paper's page."""
    return PageLink(analyzed.paper.heading, f"papers/{analyzed.paper.id}.md")


def group_link(group: Group[Any]) -> PageLink:
    """A link to the page of a group."""
    return PageLink(group.name, group.path)


def family_first_key(author: Author) -> str:
    """The name with the family name first, as ASCII words joined by hyphens; the id if it has none."""
    return slugify(author.name.family_first) or author.id


def code_urls(analyzed: AnalyzedPaper) -> tuple[str, ...]:
    """The URLs of the paper's code."""
    return tuple(link.url for link in analyzed.paper.links if link.kind is LinkKind.CODE)


class SiteIndex:
    """The lookups of one digest, each computed on first use."""

    def __init__(
        self,
        digest: Digest,
        version: str = "",
        citations: Citations | None = None,
        options: SiteOptions | None = None,
        published: Collection[str] = frozenset(),
    ) -> None:
        self.digest = digest
        self.options = options or SiteOptions()
        self.published = published
        """The addresses that former builds published; each has a page or, as a path, a feed."""
        self.citations = citations or Citations(analyzed.paper for analyzed in digest.papers)
        self.version = version
        """Changes when papers come or go."""

    @cached_property
    def arrivals(self) -> Arrivals:
        """The papers by the day on which a listing first showed them."""
        return Arrivals(self.digest)

    @cached_property
    def void_events(self) -> frozenset[HistoryEvent]:
        """The events that no page and no feed tells of."""
        return void_events(self.digest)

    def former_text(self, event: HistoryEvent) -> str:
        """The former title or abstract that an event tells of: the paper's own."""
        return self._former_texts.get(event, event.before)

    @cached_property
    def _former_texts(self) -> Mapping[HistoryEvent, str]:
        return former_texts(self.digest)

    @cached_property
    def topics(self) -> dict[str, CountedLink]:
        """By topic id, in the order of topics.yml, including topics without papers."""
        return {
            topic.rule.id: CountedLink(topic.rule.name, f"topics/{topic.rule.id}.md", len(topic.papers))
            for topic in self.digest.topics
        }

    @cached_property
    def charts(self) -> dict[str, YearChart | None]:
        """The years of a topic's papers by topic id."""
        return {topic.rule.id: year_chart(self.analyzed_papers(topic.papers)) for topic in self.digest.topics}

    @cached_property
    def areas(self) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
        """Each area with its topics that have papers; topics without an area come last, under ""."""
        areas: defaultdict[str, list[Topic]] = defaultdict(list)
        for topic in self.digest.topics:
            if topic.papers:
                areas[topic.rule.area].append(topic)
        return tuple((name, tuple(areas[name])) for name in sorted(areas, key=lambda name: not name))

    @cached_property
    def home_areas(self) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
        """The areas with the topics that have enough sure papers for the home page, if there are such."""
        sure = Counter(
            score.topic for analyzed in self.digest.papers for score in analyzed.topics if score.is_sure
        )
        areas = (
            (name, tuple(topic for topic in topics if sure[topic.rule.id] >= _SURE_PAPERS))
            for name, topics in self.areas
        )
        return tuple((name, topics) for name, topics in areas if topics)

    @cached_property
    def datasets(self) -> dict[str, CountedLink]:
        """By dataset id."""
        return {
            dataset.id: CountedLink(dataset.name, f"datasets/{dataset.id}.md", len(dataset.papers))
            for dataset in self.digest.datasets
        }

    @cached_property
    def tags(self) -> dict[str, CountedLink]:
        """By tag id; a tag that names a dataset, or means the same as another, links to the other page."""
        by_id = {tag.id: tag for tag in self.digest.tags}
        return {
            tag.id: CountedLink(tag.name, _tag_path(by_id[tag.same_as or tag.id]), len(tag.papers))
            for tag in self.digest.tags
        }

    def has_page(self, tag: Tag) -> bool:
        """Whether the papers of a tag are on a page of its own."""
        return self.tags[tag.id].path == f"tags/{tag.id}.md"

    @cached_property
    def authors(self) -> dict[str, CountedLink]:
        """By author id."""
        return {
            author.id: CountedLink(str(author.name), f"authors/{author.id}.md", len(author.papers))
            for author in self.digest.authors
        }

    @cached_property
    def former_authors(self) -> dict[str, CountedLink]:
        """The pages of authors by the ids that they may have had before."""
        return {
            former: self.authors[author.id] for author in self.digest.authors for former in author.former_ids
        }

    @cached_property
    def author_pages(self) -> tuple[PrefixPage[Author], ...]:
        """The authors by the first letters of their family names."""
        return prefix_pages(self.digest.authors, family_first_key, self.options.papers_per_page)

    @cached_property
    def dumps(self) -> dict[str, CountedLink]:
        """By the dump's name."""
        paths = dump_paths(self.digest)
        return {
            reading.dump: CountedLink(reading.label, paths[reading.dump], len(self.seen(reading.sightings)))
            for reading in self.digest.readings
        }

    @cached_property
    def letters(self) -> tuple[Group[AnalyzedPaper], ...]:
        return by_letter(self.digest.papers, lambda analyzed: analyzed.paper.id)

    @cached_property
    def years(self) -> tuple[Group[AnalyzedPaper], ...]:
        return by_year(self.digest.papers)

    @cached_property
    def venues(self) -> tuple[Group[AnalyzedPaper], ...]:
        return by_venue(self.digest.papers)

    @cached_property
    def citation_lists(self) -> dict[str, CitationList]:
        """The citations of the lists that offer them, by the path of the list's page."""
        lists = {
            path: self.citations.of_list(path.removesuffix(".md"), papers)
            for path, papers in self._cited_lists()
            if papers
        }
        whole = self.citations.of_list("digest", tuple(analyzed.paper.id for analyzed in self.digest.papers))
        return {"papers/index.md": whole, **lists}

    def _cited_lists(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The paths of the pages of topics, tags, datasets, authors, venues and years, and their papers' ids.

        Authors of few papers have no files, which would be most files of the site.
        """
        yield from ((self.topics[topic.rule.id].path, topic.papers) for topic in self.digest.topics)
        yield from ((self.tags[tag.id].path, tag.papers) for tag in self.digest.tags if self.has_page(tag))
        yield from ((self.datasets[dataset.id].path, dataset.papers) for dataset in self.digest.datasets)
        cited = (author for author in self.digest.authors if len(author.papers) >= _CITED_PAPERS)
        yield from ((self.authors[author.id].path, author.papers) for author in cited)
        for group in (*self.venues, *self.years):
            yield group.path, tuple(analyzed.paper.id for analyzed in group.items)

    @cached_property
    def feeds(self) -> dict[str, FollowedList]:
        """The list whose feed a page offers, by the path of the page."""
        if not self.options.has_feeds:
            return {}
        by_page = {
            followed.page: followed for followed in self.followed_lists if followed.page != SOURCES_PAGE
        }
        sources = {
            followed.folder: followed for followed in self.followed_lists if followed.page == SOURCES_PAGE
        }
        of_dumps = {
            self.dumps[reading.dump].path: sources[folder]
            for reading in self.digest.readings
            if (folder := _source_folder(reading)) in sources
        }
        return {**by_page, **of_dumps}

    @cached_property
    def main_lists(self) -> tuple[tuple[str, tuple[FollowedList, ...]], ...]:
        """The main lists with papers, by their headings: those on the page "Follow"."""
        groups: defaultdict[str, list[FollowedList]] = defaultdict(list)
        for followed in self.followed_lists:
            if followed.is_main and followed.papers:
                groups[followed.heading].append(followed)
        return tuple((heading, tuple(lists)) for heading, lists in groups.items())

    @cached_property
    def followed_lists(self) -> tuple[FollowedList, ...]:
        """All lists that have a feed, the main ones first."""
        return (*self._main_lists(), *self._further_lists())

    def _main_lists(self) -> Iterator[FollowedList]:
        """All papers, those with code, and those of each topic and source."""
        yield FollowedList("All papers", "index.md", _ids(self.digest.papers), is_main=True)
        yield FollowedList("Papers with code", "code.md", _ids(self.with_code), "code/", is_main=True)
        areas = dict.fromkeys(topic.rule.area for topic in self.digest.topics)
        for area in sorted(areas, key=lambda name: not name):
            for topic in self.digest.topics:
                if topic.rule.area == area:
                    page = self.topics[topic.rule.id].path
                    heading = area or "Topics"
                    yield FollowedList(
                        topic.rule.name, page, topic.papers, feed_folder(page), is_main=True, heading=heading
                    )
        yield from self._sources()

    def _sources(self) -> Iterator[FollowedList]:
        """The papers of each source, in the order of their folders."""
        readings: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.digest.readings:
            if reading.origin:
                readings[_source_folder(reading)].append(reading)
        for folder, group in sorted(readings.items()):
            if self._is_source(folder, group):
                sightings = (sighting for reading in group for sighting in reading.sightings)
                papers = tuple(dict.fromkeys(_ids(self.seen(sightings))))
                name = group[-1].origin
                yield FollowedList(name, SOURCES_PAGE, papers, folder, is_main=True, heading="Sources")

    def _is_source(self, folder: str, readings: Sequence[Reading]) -> bool:
        """Whether dumps of one origin are from a source that readers may follow.

        An origin may be the title of a page that was saved once. It is a source if metadata names it, if
        there are several dumps of it, or if it had a feed when there were.
        """
        is_named = any(reading.metadata.source for reading in readings)
        return is_named or len(readings) > 1 or f"{folder}feed.xml" in self.published

    def _further_lists(self) -> Iterator[FollowedList]:
        """The papers of each tag, dataset and venue, and of the authors who have feeds."""
        pages: list[tuple[PageLink | Group[AnalyzedPaper], tuple[str, ...]]] = [
            *((self.tags[tag.id], tag.papers) for tag in self.digest.tags if self.has_page(tag)),
            *((self.datasets[dataset.id], dataset.papers) for dataset in self.digest.datasets),
            *((group, _ids(group.items)) for group in self.venues),
            *(
                (self.authors[author.id], author.papers)
                for author in self.digest.authors
                if self._is_followed(author)
            ),
        ]
        for link, papers in pages:
            yield FollowedList(
                str(link.name),
                link.path,
                papers,
                feed_folder(link.path),
                has_json_feed=self.options.all_feeds,
            )

    def _is_followed(self, author: Author) -> bool:
        """Whether an author has a feed: with enough papers, or once published under this or another name."""
        has_enough = self.options.all_feeds or len(author.papers) >= FOLLOWED_PAPERS
        return has_enough or any(
            f"authors/{name}/feed.xml" in self.published
            for name in (author.id, *author.aliases, *author.former_ids)
        )

    @cached_property
    def tag_letters(self) -> tuple[Group[Tag], ...]:
        return by_letter(self.digest.tags, lambda tag: tag.id, "tags-")

    @cached_property
    def acronym_letters(self) -> tuple[Group[Acronym], ...]:
        return by_letter(self.digest.glossary, lambda acronym: acronym.id, "glossary-")

    @cached_property
    def with_code(self) -> tuple[AnalyzedPaper, ...]:
        """The papers that link to code."""
        return tuple(analyzed for analyzed in self.digest.papers if code_urls(analyzed))

    @cached_property
    def neighbors(self) -> dict[str, tuple[PageLink | None, PageLink | None]]:
        """The previous and the next paper by paper id, among those with the same first topic or none.

        Every paper is in one such sequence, so following "next" and then "previous" leads back. New papers
        come last, so that they change no more than one older page.
        """
        order = {paper: number for number, paper in enumerate(self.digest.history.by_paper)}
        first_topics = {
            analyzed.paper.id: analyzed.topics[0].topic for analyzed in self.digest.papers if analyzed.topics
        }
        sequences = [
            [paper for paper in topic.papers if first_topics[paper] == topic.rule.id]
            for topic in self.digest.topics
        ]
        sequences.append([analyzed.paper.id for analyzed in self.digest.unsorted])
        neighbors: dict[str, tuple[PageLink | None, PageLink | None]] = {}
        for papers in sequences:
            papers = sorted(papers, key=lambda paper: (order.get(paper, len(order)), paper))
            links: list[PageLink | None] = [None, *map(paper_link, self.analyzed_papers(papers)), None]
            neighbors |= zip(papers, zip(links, links[2:], strict=False), strict=False)
        return neighbors

    @cached_property
    def _by_sighting(self) -> dict[tuple[str, int], AnalyzedPaper]:
        return {
            (sighting.dump, sighting.position): analyzed
            for analyzed in self.digest.papers
            for sighting in analyzed.paper.sightings
        }

    @cached_property
    def _bylines(self) -> dict[str, str]:
        """The byline of each paper; a paper may have a row for each of thousands of sightings."""
        return {analyzed.paper.id: byline(analyzed.paper) for analyzed in self.digest.papers}

    def analyzed_papers(self, papers: Iterable[str]) -> tuple[AnalyzedPaper, ...]:
        """The papers with these ids."""
        return tuple(self.digest.by_id[paper] for paper in papers)

    def seen(self, sightings: Iterable[Sighting]) -> tuple[AnalyzedPaper, ...]:
        """The papers behind a dump's sightings, in the dump's order, without removed ones."""
        places = ((sighting.dump, sighting.position) for sighting in sightings)
        return tuple(self._by_sighting[place] for place in places if place in self._by_sighting)

    def rows(self, papers: Iterable[AnalyzedPaper], topic: str | None = None) -> Iterator[PaperRow]:
        """The rows of a list of papers; a list of one topic does not repeat that topic."""
        for analyzed in papers:
            date = str(listed_date(analyzed.paper) or "")
            topics = tuple(
                self.topics[score.topic].uncounted for score in analyzed.topics if score.topic != topic
            )
            yield PaperRow(
                link=paper_link(analyzed),
                summary=analyzed.summary,
                byline=self._bylines[analyzed.paper.id],
                date=date,
                withdrawn=analyzed.paper.withdrawn,
                topics=topics,
                code_urls=code_urls(analyzed),
            )


def _ids(papers: Iterable[AnalyzedPaper]) -> tuple[str, ...]:
    return tuple(analyzed.paper.id for analyzed in papers)


def _source_folder(reading: Reading) -> str:
    """Where the feeds of a dump's source are."""
    return f"sources/{slug_of(reading.origin, 'source')}/"


def _tag_path(tag: Tag) -> str:
    return f"datasets/{tag.dataset}.md" if tag.dataset else f"tags/{tag.id}.md"
