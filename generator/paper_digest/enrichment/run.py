"""Runs `paper-digest enrich`: reads papers and asks sources, and gives the new contents of the metadata."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import ne
from pathlib import Path
from typing import Final

from paper_digest import pipeline
from paper_digest.enrichment.enrich import Enrichment, enrich
from paper_digest.enrichment.metadata_lines import completed
from paper_digest.enrichment.record_sources import RecordSource
from paper_digest.enrichment.report import Counts, counts_of
from paper_digest.enrichment.review import count_proposals, merged_review
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.venues import VenueIndex
from paper_digest.linkage.wanted_papers import WantedPapers, title_keys_of
from paper_digest.model.external_record import StepProgress
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.project import Project
from paper_digest.regular_file import content_if_any
from paper_digest.sources.paper_metadata import MetadataRecord, decode_records, format_metadata

_NOTHING_DONE: Final = (
    "Fix these lines first: nothing was asked or written, since a new file would lack them."
)


class InvalidMetadataError(Exception):
    """metadata.jsonl has a line that is not valid, so that writing the file would lose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, what it changes, and the problems of the input."""

    enrichment: Enrichment
    metadata: bytes
    """The new content of metadata.jsonl."""
    review: str
    """The new text of metadata-review.txt."""
    changed_files: Mapping[Path, bytes]
    """The new contents of those of the two files that are to be written."""
    n_new: int
    n_completed: int
    """New lines of metadata.jsonl, and existing ones that get more values."""
    n_proposals: int
    """Doubtful matches in metadata-review.txt, with those of earlier runs."""
    counts: tuple[Counts, ...]
    """What each source knows, then all of them together."""
    problems: tuple[Problem, ...]


def run(
    project: Project,
    sources: Sequence[RecordSource],
    progress: StepProgress = pipeline.no_progress,
    *,
    only_missing: bool = False,
) -> Run:
    """Completes the metadata of the project's papers from sources; writes nothing.

    `only_missing`: only papers without authors, date or address. Existing values are never changed.
    Raises InvalidMetadataError if metadata.jsonl has an invalid line.
    """
    settings = pipeline.settings_of(project)
    readings = pipeline.read(project.raw, progress)
    linked, invalid_lines = pipeline.link(project, settings, readings, progress)
    if invalid_lines:
        raise InvalidMetadataError("\n".join(map(str, (*invalid_lines, _NOTHING_DONE))))
    papers = _incomplete(linked.papers) if only_missing else linked.papers
    wanted = WantedPapers.of(papers)
    answers = [source.records(wanted, progress) for source in sources]
    records = [record for answer in answers for record in answer.records]
    enrichment = enrich(papers, records, linked.papers)
    existing = decode_records(_content(project.metadata))
    merged = _merged(existing, enrichment.proved, VenueIndex(settings.venues))
    metadata = format_metadata(merged)
    review = _review(_content(project.metadata_review), enrichment, linked.papers)
    changes = ((project.metadata, metadata), (project.metadata_review, review.encode()))
    problems = (
        *settings.problems,
        *chain.from_iterable(reading.problems for reading in readings),
        *chain.from_iterable(answer.problems for answer in answers),
    )
    return Run(
        enrichment=enrichment,
        metadata=metadata,
        review=review,
        changed_files={path: content for path, content in changes if content != _content(path)},
        n_new=len(merged) - len(existing),
        n_completed=sum(map(ne, existing, merged)),
        n_proposals=count_proposals(review),
        counts=counts_of(enrichment, answers),
        problems=problems,
    )


def _content(path: Path) -> bytes:
    return content_if_any(path) or b""


def _review(earlier: bytes, enrichment: Enrichment, papers: Sequence[Paper]) -> str:
    """The doubtful matches of this run, and of earlier ones for papers that are not complete yet."""
    open_papers = {paper.id for paper in _incomplete(papers)} - enrichment.proved_ids
    return merged_review(enrichment.doubtful, earlier.decode("utf-8", "replace"), open_papers)


def _incomplete(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if not (paper.authors and paper.date and paper.url))


def _merged(
    existing: Sequence[MetadataRecord],
    proved: Iterable[tuple[Paper, MetadataRecord]],
    venues: VenueIndex,
) -> list[MetadataRecord]:
    """The existing lines, completed, and new ones."""
    lines_by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(existing):
        for key in title_keys(line.title):
            lines_by_key[key].append(number)
    merged = list(existing)
    for paper, addition in proved:
        numbers = sorted({number for key in title_keys_of(paper) for number in lines_by_key.get(key, ())})
        if not numbers:
            merged.append(addition)
            continue
        lines = completed([merged[number] for number in numbers], addition, venues)
        for number, line in zip(numbers, lines, strict=True):
            merged[number] = line
    return merged
