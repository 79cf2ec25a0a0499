"""Defines the commands `paper-digest build | catalogue | check | enrich | finish | topics`."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from jinja2 import TemplateSyntaxError

from paper_digest import pipeline
from paper_digest.analysis.similarity.embeddings import MissingEmbeddingsError
from paper_digest.check_report import count_of, report
from paper_digest.enrichment.atomic_file import replace_file
from paper_digest.enrichment.record_sources import FileSource, RecordSource
from paper_digest.enrichment.report import table_of
from paper_digest.enrichment.run import InvalidMetadataError
from paper_digest.enrichment.run import run as run_enrichment
from paper_digest.linkage.link import link_records
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.progress import ProgressReporter, progress_reporter
from paper_digest.project import Project, find_root, project_at
from paper_digest.publish_gate import gate_problems
from paper_digest.reading import readings_of
from paper_digest.services.all_services import SERVICES
from paper_digest.site.exports.catalogue import catalogue as catalogue_file
from paper_digest.site.finish import finish
from paper_digest.site.search.pagefind_index import IndexingError
from paper_digest.site.template_environment import template_fault

_ALL = "all"
"""The choice of all services."""

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_root = click.option(
    "--root", type=_FOLDER, help="The folder with mkdocs.yml. Default: the nearest one at or above."
)
_raw = click.option("--raw", type=_FOLDER, help="The folder with the dumps. Default: raw/ in the root.")
_strict = click.option(
    "--strict", is_flag=True, help="Write nothing if a dump or a setting could not be read."
)
_embeddings = click.option(
    "--embeddings",
    is_flag=True,
    help="Compare papers by meaning, too. Slow; needs the extra mkdocs-paper-digest[embeddings].",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-paper-digest", prog_name="paper-digest")
def commands() -> None:
    """Turn dumps of paper listings into the pages of a static digest.

    Put dumps (a listing page saved as text, JSON Lines, BibTeX ...) into raw/, run "paper-digest check" to
    see what was recognized, then "mkdocs serve" to read the digest. Settings are in topics.yml, datasets.yml,
    venues.yml, authors.yml and corrections.yml.
    """


@commands.command()
@_root
@_raw
@_strict
@click.option(
    "--gate",
    is_flag=True,
    help="Write nothing if a dump yields far fewer papers than before or has many unparsed lines.",
)
@click.option(
    "--accept", is_flag=True, help="Store how many papers each dump yields now, even if there are fewer."
)
@_embeddings
@click.option("--timings", is_flag=True, help='Print the seconds of each stage, such as "read 0.41 s".')
def build(
    root: Path | None,
    raw: Path | None,
    strict: bool,
    gate: bool,
    accept: bool,
    embeddings: bool,
    timings: bool,
) -> None:
    """Write the Markdown pages below docs/.

    "mkdocs build" and "mkdocs serve" do this automatically; run it to look at the pages or to build them with
    another tool. Exits with 1 if a dump or a setting could not be read; everything else is built, unless
    --strict is given. raw/dumps.lock stores how many papers each dump yielded: --gate compares with it,
    --accept overwrites it.

    Example: paper-digest build --gate
    """
    if gate and accept:
        raise click.UsageError(
            "--gate compares with raw/dumps.lock and --accept overwrites it: use one of them"
        )
    project = _project(root, raw)
    with progress_reporter() as progress:
        result = _make_digest(project, progress, embeddings)
        _stop_if_strict(result, strict)
        if gate and (problems := gate_problems(result.counts_before, result.digest.readings)):
            _report(problems)
            raise click.ClickException(
                "nothing was written: --gate blocks publishing because of the errors above"
            )
        changes = pipeline.write(result, project, progress, accept=accept)
    digest = result.digest
    click.echo(
        f"{count_of(len(digest.papers), 'paper')} from {count_of(len(digest.readings), 'dump')}: "
        f"{count_of(changes.written, 'file')} written, {changes.unchanged} unchanged, "
        f"{changes.removed} removed"
    )
    if timings:
        for stage, seconds in progress.seconds.items():
            click.echo(f"{stage} {seconds:.2f} s")
    _exit(result)


@commands.command()
@_root
@_raw
@click.option("--out", required=True, help='The file to write; "-" is standard output.')
@_strict
@_embeddings
def catalogue(root: Path | None, raw: Path | None, out: str, strict: bool, embeddings: bool) -> None:
    """Write the digest as one JSON document, without building a site.

    The built site serves the same document as catalogue.json; catalogue.schema.json beside it describes the
    format.

    Example: paper-digest catalogue --raw raw --out - | python -m json.tool
    """
    with progress_reporter() as progress:
        result = _make_digest(_project(root, raw), progress, embeddings)
    _stop_if_strict(result, strict)
    with click.open_file(out, "wb") as stream:
        stream.write(catalogue_file(result.digest))
    _exit(result)


@commands.command("finish")
@click.argument("site", type=_FOLDER)
@_root
@_raw
@_embeddings
def finish_site(site: Path, root: Path | None, raw: Path | None, embeddings: bool) -> None:
    """Finish a built SITE: add the search index and minify its pages.

    "mkdocs build" does this automatically; run it after another builder has built the pages.

    Example: paper-digest finish site
    """
    with progress_reporter() as progress:
        result = _make_digest(_project(root, raw), progress, embeddings)
    try:
        finish(result.digest, site)
    except IndexingError as error:
        raise click.ClickException(f"the search index could not be built: {error}") from error
    _exit(result)


@commands.command("enrich")
@click.option(
    "--from",
    "files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="A file with metadata of papers, in any format that raw/ may have. Repeat it for several files.",
)
@click.option(
    "--service",
    "services",
    type=click.Choice([*SERVICES, _ALL]),
    multiple=True,
    help="A service on the web to ask, or all of them. Repeat it for several services.",
)
@click.option(
    "--contact",
    envvar="PAPER_DIGEST_CONTACT",
    show_envvar=True,
    metavar="EMAIL",
    help="Your email address, which services want to know. Needed for --service.",
)
@_root
@_raw
@click.option("--only-missing", is_flag=True, help="Only papers without authors, a date or an address.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first papers by address, this many.")
@click.option("--dry-run", is_flag=True, help="Write nothing; only print what was found.")
def enrich_metadata(  # noqa: PLR0913 - click passes each option by itself
    files: tuple[Path, ...],
    services: tuple[str, ...],
    contact: str | None,
    root: Path | None,
    raw: Path | None,
    only_missing: bool,
    limit: int | None,
    dry_run: bool,
) -> None:
    """Complete metadata.jsonl from files, such as arXiv's metadata snapshot, and from services on the web.

    A record is used only if it is proved to be the paper: by an identifier, or by the title with the abstract
    or the authors. Doubtful records are added to metadata-review.txt for you to decide. Existing values in
    metadata.jsonl are never changed. JSON Lines of any size are streamed; other files are read whole.

    Services are asked slowly, as they wish. Their answers are kept in .cache/ for 30 days: if you interrupt
    the command, the next run goes on where it stopped.

    Example: paper-digest enrich --service arxiv --service dblp --contact you@example.org --only-missing
    """
    if not files and not services:
        raise click.UsageError(
            f"name a file with --from FILE or a service with --service {'|'.join((*SERVICES, _ALL))}"
        )
    project = _project(root, raw)
    try:
        with progress_reporter() as progress, _service_sources(services, contact, project) as asked:
            sources = (*map(FileSource, files), *asked)
            result = run_enrichment(project, sources, progress, only_missing=only_missing, limit=limit)
    except InvalidMetadataError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt as error:
        raise click.ClickException(
            "interrupted; metadata.jsonl is unchanged. The answers so far are kept: the same command goes on"
        ) from error
    if not dry_run:
        replace_file(project.metadata, result.metadata)
        if result.review or project.metadata_review.exists():
            replace_file(project.metadata_review, result.review.encode())
    click.echo(table_of(result.counts))
    _report(result.problems)
    if any(problem.severity is Severity.ERROR for problem in result.problems):
        sys.exit(1)


@contextmanager
def _service_sources(
    services: tuple[str, ...], contact: str | None, project: Project
) -> Iterator[tuple[RecordSource, ...]]:
    """The services, ready to be asked."""
    if not services:
        yield ()
        return
    # Imported here, since it takes a tenth of a second that no other command should spend.
    from paper_digest.services.connection import InvalidSettingError, connected

    options = [*SERVICES] if _ALL in services else services
    try:
        with connected(
            options, contact=contact or "", cache=project.answer_cache, environment=os.environ
        ) as sources:
            yield sources
    except InvalidSettingError as error:
        raise click.UsageError(str(error)) from error


@commands.command()
@click.argument("dumps", nargs=-1, type=click.Path(path_type=Path), metavar="[DUMP]...")
@_root
def check(dumps: tuple[Path, ...], root: Path | None) -> None:
    """Show what was recognized in each dump, with advice on the unparsed lines.

    Without DUMP, all of raw/ is checked. Every line is part of a paper, boilerplate, unparsed or blank; every
    sighting, which is one paper in one place of a dump, is a paper or shows one again.

    Example: paper-digest check raw/003_9b95d5e03c9646b7.txt
    """
    if dumps:
        readings = tuple(reading for path in dumps for reading in readings_of(path, path.as_posix()))
        papers = link_records(readings).papers
    else:
        project = _project(root, None)
        with progress_reporter() as progress:
            readings = pipeline.read(project.raw, progress)
            linked, _ = pipeline.link(project, pipeline.settings_of(project), readings, progress)
        papers = linked.papers
    for line in report(readings, papers):
        click.echo(line)
    if not all(map(_is_complete, readings)):
        sys.exit(1)


@commands.command()
@click.option(
    "--propose", is_flag=True, help="Print topics for the unsorted papers, as YAML to paste into topics.yml."
)
@_root
@_raw
def topics(propose: bool, root: Path | None, raw: Path | None) -> None:
    """List the topics with the number of their papers, or propose new topics; writes no file.

    To start a digest of another field, empty topics.yml, put dumps into raw/ and paste the proposals. Edit
    their names, descriptions and phrases as you like, but keep the ids of published topics.

    Example: paper-digest topics --propose >> topics.yml
    """
    with progress_reporter() as progress:
        result = _make_digest(_project(root, raw), progress, embeddings=False)
    digest = result.digest
    if propose:
        click.echo(pipeline.proposed_topics_text(result), nl=False)
    else:
        for topic in digest.topics:
            click.echo(f"{topic.rule.id}: {count_of(len(topic.papers), 'paper')}")
        proposed = count_of(len(digest.proposed), "proposed topic")
        click.echo(f"unsorted: {count_of(len(digest.unsorted), 'paper')}; {proposed}")
    _exit(result)


@commands.command()
@_root
@_raw
def authors(root: Path | None, raw: Path | None) -> None:
    """List the names of authors that were merged, with the evidence; writes no file.

    To merge other names, or to keep two apart, write an entry into authors.yml.

    Example: paper-digest authors
    """
    with progress_reporter() as progress:
        result = _make_digest(_project(root, raw), progress, embeddings=False)
    digest = result.digest
    for merged in digest.merged_names:
        click.echo(f"{' = '.join(merged.names)}: {merged.difference}; {merged.reason}")
    for reason, count in Counter(merged.reason for merged in digest.merged_names).most_common():
        click.echo(f"{count_of(count, 'pair')} merged: {reason}")
    unsure = sum(not author.is_one_person for author in digest.authors)
    click.echo(f"{count_of(len(digest.authors), 'author')}, {unsure:,} of them perhaps several people")
    _exit(result)


def main() -> None:
    """Runs the commands; prints one sentence instead of a traceback if anything goes wrong."""
    # Records, texts and tokens live until the end: with the usual threshold, collecting takes a tenth of the
    # time.
    gc.set_threshold(100_000, 20, 50)
    try:
        commands()
    except TemplateSyntaxError as error:
        _fail(template_fault(error))
    except OSError as error:
        _fail(f"{error.filename or 'a file'}: {error.strerror or error}. Check the path and its permissions.")
    except Exception as error:
        if os.environ.get("PAPER_DIGEST_DEBUG"):
            raise
        bug = f"{type(error).__name__}: {error}"
        _fail(f"a bug in paper-digest: {bug}. Run it again with PAPER_DIGEST_DEBUG=1 and report the output.")


def _fail(message: str) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(1)


def _project(root: Path | None, raw: Path | None) -> Project:
    project = project_at(root.resolve() if root else find_root(Path.cwd()))
    return project if raw is None else project.with_raw(raw)


def _make_digest(project: Project, progress: ProgressReporter, embeddings: bool) -> pipeline.Result:
    """The digest; its problems are reported."""
    try:
        result = pipeline.make_digest(project, progress, embeddings=embeddings)
    except MissingEmbeddingsError as error:
        raise click.ClickException(str(error)) from error
    _report(result.problems)
    return result


def _stop_if_strict(result: pipeline.Result, strict: bool) -> None:
    if strict and not result.is_complete:
        raise click.ClickException("nothing was written: --strict forbids the errors above")


def _report(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _exit(result: pipeline.Result) -> None:
    if not result.is_complete:
        click.echo("Some input could not be read; see the errors above.", err=True)
        sys.exit(1)


def _is_complete(reading: Reading) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in reading.problems)
