"""The settings files: topics, datasets and corrections."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.model.problem import Problem
from paper_digest.values.identifiers import Identifier
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRule:
    """One entry of topics.yml."""

    id: str
    name: str
    description: str
    phrases: tuple[str, ...]
    area: str = ""
    """The heading the topic stands under; "" for a topic that stands alone."""
    method: bool = False
    """Papers on many subjects use it: a paper's subject comes before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRule:
    """One entry of datasets.yml."""

    name: str
    spellings: tuple[str, ...] = ()
    """Other ways to write it; hyphens and spaces make no difference, capitals do unless there is a digit."""
    is_word: bool = False
    """The name is also a word of its own, such as Places: it counts only beside what says that a dataset is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of corrections.yml: what a person knows better than a dump."""

    paper: str
    """The id, or the fingerprint of the abstract, of the paper that is meant."""
    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None
    identifiers: tuple[Identifier, ...] = ()
    same_as: str | None = None
    """Another id or fingerprint: these two are one paper."""
    topics: tuple[str, ...] = ()
    source: str | None = None
    """Where the person looked it up."""
    line: int
    """Where the entry starts in corrections.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """topics.yml, corrections.yml and datasets.yml, checked."""

    topics: tuple[TopicRule, ...] = ()
    corrections: tuple[Correction, ...] = ()
    datasets: tuple[DatasetRule, ...] = ()
    problems: tuple[Problem, ...] = ()
