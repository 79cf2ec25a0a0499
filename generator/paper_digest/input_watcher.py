"""Tells a development server which changes of files need a new build: those that no build has made itself."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from paper_digest.atomic_file import LEFTOVERS
from paper_digest.html_pages.site_folder import Signature, signature_of


class InputWatcher(FileSystemEventHandler):
    """Starts a build of the server after a change of a watched file.

    A build writes pages below docs/ and lock files into raw/, which are watched. The server would build, and
    browsers would load the page, a second time.
    """

    def __init__(self) -> None:
        self.writing = threading.RLock()
        """Held while a build writes files, until `built` is called."""
        self._outputs: dict[str, Signature | None] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="paper-digest-")
        self._trigger = Path(self._folder.name) / "changes"
        self._changes = 0
        self._touch()

    def watch(self, server: LiveReloadServer, paths: Iterable[Path], docs: Path) -> None:
        """Watches paths and the documentation, which the server watches already, in place of the server."""
        with suppress(KeyError):
            server.unwatch(str(docs))
        for path in (docs, *paths):
            if path.exists():
                server.observer.schedule(self, str(path.absolute()), recursive=True)
        server.watch(str(self._trigger))

    def built(self, outputs: Iterable[Path]) -> None:
        """Takes note of the files that builds write, as they are now; those that are gone count, too."""
        for path in outputs:
            self._outputs[str(path.absolute())] = signature_of(path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Starts a build unless the last build made the change."""
        if event.is_directory:
            return
        with self.writing:
            if any(self._is_input(str(path)) for path in (event.src_path, event.dest_path) if path):
                self._touch()

    def _is_input(self, path: str) -> bool:
        """Whether a file has changed that is not as the last build left it."""
        if Path(path).match(LEFTOVERS):
            return False
        return path not in self._outputs or signature_of(path) != self._outputs[path]

    def _touch(self) -> None:
        """Changes the file that the server watches."""
        self._changes += 1
        self._trigger.write_text("x" * self._changes, "utf-8")

    def stop(self) -> None:
        """Removes the file that the server watches."""
        self._folder.cleanup()
