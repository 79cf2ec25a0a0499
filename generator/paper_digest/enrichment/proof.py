"""Decides whether a record of an external source is proved to be a paper of the digest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from paper_digest.linkage.author_agreement import authors_agree
from paper_digest.linkage.match_evidence import FEWEST_SHINGLES, SAME_TITLE
from paper_digest.linkage.match_features import MatchFeatures, containment, match_features
from paper_digest.linkage.matching import have_different_arxiv_ids, same_paper
from paper_digest.linkage.wanted_papers import title_keys_of
from paper_digest.model.external_record import ExternalRecord
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.values.person import PersonName


class Verdict(StrEnum):
    """Whether a record is the paper."""

    PROVED = "proved"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is, or may be, a paper of the digest."""

    paper: Paper
    record: ExternalRecord
    verdict: Verdict
    reason: str
    """Why, for the person who reviews doubtful matches."""


def features_of_paper(paper: Paper) -> MatchFeatures:
    """The features by which records are compared with a paper."""
    combined = Sighting(
        dump="",
        span=Span(1, 1),
        position=1,
        title=paper.title.plain if paper.title else None,
        abstract=paper.abstract.with_tex if paper.abstract else None,
        authors=paper.authors,
        identifiers=paper.identifiers,
        machine_generated=paper.machine_generated,
    )
    features = match_features((combined,), {})[0]
    return replace(features, title_keys=title_keys_of(paper))


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what a paper and a record agree."""

    identifiers: bool
    titles: bool
    authors: bool
    have_authors: bool
    """Whether both name authors."""
    abstracts: float | None
    """The share of the shorter abstract's shingles that the longer one has, too; None if one is missing."""
    is_same_paper: bool
    """Whether linkage would take both for one paper."""

    @property
    def abstracts_agree(self) -> bool:
        return self.abstracts is not None and self.abstracts >= SAME_TITLE

    @property
    def abstracts_differ(self) -> bool:
        return self.abstracts is not None and self.abstracts < SAME_TITLE


RULES: Final[tuple[tuple[str, Callable[[Agreement], bool], Verdict], ...]] = (
    (
        "the identifiers are equal, but neither titles nor abstracts agree",
        lambda agreement: agreement.identifiers and not agreement.titles and not agreement.abstracts_agree,
        Verdict.DOUBTFUL,
    ),
    ("the identifiers are equal", lambda agreement: agreement.identifiers, Verdict.PROVED),
    (
        "title and abstract agree",
        lambda agreement: agreement.is_same_paper and agreement.abstracts_agree,
        Verdict.PROVED,
    ),
    (
        "title and authors agree",
        lambda agreement: agreement.titles and agreement.authors and not agreement.abstracts_differ,
        Verdict.PROVED,
    ),
    (
        "the titles are equal, but the abstracts differ",
        lambda agreement: agreement.titles and agreement.abstracts_differ,
        Verdict.DOUBTFUL,
    ),
    (
        "the titles are equal, but too few authors agree",
        lambda agreement: agreement.titles and agreement.have_authors,
        Verdict.DOUBTFUL,
    ),
    (
        "the titles are equal, but there is nothing else to compare",
        lambda agreement: agreement.titles,
        Verdict.DOUBTFUL,
    ),
)
"""Reason, condition and verdict; the first rule whose condition holds decides."""


def judge(paper: MatchFeatures, record: MatchFeatures) -> tuple[Verdict, str] | None:
    """The verdict on a candidate and its reason; None if it is another paper."""
    if have_different_arxiv_ids(paper, record):
        return None
    have_abstracts = min(paper.shingles.size, record.shingles.size) >= FEWEST_SHINGLES
    agreement = Agreement(
        identifiers=bool(paper.identifiers & record.identifiers),
        titles=bool(paper.title_keys & record.title_keys),
        authors=authors_agree(_authors(paper), _authors(record)),
        have_authors=bool(_authors(paper) and _authors(record)),
        abstracts=containment(paper, record) if have_abstracts else None,
        is_same_paper=same_paper(paper, record),
    )
    return next(((verdict, reason) for reason, applies, verdict in RULES if applies(agreement)), None)


def _authors(features: MatchFeatures) -> Sequence[PersonName]:
    return features.sightings[0].authors
