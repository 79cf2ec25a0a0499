"""Computes the data of every Markdown page; PAGES has an entry for each kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from paper_digest.model.digest import Acronym, AnalyzedPaper
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.site.arrival_pages import latest_arrivals, new_papers_index, new_papers_lists
from paper_digest.site.author_pages import author_groups, author_index, author_lists, moved_authors
from paper_digest.site.byline import named_authors
from paper_digest.site.change_pages import change_pages, paper_changes, revisions
from paper_digest.site.exports.page_metadata import citation_tags
from paper_digest.site.exports.social_cards import card_path
from paper_digest.site.external_links import links_of, searches_for
from paper_digest.site.field_origins import field_origins
from paper_digest.site.list_pages import venue_slug
from paper_digest.site.listing_pages import listings_index
from paper_digest.site.map_thumbnail import map_thumbnail
from paper_digest.site.page_subjects import ShownDump, ShownTopic
from paper_digest.site.paper_lists import PageData, Pages, most_frequent, most_papers, paper_list
from paper_digest.site.problem_report import report_query
from paper_digest.site.search_examples import search_examples
from paper_digest.site.site_index import (
    FOLLOWED_PAPERS,
    CountedLink,
    PageLink,
    RelatedPaper,
    SiteIndex,
    group_link,
    paper_link,
)
from paper_digest.site.year_chart import year_chart
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.values.dump_order import dump_order
from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.slug import slug_of

# Chosen by hand, so that a page stays small and fits a few screens.
_INDEX_TAGS, _INDEX_DATASETS, _INDEX_ACRONYMS, _INDEX_VENUES = 120, 60, 120, 20
"""The number of the most frequent ones on the first page of an index."""
_ACRONYM_PAPERS = 3
"""Papers that the glossary links to for each meaning."""
_MAX_AUTHORS, _AUTHORS_SHOWN = 30, 20
"""A page of more than _MAX_AUTHORS authors shows the first _AUTHORS_SHOWN and collapses the others."""
_MAX_SUMMARY = 600
"""Characters; a longer summary is an abstract without sentence ends, which the page shows anyway."""
_MAX_UNPARSED = 40
"""Unparsed spans of a dump on one page."""


def _single(path: str) -> Callable[[SiteIndex], Pages]:
    return lambda _site: [(path, {})]


def _home(site: SiteIndex) -> Pages:
    yield "index.md", {**latest_arrivals(site), "thumbnail": map_thumbnail(site.digest)}


def _search(site: SiteIndex) -> Pages:
    yield (
        "search.md",
        {
            "topics": [topic for topic in site.topics.values() if topic.count],
            "examples": search_examples(site.digest),
        },
    )


def _tags(site: SiteIndex) -> Pages:
    main = tuple(site.tags[tag.id] for tag in site.digest.tags if tag.same_as is None)
    frequent = most_frequent(main, lambda tag: tag.count, _INDEX_TAGS)
    yield "tags/index.md", {"frequent": frequent}


def _datasets(site: SiteIndex) -> Pages:
    links = tuple(site.datasets.values())
    frequent = most_frequent(links, lambda dataset: dataset.count, _INDEX_DATASETS)
    yield "datasets/index.md", {"links": links, "frequent": frequent}


def _glossary(site: SiteIndex) -> Pages:
    """One page, or for a long glossary the most frequent acronyms and a page for each letter."""
    groups = site.acronym_letters if len(site.digest.glossary) > site.options.papers_per_page else ()
    acronyms: tuple[Acronym, ...] = site.digest.glossary
    if groups:
        acronyms = most_frequent(acronyms, lambda acronym: acronym.papers, _INDEX_ACRONYMS)
    shared = {"groups": groups, "max_papers": _ACRONYM_PAPERS}
    yield "glossary/index.md", {"group": None, "acronyms": acronyms, **shared}
    for group in groups:
        yield group.path, {"group": group, "acronyms": group.items, **shared}


def _unparsed(_site: SiteIndex) -> Pages:
    yield "dumps/unread.md", {"max_spans": _MAX_UNPARSED}


def _papers(site: SiteIndex) -> Pages:
    for analyzed in site.digest.papers:
        data = attempt(partial(_paper, analyzed, site))
        if isinstance(data, Failure):
            data = {"paper": analyzed.paper, "failure": data}
        yield f"papers/{analyzed.paper.id}.md", data


def _paper(analyzed: AnalyzedPaper, site: SiteIndex) -> PageData:
    paper = analyzed.paper
    previous, following = site.neighbors.get(paper.id, (None, None))
    abstracts = [sighting.abstract for sighting in paper.sightings if sighting.abstract]
    return {
        "paper": paper,
        "acronyms": analyzed.acronyms,
        "topics": [site.topics[score.topic].uncounted for score in analyzed.topics],
        **_authors(analyzed, site),
        "links": links_of(paper),
        "description": analyzed.summary,
        "summary": _summary(analyzed),
        "tags": _tag_links(analyzed, site),
        "related": [
            RelatedPaper(
                paper_link(site.digest.by_id[related.paper]),
                related.terms or _common_topics(analyzed, site.digest.by_id[related.paper], site),
                related.very_similar,
                site.digest.is_close(related),
            )
            for related in analyzed.related
        ],
        "searches": searches_for(paper),
        "listings": list(_listings(paper.sightings, site)),
        "changes": paper_changes(site, paper.id),
        "revisions": list(revisions(site, paper.id)),
        "shown_date": _shown_date(paper),
        "venue_slug": venue_slug(paper.venue) if paper.venue else None,
        "citation_tags": list(citation_tags(paper)),
        "card": card_path(analyzed.topics[0].topic if analyzed.topics else None),
        "report": report_query(paper),
        "origins": field_origins(paper, _dump_names(paper.sightings, site)),
        "fingerprint": fingerprint(abstracts[0]) if abstracts else None,
        "previous": previous,
        "next": following,
    }


def _common_topics(first: AnalyzedPaper, second: AnalyzedPaper, site: SiteIndex) -> tuple[str, ...]:
    """The names of the topics that both papers have, in the order of the first's."""
    others = {score.topic for score in second.topics}
    return tuple(str(site.topics[score.topic].name) for score in first.topics if score.topic in others)


def _tag_links(analyzed: AnalyzedPaper, site: SiteIndex) -> list[PageLink]:
    """The tags, then the datasets that no tag names."""
    tags = [site.tags[tag].uncounted for tag in analyzed.tags]
    paths = {tag.path for tag in tags}
    datasets = (site.datasets[dataset].uncounted for dataset in analyzed.datasets)
    return [*tags, *(dataset for dataset in datasets if dataset.path not in paths)]


def _authors(analyzed: AnalyzedPaper, site: SiteIndex) -> PageData:
    """The authors that a page shows, those that it collapses, and whether and how many more there are."""
    authors, named = analyzed.paper.authors, named_authors(analyzed.paper)
    links = [
        PageLink(str(name), site.authors[author].path)
        for name, author in zip(named, analyzed.authors, strict=False)
    ]
    shown = _AUTHORS_SHOWN if len(authors) > _MAX_AUTHORS else len(authors)
    return {
        "authors": links[:shown],
        "folded_authors": links[shown:],
        "unnamed_authors": len(authors) - len(named),
        "has_more_authors": analyzed.paper.has_more_authors,
    }


def _summary(analyzed: AnalyzedPaper) -> object:
    """The summary, unless it is too long or, like the abstract, machine-generated."""
    if analyzed.summary is None or analyzed.paper.machine_generated:
        return None
    return analyzed.summary if len(analyzed.summary.plain) <= _MAX_SUMMARY else None


def _listings(sightings: Iterable[Sighting], site: SiteIndex) -> Iterator[PageData]:
    """Where each dump lists the paper."""
    ordered = sorted(sightings, key=lambda sighting: dump_order(sighting.dump))
    for dump, group in groupby(ordered, key=lambda sighting: sighting.dump):
        in_dump = list(group)
        places = "; ".join(f"no. {sighting.position}, {_lines(sighting.span)}" for sighting in in_dump)
        yield {"dump": site.dumps[dump].uncounted, "places": places, "date": str(in_dump[0].seen_on or "")}


def _shown_date(paper: Paper) -> str:
    """The date, unless the year of the venue says the same."""
    date = str(paper.date or "")
    return "" if paper.venue and date == str(paper.year) else date


def _dump_names(sightings: Iterable[Sighting], site: SiteIndex) -> str:
    dumps = sorted({sighting.dump for sighting in sightings}, key=dump_order)
    return ", ".join(str(site.dumps[dump].name) for dump in dumps)


def _lines(span: Span) -> str:
    return f"line {span.first}" if len(span) == 1 else f"lines {span.first}–{span.last}"


def _redirects(site: SiteIndex) -> Pages:
    for analyzed in site.digest.papers:
        for alias in analyzed.paper.aliases:
            yield f"papers/{alias}.md", {"heading": analyzed.paper.heading, "link": paper_link(analyzed)}


def _topic_lists(site: SiteIndex) -> Pages:
    for topic in site.digest.topics:
        link = site.topics[topic.rule.id]
        card = card_path(topic.rule.id if topic.papers else None)
        shared: PageData = {
            "topic": ShownTopic.of(topic),
            "related_topics": [site.topics[related].uncounted for related in topic.related_topics],
            "chart": site.charts[topic.rule.id],
            "card": card,
        }
        yield from paper_list(site, link.path, site.analyzed_papers(topic.papers), "Most typical", **shared)


def _unsorted(site: SiteIndex) -> Pages:
    yield from paper_list(site, "topics/unsorted.md", site.digest.unsorted)


def _tag_lists(site: SiteIndex) -> Pages:
    for tag in site.digest.tags:
        if site.has_page(tag):
            link = site.tags[tag.id].uncounted
            yield from paper_list(site, link.path, site.analyzed_papers(tag.papers), tag=link)


def _moved(site: SiteIndex) -> Pages:
    """The addresses that redirect to another page of the same kind."""
    yield from _moved_tags(site)
    yield from _long_forms(site)
    yield from moved_authors(site)


def _moved_tags(site: SiteIndex) -> Pages:
    """A tag that names a dataset, or means the same as another one, redirects to the other page."""
    for tag in site.digest.tags:
        if not site.has_page(tag):
            yield f"tags/{tag.id}.md", {"link": site.tags[tag.id].uncounted}


def _long_forms(site: SiteIndex) -> Pages:
    """The long form of an acronym that is a tag redirects to the tag, unless it is a tag of its own."""
    taken = {"index", *site.tags}
    for acronym in site.digest.glossary:
        link = site.tags.get(acronym.id)
        long_form = slug_of(acronym.meanings[0].text, "") if len(acronym.meanings) == 1 else ""
        if link and long_form and long_form not in taken:
            taken.add(long_form)
            yield f"tags/{long_form}.md", {"link": link.uncounted}


def _dataset_lists(site: SiteIndex) -> Pages:
    for dataset in site.digest.datasets:
        link = site.datasets[dataset.id].uncounted
        yield from paper_list(site, link.path, site.analyzed_papers(dataset.papers), dataset=link)


def _venues(site: SiteIndex) -> Pages:
    links = [CountedLink(group.name, group.path, group.count) for group in site.venues]
    frequent = most_frequent(links, lambda venue: venue.count, _INDEX_VENUES)
    yield "venues/index.md", {"links": links, "frequent": frequent}


def _venue_lists(site: SiteIndex) -> Pages:
    for group in site.venues:
        shared: PageData = {
            "venue": group_link(group),
            "chart": year_chart(group.items),
            "full_name": _full_name(group.items),
        }
        yield from paper_list(site, group.path, group.items, **shared)


def _full_name(papers: Sequence[AnalyzedPaper]) -> str:
    """The full name that all papers of a venue share, unless it is the name itself."""
    names = {analyzed.paper.venue.full_name for analyzed in papers if analyzed.paper.venue}
    name = names.pop() if len(names) == 1 else ""
    return "" if papers[0].paper.venue and name == papers[0].paper.venue.name else name


def _code(site: SiteIndex) -> Pages:
    yield from paper_list(site, "code.md", site.with_code)


def _follow(site: SiteIndex) -> Pages:
    """The page with all feeds, if there are any."""
    if site.options.has_feeds:
        yield "follow.md", {"main_lists": site.main_lists, "author_papers": FOLLOWED_PAPERS}


def _groups(site: SiteIndex) -> Pages:
    letters = [group_link(group) for group in site.letters]
    for group in site.letters:
        yield from paper_list(site, group.path, group.items, group=group_link(group), letters=letters)


def _years(site: SiteIndex) -> Pages:
    chart = year_chart(site.digest.papers)
    venues = {group.path: CountedLink(group.name, group.path, group.count) for group in site.venues}
    links = [group_link(group) for group in site.years]
    for number, group in enumerate(site.years):
        year = int(group.name)
        shared: PageData = {
            "group": group_link(group),
            "picture": chart.picture(year) if chart and chart.counts[0][0] <= year else None,
            "venues": most_papers(venues, map(_venue_path, group.items)),
            "topics": most_papers(
                site.topics, (score.topic for analyzed in group.items for score in analyzed.topics)
            ),
            "later": links[number - 1] if number else None,
            "earlier": links[number + 1] if number + 1 < len(links) else None,
        }
        yield from paper_list(site, group.path, group.items, **shared)


def _venue_path(analyzed: AnalyzedPaper) -> str:
    """The page of the paper's venue; "" without one."""
    return f"venues/{venue_slug(analyzed.paper.venue)}.md" if analyzed.paper.venue else ""


def _tag_groups(site: SiteIndex) -> Pages:
    letters = {"letters": [group_link(group) for group in site.tag_letters]}
    for group in site.tag_letters:
        yield (
            group.path,
            {"group": group_link(group), **letters, "links": [site.tags[tag.id] for tag in group.items]},
        )


def _dumps(site: SiteIndex) -> Pages:
    for reading in site.digest.readings:
        shared: PageData = {
            "reading": ShownDump.of(reading),
            "max_spans": _MAX_UNPARSED,
        }
        papers = site.seen(reading.sightings)
        yield from paper_list(site, site.dumps[reading.dump].path, papers, "Listing order", **shared)


PAGES: dict[str, Callable[[SiteIndex], Pages]] = {
    "home": _home,
    "search": _search,
    "map": _single("map.md"),
    "similar": _single("like.md"),
    "follow": _follow,
    "reading_list": _single("reading-list/index.md"),
    "papers": _single("papers/index.md"),
    "paper": _papers,
    "redirect": _redirects,
    "group": _groups,
    "year": _years,
    "code": _code,
    "topics": _single("topics/index.md"),
    "topic": _topic_lists,
    "unsorted": _unsorted,
    "tags": _tags,
    "tag": _tag_lists,
    "tag_group": _tag_groups,
    "moved": _moved,
    "datasets": _datasets,
    "dataset": _dataset_lists,
    "authors": author_index,
    "author": author_lists,
    "author_group": author_groups,
    "venues": _venues,
    "venue": _venue_lists,
    "glossary": _glossary,
    "new": new_papers_index,
    "new_list": new_papers_lists,
    "dumps": listings_index,
    "dump": _dumps,
    "unparsed": _unparsed,
    "changes": change_pages,
}
"""By template."""
