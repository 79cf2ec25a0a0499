"""Matches external records with papers and adds what they prove to metadata.jsonl."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from paper_digest.enrichment.proof import Match, Verdict, features_of_paper, judge
from paper_digest.linkage.blocking import candidate_pairs
from paper_digest.linkage.field_resolution import best_authors, best_date
from paper_digest.linkage.link_kinds import kind_by_host
from paper_digest.linkage.match_features import match_features, title_keys
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.record import Sighting
from paper_digest.sources.paper_metadata import MetadataRecord
from paper_digest.values.identifiers import IdentifierKind, first_of_each_kind

_ADDRESSES: Final = (("url", LinkKind.PAPER), ("pdf", LinkKind.PDF), ("code", LinkKind.CODE))
_FILLED: Final = (
    "authors",
    "date",
    "venue",
    "arxiv",
    "doi",
    "openreview",
    "url",
    "pdf",
    "code",
    "other_titles",
)


@dataclass(frozen=True, slots=True)
class Enrichment:
    """The result of one run."""

    metadata: tuple[MetadataRecord, ...]
    """Metadata of the papers with a proved match, each under the title of the digest."""
    doubtful: tuple[Match, ...]
    """For a person to review."""
    missing: tuple[Paper, ...]
    """Papers without a match."""


def enrich(papers: Sequence[Paper], records: Sequence[Sighting]) -> Enrichment:
    """What the records prove about the papers."""
    by_paper: defaultdict[str, list[Match]] = defaultdict(list)
    for match in matches(papers, records):
        by_paper[match.paper.id].append(match)
    metadata: list[MetadataRecord] = []
    doubtful: list[Match] = []
    for paper in papers:
        proved = [match for match in by_paper[paper.id] if match.verdict is Verdict.PROVED]
        if proved and len(_arxiv_ids(proved)) <= 1:
            metadata.append(metadata_of(paper, [match.record for match in proved]))
        else:
            doubtful += by_paper[paper.id]
    missing = tuple(paper for paper in papers if not by_paper[paper.id])
    return Enrichment(tuple(metadata), tuple(doubtful), missing)


def matches(papers: Sequence[Paper], records: Sequence[Sighting]) -> Iterator[Match]:
    """The records that are or may be papers, by the candidates and the rules of linkage."""
    features = [*map(features_of_paper, papers), *(match_features((record,), {})[0] for record in records)]
    for left, right in candidate_pairs(features):
        if left < len(papers) <= right and (verdict := judge(features[left], features[right])):
            yield Match(papers[left], records[right - len(papers)], *verdict)


def metadata_of(paper: Paper, records: Sequence[Sighting]) -> MetadataRecord:
    """The metadata of a paper from the records that are proved to be it."""
    date = best_date(record.published for record in records if record.published)
    return MetadataRecord(
        title=paper.heading.plain,
        other_titles=_other_titles(paper, records),
        authors=[str(name) for name in best_authors(record.authors for record in records)],
        date=str(date) if date else None,
        venue=next((record.venue for record in records if record.venue), None),
        source="; ".join(f"{record.dump}, line {record.span.first}" for record in records),
        **_identifiers(records),
        **_addresses(records),
    )


def _other_titles(paper: Paper, records: Sequence[Sighting]) -> list[str]:
    known = title_keys(paper.heading.plain)
    titles = {record.title for record in records if record.title}
    return sorted(title for title in titles if not title_keys(title) & known)


def _identifiers(records: Sequence[Sighting]) -> dict[str, Any]:
    identifiers = first_of_each_kind(identifier for record in records for identifier in record.identifiers)
    return {str(identifier.kind): identifier.value for identifier in identifiers}


def _addresses(records: Sequence[Sighting]) -> dict[str, Any]:
    """The first URL of each kind; without a page of the paper, the one of its first identifier."""
    addresses = {
        str(identifier.kind): identifier.url for record in records for identifier in record.identifiers
    }
    addresses = {"url": next(iter(addresses.values()))} if addresses else {}
    by_kind: dict[LinkKind, str] = {}
    for url in (url for record in records for url in record.urls):
        by_kind.setdefault(kind_by_host(url) or LinkKind.PAPER, url)
    return addresses | {name: by_kind[kind] for name, kind in _ADDRESSES if kind in by_kind}


def completed(existing: MetadataRecord, addition: MetadataRecord) -> MetadataRecord:
    """An existing line with the fields that it lacks; none of its values changes."""
    lacking = {name for name in _FILLED if not getattr(existing, name) and getattr(addition, name)}
    if not lacking:
        return existing
    added = ", ".join(name for name in _FILLED if name in lacking)
    return msgspec.structs.replace(
        existing,
        **{name: getattr(addition, name) for name in lacking},
        source=f"{existing.source}; {added}: {addition.source}",
    )


def _arxiv_ids(proved: Sequence[Match]) -> set[str]:
    return {
        identifier.value
        for match in proved
        for identifier in match.record.identifiers
        if identifier.kind is IdentifierKind.ARXIV
    }
