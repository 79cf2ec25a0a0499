"""Serves a folder on loopback as GitHub Pages does, and notes what each answer weighs.

Text goes out packed with gzip to whoever takes that, everything may be kept for ten minutes, and what is not
there is answered with the site's own 404.html. GitHub Pages speaks HTTP/2 besides, which this does not, so
that what is measured here is rather too slow than too fast.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}
"""What GitHub Pages packs with gzip on the way."""


class Size(NamedTuple):
    """The bytes of a file as it is and as it goes over the wire, without what the protocol adds."""

    plain: int
    packed: int


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, dict[str, Size]]]:
    """The folder's address and, as they come, the sizes of what was asked for, by path."""
    sent: dict[str, Size] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, sent=sent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


class _Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does and says nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, sent: dict[str, Size], **named: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **named)

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        """Goes on when a browser hangs up, as one does that turns to another page."""
        with suppress(ConnectionError):
            super().handle()

    def finish(self) -> None:
        """The same at the end of a connection."""
        with suppress(ConnectionError):
            super().finish()

    def send_head(self) -> Any:
        asked = urlsplit(self.path).path
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if asked.endswith("/") else path
        if asked != "/" and path.is_dir() and not asked.endswith("/"):
            return super().send_head()  # which sends the browser to the folder
        status = HTTPStatus.OK
        if not file.is_file():
            status = HTTPStatus.NOT_FOUND
            file = next(
                (folder / "404.html" for folder in path.parents if (folder / "404.html").is_file()), file
            )
        if not file.is_file():
            return super().send_head()
        content = file.read_bytes()
        packed = gzip.compress(content) if file.suffix in _PACKED else content
        self.sent[asked] = Size(len(content), len(packed))
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in _PACKED:
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "gzip")
                content = packed
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)
