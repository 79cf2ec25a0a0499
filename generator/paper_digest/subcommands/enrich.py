"""The command `enrich`: completes metadata.jsonl from files and services, and prints what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from paper_digest.enrichment.outcome import outcome_of
from paper_digest.enrichment.record_sources import FileSource, RecordSource
from paper_digest.enrichment.report import table_of
from paper_digest.enrichment.run import InvalidMetadataError
from paper_digest.enrichment.run import run as run_enrichment
from paper_digest.journal import replace_all
from paper_digest.model.problem import Severity
from paper_digest.progress import progress_reporter
from paper_digest.project import Project
from paper_digest.services.all_services import SERVICES
from paper_digest.subcommands.options import report, with_project

_ALL = "all"
"""The choice of all services."""


@click.command("enrich")
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
@with_project
@click.option("--only-missing", is_flag=True, help="Only papers without authors, a date or an address.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask each service about at most N papers that it has not answered yet.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing but the answers in .cache/.")
def enrich(
    project: Project,
    files: tuple[Path, ...],
    services: tuple[str, ...],
    contact: str | None,
    only_missing: bool,
    limit: int | None,
    dry_run: bool,
) -> None:
    """Complete metadata.jsonl from files, such as arXiv's metadata snapshot, and from services on the web.

    A record is used only if it is proved to be the paper: by an identifier, or by the title with the abstract
    or the authors. Doubtful records are added to metadata-review.txt for you to decide. Existing values in
    metadata.jsonl are never changed.

    Services are asked slowly, within their rate limits. Their answers are kept in .cache/ for 30 days: after
    an interruption, or with --limit, the next run continues where the last one stopped.

    Example: paper-digest enrich --service arxiv --service dblp --contact you@example.org --only-missing
    """
    _check_options(files, services, limit)
    try:
        with progress_reporter() as progress, _service_sources(services, contact, project, limit) as asked:
            sources = (*map(FileSource, files), *asked)
            result = run_enrichment(project, sources, progress, only_missing=only_missing)
    except InvalidMetadataError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt as error:
        raise click.ClickException(
            "interrupted; metadata.jsonl is unchanged. Run the same command again to continue: "
            "the answers so far are kept"
        ) from error
    if not dry_run:
        replace_all(result.changed_files)
    click.echo(table_of(result.counts, len(result.enrichment.papers)))
    click.echo(f"\n{outcome_of(result, is_dry_run=dry_run)}")
    report(result.problems)
    if any(problem.severity is Severity.ERROR for problem in result.problems):
        sys.exit(1)


def _check_options(files: tuple[Path, ...], services: tuple[str, ...], limit: int | None) -> None:
    if not files and not services:
        raise click.UsageError(
            f"name a file with --from FILE or a service with --service {'|'.join((*SERVICES, _ALL))}"
        )
    if limit and not services:
        raise click.UsageError(
            "--limit bounds the papers that services are asked about: leave it out, or name a --service"
        )


@contextmanager
def _service_sources(
    services: tuple[str, ...], contact: str | None, project: Project, limit: int | None
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
            options,
            contact=contact or "",
            cache=project.answer_cache,
            environment=os.environ,
            limit=limit,
        ) as sources:
            yield sources
    except InvalidSettingError as error:
        raise click.UsageError(str(error)) from error
