"""The whole job on one screen: read -> merge -> study -> write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from paper_digest.analysis.analyze import study
from paper_digest.analysis.similarity.embeddings import model
from paper_digest.linkage.id_registry import Ledger, format_ledger, parse_ledger
from paper_digest.linkage.link_records import merge
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.model.site_files import Stage
from paper_digest.project import Places
from paper_digest.publish_gate import Former, format_lock, parse_lock, refusals, remembered
from paper_digest.reading import readings_of
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.exports.search_documents import records
from paper_digest.site.exports.search_vocabulary import word_list
from paper_digest.site.output import Changes, write_tree
from paper_digest.site.render import render
from paper_digest.site.search.pagefind_index import write_index
from paper_digest.sources.coverage import unparsed_warnings
from paper_digest.sources.files import dump_files
from paper_digest.sources.settings import load_settings, topics_text

Progress = Callable[[Stage, int, int], None]
"""Called with a stage, the steps of it that are done, and its steps in all."""


@dataclass(frozen=True, slots=True)
class Result:
    """The digest of a project, the ledger to keep beside its dumps, and all that a person should know."""

    digest: Digest
    ledger: Ledger
    former: Former
    """What the dumps gave before this run."""
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything the user gave made it into the digest."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def silent(_stage: Stage, _done: int, _steps: int) -> None:
    """Progress for those who do not want to see any."""


def digest_of(places: Places, progress: Progress = silent, *, embeddings: bool = False) -> Result:
    """The digest of the project at `places`; writes nothing.

    Raises MissingEmbeddingsError where `embeddings` are asked for and not installed.
    """
    encode = model() if embeddings else None
    settings = load_settings(places.topics, places.corrections, places.datasets)
    readings = read(places.raw, progress)
    progress("merge", 0, 1)
    merged = merge(readings, settings.corrections, _kept(places.ledger))
    progress("merge", 1, 1)
    progress("study", 0, 1)
    digest = study(merged.papers, settings.topics, readings, known=settings.datasets, encode=encode)
    progress("study", 1, 1)
    former = parse_lock(_text(places.lock))
    found = (problem for reading in readings for problem in reading.problems)
    return Result(
        digest,
        merged.ledger,
        former,
        (*settings.problems, *former.problems, *found, *unparsed_warnings(readings), *merged.problems),
    )


def read(raw: Path, progress: Progress = silent) -> tuple[Reading, ...]:
    """The readings of all dumps below `raw`, in the order of their names."""
    readings: list[Reading] = []
    files = dump_files(raw)
    for number, path in enumerate(files):
        progress("read", number, len(files))
        readings += readings_of(path, path.relative_to(raw).as_posix())
    progress("read", len(files), len(files))
    return tuple(readings)


def write(result: Result, places: Places, progress: Progress = silent, *, accept: bool = False) -> Changes:
    """Generates the pages below docs/ and keeps what is remembered in raw/; a file whose bytes stay the same is not touched.

    `accept` lowers the remembered numbers of papers to what the dumps give now.
    """
    progress("write", 0, 1)
    changes = write_tree(render(result.digest, places.templates), places.docs)
    if result.ledger.keys_of:
        _keep(places.ledger, format_ledger(result.ledger))
    papers = remembered(result.former, result.digest.readings, accept=accept)
    if papers is not None and (result.digest.readings or accept):
        _keep(places.lock, format_lock(papers))
    progress("write", 1, 1)
    return changes


def gate(result: Result) -> tuple[Problem, ...]:
    """Why the digest may not be published; empty where it may."""
    return refusals(result.former, result.digest.readings)


def build(places: Places, progress: Progress = silent, *, embeddings: bool = False) -> Result:
    """The whole way from dumps to pages."""
    result = digest_of(places, progress, embeddings=embeddings)
    write(result, places, progress)
    return result


def make_searchable(digest: Digest, site: Path) -> int:
    """Puts the search index into the built site at `site`; gives back how many papers are in it.

    Raises IndexingError where the index cannot be made, OSError when the disk refuses.
    """
    return write_index(records(digest), word_list(digest), site)


def catalogue_of(result: Result) -> bytes:
    """The machine-readable face of the digest, as docs/catalogue.schema.json describes it."""
    return catalogue(result.digest)


def proposals_of(result: Result) -> str:
    """The proposed topics as text for topics.yml, a comment first."""
    digest = result.digest
    grouped = sum(len(topic.papers) for topic in digest.proposed)
    head = f"# {len(digest.proposed)} proposed topics for {grouped} of the {len(digest.unsorted)} papers that no topic claims.\n"
    return head + (f"\n{topics_text([topic.rule for topic in digest.proposed])}" if digest.proposed else "")


def _kept(ledger: Path) -> Ledger:
    return parse_ledger(_text(ledger))


def _text(memory: Path) -> str:
    return memory.read_text(encoding="utf-8", errors="replace") if memory.is_file() else ""


def _keep(memory: Path, text: str) -> None:
    if text != _text(memory):
        memory.write_text(text, encoding="utf-8", newline="\n")
