"""The command `zip`: packs a built site so that it can be kept and read without a server."""

from __future__ import annotations

from pathlib import Path

import click

from paper_digest.site.offline_archive import offline_files, write_zip
from paper_digest.subcommands.options import FOLDER
from paper_digest.values.count import count_of


@click.command("zip")
@click.argument("site", type=FOLDER)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The archive to write."
)
def zip_site(site: Path, out: Path) -> None:
    """Pack a built SITE into a zip archive that opens without a server.

    Unpack it anywhere and open index.html in a browser. What needs a server is left out: the search, the map,
    and papers similar to a text. Equal sites give equal archives.

    Example: paper-digest zip site --out paper-digest.zip
    """
    if not (site / "index.html").is_file():
        raise click.ClickException(
            f"expected a built site in {site}, found no index.html. Build it first: mkdocs build"
        )
    if out.resolve().is_relative_to(site.resolve()):
        raise click.ClickException(
            f"expected an archive outside of the site, found {out}. Name another file with --out"
        )
    count = write_zip(offline_files(site), out)
    click.echo(f"{count_of(count, 'file')} in {out}")
