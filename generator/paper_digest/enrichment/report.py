"""Counts what was found, by source and in sum, for the table at the end of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from paper_digest.enrichment.enrich import Enrichment
from paper_digest.enrichment.proof import Verdict
from paper_digest.model.external_record import SourceRecords

_HEADINGS = ("found", "doubtful", "not found", "not asked")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers of a run a source knows."""

    name: str
    n_found: int
    n_doubtful: int
    n_not_found: int
    n_not_asked: int
    """Papers about which the source gave no answer, so that it may know them."""


def counts_of(enrichment: Enrichment, sources: Sequence[SourceRecords]) -> tuple[Counts, ...]:
    """The counts of each source, then those of all together."""
    return (*(_counts_of_source(enrichment, source) for source in sources), _total(enrichment, sources))


def _counts_of_source(enrichment: Enrichment, source: SourceRecords) -> Counts:
    own = frozenset(source.records)
    matched: dict[str, bool] = {}
    """For each paper that the source may know, whether one of its records was used."""
    for match in chain.from_iterable(enrichment.matches.values()):
        if match.record in own:
            used = match.verdict is Verdict.PROVED and match.paper.id in enrichment.proved_ids
            matched[match.paper.id] = matched.get(match.paper.id, False) or used
    n_found = sum(matched.values())
    n_not_asked = len(source.not_asked - matched.keys())
    return Counts(
        source.name,
        n_found,
        len(matched) - n_found,
        len(enrichment.papers) - len(matched) - n_not_asked,
        n_not_asked,
    )


def _total(enrichment: Enrichment, sources: Sequence[SourceRecords]) -> Counts:
    missing = {paper.id for paper in enrichment.missing}
    never_asked = missing.intersection(*(source.not_asked for source in sources))
    n_doubtful = len(enrichment.papers) - len(enrichment.proved) - len(missing)
    return Counts(
        "all", len(enrichment.proved), n_doubtful, len(missing) - len(never_asked), len(never_asked)
    )


def table_of(counts: Iterable[Counts], n_papers: int) -> str:
    """The counts as aligned lines, with headings."""
    return "\n".join(_lines(list(counts), f"of {n_papers:,} paper{'' if n_papers == 1 else 's'}"))


def _lines(counts: Sequence[Counts], title: str) -> Iterator[str]:
    width = max(len(title), *(len(row.name) for row in counts))
    yield f"{title:{width}}" + "".join(f"  {heading:>9}" for heading in _HEADINGS)
    for row in counts:
        numbers = (row.n_found, row.n_doubtful, row.n_not_found, row.n_not_asked)
        yield f"{row.name:{width}}" + "".join(f"  {number:9,}" for number in numbers)
