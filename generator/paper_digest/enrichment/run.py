"""Runs `paper-digest enrich`: reads papers and asks sources, and gives the new contents of the metadata."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from paper_digest import pipeline
from paper_digest.enrichment.enrich import Enrichment, enrich
from paper_digest.enrichment.metadata_lines import completed
from paper_digest.enrichment.record_sources import RecordSource
from paper_digest.enrichment.report import Counts, counts_of
from paper_digest.enrichment.review import merged_review
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.venues import VenueIndex
from paper_digest.linkage.wanted_papers import WantedPapers, title_keys_of
from paper_digest.model.external_record import StepProgress
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.project import Project
from paper_digest.sources.paper_metadata import MetadataRecord, decode_records, format_metadata
from paper_digest.sources.settings import load_settings


class InvalidMetadataError(Exception):
    """metadata.jsonl has a line that is not valid, so that writing the file would lose it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found, the new contents of the two files, and the problems of the input."""

    enrichment: Enrichment
    metadata: bytes
    review: str
    counts: tuple[Counts, ...]
    """What each source knows, then all of them together."""
    problems: tuple[Problem, ...]


def run(
    project: Project,
    sources: Sequence[RecordSource],
    progress: StepProgress = pipeline.no_progress,
    *,
    only_missing: bool = False,
    limit: int | None = None,
) -> Run:
    """Completes the metadata of the project's papers from sources; writes nothing.

    `only_missing`: only papers without authors, date or address. `limit`: at most this many papers.
    Existing values are never changed. Raises InvalidMetadataError if metadata.jsonl has an invalid line.
    """
    settings = load_settings(
        project.topics, project.corrections, project.datasets, project.venues, project.authors
    )
    readings = pipeline.read(project.raw, progress)
    linked, invalid_lines = pipeline.link(project, settings, readings, progress)
    if invalid_lines:
        raise InvalidMetadataError(str(invalid_lines[0]))
    papers = (_incomplete(linked.papers) if only_missing else linked.papers)[:limit]
    wanted = WantedPapers.of(papers)
    answers = [source.records(wanted, progress) for source in sources]
    records = [record for answer in answers for record in answer.records]
    enrichment = enrich(papers, records, linked.papers)
    content = project.metadata.read_bytes() if project.metadata.exists() else b""
    merged = _merged(decode_records(content), enrichment.proved, VenueIndex(settings.venues))
    problems = (
        *settings.problems,
        *chain.from_iterable(reading.problems for reading in readings),
        *chain.from_iterable(answer.problems for answer in answers),
    )
    return Run(
        enrichment,
        format_metadata(merged),
        _review(project, enrichment, linked.papers),
        counts_of(enrichment, answers),
        problems,
    )


def _review(project: Project, enrichment: Enrichment, papers: Sequence[Paper]) -> str:
    """The doubtful matches of this run, and of earlier ones for papers that are not complete yet."""
    path = project.metadata_review
    earlier = path.read_text("utf-8", errors="replace") if path.exists() else ""
    open_papers = {paper.id for paper in _incomplete(papers)} - enrichment.proved_ids
    return merged_review(enrichment.doubtful, earlier, open_papers)


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
