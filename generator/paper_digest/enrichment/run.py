"""Runs `paper-digest enrich`: reads papers and files, and gives the new contents of the metadata."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec

from paper_digest import pipeline
from paper_digest.enrichment.enrich import Enrichment, completed, enrich, metadata_of
from paper_digest.enrichment.proof import Match, title_keys_of, wanted_keys
from paper_digest.enrichment.record_files import records_in
from paper_digest.linkage.match_features import title_keys
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting
from paper_digest.project import Project
from paper_digest.sources.paper_metadata import MetadataRecord, decode_records, format_metadata
from paper_digest.sources.settings import load_settings

_REVIEW_HEADER = """\
# Doubtful matches that `paper-digest enrich` found. For each, compare the paper with the record. If both are
# the same, move the line that starts with { to metadata.jsonl, without the "# " before it.
"""


class InvalidMetadataError(Exception):
    """metadata.jsonl has a line that is not valid, so that writing the file would lose it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found, the new contents of the two files, and the problems of the input."""

    enrichment: Enrichment
    metadata: bytes
    review: str
    problems: tuple[Problem, ...]


def run(
    project: Project, files: Sequence[Path], *, only_missing: bool = False, limit: int | None = None
) -> Run:
    """Completes the metadata of the project's papers from files; writes nothing.

    `only_missing`: only papers without authors, date or address. `limit`: at most this many papers.
    Existing values are never changed. Raises InvalidMetadataError if metadata.jsonl has an invalid line.
    """
    settings = load_settings(
        project.topics, project.corrections, project.datasets, project.venues, project.authors
    )
    readings = pipeline.read(project.raw)
    linked, invalid_lines = pipeline.link(project, settings, readings)
    if invalid_lines:
        raise InvalidMetadataError(str(invalid_lines[0]))
    papers = (_incomplete(linked.papers) if only_missing else linked.papers)[:limit]
    outputs = _outputs(files, papers)
    records = [output for output in outputs if isinstance(output, Sighting)]
    enrichment = enrich(papers, records, linked.papers)
    content = project.metadata.read_bytes() if project.metadata.exists() else b""
    return Run(
        enrichment,
        format_metadata(_merged(decode_records(content), enrichment.proved)),
        _review(enrichment.doubtful),
        (
            *settings.problems,
            *(problem for reading in readings for problem in reading.problems),
            *(output for output in outputs if isinstance(output, Problem)),
        ),
    )


def _incomplete(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if not (paper.authors and paper.date and paper.url))


def _outputs(files: Iterable[Path], papers: Sequence[Paper]) -> list[Sighting | Problem]:
    wanted = wanted_keys(papers)
    return list(chain.from_iterable(records_in(file, wanted) for file in files))


def _merged(
    existing: Sequence[MetadataRecord], proved: Iterable[tuple[Paper, MetadataRecord]]
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
        lines = completed([merged[number] for number in numbers], addition)
        for number, line in zip(numbers, lines, strict=True):
            merged[number] = line
    return merged


def _review(doubtful: Sequence[Match]) -> str:
    """The doubtful matches as commented lines; empty if there are none."""
    if not doubtful:
        return ""
    proposals = (
        f"\n# {match.paper.heading.plain} (papers/{match.paper.id}/)\n"
        f"# {match.record.dump}, line {match.record.span.first}: {match.reason}.\n"
        f"# {msgspec.json.encode(metadata_of(match.paper, [match.record])).decode()}\n"
        for match in doubtful
    )
    return _REVIEW_HEADER + "".join(proposals)
