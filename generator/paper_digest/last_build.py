"""Tells whether the files of the last build are still those that a new build would write.

`.cache/last-build` has a hash of all input files and the state of all files that the build wrote. It is
written after the build, whose lock files are input of the next one: a build of unchanged input writes what
is there already.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from paper_digest.atomic_file import checked_content, replace_checked_file
from paper_digest.caching.code_version import code_version
from paper_digest.caching.input_files import files_below, files_hash, parts_hash
from paper_digest.caching.results import UNENCODED, encoded
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.site_files import FileState, PagePath
from paper_digest.project import Project
from paper_digest.site.output import is_intact, maintained_files
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.sources.site_options import load_site_options


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """A build that wrote all files, and what a command reports of it."""

    sources: bytes
    """The hash of what people and commands maintain; see `sources_hash`."""
    locks: bytes
    """The hash of the files that builds keep in Git, as the build left them."""
    files: dict[PagePath, FileState]
    """The generated files below docs/."""
    papers: int
    dumps: int
    problems: tuple[Problem, ...]
    blocking: tuple[Problem, ...]
    """What blocks publishing with `--gate`."""

    @property
    def key(self) -> bytes:
        """What the generated files depend on."""
        return self.sources + self.locks

    @property
    def pages(self) -> int:
        """The number of generated files without the list of them."""
        return len(self.files) - 1

    @property
    def is_complete(self) -> bool:
        """Whether all input is in the digest."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def unchanged_build(project: Project, sources: bytes) -> LastBuild | None:
    """The last build, if a new one of these sources would write the same files; None if it would not, or
    nobody knows.
    """
    try:
        build = _stored(project.last_build)
        is_same = (
            build is not None
            and build.sources == sources
            and build.locks == locks_hash(project)
            and all(is_intact(project.docs / path, state) for path, state in build.files.items())
        )
        return build if is_same else None
    except (OSError, ValueError):  # ValueError: a path that no file can have
        return None


def written_key(project: Project, sources: bytes) -> bytes:
    """The key of the build of these sources that was just written; empty if it is not known."""
    try:
        return sources + locks_hash(project) if sources else b""
    except OSError:
        return b""


def store_build(project: Project, build: LastBuild) -> None:
    """Stores a build; if the file cannot be written, the next build is compared with none."""
    with suppress(OSError, *UNENCODED):
        replace_checked_file(project.last_build, encoded(build))


def take_last_files(project: Project) -> dict[PagePath, FileState]:
    """The files of the last build, which is forgotten: they are about to change."""
    files: dict[PagePath, FileState] = {}
    with suppress(OSError):
        build = _stored(project.last_build)
        files = build.files if build else {}
        project.last_build.unlink(missing_ok=True)
    return files


def sources_hash(project: Project, *, embeddings: bool = True) -> bytes:
    """A hash of the code, the options, the dumps and all other files that people and commands maintain.

    It is empty if a file cannot be read, which the reading of the file reports.
    """
    sources = attempt(lambda: _sources_hash(project, embeddings))
    return b"" if isinstance(sources, Failure) else sources


def _sources_hash(project: Project, embeddings: bool) -> bytes:
    options, problems = load_site_options(project.configuration)
    folders = (*project.templates, *project.fonts)
    read = (
        *((path.name, path) for path in (*project.settings, project.metadata)),
        *(file for folder in folders for file in files_below(folder)),
    )
    # A link in raw/ is an error, wherever it leads.
    dumps = (file for file in files_below(project.raw, follow_links=False) if file[1].suffix != ".lock")
    maintained = maintained_files(project.docs)
    return parts_hash(
        (
            code_version(),
            repr((embeddings, options, problems, maintained)).encode(errors="surrogatepass"),
            files_hash(read),
            files_hash(dumps, follow_links=False),
        )
    )


def locks_hash(project: Project) -> bytes:
    """A hash of the files that builds read, write and keep in Git.

    Raises OSError if a file cannot be read.
    """
    return files_hash((path.name, path) for path in project.outputs)


def _stored(path: Path) -> LastBuild | None:
    """The stored build; None if there is none or the file is damaged."""
    content = checked_content(path)
    if content is None:
        return None
    try:
        return msgspec.msgpack.decode(content, type=LastBuild)
    except msgspec.MsgspecError:  # of another version
        return None
