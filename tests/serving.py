"""Serves a folder on the loopback interface as GitHub Pages does, and records the size of each response.

Text is compressed with gzip for clients that accept it, responses may be cached for ten minutes, and a
missing file is answered with the site's 404.html. GitHub Pages also speaks HTTP/2, which this server does
not, so measurements with it are too slow rather than too fast.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_COMPRESSED_SUFFIXES = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}
"""The files that GitHub Pages compresses with gzip."""


class LocalServer(ThreadingHTTPServer):
    """A server that keeps connections waiting while its process is busy.

    The standard library keeps five. A browser with four pages opens more at the same time, and one that is
    refused tries again after 1, 3, 7, 15 and 31 seconds.
    """

    request_queue_size = 128


class Size(NamedTuple):
    """Bytes of a file and of its compressed response, without headers."""

    plain: int
    compressed: int


@lru_cache(maxsize=1_000)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, dict[str, Size]]]:
    """The URL of the folder and the sizes of the responses so far, by path; the server stops at the end."""
    sent: dict[str, Size] = {}
    server = LocalServer(("127.0.0.1", 0), partial(_Pages, sent=sent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


class _Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does and logs nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, sent: dict[str, Size], **options: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **options)

    def log_message(self, *_: object) -> None:
        """Logs nothing."""

    def handle(self) -> None:
        """Ignores a browser that closes the connection, for example when it opens another page."""
        with suppress(ConnectionError):
            super().handle()

    def finish(self) -> None:
        """Ignores the same at the end of a connection."""
        with suppress(ConnectionError):
            super().finish()

    def send_head(self) -> Any:
        requested = urlsplit(self.path).path
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if requested.endswith("/") else path
        if requested != "/" and path.is_dir() and not requested.endswith("/"):
            return super().send_head()  # redirects to the folder
        status = HTTPStatus.OK
        if not file.is_file():
            status = HTTPStatus.NOT_FOUND
            file = next(
                (folder / "404.html" for folder in path.parents if (folder / "404.html").is_file()), file
            )
        if not file.is_file():
            return super().send_head()
        content = file.read_bytes()
        compressed = _compressed(content) if file.suffix in _COMPRESSED_SUFFIXES else content
        self.sent[requested] = Size(len(content), len(compressed))
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in _COMPRESSED_SUFFIXES:
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "gzip")
                content = compressed
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)
