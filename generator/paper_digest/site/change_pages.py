"""Computes what pages show of the history: of one paper, and of all papers by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.site.own_revisions import own_revisions
from paper_digest.site.paper_lists import Pages
from paper_digest.site.site_index import PageLink, SiteIndex, paper_link
from paper_digest.site.word_diff import DiffPart, word_diff
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun

_LATEST: Final = 60
"""Changes on the first page; chosen by hand."""
_MAX_CHANGES: Final = 500
"""Changes on the page of one month; chosen by hand."""
_UNDATED: Final = "undated"
SILENT: Final = frozenset(
    (Change.ADDED, Change.DATED, Change.COMPLETED, Change.MERGED_WITH, Change.SEPARATED_FROM)
)
"""What lists of changes leave out: papers of new listings are on pages of their own, and a merger is a change
of the paper that is merged.
"""
_TEXTS: Final = {
    Change.ADDED: "added",
    Change.DATED: "listed earlier",
    Change.COMPLETED: "abstract completed",
    Change.REVISED: "abstract revised",
    Change.RETITLED: "new title",
    Change.MERGED: "merged into",
    Change.SPLIT: "separated from",
    Change.MERGED_WITH: "merged with",
    Change.SEPARATED_FROM: "separated from",
    Change.WITHDRAWN: "withdrawn by its authors",
    Change.REMOVED: "removed",
    Change.RETURNED: "listed again",
}
_FIELDS: Final = {"arxiv": "the arXiv id", "doi": "the DOI", "openreview": "the OpenReview id"}
"""How a sentence names fields whose names are no words."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of a paper, as a list shows it."""

    link: PageLink
    """With the path "" if the paper has no page."""
    text: str
    """What happened, such as "abstract revised"."""
    date: str
    title_before: RichText | None = None
    other_paper: PageLink | None = None
    """The paper that it was merged with, or separated from."""


@dataclass(frozen=True, slots=True)
class Month:
    """The changes of one month."""

    name: str
    """Such as "August 2024"; "undated" for changes of an unknown day."""
    path: str
    added: int
    rows: tuple[ChangeRow, ...]
    """All changes but additions, newest first."""
    hidden: int = 0
    """Further changes."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of an abstract, compared with the one before it."""

    date: str
    parts: tuple[DiffPart, ...]


def change_pages(site: SiteIndex) -> Pages:
    """The latest changes, and a page of each month."""
    months = [_month(site, name, events) for name, events in _by_month(site.digest.history.events)]
    latest = _rows(site, _shown_changes(site, site.digest.history.events), _LATEST)
    has_feed = site.options.has_feeds
    yield "changes/index.md", {"months": months, "days": _by_day(latest), "month": None, "has_feed": has_feed}
    for month in months:
        yield month.path, {"months": (), "days": _by_day(month.rows), "month": month, "has_feed": False}


def revisions(site: SiteIndex, paper_id: str) -> Iterator[Revision]:
    """The revisions of a paper's abstract, newest first, each compared with the version before it."""
    paper = site.digest.by_id[paper_id].paper
    after = paper.abstract.plain if paper.abstract else ""
    for event, former in reversed(own_revisions(site.digest.history, paper)):
        if former:
            before = RichText.parse(former).plain
            yield Revision(in_words(event.known_date), tuple(word_diff(before, after)))
            after = before


def paper_changes(site: SiteIndex, paper_id: str) -> tuple[ChangeRow, ...]:
    """What happened to a paper, oldest first; without an addition of unknown day."""
    events = site.digest.history.by_paper.get(paper_id, ())
    return tuple(
        change_row(site, event) for event in events if _is_shown(event) and event not in site.void_events
    )


def _is_shown(event: HistoryEvent) -> bool:
    is_undated = event.change is Change.ADDED and event.known_date is None
    return not is_undated and event.change is not Change.COMPLETED


def _by_month(events: Iterable[HistoryEvent]) -> Iterator[tuple[str, list[HistoryEvent]]]:
    """The events of each month, the latest first; those without a date last."""
    months: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
    for event in events:
        date = event.known_date
        months[str(date)[:7] if date and date.month else _UNDATED].append(event)
    names = sorted(months.keys() - {_UNDATED}, reverse=True)
    for name in (*names, *(months.keys() & {_UNDATED})):
        yield name, months[name]


def _month(site: SiteIndex, name: str, events: Sequence[HistoryEvent]) -> Month:
    others = _shown_changes(site, events)
    return Month(
        name=_name_of_month(name),
        path=f"changes/{name}.md",
        added=Counter(event.change for event in events)[Change.ADDED],
        rows=_rows(site, others, _MAX_CHANGES),
        hidden=max(0, len(others) - _MAX_CHANGES),
    )


def _name_of_month(month: str) -> str:
    date = PartialDate.from_iso(month)
    return date.in_words if date else month


def _shown_changes(site: SiteIndex, events: Iterable[HistoryEvent]) -> list[HistoryEvent]:
    """What lists of changes show."""
    return [event for event in events if event.change not in SILENT and event not in site.void_events]


def _rows(site: SiteIndex, events: Sequence[HistoryEvent], count: int) -> tuple[ChangeRow, ...]:
    """The rows of the latest events, newest first."""
    ordered = sorted(events, key=lambda event: str(event.known_date or ""))
    return tuple(change_row(site, event) for event in reversed(ordered[-count:]))


def change_row(site: SiteIndex, event: HistoryEvent) -> ChangeRow:
    """The row of an event."""
    return ChangeRow(
        link=_link(site, event.paper),
        text=_text(event),
        date=in_words(event.known_date),
        title_before=RichText.parse(site.former_text(event)) if event.change is Change.RETITLED else None,
        other_paper=_link(site, event.other_paper) if event.other_paper else None,
    )


def _text(event: HistoryEvent) -> str:
    if event.change is Change.CORRECTED:
        return _text_of_correction(event)
    if event.change is Change.RETITLED and not event.before:
        return "title added"
    return _TEXTS[event.change]


def _text_of_correction(event: HistoryEvent) -> str:
    """Such as "corrected (authors); correction of the title taken back"."""
    texts = [f"corrected ({', '.join(event.fields)})"] if event.fields else []
    if event.released:
        corrections = "correction" if len(event.released) == 1 else "corrections"
        texts.append(f"{corrections} of {_listed(event.released)} taken back")
    # A former version did not store which fields were released.
    return "; ".join(texts) or "correction taken back"


def _listed(fields: Sequence[str]) -> str:
    """The names of fields as a sentence has them: "the authors, the date and the title"."""
    names = [_FIELDS.get(name, f"the {name}") for name in fields]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _link(site: SiteIndex, paper_id: str) -> PageLink:
    """The link to a paper's page, which may be one that says where the paper is now."""
    if analyzed := site.digest.by_id.get(paper_id):
        return paper_link(analyzed)
    titles = [event.title for event in site.digest.history.by_paper.get(paper_id, ()) if event.title]
    name = RichText.parse(titles[-1]) if titles else RichText((TextRun(paper_id.replace("-", " ")),))
    return PageLink(name, f"papers/{paper_id}.md" if f"papers/{paper_id}" in site.published else "")


def _by_day(rows: Iterable[ChangeRow]) -> list[tuple[str, tuple[ChangeRow, ...]]]:
    """The rows of each day, in their order."""
    return [(date, tuple(group)) for date, group in groupby(rows, key=lambda row: row.date)]


def in_words(date: PartialDate | None) -> str:
    """A date as a reader writes it; "" for an unknown one."""
    return date.in_words if date else ""
