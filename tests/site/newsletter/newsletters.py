"""Example newsletters."""

from __future__ import annotations

from typing import Any

from paper_digest.model.digest import Digest
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.newsletter.contents import DateRange, Newsletter, newsletter_of
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.site.builders import about, analyzed, digest, topic

SITE = SiteOptions(title="Paper digest", url="https://example.org/digest/")
HOSTILE = "<script>alert(1)</script> *@octocat* fixes #12 [x](javascript:y) ](https://evil.org) {{ x }}"


def event(paper: str, date: str, change: Change = Change.ADDED) -> HistoryEvent:
    return HistoryEvent(paper=paper, change=change, date=PartialDate.from_iso(date))


def date_range(since: str, until: str = "") -> DateRange:
    first, last = (PartialDate.from_iso(date) for date in (since, until))
    assert first
    return DateRange(first, last)


def small_digest() -> Digest:
    """Papers of two topics and without one, of three days; two older ones changed."""
    papers = (
        analyzed("old", "An old paper"),
        analyzed("taken-back", "Taken back"),
        analyzed(
            "first",
            "Flat $\\ell_2$ Minima",
            topics=about("minima"),
            authors="Ada Lovelace, Alan Turing",
            summary=RichText.parse("We find $x^2$."),
        ),
        analyzed(
            "second",
            "Second",
            topics=about("graphs", "minima"),
            authors=", ".join(f"Ada No{n}" for n in "abcdefgh"),
        ),
        analyzed(
            "arabic", "دراسة الشبكات العصبية", topics=about("graphs"), summary=RichText.parse("ندرس الشبكات")
        ),
        analyzed("hostile", HOSTILE, summary=RichText.parse(HOSTILE), withdrawn=True),
    )
    events = (
        event("old", "2025-09-01"), event("taken-back", "2025-09-01"),
        event("first", "2025-09-24"), event("second", "2025-09-25"), event("arabic", "2025-09-30"),
        event("hostile", "2025-09-30"), event("hostile", "2025-09-30", Change.WITHDRAWN),
        event("old", "2025-09-26", Change.REVISED), event("old", "2025-09-27", Change.RETITLED),
        event("taken-back", "2025-09-30", Change.WITHDRAWN), event("left", "2025-09-30"),
        event("old", "2025-08-01", Change.REVISED), event("taken-back", "2025-09-30", Change.CORRECTED),
    )  # fmt: skip
    topics = (
        topic("graphs", "second", "arabic", name="Graphs & *nets*"),
        topic("minima", "first"),
        topic("none"),
    )
    return digest(*papers, topics=topics, history=History(events))


def small_newsletter(since: str = "2025-09-24", until: str = "", **fields: Any) -> Newsletter:
    return newsletter_of(fields.pop("digest", None) or small_digest(), SITE, date_range(since, until))
