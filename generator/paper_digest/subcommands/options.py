"""The options that several commands have, and what all of them do with a project and its problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import click

from paper_digest import pipeline
from paper_digest.atomic_file import naming, replace_file
from paper_digest.execution.executor import THIS_MACHINE, Executor
from paper_digest.last_build import LastBuild
from paper_digest.model.problem import Problem
from paper_digest.progress import ProgressReporter
from paper_digest.project import Project, find_root, project_at

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
root_option = click.option(
    "--root", type=FOLDER, help="The folder with mkdocs.yml. Default: the nearest one at or above."
)
_raw_option = click.option("--raw", type=FOLDER, help="The folder with the dumps. Default: raw/ in the root.")
strict_option = click.option(
    "--strict", is_flag=True, help="Write nothing if a dump or a setting could not be read."
)
embeddings_option = click.option(
    "--embeddings/--no-embeddings",
    default=True,
    help="Whether papers are compared by meaning, too, or by terms alone. Default: by both.",
)

_P = ParamSpec("_P")


def with_project(command: Callable[Concatenate[Project, _P], None]) -> Callable[..., None]:
    """Gives a command the options --root and --raw, and passes it the project that they name."""

    @root_option
    @_raw_option
    @wraps(command)
    def run(root: Path | None, raw: Path | None, *arguments: _P.args, **options: _P.kwargs) -> None:
        command(project_of(root, raw), *arguments, **options)

    return run


def project_of(root: Path | None, raw: Path | None) -> Project:
    """The project that the options --root and --raw name."""
    project = project_at(root.resolve() if root else find_root(Path.cwd()))
    return project if raw is None else project.with_raw(raw)


def make_digest(
    project: Project,
    progress: ProgressReporter,
    embeddings: bool,
    *,
    reanalyze: bool = False,
    accept: bool = False,
    sources: bytes | None = None,
    executor: Executor = THIS_MACHINE,
) -> pipeline.Result:
    """The digest; its problems are reported.

    sources: the `sources_hash` of the project, if it is known. executor: where the work of stages is done.
    """
    with refusals_reported():
        result = pipeline.make_digest(
            project,
            progress,
            embeddings=embeddings,
            reanalyze=reanalyze,
            accept=accept,
            sources=sources,
            executor=executor,
        )
    report(result.problems)
    return result


@contextmanager
def refusals_reported() -> Iterator[None]:
    """Ends the command with the problems of a digest that must not replace the last one."""
    try:
        yield
    except pipeline.RefusedDigestError as error:
        report(error.problems)
        raise click.ClickException(str(error)) from error


def write_output(out: str, content: bytes) -> None:
    """Writes what --out names: a file as a whole, standard output if it is "-", or a pipe or a device.

    Raises OSError; then a former file stays as it was.
    """
    path = Path(out)
    if out != "-" and (path.is_file() or not path.exists()):
        replace_file(path, content)
        return
    with naming(path), click.open_file(out, "wb") as stream:
        stream.write(content)
        stream.flush()


@contextmanager
def executor_at(scheduler: str | None, project: Project) -> Iterator[Executor]:
    """The workers of a Dask scheduler for a project, while this context is open; this machine without one.

    Raises ClickException if they cannot be used.
    """
    if scheduler is None:
        yield THIS_MACHINE
        return
    try:
        # Imported here: Dask is an extra.
        from paper_digest.execution.dask_cluster import ClusterError, connected_cluster
    except ImportError as error:
        raise click.ClickException(
            f"--scheduler needs Dask, which is not installed ({error}). "
            "Install it: pip install 'mkdocs-paper-digest[dask]'"
        ) from error
    try:
        with connected_cluster(scheduler, project.configuration) as cluster:
            yield cluster
    except ClusterError as error:
        raise click.ClickException(str(error)) from error


def stop_if_strict(result: pipeline.Result | LastBuild, strict: bool) -> None:
    """Ends the command before it writes anything, if --strict is given and input could not be read."""
    if strict and not result.is_complete:
        raise click.ClickException("nothing was written: --strict forbids the errors above")


def report(problems: Iterable[Problem]) -> None:
    """Prints problems to standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


def exit_if_incomplete(result: pipeline.Result | LastBuild) -> None:
    """Ends the command with the status 1 if input could not be read."""
    if not result.is_complete:
        click.echo("Some input could not be read; see the errors above.", err=True)
        sys.exit(1)
