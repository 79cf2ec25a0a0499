"""Watches the input of a development server: a file that a build has written starts no further build."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from paper_digest.atomic_file import LEFTOVERS
from paper_digest.html_pages.site_folder import Signature, signature_of


class InputWatcher:
    """Knows which changes of watched files are those that a build has made.

    A build writes pages below docs/ and lock files into raw/, which are watched. The server would build, and
    browsers would load the page, a second time.
    """

    def __init__(self) -> None:
        self.writing = threading.RLock()
        """Held while a build writes files, until `built` is called."""
        self._known: dict[str, Signature | None] = {}
        """Files as the last build wrote them, or as they were when they last started a build."""

    def watch(self, server: LiveReloadServer, paths: Iterable[Path], docs: Path) -> None:
        """Makes the server watch these paths and the documentation, but ignore what builds write there."""
        with suppress(KeyError):
            server.unwatch(str(docs))
        observer: Any = server.observer
        server.observer = _FilteredObserver(observer, self)  # type: ignore[assignment]
        for path in (docs, *paths):
            if path.exists():
                server.watch(str(path))
        server.observer = observer

    def built(self, outputs: Iterable[Path]) -> None:
        """Takes note of the files that builds write, as they are now; those that are gone count, too."""
        for path in outputs:
            self._known[str(path.absolute())] = signature_of(path)

    def note_change(self, event: FileSystemEvent) -> bool:
        """Notes a change, and returns whether no build has made it and no former event was about it.

        Waits for the end of a build.
        """
        if event.is_directory:
            return False
        with self.writing:
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            changed = [path for path in paths if self._note_file(path)]
        return bool(changed)

    def _note_file(self, path: str) -> bool:
        """Notes a file, and returns whether it is other than a build wrote it or a former change left it.

        An editor empties a file before it writes the text, and the observer may report both.
        """
        if Path(path).match(LEFTOVERS):
            return False
        signature = signature_of(path)
        is_known = path in self._known and self._known[path] == signature
        self._known[path] = signature
        return not is_known


@dataclass(frozen=True)
class _FilteredObserver:
    """Stands for the server's observer of files while the server says what it wants to watch."""

    observer: Any
    watcher: InputWatcher

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Any:
        """Watches a path; the server's handler gets only changes of the input."""
        return self.observer.schedule(_FilteredHandler(handler, self.watcher), path, recursive=recursive)


class _FilteredHandler(FileSystemEventHandler):
    def __init__(self, handler: FileSystemEventHandler, watcher: InputWatcher) -> None:
        self._handler = handler
        self._watcher = watcher

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Starts a build of the server if the event is a change of the input."""
        if self._watcher.note_change(event):
            self._handler.dispatch(event)
