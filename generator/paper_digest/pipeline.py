"""Runs the pipeline: read -> link -> analyze -> render."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from paper_digest.analysis_stage import Resources, run_analysis
from paper_digest.atomic_file import remove_leftovers
from paper_digest.cached_stages import Dump, cached_readings
from paper_digest.caching.entry_file import MAX_GROWTH, EntryFile
from paper_digest.caching.results import NO_RESULTS, Results
from paper_digest.execution.executor import THIS_MACHINE, Executor
from paper_digest.failing_input import (
    changed_readings,
    left_out,
    with_days_and_labels,
    with_sightings,
    without_failing_input,
)
from paper_digest.garbage_collection import rare_garbage_collection
from paper_digest.history.event_log import FILE as HISTORY
from paper_digest.history.published import PublishedState
from paper_digest.journal import replace_together
from paper_digest.last_build import (
    LastBuild,
    locks_hash,
    sources_hash,
    store_build,
    take_last_files,
    unchanged_build,
)
from paper_digest.linkage.id_registry import IdRegistry, format_registry, parse_registry
from paper_digest.linkage.link import LinkedPapers, link_records
from paper_digest.linkage.venues import VenueIndex
from paper_digest.model.digest import Digest
from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading, Sighting
from paper_digest.model.settings import Settings
from paper_digest.model.site_files import Stage, is_feed
from paper_digest.model.site_options import SiteOptions
from paper_digest.project import Project
from paper_digest.publish_gate import (
    DumpCounts,
    all_papers_lost,
    format_counts,
    gate_problems,
    parse_counts,
    updated_counts,
    with_accepted,
)
from paper_digest.regular_file import text_if_any
from paper_digest.site.output import Changes, write_tree
from paper_digest.site.render import rendered_files
from paper_digest.sources.coverage import reported_problems, unparsed_warnings
from paper_digest.sources.fetched_dumps import with_record_warnings
from paper_digest.sources.files import dump_files
from paper_digest.sources.isolation import Failure, attempt, without_failing
from paper_digest.sources.paper_metadata import load_metadata
from paper_digest.sources.settings import load_settings
from paper_digest.sources.site_options import load_site_options

Progress = Callable[[Stage, int, int], None]
"""Called with a stage, its finished steps, and all its steps."""


class RefusedDigestError(Exception):
    """A digest that must not replace the last one, as it would lose most topics or all papers.

    problems: what led to it.
    """

    def __init__(self, reason: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"nothing was written: {reason}")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """What a project's files say, before papers are linked."""

    options: SiteOptions
    counts: DumpCounts
    """How many papers each dump yielded in former builds."""
    published: PublishedState
    """What former builds published."""
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    """Of all files but the dumps, whose readings have theirs."""


@dataclass(frozen=True, slots=True)
class Result:
    """The digest of a project, the contents of its lock files, the owner's options, and all problems."""

    digest: Digest
    registry: IdRegistry
    counts_before: DumpCounts
    """How many papers each dump yielded before this run."""
    published: PublishedState
    """What former builds published."""
    events: tuple[HistoryEvent, ...]
    """What happened to papers since the last build."""
    options: SiteOptions
    problems: tuple[Problem, ...]
    failing: tuple[Problem, ...]
    """Those of papers that were left out because the program failed on them."""
    rehearsed: Callable[[], Result]
    """Makes it again, without the papers, settings or dumps of which no pages or data files can be made."""
    sources: bytes = b""
    """The hash of what it was made of, as of `sources_hash`; empty if a file cannot be read."""
    results: Results = NO_RESULTS
    """What is kept of it for the next build."""

    @property
    def is_complete(self) -> bool:
        """Whether all input is in the digest."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def required_addresses(self) -> frozenset[str]:
        """The addresses of former builds that must have a file; of feeds only if the site has an address."""
        paths = self.published.addresses.paths
        return paths if self.options.url else frozenset(path for path in paths if not is_feed(path))


def no_progress(_stage: str, _done: int, _steps: int) -> None:
    """Ignores the progress."""


def build(project: Project, progress: Progress = no_progress, *, embeddings: bool = True) -> Result:
    """Reads the dumps of a project and writes its pages, unless the last build wrote them."""
    sources = sources_hash(project, embeddings=embeddings)
    is_unchanged = unchanged_build(project, sources) is not None
    result = make_digest(project, progress, embeddings=embeddings, sources=sources)
    return result if is_unchanged else write(result, project, progress)[0]


def make_digest(
    project: Project,
    progress: Progress = no_progress,
    *,
    embeddings: bool = True,
    reanalyze: bool = False,
    accept: bool = False,
    sources: bytes | None = None,
    executor: Executor = THIS_MACHINE,
) -> Result:
    """The digest of a project; writes nothing but the caches.

    embeddings: compare papers by meaning, too. If that is not possible, a warning says why, and terms alone
    are compared. reanalyze: give all papers the results of a new analysis, not only new and revised ones.
    sources: the `sources_hash` of the project, if it is known. executor: where dumps are read, and texts are
    encoded and summarized. Raises RefusedDigestError if nothing of a settings file could be read, or no paper
    is left of those that were published, unless that is accepted.
    """
    # Before anything is read: what changes during the build is not in the digest for sure.
    sources = sources_hash(project, embeddings=embeddings) if sources is None else sources
    request = _Request(project, progress, embeddings, reanalyze, accept, sources, executor)
    return _make_digest(request, is_rehearsed=False)


@dataclass(frozen=True, slots=True)
class _Request:
    """What `make_digest` is asked for."""

    project: Project
    progress: Progress
    embeddings: bool
    reanalyze: bool
    accept: bool
    sources: bytes
    executor: Executor


@rare_garbage_collection()
def _make_digest(request: _Request, *, is_rehearsed: bool) -> Result:
    """The digest of a request.

    is_rehearsed: make all files, too, and leave out the papers, settings or dumps on which that fails.
    """
    project, progress = request.project, request.progress
    results = Results.of_this_code(EntryFile(project.stage_cache))
    settings = settings_of(project)
    if settings.unreadable:
        files = " and ".join(dict.fromkeys(settings.unreadable))
        raise RefusedDigestError(f"{files} could not be read", settings.problems)
    project_input = read_project(
        project, settings, progress, results, request.executor, accept=request.accept
    )
    maker = _DigestMaker(request, project_input, results, is_rehearsed)
    result, failing = without_failing_input(
        maker.result, project_input.readings, settings, (OSError, TemplateError)
    )
    result = replace(result, problems=(*failing, *result.problems))
    if not request.accept and (lost := all_papers_lost(result.digest, result.events)):
        raise RefusedDigestError("all papers would be removed", (*result.problems, lost))
    return result


@dataclass(frozen=True, slots=True)
class _DigestMaker:
    """How a digest is made of dumps and settings."""

    request: _Request
    input: ProjectInput
    results: Results
    is_rehearsed: bool

    def result(self, readings: Sequence[Reading], settings: Settings, *, leaves_out_papers: bool) -> Result:
        """The digest of these readings and settings.

        leaves_out_papers: without the papers on which that fails; otherwise, it raises.
        """
        project, progress = self.request.project, self.request.progress
        linked, link_problems, unlinked = _link(
            project, settings, readings, progress, self.results, leaves_out_papers=leaves_out_papers
        )
        progress("analyze", 0, 1)
        vectors = EntryFile(project.vector_cache, max_growth=MAX_GROWTH, owner=project.cache_owner)
        analysis = run_analysis(
            linked.papers,
            settings,
            tuple(readings),
            Resources(vectors if self.request.embeddings else None, self.results, self.request.executor),
            keep=partial(self._with_history, linked),
            leaves_out_papers=leaves_out_papers,
        )
        progress("analyze", 1, 1)
        return Result(
            digest=analysis.digest,
            registry=linked.registry,
            counts_before=self.input.counts,
            published=self.input.published,
            events=analysis.events,
            options=self.input.options,
            problems=(
                *self.input.problems,
                *link_problems,
                *linked.problems,
                *reported_problems(readings),
                *unparsed_warnings(readings),
                *analysis.problems,
            ),
            failing=(*unlinked, *analysis.failing),
            rehearsed=partial(_make_digest, self.request, is_rehearsed=True),
            sources=self.request.sources,
            results=self.results,
        )

    def _with_history(self, linked: LinkedPapers, digest: Digest) -> tuple[Digest, tuple[HistoryEvent, ...]]:
        """A new digest with what was published of it before, and what happened since then."""
        # Imported here: the libraries of the analysis take a second to load; most commands need none.
        from paper_digest.analysis.map.layout import continued_layout

        removed = frozenset(name for paper in linked.removed for name in (paper.id, *paper.aliases))
        kept = self.input.published.continued(
            replace(digest, removed=removed),
            linked.split_from,
            continued_layout,
            reanalyze=self.request.reanalyze,
        )
        if self.is_rehearsed:
            format_registry(linked.registry)
            _rehearse(*kept, self.request.project, self.input)
        return kept


def _rehearse(
    digest: Digest, events: Sequence[HistoryEvent], project: Project, project_input: ProjectInput
) -> None:
    """Makes all files of a digest with its new events, to see whether it fails."""
    published = project_input.published
    published.history_text(events)
    published.assignments_text(digest)
    format_counts(updated_counts(project_input.counts, digest.readings))
    gate_problems(project_input.counts, digest.readings)
    options, paths = project_input.options, published.addresses.paths
    files = rendered_files(digest, project.templates, project.fonts, options, paths, problems=[])
    for _ in files:
        pass


def read_project(
    project: Project,
    settings: Settings,
    progress: Progress = no_progress,
    results: Results = NO_RESULTS,
    executor: Executor = THIS_MACHINE,
    *,
    accept: bool = False,
) -> ProjectInput:
    """Reads the files of a project.

    A dump that was accepted without papers has no errors, nor has a fetched one with papers. settings: those
    of the project. accept: all dumps without papers are accepted now.
    """
    options, option_problems = load_site_options(project.configuration)
    counts = counts_of(project)
    published = PublishedState.parse(*map(_text, (project.history, project.assignments, project.addresses)))
    unchecked = read(project.raw, progress, results, executor)
    accepted = DumpCounts(updated_counts(counts, unchecked, accept=True)) if accept else counts
    readings = with_record_warnings(changed_readings(unchecked, partial(with_accepted, accepted)))
    problems = (*option_problems, *settings.problems, *counts.problems, *published.problems)
    return ProjectInput(options, counts, published, readings, problems)


def counts_of(project: Project) -> DumpCounts:
    """How many papers each dump yielded in former builds."""
    return parse_counts(_text(project.dump_counts))


def settings_of(project: Project) -> Settings:
    """The settings in the files of a project."""
    return load_settings(*project.settings)


def link(
    project: Project,
    settings: Settings,
    readings: Sequence[Reading],
    progress: Progress = no_progress,
    results: Results = NO_RESULTS,
) -> tuple[LinkedPapers, tuple[Problem, ...]]:
    """The papers of the readings, and the problems of metadata.jsonl and raw/papers.lock."""
    linked, problems, failing = _link(project, settings, readings, progress, results, leaves_out_papers=True)
    return linked, (*problems, *failing)


def _link(
    project: Project,
    settings: Settings,
    readings: Sequence[Reading],
    progress: Progress,
    results: Results,
    *,
    leaves_out_papers: bool,
) -> tuple[LinkedPapers, tuple[Problem, ...], tuple[Problem, ...]]:
    """The papers, the problems of files, and those of papers on which linking fails."""
    progress("link", 0, 1)
    metadata, problems = load_metadata(project.metadata)
    registry, registry_problems = parse_registry(_text(project.id_registry))

    def run(sightings: Sequence[Sighting]) -> LinkedPapers:
        known, venues = with_sightings(readings, sightings), VenueIndex(settings.venues)
        return link_records(known, settings.corrections, registry, metadata, venues, results)

    sightings = [sighting for reading in readings for sighting in reading.sightings]
    linked, failing = without_failing(run, sightings) if leaves_out_papers else (run(sightings), ())
    progress("link", 1, 1)
    failures = tuple(left_out(sighting, failure) for sighting, failure in failing)
    return linked, (*problems, *registry_problems), failures


def read(
    raw: Path,
    progress: Progress = no_progress,
    results: Results = NO_RESULTS,
    executor: Executor = THIS_MACHINE,
) -> tuple[Reading, ...]:
    """The readings of all dumps below `raw`, in the order of their names."""
    dumps = [Dump(path, path.relative_to(raw).as_posix()) for path in dump_files(raw)]

    def read_so_far(number: int) -> None:
        progress("read", number, len(dumps))

    readings = list(cached_readings(dumps, results, executor, read_so_far))
    read_so_far(len(dumps))
    return with_days_and_labels(readings)


@rare_garbage_collection()
def write(
    result: Result, project: Project, progress: Progress = no_progress, *, accept: bool = False
) -> tuple[Result, Changes]:
    """Writes the pages below docs/ and the lock files in raw/; unchanged files are not touched.

    What was written, with all its problems, and the changes, whose problems are new ones. If the program
    fails on the files of a paper, the digest is made and written again as if it had no such paper. accept:
    store the current number of papers of each dump, even if it is lower.
    """
    changes = attempt(lambda: _write(result, project, progress, accept=accept), (OSError, TemplateError))
    if isinstance(changes, Failure):
        former, result = result.problems, result.rehearsed()
        changes = _write(result, project, progress, accept=accept)
        newly_left_out = (problem for problem in result.problems if problem not in former)
        changes = replace(changes, problems=(*newly_left_out, *changes.problems))
    problems = dict.fromkeys((*result.problems, *changes.problems))
    return replace(result, problems=tuple(problems)), changes


def _write(result: Result, project: Project, progress: Progress, *, accept: bool) -> Changes:
    progress("render", 0, 1)
    last_files = take_last_files(project)
    # Lock files are in raw/, fetched dumps one folder below.
    remove_leftovers((project.raw, *project.raw.glob("*/")))
    published = result.published
    problems: list[Problem] = []
    site = rendered_files(
        result.digest,
        project.templates,
        project.fonts,
        result.options,
        published.addresses.paths,
        result.results,
        problems,
    )
    changes = replace(write_tree(site, project.docs, last_files), problems=tuple(problems))
    _keep_locks(result, project, changes, accept=accept)
    result.results.finish()
    if not accept and _is_lasting(result, changes):
        # All is written: if the program fails here, the next build does its work once more.
        attempt(lambda: store_build(project, _written_build(result, project, changes)), (OSError,))
    progress("render", 1, 1)
    return changes


def _is_lasting(result: Result, changes: Changes) -> bool:
    """Whether a build of the same input would write the same and report the same."""
    return bool(result.sources) and not changes.problems and not any(map(_is_of_locks, result.problems))


def _keep_locks(result: Result, project: Project, changes: Changes, *, accept: bool) -> None:
    """Writes the files that the next build reads and Git keeps, together."""
    published = result.published
    texts: dict[Path, str] = {}
    if result.digest.papers or published.log.events:
        texts[project.history] = published.history_text(result.events)
        texts[project.assignments] = published.assignments_text(result.digest)
        texts[project.addresses] = published.addresses_text(changes.files)
    if result.registry.keys_by_id:
        texts[project.id_registry] = format_registry(result.registry)
    counts = updated_counts(result.counts_before, result.digest.readings, accept=accept)
    if result.digest.readings or accept:
        texts[project.dump_counts] = format_counts(counts)
    if texts:  # Git keeps no empty folder
        project.raw.mkdir(parents=True, exist_ok=True)
    replace_together(project.journal, {path: text.encode() for path, text in texts.items()})


def _is_of_locks(problem: Problem) -> bool:
    """Whether a problem is one of files that this build writes anew, so that the next one may not have it."""
    return problem.file.endswith((".lock", HISTORY))


def _written_build(result: Result, project: Project, changes: Changes) -> LastBuild:
    """What the next build needs, to know whether anything changed, and to report the same."""
    readings = result.digest.readings
    return LastBuild(
        sources=result.sources,
        locks=locks_hash(project),
        files=dict(changes.files),
        papers=len(result.digest.papers),
        dumps=len(readings),
        problems=result.problems,
        blocking=gate_problems(counts_of(project), readings),
    )


def _text(path: Path) -> str:
    """The text of a file that a build writes. Raises OSError if it cannot be read."""
    return text_if_any(path, "replace") or ""
