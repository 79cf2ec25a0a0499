"""The commands that make the digest: `build`, `catalogue`, `finish`, `topics` and `authors`."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import click
from mkdocs.config.defaults import MkDocsConfig

from paper_digest import pipeline
from paper_digest.build_lock import one_build_at_a_time
from paper_digest.last_build import LastBuild, sources_hash, unchanged_build
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem, Severity
from paper_digest.progress import progress_reporter
from paper_digest.project import Project
from paper_digest.publish_gate import gate_problems
from paper_digest.site.exports.catalogue import catalogue as catalogue_file
from paper_digest.site.exports.catalogue_database import catalogue_database
from paper_digest.site.finish import finish
from paper_digest.site.output import Changes
from paper_digest.site.search.pagefind_index import IndexingError
from paper_digest.site.site_size import size_of, size_problem
from paper_digest.sources.settings import topics_yaml
from paper_digest.subcommands.options import (
    FOLDER,
    embeddings_option,
    executor_at,
    exit_if_incomplete,
    make_digest,
    refusals_reported,
    report,
    stop_if_strict,
    strict_option,
    with_project,
    write_output,
)
from paper_digest.subcommands.site import build_site, has_site, site_configuration, wants_embeddings
from paper_digest.values.count import count_of

_CATALOGUE_FORMATS: Final = {"json": catalogue_file, "sqlite": catalogue_database}


@click.command()
@with_project
@click.option("--site", is_flag=True, help="Build the site into site/, too, as mkdocs build does.")
@strict_option
@click.option(
    "--gate",
    is_flag=True,
    help="Write nothing if a dump yields far fewer papers than before or has many unparsed lines.",
)
@click.option(
    "--accept", is_flag=True, help="Store how many papers each dump yields now, even if there are fewer."
)
@embeddings_option
@click.option(
    "--reanalyze",
    is_flag=True,
    help="Give all papers the results of a new analysis, not only new and revised ones.",
)
@click.option(
    "--timings",
    is_flag=True,
    help='Print the seconds of each stage, such as "read 0.41 s"; nothing if nothing changed.',
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Do the work on the workers of a Dask scheduler, such as tcp://10.0.0.5:8786.",
)
def build(  # noqa: PLR0913 (one parameter for each option)
    project: Project,
    site: bool,
    strict: bool,
    gate: bool,
    accept: bool,
    embeddings: bool,
    reanalyze: bool,
    timings: bool,
    scheduler: str | None,
) -> None:
    """Write the Markdown pages below docs/, and with --site the site.

    Without --site, the pages are for another tool, or to look at. Exits with 1 if a dump or a setting could
    not be read; everything else is built, unless --strict is given. raw/dumps.lock stores how many papers
    each dump yielded: --gate compares with it, --accept overwrites it.

    Example: paper-digest build --site --gate
    """
    _stop_if_contradictory(gate=gate, accept=accept)
    configuration = site_configuration(project, strict=strict) if site else None
    embeddings = embeddings and wants_embeddings(configuration)
    with one_build_at_a_time(project, partial(click.echo, err=True)):
        sources = sources_hash(project, embeddings=embeddings)
        is_forced = accept or reanalyze
        if last := None if is_forced else _unchanged_build(project, configuration, sources):
            _report_unchanged(last, configuration, strict=strict, gate=gate)
            return
        with executor_at(scheduler, project) as executor:
            with progress_reporter() as progress:
                result = make_digest(
                    project,
                    progress,
                    embeddings,
                    reanalyze=reanalyze,
                    accept=accept,
                    sources=sources,
                    executor=executor,
                )
                stop_if_strict(result, strict)
                _stop_if_blocked(gate_problems(result.counts_before, result.digest.readings) if gate else ())
                with refusals_reported():
                    result, changes = pipeline.write(result, project, progress, accept=accept)
            report(changes.problems)
            _report_changes(len(result.digest.papers), len(result.digest.readings), changes)
            _report_timings(progress.seconds if timings else {})
            if configuration:
                build_site(configuration, project, result, executor)
                _check_size(Path(configuration.site_dir), gate)
    exit_if_incomplete(result)


def _unchanged_build(
    project: Project, configuration: MkDocsConfig | None, sources: bytes
) -> LastBuild | None:
    """The last build, if a new one would write the same files, and the same site if one is wanted."""
    last = unchanged_build(project, sources)
    if last and configuration and not has_site(configuration, last):
        return None
    return last


def _stop_if_contradictory(*, gate: bool, accept: bool) -> None:
    if gate and accept:
        raise click.UsageError(
            "--gate compares with raw/dumps.lock and --accept overwrites it: use one of them"
        )


def _report_unchanged(
    last: LastBuild, configuration: MkDocsConfig | None, *, strict: bool, gate: bool
) -> None:
    """Reports what a build would report that writes what the last one wrote."""
    report(last.problems)
    stop_if_strict(last, strict)
    _stop_if_blocked(last.blocking if gate else ())
    _report_changes(last.papers, last.dumps, Changes(written=0, unchanged=last.pages, removed=0))
    if configuration:
        click.echo(f"{configuration.site_dir} is up to date")
        _check_size(Path(configuration.site_dir), gate)
    exit_if_incomplete(last)


def _stop_if_blocked(problems: Sequence[Problem]) -> None:
    """Ends the command before it writes anything, if problems block publishing."""
    if problems:
        report(problems)
        raise click.ClickException(
            "nothing was written: --gate blocks publishing because of the errors above"
        )


def _report_timings(seconds: Mapping[str, float]) -> None:
    for stage, duration in seconds.items():
        click.echo(f"{stage} {duration:.2f} s")


def _report_changes(papers: int, dumps: int, changes: Changes) -> None:
    click.echo(
        f"{count_of(papers, 'paper')} from {count_of(dumps, 'dump')}: "
        f"{count_of(changes.written, 'file')} written, {changes.unchanged} unchanged, "
        f"{changes.removed} removed"
    )


def _check_size(site: Path, gate: bool) -> None:
    """Prints the size of the site. Raises ClickException if it is too large to be published."""
    size = size_of(site)
    click.echo(f"{site.name}/: {size}")
    if problem := size_problem(size):
        report([problem])
        if gate and problem.severity is Severity.ERROR:
            raise click.ClickException("--gate blocks publishing because of the error above")


@click.command()
@with_project
@click.option("--out", required=True, help='The file to write; "-" is standard output.')
@click.option(
    "--format",
    "file_format",
    type=click.Choice([*_CATALOGUE_FORMATS]),
    default="json",
    help="JSON, or an SQLite database with a full-text index. Default: json.",
)
@strict_option
@embeddings_option
def catalogue(project: Project, out: str, file_format: str, strict: bool, embeddings: bool) -> None:
    """Write the digest as one JSON document or SQLite database, without building a site.

    The built site serves the same document as catalogue.json; catalogue.schema.json beside it describes the
    format.

    Example: paper-digest catalogue --raw raw --out - | python -m json.tool
    """
    with progress_reporter() as progress:
        result = make_digest(project, progress, embeddings)
    stop_if_strict(result, strict)
    try:
        content = _CATALOGUE_FORMATS[file_format](result.digest)
    except sqlite3.OperationalError as error:
        raise click.ClickException(
            f"expected an SQLite with full-text search (FTS5), found {error}. Use another build of Python"
        ) from error
    write_output(out, content)
    exit_if_incomplete(result)


@click.command("finish")
@click.argument("site", type=FOLDER)
@with_project
@embeddings_option
def finish_site(project: Project, site: Path, embeddings: bool) -> None:
    """Finish a built SITE: add the search index and minify its pages.

    "mkdocs build" does this automatically; run it after another builder has built the pages.

    Example: paper-digest finish site
    """
    try:
        with one_build_at_a_time(project, partial(click.echo, err=True)):
            with progress_reporter() as progress:
                result = make_digest(project, progress, embeddings)
            finished = finish(result.digest, site, project.docs, languages=result.options.languages)
    except IndexingError as error:
        raise click.ClickException(f"the search index could not be built: {error}") from error
    report(finished.problems)
    exit_if_incomplete(replace(result, problems=(*result.problems, *finished.problems)))


@click.command()
@click.option(
    "--propose", is_flag=True, help="Print topics for the unsorted papers, as YAML to paste into topics.yml."
)
@with_project
@embeddings_option
def topics(project: Project, propose: bool, embeddings: bool) -> None:
    """List the topics with the number of their papers, or propose new topics; writes no file.

    To start a digest of another field, empty topics.yml, put dumps into raw/ and paste the proposals. Edit
    their names, descriptions and phrases as you like, but keep the ids of published topics.

    Example: paper-digest topics --propose >> topics.yml
    """
    with progress_reporter() as progress:
        result = make_digest(project, progress, embeddings)
    digest = result.digest
    if propose:
        click.echo(_proposed_topics(result.digest), nl=False)
    else:
        for topic in digest.topics:
            click.echo(f"{topic.rule.id}: {count_of(len(topic.papers), 'paper')}")
        proposed = count_of(len(digest.proposed), "proposed topic")
        click.echo(f"unsorted: {count_of(len(digest.unsorted), 'paper')}; {proposed}")
    exit_if_incomplete(result)


def _proposed_topics(digest: Digest) -> str:
    """The proposed topics as text for topics.yml, after a comment."""
    papers = sum(len(topic.papers) for topic in digest.proposed)
    topics, unsorted = (
        count_of(len(digest.proposed), "proposed topic"),
        count_of(len(digest.unsorted), "unsorted paper"),
    )
    comment = f"# {topics} for {papers:,} of the {unsorted}.\n"
    rules = [topic.rule for topic in digest.proposed]
    return comment + (f"\n{topics_yaml(rules)}" if rules else "")


@click.command()
@with_project
@embeddings_option
def authors(project: Project, embeddings: bool) -> None:
    """List the names of authors that were merged, with the evidence; writes no file.

    To merge other names, or to keep two apart, write an entry into authors.yml.

    Example: paper-digest authors
    """
    with progress_reporter() as progress:
        result = make_digest(project, progress, embeddings)
    digest = result.digest
    for merged in digest.merged_names:
        click.echo(f"{' = '.join(merged.names)}: {merged.difference}; {merged.reason}")
    for reason, count in Counter(merged.reason for merged in digest.merged_names).most_common():
        click.echo(f"{count_of(count, 'pair')} merged: {reason}")
    unsure = sum(not author.is_one_person for author in digest.authors)
    click.echo(f"{count_of(len(digest.authors), 'author')}, {unsure:,} of them perhaps several people")
    exit_if_incomplete(result)
