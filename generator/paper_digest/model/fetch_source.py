"""Defines the sources of listings that `paper-digest fetch` asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from paper_digest.model.problem import Problem


class SourceKind(StrEnum):
    HUGGING_FACE = "hugging-face"
    """The daily papers of Hugging Face, by day."""
    ARXIV = "arxiv"
    """arXiv's API: the papers of a category by the day on which they were submitted."""
    ARXIV_RSS = "arxiv-rss"
    """arXiv's feed of a category: what was announced today."""
    OPENREVIEW = "openreview"
    """OpenReview: all papers of a venue."""
    FEED = "feed"
    """Any RSS or Atom feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSource:
    """One source of listings, from mkdocs.yml."""

    name: str
    """The folder in raw/ for its dumps, and its name on the command line."""
    kind: SourceKind
    category: str = ""
    """arXiv's, such as "cs.LG"; "" for other kinds."""
    venue: str = ""
    """OpenReview's id, such as "ICLR.cc/2025/Conference"; "" for other kinds."""
    url: str = ""
    """The address of a feed, or one to ask instead of the service's; "" for the service's."""
    label: str = ""
    """What the digest calls the source; "" for the name that its dumps show."""
    quiet_days: int | None = None
    """The source is suspicious if its newest listing is older; None if it may be of any age."""
    line: int = 1
    """The line of mkdocs.yml on which it starts."""


@dataclass(frozen=True, slots=True)
class FetchSources:
    """The sources in mkdocs.yml, checked."""

    sources: tuple[FetchSource, ...] = ()
    problems: tuple[Problem, ...] = ()
