"""Builds and serves the site with MkDocs: `serve`, and the second half of `build --site`."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from paper_digest.execution.executor import Executor
from paper_digest.last_build import LastBuild, written_key
from paper_digest.pipeline import Result
from paper_digest.plugin import PaperDigestPlugin
from paper_digest.project import Project
from paper_digest.subcommands.options import project_of, root_option

_PLUGIN = "paper-digest"


@click.command()
@root_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000.")
@click.option("--strict", is_flag=True, help="Stop if a page or a dump has a warning.")
def serve(root: Path | None, address: str | None, strict: bool) -> None:
    """Serve the site, and rebuild it when a dump, a setting or a template changes.

    The first build takes longest. Stop it with Ctrl-C.

    Example: paper-digest serve --address 127.0.0.1:8001
    """
    project = project_of(root, None)
    site_configuration(project, strict=strict)
    with _mkdocs_messages():
        mkdocs_serve(config_file=str(project.configuration), dev_addr=address, strict=strict or None)


def site_configuration(project: Project, *, strict: bool) -> MkDocsConfig:
    """The configuration of the site in the project's mkdocs.yml.

    strict: a warning of MkDocs, as about a broken link, is an error.
    Raises ClickException if there is no mkdocs.yml, it is wrong, or it does not name the plugin.
    """
    if not project.configuration.is_file():
        raise click.ClickException(
            "no mkdocs.yml here or in a folder above. Change to the folder of a digest, name it with "
            "--root, or start a digest: paper-digest init DIR"
        )
    # Git keeps no empty folder, and a new digest has no page of its own.
    project.docs.mkdir(exist_ok=True)
    # Material warns of another version of MkDocs than the one that is installed.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _mkdocs_messages():
        configuration = load_config(str(project.configuration), strict=strict or None)
    if _PLUGIN not in configuration.plugins:
        raise click.ClickException(
            f"{project.configuration}: expected the plugin {_PLUGIN}, found none of this name. "
            f"Add it below `plugins:`."
        )
    return configuration


def wants_embeddings(configuration: MkDocsConfig | None) -> bool:
    """Whether the plugin's options let papers be compared by meaning."""
    return configuration is None or _plugin(configuration).config.embeddings


def has_site(configuration: MkDocsConfig, last: LastBuild) -> bool:
    """Whether the site is the one that the last build made of the generated files, without a warning."""
    return _plugin(configuration).is_up_to_date(configuration, last)


def build_site(configuration: MkDocsConfig, project: Project, result: Result, executor: Executor) -> None:
    """Builds the site of a project's result, whose pages are below docs/. executor: where they are rendered.

    Raises ClickException if MkDocs cannot, or has a warning and is strict.
    """
    plugin = _plugin(configuration)
    plugin.prepare(result, written_key(project, result.sources), executor)
    plugins = configuration.plugins
    with _mkdocs_messages():
        plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(configuration)
        finally:
            plugins.on_shutdown()


def _plugin(configuration: MkDocsConfig) -> PaperDigestPlugin:
    plugin = configuration.plugins[_PLUGIN]
    if not isinstance(plugin, PaperDigestPlugin):
        raise TypeError(f"another plugin is named {_PLUGIN}: {plugin!r}")
    return plugin


@contextmanager
def _mkdocs_messages() -> Iterator[None]:
    """Shows what MkDocs and its plugins report, as its own commands do."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    before = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before
