"""The command `paper-digest guide`: the guides for maintainers, also where only the package is installed."""

from __future__ import annotations

from pathlib import Path

import click

from paper_digest.project import GUIDES, PACKAGED


@click.command()
@click.argument("name", required=False, type=click.Choice(GUIDES))
def guide(name: str | None) -> None:
    """Print the guide NAME as Markdown; without NAME, list the guides.

    Example: paper-digest guide settings
    """
    folder = PACKAGED / "docs" / "project"
    if name:
        click.echo((folder / f"{name}.md").read_text("utf-8"), nl=False)
        return
    width = max(map(len, GUIDES))
    for known in GUIDES:
        click.echo(f"{known:<{width}}  {_title(folder / f'{known}.md')}")


def _title(guide_path: Path) -> str:
    return guide_path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
