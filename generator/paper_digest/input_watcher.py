"""Watches the input of a development server: a file that a build has written starts no further build."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import DirModifiedEvent, FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from paper_digest.atomic_file import LEFTOVERS
from paper_digest.caching.input_files import files_below
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
        """Makes the server watch these paths and the documentation, but ignore what builds write there.

        A path need not exist yet, and may be gone for a while.
        """
        with suppress(KeyError):
            server.unwatch(str(docs))
        observer: Any = server.observer
        server.observer = _FilteredObserver(observer, self)  # type: ignore[assignment]
        for path in (docs, *paths):
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
        return self._note_files(str(path) for path in (event.src_path, event.dest_path) if path)

    def note_folder(self, folder: Path) -> bool:
        """Notes that a folder appeared or vanished, and returns whether that changes the input: an empty one
        does not.

        Waits for the end of a build.
        """
        try:
            if folder.is_dir():
                return self._note_files(str(path) for _, path in files_below(folder))
        except OSError:  # a folder in it was removed meanwhile
            return True
        self._forget_below(folder)
        return True

    def _forget_below(self, folder: Path) -> None:
        """Forgets the files of a folder that is gone: those of one that takes its place are new."""
        with self.writing:
            for path in [path for path in self._known if path.startswith(f"{folder}{os.sep}")]:
                del self._known[path]

    def _note_files(self, paths: Iterable[str]) -> bool:
        with self.writing:
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
        """Watches a path; the server's handler gets only changes of the input.

        The folder around the path is watched for it, too: the observer can watch no path that does not exist,
        and stops when a folder is gone.
        """
        entry = _EntryHandler(handler, self, Path(path), recursive=recursive)
        entry.follow()
        return self.observer.schedule(entry, str(Path(path).parent), recursive=False)


class _FilteredHandler(FileSystemEventHandler):
    """Handles changes of the files in a folder."""

    def __init__(self, handler: FileSystemEventHandler, watcher: InputWatcher) -> None:
        self._handler = handler
        self._watcher = watcher

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Starts a build of the server if the event is a change of the input."""
        if self._watcher.note_change(event):
            self._handler.dispatch(event)


class _EntryHandler(_FilteredHandler):
    """Handles changes of one file or folder, which may appear and vanish, in the folder around it."""

    def __init__(
        self, handler: FileSystemEventHandler, filtered: _FilteredObserver, path: Path, *, recursive: bool
    ) -> None:
        super().__init__(handler, filtered.watcher)
        self._observer = filtered.observer
        self._path = path
        self._is_recursive = recursive
        self._watch: Any = None
        """The observer's watch of the folder at the path; None if there is none."""

    def follow(self) -> None:
        """Watches the files in the folder that is at the path now, if there is one."""
        if self._watch:
            self._observer.unschedule(self._watch)
            self._watch = None
        files = _FilteredHandler(self._handler, self._watcher)
        with suppress(OSError):  # it vanished again, which is one more event
            if self._path.is_dir():
                self._watch = self._observer.schedule(files, str(self._path), recursive=self._is_recursive)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Starts a build of the server if the event is about the path, and is a change of the input."""
        if str(self._path) not in (event.src_path, event.dest_path):
            return
        if not event.is_directory:
            super().on_any_event(event)
        elif not isinstance(event, DirModifiedEvent):
            self.follow()  # before the files are listed, so that none is missed
            if self._watcher.note_folder(self._path):
                # The server's handler ignores changes of folders.
                self._handler.dispatch(FileModifiedEvent(str(self._path)))
