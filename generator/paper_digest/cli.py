"""The commands `paper-digest build | catalogue | check | topics`: a thin hand over pipeline.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from paper_digest import pipeline
from paper_digest.analysis.similarity.embeddings import MissingEmbeddingsError
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.progress import Watcher, watcher
from paper_digest.project import Places, places_below, project_root
from paper_digest.reading import readings_of

_SHOWN = 80
"""Characters of an unread stretch that `check` shows."""
_EMBEDDINGS = "Compare papers by meaning, too. Slow; needs the extra paper-digest[embeddings]."
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paper-digest")
def commands() -> None:
    """Turn dumps of paper listings into the pages of a static digest.

    Put what you saved (a listing page as text, JSON Lines, ...) into raw/, run "paper-digest check" to see what was
    understood, then "mkdocs serve" to read the digest. Settings live in topics.yml and corrections.yml.
    """


@commands.command()
@click.option(
    "--root", type=_FOLDER, help="The folder that holds mkdocs.yml. Default: the nearest one above here."
)
@click.option("--raw", type=_FOLDER, help="The folder with the dumps. Default: raw/ below the root.")
@click.option("--strict", is_flag=True, help="Write nothing when a dump or a setting could not be read.")
@click.option(
    "--gate",
    is_flag=True,
    help="Write nothing when a dump gives far fewer papers than before, or much of it is unread.",
)
@click.option(
    "--accept", is_flag=True, help="Remember what the dumps give now, though it be less than before."
)
@click.option("--embeddings", is_flag=True, help=_EMBEDDINGS)
@click.option("--timings", is_flag=True, help='Print the seconds of each stage, such as "read 0.41 s".')
def build(
    root: Path | None,
    raw: Path | None,
    strict: bool,
    gate: bool,
    accept: bool,
    embeddings: bool,
    timings: bool,
) -> None:
    """Write the Markdown pages below docs/.

    "mkdocs build" and "mkdocs serve" do this by themselves; use it to look at the pages or to build them with another tool.
    Exits with 1 when something in raw/ could not be read; what could be is built all the same, unless --strict.
    raw/dumps.lock remembers how many papers each dump gave; --gate compares with it, --accept writes it anew.

    Example: paper-digest build --gate
    """
    if gate and accept:
        raise click.UsageError(
            "--gate compares with raw/dumps.lock and --accept overwrites it: give one of them"
        )
    places = _places(root, raw)
    with watcher() as progress:
        result = _digest_of(places, progress, embeddings)
        _report(result.problems)
        if strict and not result.is_whole:
            raise click.ClickException("nothing was written, since --strict forbids the errors above")
        if gate and (refused := pipeline.gate(result)):
            _report(refused)
            raise click.ClickException(
                "nothing was written, since --gate forbids to publish with what is told above"
            )
        changes = pipeline.write(result, places, progress, accept=accept)
    digest = result.digest
    click.echo(
        f"{_count(len(digest.papers), 'paper')} from {_count(len(digest.readings), 'dump')}: "
        f"{_count(changes.written, 'file')} written, {changes.unchanged} unchanged, {changes.removed} removed"
    )
    _finish(progress, result.is_whole, timings)


@commands.command()
@click.option(
    "--root",
    type=_FOLDER,
    help="The folder that holds topics.yml and corrections.yml. Default: as for build.",
)
@click.option("--raw", type=_FOLDER, help="The folder with the dumps. Default: raw/ below the root.")
@click.option("--out", required=True, help='The file to write; "-" is standard output.')
@click.option("--strict", is_flag=True, help="Write nothing when a dump or a setting could not be read.")
@click.option("--embeddings", is_flag=True, help=_EMBEDDINGS)
def catalogue(root: Path | None, raw: Path | None, out: str, strict: bool, embeddings: bool) -> None:
    """Write the digest as one JSON document, without building a site.

    The built site serves the same document as catalogue.json; catalogue.schema.json beside it describes the format.

    Example: paper-digest catalogue --raw raw --out - | python -m json.tool
    """
    with watcher() as progress:
        result = _digest_of(_places(root, raw), progress, embeddings)
    _report(result.problems)
    if strict and not result.is_whole:
        raise click.ClickException("nothing was written, since --strict forbids the errors above")
    with click.open_file(out, "wb") as stream:
        stream.write(pipeline.catalogue_of(result))
    _finish(progress, result.is_whole, timings=False)


@commands.command()
@click.argument("dumps", nargs=-1, type=click.Path(path_type=Path), metavar="[DUMP]...")
@click.option(
    "--root", type=_FOLDER, help="The folder that holds mkdocs.yml. Default: the nearest one above here."
)
def check(dumps: tuple[Path, ...], root: Path | None) -> None:
    """Tell for each dump what was understood of it, and what to do about the rest.

    Without DUMP, all of raw/ is checked. Every line that is not blank is a paper's, the page's furniture, or unread.

    Example: paper-digest check raw/003_9b95d5e03c9646b7.txt
    """
    if dumps:
        readings = tuple(reading for path in dumps for reading in readings_of(path, path.as_posix()))
    else:
        with watcher() as progress:
            readings = pipeline.read(_places(root, None).raw, progress)
    for reading in readings:
        click.echo(_account(reading))
        for problem in reading.problems:
            click.echo(f"  {problem}")
        for one in reading.unparsed:
            click.echo(
                f"  {reading.dump}:{one.span.first}{f'-{one.span.last}' if len(one.span) > 1 else ''}: unread, {one.reason}: {_start(one.raw)}"
            )
    total = sum(len(reading.sightings) for reading in readings)
    click.echo(
        f"{_count(len(readings), 'dump')}, {_count(total, 'paper')}, {sum(r.unparsed_lines for r in readings)} lines unread"
    )
    if any(problem.severity is Severity.ERROR for reading in readings for problem in reading.problems):
        sys.exit(1)


@commands.command()
@click.option(
    "--propose",
    is_flag=True,
    help="Print topics for the papers that have none, as YAML to paste into topics.yml.",
)
@click.option(
    "--root",
    type=_FOLDER,
    help="The folder that holds topics.yml and corrections.yml. Default: as for build.",
)
@click.option("--raw", type=_FOLDER, help="The folder with the dumps. Default: raw/ below the root.")
def topics(propose: bool, root: Path | None, raw: Path | None) -> None:
    """List the topics with the number of their papers, or propose new ones; writes no file.

    To start a digest of another field, empty topics.yml, put dumps into raw/ and paste what --propose prints; then edit
    names, sentences and phrases as you like, but not an id that is published.

    Example: paper-digest topics --propose >> topics.yml
    """
    with watcher() as progress:
        result = pipeline.digest_of(_places(root, raw), progress)
    _report(result.problems)
    if propose:
        click.echo(pipeline.proposals_of(result), nl=False)
    else:
        for topic in result.digest.topics:
            click.echo(f"{topic.rule.id}: {_count(len(topic.papers), 'paper')}")
        click.echo(
            f"unsorted: {_count(len(result.digest.unsorted), 'paper')}; {_count(len(result.digest.proposed), 'topic')} proposed"
        )
    _finish(progress, result.is_whole, timings=False)


def main() -> None:
    """Runs the commands; whatever goes wrong, a user sees one sentence and no traceback."""
    try:
        commands()
    except OSError as error:
        _fail(
            f"{error.filename or 'a file'}: {error.strerror or error}. Check that the path is right and that you may use it."
        )
    except Exception as error:
        if os.environ.get("PAPER_DIGEST_DEBUG"):
            raise
        _fail(
            f"a mistake in paper-digest itself: {type(error).__name__}: {error}. Run again with PAPER_DIGEST_DEBUG=1 and report it."
        )


def _fail(message: str) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(1)


def _places(root: Path | None, raw: Path | None) -> Places:
    places = places_below(root.resolve() if root else project_root(Path.cwd()))
    return places if raw is None else places.with_raw(raw)


def _digest_of(places: Places, progress: Watcher, embeddings: bool) -> pipeline.Result:
    try:
        return pipeline.digest_of(places, progress, embeddings=embeddings)
    except MissingEmbeddingsError as error:
        raise click.ClickException(str(error)) from error


def _report(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _finish(progress: Watcher, whole: bool, timings: bool) -> None:
    if timings:
        for stage, seconds in progress.seconds.items():
            click.echo(f"{stage} {seconds:.2f} s")
    if not whole:
        click.echo("Some input could not be read; see the errors above.", err=True)
        sys.exit(1)


def _account(reading: Reading) -> str:
    named = f" ({reading.label})" if reading.label != reading.dump else ""
    return (
        f"{reading.dump}{named}: {reading.layout}; {_count(len(reading.sightings), 'paper')}; {reading.lines} lines, of them "
        f"{reading.paper_lines} papers, {reading.boilerplate_lines} furniture, {reading.unparsed_lines} unread"
    )


def _start(raw: str) -> str:
    """The first words of unread lines, quoted so that nothing in them reaches the terminal."""
    folded = " ".join(raw.split())
    return repr(folded[:_SHOWN]) + (" ..." if len(folded) > _SHOWN else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
