"""Computes the pages of new papers: by day, week and month of arrival, and the latest on the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.record import Reading
from paper_digest.site.arrivals import Arrivals, in_listed_order, listings_of
from paper_digest.site.calendar import calendar
from paper_digest.site.list_pages import newest, paginate
from paper_digest.site.paper_lists import PageData, Pages
from paper_digest.site.periods import Period, PeriodKind, period_of
from paper_digest.site.site_index import CountedLink, PageLink, PaperRow, SiteIndex
from paper_digest.values.partial_date import PartialDate

_LATEST_PAPERS: Final = 6
"""Papers on the home page; chosen by hand."""
_MAX_SHOWN: Final = 12
"""Listings or topics on a page of new papers; more are folded. Chosen by hand."""
_UNSORTED: Final = PageLink("Unsorted", "topics/unsorted.md")
_LATEST_NAMES: Final = {
    PeriodKind.DAY: "Today",
    PeriodKind.WEEK: "This week",
    PeriodKind.MONTH: "This month",
}


_LONGER: Final = {
    PeriodKind.DAY: (PeriodKind.MONTH, PeriodKind.WEEK),
    PeriodKind.WEEK: (PeriodKind.MONTH,),
    PeriodKind.MONTH: (),
}
"""The longer periods that a page names."""


@dataclass(frozen=True, slots=True)
class TopicSection:
    """The papers of one topic on one page of new papers."""

    topic: PageLink
    anchor: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class SectionLink:
    """Where the papers of a topic begin."""

    name: str
    path: str
    anchor: str
    count: int


def new_papers_index(site: SiteIndex) -> Pages:
    """The calendar of all days with new papers."""
    arrivals = site.arrivals
    dated = sum(map(len, arrivals.by_day.values()))
    months = arrivals.periods(PeriodKind.MONTH)
    yield (
        "new/index.md",
        {
            **_calendar(arrivals, arrivals.by_day),
            "month_links": {period: _link(period, len(papers)) for period, papers in months.items()},
            **latest_arrivals(site),
            "dated": dated,
            "undated": len(site.digest.papers) - dated,
        },
    )


def new_papers_lists(site: SiteIndex) -> Pages:
    """The papers of each day, week and month by topic."""
    arrivals = site.arrivals
    readings = {reading.dump: reading for reading in site.digest.readings}
    for kind in PeriodKind:
        periods, days_of = arrivals.periods(kind), arrivals.days_of_periods(kind)
        links = [None, *(_link(period, len(periods[period])) for period in periods), None]
        for number, (period, papers) in enumerate(periods.items()):
            days = days_of[period]
            shared = {
                "period": period,
                "total": len(papers),
                "listings": _listings(site, papers, readings),
                "max_shown": _MAX_SHOWN,
                "previous": links[number],
                "next": links[number + 2],
                "longer": list(_longer(kind, days)),
                "days": [_link(period_of(day, PeriodKind.DAY), len(arrivals.by_day[day])) for day in days],
                **_calendar(arrivals, days if kind is PeriodKind.MONTH else ()),
                "month_links": {},
            }
            for path, page in _sections(site, f"new/{period.slug}.md", papers):
                yield path, {**shared, **page}


def latest_arrivals(site: SiteIndex) -> PageData:
    """What the home page says of the latest papers; all days are relative to that of the latest listing.

    Without a listing that tells its day, they are the first papers of the last listing.
    """
    arrivals = site.arrivals
    day, listing = arrivals.latest_day, newest(site.digest)
    if day:
        papers: Sequence[AnalyzedPaper] = in_listed_order(arrivals.by_day[day])
    else:
        papers = site.seen(listing.sightings) if listing else ()
    return {
        "updated": arrivals.latest_listing.in_words if arrivals.latest_listing else "",
        "updated_day": str(arrivals.latest_listing or ""),
        "latest_day": _link(period_of(day, PeriodKind.DAY), len(papers)) if day else None,
        "latest_listing": None if day else listing,
        "latest_periods": list(_latest_periods(arrivals)),
        "latest_rows": tuple(site.rows(papers[:_LATEST_PAPERS])),
        "latest_count": len(papers),
    }


def _latest_periods(arrivals: Arrivals) -> Iterator[CountedLink]:
    """The day, week and month of the latest listing; without a path if no paper arrived in it."""
    if arrivals.latest_listing and arrivals.by_day:
        for kind, name in _LATEST_NAMES.items():
            period = period_of(arrivals.latest_listing, kind)
            link = _link(period, len(arrivals.periods(kind).get(period, ())))
            yield replace(link, name=name, path=link.path if link.count else "")


def _link(period: Period, count: int = 0) -> CountedLink:
    return CountedLink(period.name, f"new/{period.slug}.md", count)


def _calendar(arrivals: Arrivals, days: Iterable[PartialDate]) -> PageData:
    """The calendar of some days, with links to their pages and their weeks."""
    counts = {day: len(arrivals.by_day[day]) for day in days}
    links = {day: (_link(period_of(day, PeriodKind.DAY), count),) for day, count in counts.items()}
    weeks = {period: _link(period) for period in {period_of(day, PeriodKind.WEEK) for day in counts}}
    return {"calendar": calendar(links), "week_links": weeks}


def _longer(kind: PeriodKind, days: Iterable[PartialDate]) -> Iterator[CountedLink]:
    """The longer periods of these days with papers; a week may be in two months."""
    for longer in _LONGER[kind]:
        yield from map(_link, dict.fromkeys(period_of(day, longer) for day in days))


def _listings(
    site: SiteIndex, papers: Iterable[AnalyzedPaper], readings: Mapping[str, Reading]
) -> list[CountedLink]:
    """The listings that showed the papers first, with the number of these papers, by day and name."""
    counts = listings_of(papers, site.digest.history.arrivals)
    by_day = sorted(
        (readings[dump] for dump in counts if dump in readings), key=lambda reading: reading.order
    )
    return [replace(site.dumps[reading.dump], count=counts[reading.dump]) for reading in by_day]


def _sections(site: SiteIndex, path: str, papers: Iterable[AnalyzedPaper]) -> Pages:
    """The pages of a list by topic, in the order of topics.yml; papers without a topic come last."""
    order = {topic: number for number, topic in enumerate(site.topics)}
    ordered = sorted(
        papers, key=lambda analyzed: (order.get(_topic(analyzed), len(order)), analyzed.paper.id)
    )
    pages = list(paginate(path, ordered, site.options.papers_per_page))
    contents: dict[str, SectionLink] = {}
    for page, papers_there in pages:
        for topic, group in groupby(papers_there, key=_topic):
            anchor = topic or "unsorted"
            link = _topic_link(site.topics, topic)
            start = contents.get(anchor, SectionLink(str(link.name), page.path, anchor, 0))
            contents[anchor] = replace(start, count=start.count + len(list(group)))
    for page, papers_there in pages:
        sections = [
            TopicSection(
                _topic_link(site.topics, topic), topic or "unsorted", tuple(site.rows(group, topic or None))
            )
            for topic, group in groupby(papers_there, key=_topic)
        ]
        yield page.path, {"page": page, "sections": sections, "contents": list(contents.values())}


def _topic(analyzed: AnalyzedPaper) -> str:
    """The id of the paper's first topic; "" without one."""
    return analyzed.topics[0].topic if analyzed.topics else ""


def _topic_link(topics: Mapping[str, CountedLink], topic: str) -> PageLink:
    return topics[topic].uncounted if topic else _UNSORTED
