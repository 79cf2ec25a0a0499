"""Tells a development server which changes of files need a new build: those that no build has made itself."""

from __future__ import annotations

import os
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
        self._known: dict[str, Signature | None] = {}
        """Files as the last build wrote them, or as they were when they last started a build."""
        self._folder = tempfile.TemporaryDirectory(prefix="paper-digest-")
        self._trigger = Path(self._folder.name) / "changes"
        self._trigger.touch()
        self._changes = 0

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
            self._known[str(path.absolute())] = signature_of(path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Starts a build unless the last build made the change."""
        if event.is_directory:
            return
        with self.writing:
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            changed = [path for path in paths if self._has_changed(path)]
            if changed:
                self._start_build()

    def _has_changed(self, path: str) -> bool:
        """Whether a file is not as a build has written it or as a former change left it, which is noted.

        An editor empties a file before it writes the text, and the observer may report both.
        """
        if Path(path).match(LEFTOVERS):
            return False
        signature = signature_of(path)
        is_known = path in self._known and self._known[path] == signature
        self._known[path] = signature
        return not is_known

    def _start_build(self) -> None:
        """Changes the file that the server watches, in one step: the server would see two as two changes."""
        self._changes += 1
        os.utime(self._trigger, (self._changes, self._changes))

    def stop(self) -> None:
        """Removes the file that the server watches."""
        self._folder.cleanup()
