"""Small digests for tests of the site."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paper_digest.analysis.authors.author_index import index_authors
from paper_digest.history.changes import new_events
from paper_digest.model.digest import AnalyzedPaper, Digest, Tag, Topic, TopicScore, in_canonical_order
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.model.settings import AuthorRule, TopicRule
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.text_direction import TextLanguages
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

ENGLISH_TEXTS = TextLanguages.of(SiteOptions())


def sighting(
    dump: str = "list.txt", position: int = 1, first: int = 1, last: int = 1, **fields: Any
) -> Sighting:
    return Sighting(dump=dump, span=Span(first, last), position=position, **fields)


def paper(paper_id: str = "a-paper", heading: str = "A paper", **fields: Any) -> Paper:
    """A paper; its date and authors are given as text."""
    if "date" in fields:
        fields["date"] = PartialDate.parse(fields["date"])
    fields["authors"] = parse_names(fields.get("authors", ""))
    defaults: dict[str, Any] = {
        "title": RichText.parse(heading),
        "abstract": None,
        "sightings": (sighting(),),
    }
    return Paper(id=paper_id, heading=RichText.parse(heading), **(defaults | fields))


def analyzed(paper_id: str = "a-paper", heading: str = "A paper", **fields: Any) -> AnalyzedPaper:
    """A paper of the digest; fields of the analysis, then those of the paper."""
    analyzed = {
        name: fields.pop(name)
        for name in ("summary", "topics", "tags", "related", "acronyms", "datasets", "map_position")
        if name in fields
    }
    return AnalyzedPaper(paper=paper(paper_id, heading, **fields), **analyzed)


def about(*topics: str) -> tuple[TopicScore, ...]:
    """Scores for these topics, best first."""
    return tuple(TopicScore(topic, 1 / number) for number, topic in enumerate(topics, 1))


def topic(topic_id: str, *papers: str, name: str = "", area: str = "") -> Topic:
    rule = TopicRule(
        id=topic_id, name=name or topic_id.title(), description="A topic.", phrases=(topic_id,), area=area
    )
    return Topic(rule=rule, papers=papers)


def tag(tag_id: str, *papers: str, dataset: str | None = None, same_as: str | None = None) -> Tag:
    return Tag(id=tag_id, name=tag_id.replace("-", " "), papers=papers, dataset=dataset, same_as=same_as)


def digest(
    *analyzed_papers: AnalyzedPaper, author_rules: tuple[AuthorRule, ...] = (), **fields: Any
) -> Digest:
    """A digest of these papers, read from one dump unless `readings` are given, in its first build."""
    reading = Reading(
        dump="list.txt",
        layout="title-then-abstract",
        sightings=tuple(seen for analyzed in analyzed_papers for seen in analyzed.paper.sightings),
    )
    authors = index_authors([analyzed.paper for analyzed in analyzed_papers], author_rules)
    papers = tuple(
        replace(analyzed, authors=ids)
        for analyzed, ids in zip(analyzed_papers, authors.of_paper, strict=True)
    )
    events = new_events((), [analyzed.paper for analyzed in papers], (), {})
    defaults: dict[str, Any] = {
        "readings": (reading,),
        "authors": authors.authors,
        "history": History(events),
    }
    return in_canonical_order(Digest(papers=papers, **(defaults | fields)))


def arrived(
    paper_id: str, day: PartialDate, dump: str = "list.txt", position: int = 1, **fields: Any
) -> AnalyzedPaper:
    """A paper that a listing of this day shows."""
    return analyzed(paper_id, sightings=(sighting(dump, position, seen_on=day),), **fields)


def arrived_digest(*analyzed_papers: AnalyzedPaper, **fields: Any) -> Digest:
    """A digest of papers that arrived on the day of their first sighting, if that has one."""
    days = {paper.paper.id: paper.paper.sightings[0].seen_on for paper in analyzed_papers}
    events = tuple(
        HistoryEvent(paper=paper, change=Change.ADDED, date=day if isinstance(day, PartialDate) else None)
        for paper, day in days.items()
    )
    return digest(*analyzed_papers, history=History(events), **fields)
