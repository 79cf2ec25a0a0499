"""Small digests for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Sequence

from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule

from tests.example_digest import RULES
from tests.linkage.examples import reading, sighting

TitleAndAbstract = tuple[str | None, str | None]
"""Either may be missing."""


def papers_of(texts: Sequence[TitleAndAbstract]) -> tuple[Paper, ...]:
    """Papers with these titles and abstracts, seen in one dump."""
    return link_records([reading("a.txt", *(sighting(title, abstract) for title, abstract in texts))]).papers


def digest_of_texts(*texts: TitleAndAbstract, rules: tuple[TopicRule, ...] = RULES) -> Digest:
    """The digest of papers with these titles and abstracts."""
    return analyze(papers_of(texts), rules, ())


def rule(name: str, *phrases: str) -> TopicRule:
    """A topic for a test; its name is no phrase."""
    return TopicRule(id=name, name=f"All that is {name}", description="For a test.", phrases=phrases)
