"""Selects what a newsletter says: the papers that arrived in a period, by topic, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.escaping import Escaped
from paper_digest.site.text_direction import direction
from paper_digest.site.void_events import void_events
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

_MAX_TITLE: Final = 300
_MAX_SUMMARY: Final = 500
"""Characters; longer texts are cut after a word. Chosen by hand."""
_NAMED: Final = 6
"""The most authors that are all named."""
_UNSORTED: Final = "Unsorted"
_MAX_OVERVIEW: Final = 6
"""Topics that the overview names; chosen by hand."""
_CHANGES: Final = {
    Change.REVISED: "abstract revised",
    Change.RETITLED: "new title",
    Change.WITHDRAWN: "withdrawn by its authors",
}


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days of arrival, both ends included."""

    since: PartialDate
    until: PartialDate | None = None

    def contains(self, date: PartialDate) -> bool:
        """Whether a day is in the range; a month counts as its first day, so that it is in one range."""
        day = f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}"
        return str(self.since) <= day and (
            self.until is None or day[: len(str(self.until))] <= str(self.until)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper that arrived, in texts without markup."""

    title: str
    direction: Escaped
    """The attribute for the direction of the title, with a leading space."""
    url: str
    authors: str
    summary: str
    summary_direction: Escaped
    note: str = ""
    """What readers must know about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPapers:
    """The papers of a topic that arrived."""

    name: str
    url: str
    papers: tuple[NewPaper, ...]
    """Those that fit the topic best first."""
    hidden: int = 0
    """Further papers."""
    are_unsorted: bool = False
    """Whether they have no topic."""

    @property
    def count(self) -> int:
        """How many papers arrived."""
        return len(self.papers) + self.hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPaper:
    """An older paper that changed."""

    title: str
    direction: Escaped
    url: str
    text: str
    """What happened, such as "abstract revised"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """What is new in a period."""

    site: SiteOptions
    since: str
    until: str
    """The last day of the period, or else of the news."""
    topics: tuple[NewPapers, ...]
    """In the order of topics.yml; each paper is below its first topic, or else in the last group."""
    changes: tuple[ChangedPaper, ...] = ()
    """The latest first."""
    hidden_changes: int = 0

    @property
    def count(self) -> int:
        """How many papers arrived."""
        return sum(topic.count for topic in self.topics)

    @property
    def overview(self) -> tuple[NewPapers, ...]:
        """The topics with the most papers, these first, and last the papers without a topic."""
        largest = sorted(
            (topic for topic in self.topics if not topic.are_unsorted), key=lambda topic: -topic.count
        )
        unsorted = (topic for topic in self.topics if topic.are_unsorted)
        return (*largest[:_MAX_OVERVIEW], *unsorted)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not (self.topics or self.changes)


def newsletter_of(digest: Digest, site: SiteOptions, date_range: DateRange) -> Newsletter:
    """Everything that is new in these days; `site` has an address."""
    arrivals = {
        paper: date
        for paper, date in digest.history.arrivals.items()
        if paper in digest.by_id and date_range.contains(date)
    }
    changes = _changes(digest, date_range, arrivals)
    dates = [*arrivals.values(), *(event.known_date for events in changes.values() for event in events)]
    return Newsletter(
        site=site,
        since=str(date_range.since),
        until=str(date_range.until or max(filter(None, dates), default=date_range.since)),
        topics=tuple(_topics(digest, site, arrivals)),
        changes=tuple(_changed_papers(digest, site, changes)),
    )


def limited(newsletter: Newsletter, limit: int) -> Newsletter:
    """The newsletter with at most `limit` papers in each topic, and as many changes."""
    topics = (
        replace(topic, papers=topic.papers[:limit], hidden=topic.count - len(topic.papers[:limit]))
        for topic in newsletter.topics
    )
    changes = newsletter.changes[:limit]
    hidden = len(newsletter.changes) + newsletter.hidden_changes - len(changes)
    return replace(newsletter, topics=tuple(topics), changes=changes, hidden_changes=hidden)


def _changes(digest: Digest, date_range: DateRange, arrived: Container[str]) -> dict[str, list[HistoryEvent]]:
    """The changes in these days by paper, of papers that arrived before."""
    void = void_events(digest)
    return {
        paper: events
        for paper, group in digest.history.by_paper.items()
        if paper in digest.by_id and paper not in arrived and (events := _shown(group, date_range, void))
    }


def _shown(
    events: Iterable[HistoryEvent], date_range: DateRange, void: Container[HistoryEvent]
) -> list[HistoryEvent]:
    """The events of a paper that a newsletter of these days shows."""
    return [
        event
        for event in events
        if event.change in _CHANGES
        and event not in void
        and event.known_date
        and date_range.contains(event.known_date)
    ]


def _topics(digest: Digest, site: SiteOptions, arrived: Iterable[str]) -> Iterator[NewPapers]:
    groups: defaultdict[str, list[AnalyzedPaper]] = defaultdict(list)
    for paper in arrived:
        analyzed = digest.by_id[paper]
        groups[analyzed.topics[0].topic if analyzed.topics else ""].append(analyzed)
    names = {topic.rule.id: topic.rule.name for topic in digest.topics} | {"": _UNSORTED}
    for topic, name in names.items():
        if papers := sorted(groups[topic], key=_by_fit):
            yield NewPapers(
                name=name,
                url=f"{site.url}topics/{topic or 'unsorted'}/",
                papers=tuple(_new_paper(analyzed, site) for analyzed in papers),
                are_unsorted=not topic,
            )


def _by_fit(analyzed: AnalyzedPaper) -> tuple[float, str]:
    return -analyzed.topics[0].score if analyzed.topics else 0, analyzed.paper.id


def _new_paper(analyzed: AnalyzedPaper, site: SiteOptions) -> NewPaper:
    paper = analyzed.paper
    summary = analyzed.summary or RichText(())
    return NewPaper(
        title=_cut(paper.heading.plain, _MAX_TITLE),
        direction=direction(paper.heading),
        url=_page_url(paper, site),
        authors=_authors(paper),
        summary=_cut(summary.plain, _MAX_SUMMARY),
        summary_direction=direction(summary),
        note=_note(paper),
    )


def _note(paper: Paper) -> str:
    if paper.withdrawn:
        return "Withdrawn by its authors."
    return "This summary is machine-generated." if paper.machine_generated else ""


def _changed_papers(
    digest: Digest, site: SiteOptions, changes: dict[str, list[HistoryEvent]]
) -> Iterator[ChangedPaper]:
    for paper_id in sorted(
        changes, key=lambda paper: (str(changes[paper][-1].known_date), paper), reverse=True
    ):
        paper = digest.by_id[paper_id].paper
        yield ChangedPaper(
            title=_cut(paper.heading.plain, _MAX_TITLE),
            direction=direction(paper.heading),
            url=_page_url(paper, site),
            text=", ".join(dict.fromkeys(_CHANGES[event.change] for event in changes[paper_id])),
        )


def _page_url(paper: Paper, site: SiteOptions) -> str:
    return f"{site.url}papers/{paper.id}/"


def _authors(paper: Paper) -> str:
    """The names of all authors, or of the first ones with the number of the others."""
    shown = paper.authors if len(paper.authors) <= _NAMED else paper.authors[: _NAMED - 1]
    names = ", ".join(map(str, shown))
    hidden = len(paper.authors) - len(shown)
    if hidden:
        return f"{names} and {hidden:,} more"
    return f"{names} et al." if paper.has_more_authors else names


def _cut(text: str, max_length: int) -> str:
    """The text, or its first words and an ellipsis if it is too long."""
    if len(text) <= max_length:
        return text
    return text[:max_length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
