"""Defines the settings: topics, datasets, venues, authors and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from paper_digest.model.paper import Venue
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
    """The heading that groups the topic with others; "" for none."""
    method: bool = False
    """A method used in many subjects; the subject of a paper comes before it."""
    general: bool = False
    """Covers its area, and takes the papers of the area that fit none of its other topics."""
    formerly: tuple[str, ...] = ()
    """Ids that the topic had before; their pages redirect here."""
    line: int | None = field(default=None, compare=False)
    """The line of topics.yml on which the entry starts; None for a proposed topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRule:
    """One entry of datasets.yml."""

    name: str
    spellings: tuple[str, ...] = ()
    """Other names and variants; hyphens and spaces do not matter, nor does case if there is a digit."""
    is_word: bool = False
    """The name is also a common word, such as Places: it counts only near a cue such as "dataset"."""
    line: int | None = field(default=None, compare=False)
    """The line of datasets.yml on which the entry starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueRule:
    """One entry of venues.yml."""

    venue: Venue
    spellings: tuple[str, ...] = ()
    """Other names and variants; case, punctuation, years and "Proceedings of the" do not matter."""
    line: int | None = field(default=None, compare=False)
    """The line of venues.yml on which the entry starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorRule:
    """One entry of authors.yml: a person."""

    name: PersonName
    id: str | None = None
    """The last part of the page's address; None for the one that the name gives."""
    other_names: tuple[PersonName, ...] = ()
    """Other spellings of the name."""
    papers: tuple[str, ...] = ()
    """The ids of the person's papers, where others have the same name; empty: all papers with the names."""
    not_same_as: tuple[PersonName, ...] = ()
    """Names of other people, which are never merged with this one."""
    orcid: str | None = None
    line: int
    """The line of authors.yml on which the entry starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of corrections.yml, which overrides the dumps."""

    paper: str
    """The paper: its id, the fingerprint of its abstract or one of its identifiers."""
    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None
    identifiers: tuple[Identifier, ...] = ()
    same_as: str | None = None
    """The id, fingerprint or identifier of a duplicate to merge."""
    not_same_as: tuple[str, ...] = ()
    """The same of other papers, which are never merged with this one."""
    topics: tuple[str, ...] = ()
    remove: bool = False
    """Leave the paper out of the digest."""
    source: str | None = None
    """The source of the correction."""
    line: int
    """The line of corrections.yml on which the entry starts."""


Rule = TopicRule | DatasetRule | VenueRule | AuthorRule | Correction
"""One entry of a settings file."""
RULE_FILES: Final[Mapping[type[Rule], str]] = {
    TopicRule: "topics.yml",
    Correction: "corrections.yml",
    DatasetRule: "datasets.yml",
    VenueRule: "venues.yml",
    AuthorRule: "authors.yml",
}
"""The file of the entries of each type."""
_Rule = TypeVar("_Rule", bound=Rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """topics.yml, corrections.yml, datasets.yml, venues.yml and authors.yml, checked."""

    topics: tuple[TopicRule, ...] = ()
    corrections: tuple[Correction, ...] = ()
    datasets: tuple[DatasetRule, ...] = ()
    venues: tuple[VenueRule, ...] = ()
    authors: tuple[AuthorRule, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: tuple[str, ...] = ()
    """The names of files with text of which nothing could be read; without them, the digest would be
    another one.
    """

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The entries of all files."""
        return (*self.topics, *self.corrections, *self.datasets, *self.venues, *self.authors)

    def with_rules(self, rules: Sequence[Rule]) -> Settings:
        """The settings with these entries in place of all others."""
        return replace(
            self,
            topics=_of_type(TopicRule, rules),
            corrections=_of_type(Correction, rules),
            datasets=_of_type(DatasetRule, rules),
            venues=_of_type(VenueRule, rules),
            authors=_of_type(AuthorRule, rules),
        )


def _of_type(kind: type[_Rule], rules: Iterable[Rule]) -> tuple[_Rule, ...]:
    return tuple(rule for rule in rules if isinstance(rule, kind))
