"""The command `fetch`: saves the listings of the sources in mkdocs.yml as dumps in raw/."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paper_digest.fetching.days import InvalidDayError, RequestedDays, days_of, is_by_day, parsed_day
from paper_digest.fetching.outcome import Outcome, lines_of
from paper_digest.fetching.run_problems import problems_of
from paper_digest.fetching.tokens import InvalidTokenError, token_of
from paper_digest.fetching.workflow_annotations import workflow_annotations
from paper_digest.model.fetch_source import FetchSource, FetchSources
from paper_digest.model.problem import Problem, Severity
from paper_digest.progress import ProgressReporter, progress_reporter
from paper_digest.project import Project
from paper_digest.sources.fetch_sources import load_fetch_sources
from paper_digest.subcommands.options import report, with_project

if TYPE_CHECKING:
    from paper_digest.fetching.run import Fetcher
    from paper_digest.services.listing_client import ListingClient


@click.command("fetch")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--since", metavar="DATE", help="Every day from this one to today, such as 2025-09-01.")
@click.option("--date", "only", metavar="DATE", help="This day alone, such as 2025-10-01.")
@click.option(
    "--contact",
    envvar="PAPER_DIGEST_CONTACT",
    show_envvar=True,
    metavar="EMAIL",
    default="",
    help="Your email address, to which services can write if a program asks too much.",
)
@with_project
def fetch(
    project: Project,
    names: tuple[str, ...],
    since: str | None,
    only: str | None,
    contact: str,
) -> None:
    """Save the newest listings of the sources in mkdocs.yml as dumps in raw/.

    Without NAME, all sources are asked. A listing is saved as raw/NAME/DATE.json or .xml, with its source,
    its address and its date in front matter. What is saved already is not written again, and never replaced
    by a listing with fewer papers. A source that fails does not stop the others.

    Example: paper-digest fetch hf-daily --since 2025-09-01
    """
    # Imported here, since it takes a tenth of a second that no other command should spend.
    from paper_digest.services.listing_client import listing_client

    today = datetime.now(UTC).date()
    requested = _requested_days(only, since, today)
    settings = load_fetch_sources(project.configuration)
    report(settings.problems)
    sources = _chosen(settings, names)
    try:
        with listing_client(contact) as client, progress_reporter() as progress:
            # All before the first one asks, so that a wrong token stops the command before it saves anything.
            fetchers = [_fetcher(source, client, project) for source in sources]
            problems = [problem for fetcher in fetchers for problem in _fetched(fetcher, requested, progress)]
    except KeyboardInterrupt as error:
        raise click.ClickException("interrupted; the listings that were saved so far are kept") from error
    if any(problem.severity is Severity.ERROR for problem in (*settings.problems, *problems)):
        sys.exit(1)


def _requested_days(only: str | None, since: str | None, today: date) -> RequestedDays:
    if only and since:
        raise click.UsageError("--date names one day and --since the first of several: give one of them")
    try:
        return RequestedDays(
            today,
            only=parsed_day(only, today) if only is not None else None,
            since=parsed_day(since, today) if since is not None else None,
        )
    except InvalidDayError as error:
        raise click.UsageError(f"{'--since' if since is not None else '--date'}: {error}") from error


def _chosen(settings: FetchSources, names: Sequence[str]) -> tuple[FetchSource, ...]:
    """The sources with these names; all of them if there are no names."""
    known = {source.name: source for source in settings.sources}
    for name in names:
        if name not in known:
            similar = get_close_matches(name, known, 1)
            listed = f"did you mean {similar[0]!r}?" if similar else f"it has {', '.join(known) or 'none'}"
            raise click.UsageError(f"mkdocs.yml has no correct source with the name {name!r}: {listed}")
    if not known and not settings.problems:
        click.echo(
            "mkdocs.yml names no sources in `extra: paper_digest: sources:`: there is nothing to fetch. "
            "paper-digest guide fetching-listings shows how to add some.",
            err=True,
        )
    return tuple(known[name] for name in dict.fromkeys(names)) if names else settings.sources


def _fetcher(source: FetchSource, client: ListingClient, project: Project) -> Fetcher:
    from paper_digest.fetching.run import Fetcher

    try:
        token = token_of(source, os.environ)
    except InvalidTokenError as error:
        raise click.UsageError(str(error)) from error
    return Fetcher(source=source, client=client, raw=project.raw, cache=project.listing_cache, token=token)


def _fetched(fetcher: Fetcher, requested: RequestedDays, progress: ProgressReporter) -> list[Problem]:
    """Asks one source; prints what came of it, and returns its problems."""
    source, folder = fetcher.source, fetcher.raw / fetcher.source.name
    days = days_of(source.kind, requested, set(_saved_days(folder)))
    if not is_by_day(source.kind) and (requested.since or not days):
        skipped = "earlier days were skipped" if days else "it was skipped"
        click.echo(f"{source.name}: lists current papers only, so {skipped}")
    outcomes: list[Outcome] = []
    if days:  # says which source is waited for, in case that it never answers
        progress(f"Fetching {source.name}", 0, len(days))
    for outcome in fetcher.outcomes(days):
        outcomes.append(outcome)
        progress(f"Fetching {source.name}", len(outcomes), len(days))
    for line in lines_of(source.name, outcomes):
        click.echo(line)
    newest = max(_saved_days(folder), default=None)
    today = requested.today if requested.today in days else None
    problems = [*problems_of(source, outcomes, newest, today)]
    _report_source(problems)
    return problems


def _saved_days(folder: Path) -> Iterator[date]:
    """The days of the dumps in the folder of a source."""
    from paper_digest.fetching.dumps import dump_files_of

    yield from (file.day for file in dump_files_of(folder))


def _report_source(problems: Sequence[Problem]) -> None:
    """Prints the problems of a source to standard error, where a workflow looks for annotations, too."""
    report(problems)
    for line in workflow_annotations(problems, os.environ):
        click.echo(line, err=True)
