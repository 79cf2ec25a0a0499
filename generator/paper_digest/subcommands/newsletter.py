"""The command `newsletter`: writes what is new since a day as a mail or as Markdown."""

from __future__ import annotations

from email.headerregistry import Address
from typing import Final
from urllib.parse import urlsplit

import click
from jinja2 import Environment

from paper_digest.model.digest import Digest
from paper_digest.model.site_options import SiteOptions
from paper_digest.progress import progress_reporter
from paper_digest.project import Project
from paper_digest.site.newsletter.contents import DateRange, Newsletter, newsletter_of
from paper_digest.site.newsletter.mail import InvalidSenderError, mail_of, parse_sender
from paper_digest.site.newsletter.rendering import (
    fitted,
    html_newsletter,
    markdown_newsletter,
    subject_of,
    text_newsletter,
)
from paper_digest.site.template_environment import template_environment
from paper_digest.site.text_direction import TextLanguages
from paper_digest.sources.site_options import load_site_options
from paper_digest.subcommands.options import (
    embeddings_option,
    exit_if_incomplete,
    make_digest,
    report,
    with_project,
    write_output,
)
from paper_digest.values.partial_date import PartialDate

_LIMIT: Final = 10
_OWN_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> PartialDate | None:
    """The date in an option: a day, a month or a year."""
    date = PartialDate.from_iso(value) if value is not None else None
    if value is not None and date is None:
        raise click.BadParameter(f"expected a date such as 2025-09-30 or 2025-09, found {value!r}")
    return date


def _sender(_context: click.Context, _option: click.Parameter, value: str | None) -> Address | None:
    """The sender in an option."""
    try:
        return parse_sender(value) if value is not None else None
    except InvalidSenderError as error:
        expected = "one address such as 'Paper digest <digest@example.org>'"
        raise click.BadParameter(f"expected {expected}, found {value!r}") from error


@click.command()
@with_project
@click.option(
    "--since", callback=_date, required=True, metavar="DATE", help="The first day, such as 2025-09-24."
)
@click.option("--until", callback=_date, metavar="DATE", help="The last day. Default: the latest listing.")
@click.option("--out", default="-", help='The file to write; "-" is standard output. Default: "-".')
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["eml", "markdown"]),
    default="eml",
    help="A mail, or Markdown for GitHub. Default: eml.",
)
@click.option(
    "--from", "sender", callback=_sender, metavar="ADDRESS", help="The sender of the mail. Default: none."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_LIMIT,
    metavar="N",
    help=f"The most papers of a topic; links lead to the others. Default: {_LIMIT}.",
)
@embeddings_option
def newsletter(  # noqa: PLR0913 (one parameter for each option)
    project: Project,
    since: PartialDate,
    until: PartialDate | None,
    out: str,
    file_format: str,
    sender: Address | None,
    limit: int,
    embeddings: bool,
) -> None:
    """Write the papers that listings first showed since a day, grouped by topic, as a mail or as Markdown.

    The mail has a plain and an HTML version; older papers that were revised, renamed or withdrawn follow. If
    nothing is new, no file is written. Links lead to site_url in mkdocs.yml.

    Example: paper-digest newsletter --since 2025-09-24 --out week.eml
    """
    if until and str(until) < str(since)[: len(str(until))]:
        raise click.UsageError(f"--until {until} is before --since {since}")
    site = _site(project)
    with progress_reporter() as progress:
        result = make_digest(project, progress, embeddings)
    _check_arrivals(result.digest)
    news = newsletter_of(result.digest, site, DateRange(since, until))
    if news.is_empty:
        click.echo(f"Nothing is new since {since}; no file was written.", err=True)
    else:
        environment = template_environment(project.templates, TextLanguages.of(site))
        shown = fitted(news, environment, limit)
        content = _mail(shown, environment, sender) if file_format == "eml" else _markdown(shown, environment)
        write_output(out, content)
    exit_if_incomplete(result)


def _mail(news: Newsletter, environment: Environment, sender: Address | None) -> bytes:
    return mail_of(
        subject_of(news),
        text_newsletter(news, environment),
        html_newsletter(news, environment),
        site_url=news.site.url,
        sender=sender,
    )


def _markdown(news: Newsletter, environment: Environment) -> bytes:
    return markdown_newsletter(news, environment).encode()


def _site(project: Project) -> SiteOptions:
    """The site, whose address the links need; raises ClickException without one."""
    site, problems = load_site_options(project.configuration)
    report(problems)
    if not site.url:
        raise click.ClickException(
            f"{project.configuration.name}: expected site_url, the address of the site, for the links of the "
            "newsletter, found none. Set it"
        )
    if urlsplit(site.url).hostname in _OWN_MACHINE:
        click.echo(
            f"Links lead to {site.url}, which works on this machine only: set site_url in mkdocs.yml, or "
            "SITE_URL in the environment.",
            err=True,
        )
    return site


def _check_arrivals(digest: Digest) -> None:
    """Raises ClickException if it is unknown when any of the papers arrived."""
    if digest.papers and not digest.history.arrivals:
        raise click.ClickException(
            "expected listings with a date, found none. Add the day on which a listing was "
            "saved, as `retrieved: 2025-09-30`, to its metadata; see paper-digest guide commands"
        )
