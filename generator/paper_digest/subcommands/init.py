"""The command `init`: makes a new digest."""

from __future__ import annotations

import shlex
from importlib.metadata import version
from pathlib import Path

import click

from paper_digest.new_digest import NotEmptyError, write_new_digest
from paper_digest.values.count import count_of


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Make a new digest in DIR, a new or empty folder.

    It has an example listing in raw/, its settings (mkdocs.yml, topics.yml, corrections.yml), and workflows
    that update and publish it each day. Templates, styles and scripts stay in the program, so that its next
    version brings new ones; a file of the same name in the digest replaces one.

    Example: paper-digest init my-digest
    """
    try:
        files = write_new_digest(folder, version("mkdocs-paper-digest"))
    except NotEmptyError as error:
        raise click.ClickException(f"{error}. Nothing was written; name another folder.") from error
    is_current = folder.resolve() == Path.cwd()
    place = "this folder" if is_current else str(folder)
    click.echo(f"{count_of(len(files), 'file')} written to {place}. Next:")
    if not is_current:
        click.echo(f"  cd {shlex.quote(str(folder))}")
    click.echo("  paper-digest serve           # the site at http://127.0.0.1:8000")
    click.echo("  paper-digest build --site    # the site in site/")
