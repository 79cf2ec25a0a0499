"""What the pages of a topic and of a dump show of it: not its papers, most of which are on other pages."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.model.digest import Topic
from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata, Reading, Unparsed
from paper_digest.model.settings import TopicRule
from paper_digest.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A topic without its papers."""

    rule: TopicRule
    terms: tuple[str, ...]

    @classmethod
    def of(cls, topic: Topic) -> ShownTopic:
        """What is shown of a topic."""
        return cls(topic.rule, topic.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDump:
    """A dump without its papers."""

    dump: str
    label: str
    layout: str
    metadata: DumpMetadata
    day: PartialDate | None
    first_date: PartialDate | str | None
    """Of its first paper, if the dump has no day."""
    lines: int
    paper_lines: int
    boilerplate_lines: int
    unparsed_lines: int
    unparsed: tuple[Unparsed, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, reading: Reading) -> ShownDump:
        """What is shown of a dump."""
        dates = (sighting.seen_on for sighting in reading.sightings[:1] if not reading.day)
        return cls(
            dump=reading.dump,
            label=reading.label,
            layout=reading.layout,
            metadata=reading.metadata,
            day=reading.day,
            first_date=next(dates, None),
            lines=reading.lines,
            paper_lines=reading.paper_lines,
            boilerplate_lines=reading.boilerplate_lines,
            unparsed_lines=reading.unparsed_lines,
            unparsed=reading.unparsed,
            problems=reading.problems,
        )
