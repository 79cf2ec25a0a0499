"""Defines the command `paper-digest`, a group of those in `subcommands/`."""

from __future__ import annotations

import os
import sys
from typing import Final

import click
from jinja2 import TemplateError

from paper_digest.atomic_file import FULL_DISK
from paper_digest.garbage_collection import rare_garbage_collection
from paper_digest.site.template_environment import template_fault
from paper_digest.sources.isolation import DEBUG_VARIABLE
from paper_digest.subcommands.check import check
from paper_digest.subcommands.correct import correct
from paper_digest.subcommands.digest import authors, build, catalogue, finish_site, topics
from paper_digest.subcommands.enrich import enrich
from paper_digest.subcommands.fetch import fetch
from paper_digest.subcommands.guide import guide
from paper_digest.subcommands.init import init
from paper_digest.subcommands.newsletter import newsletter
from paper_digest.subcommands.site import serve
from paper_digest.subcommands.zip import zip_site


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-paper-digest", prog_name="paper-digest")
def commands() -> None:
    """Turn dumps of paper listings into the pages of a static digest.

    Put dumps (a listing page saved as text, JSON Lines, BibTeX ...) into raw/, run "paper-digest check" to
    see what was recognized, then "paper-digest serve" to read the digest; "paper-digest init" starts a new
    one. Settings are in mkdocs.yml, topics.yml, datasets.yml, venues.yml, authors.yml and corrections.yml.
    """


_COMMANDS: Final = (
    init,
    serve,
    build,
    check,
    fetch,
    enrich,
    correct,
    topics,
    authors,
    catalogue,
    newsletter,
    finish_site,
    zip_site,
    guide,
)
for _command in _COMMANDS:
    commands.add_command(_command)


@rare_garbage_collection()
def main() -> None:
    """Runs the commands; prints one sentence instead of a traceback if anything goes wrong."""
    try:
        commands()
    except TemplateError as error:
        _fail(template_fault(error))
    except OSError as error:
        is_full = error.errno in FULL_DISK
        advice = "Free space and run it again." if is_full else "Check the path and its permissions."
        _fail(f"{error.filename or 'a file'}: {error.strerror or error}. {advice}")
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        bug = f"{type(error).__name__}: {error}"
        _fail(f"a bug in paper-digest: {bug}. Run it again with {DEBUG_VARIABLE}=1 and report the output.")


def _fail(message: str) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(1)
