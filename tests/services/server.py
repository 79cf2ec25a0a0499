"""Serves scripted answers on the loopback interface, in the place of services, and records the requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.serving import LocalServer


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: str

    @property
    def service(self) -> str:
        """The name of the service, the first part of the path."""
        return self.path.split("/")[1]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None
    """The Content-Length, if it is not that of the body."""
    raw: bytes | None = None
    """Sent instead of an HTTP response; then the connection is closed."""
    is_endless: bool = False
    """Sends the body again and again, without a Content-Length, until the client has had enough."""
    repeated: bytes = b""
    """Sent so, too, behind the body; "" for none."""
    hangs: bool = False
    """Sends nothing until the server stops."""


Script = Callable[[SeenRequest], Reply]


@dataclass(slots=True)
class ServiceServer:
    """A running server."""

    url: str
    script: Script
    requests: list[SeenRequest] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    """Set when a request hangs."""


@contextmanager
def serving(script: Script) -> Iterator[ServiceServer]:
    """A server that answers by the script, which may be replaced while it runs; it stops at the end."""
    http = LocalServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    server = ServiceServer(f"http://127.0.0.1:{http.server_port}", script)
    http.service_server = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        http.shutdown()
        http.server_close()
        thread.join(timeout=10)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request by the script."""

    def do_GET(self) -> None:
        self._reply("")

    def do_POST(self) -> None:
        self._reply(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def log_message(self, *_: object) -> None:
        """Logs nothing."""

    def _reply(self, body: str) -> None:
        server: ServiceServer = self.server.service_server  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = SeenRequest(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        server.requests.append(seen)
        reply = server.script(seen)
        if reply.hangs:
            server.asked.set()
            server.stopped.wait()
            return
        with suppress(ConnectionError):
            if reply.is_endless or reply.repeated:
                self._send_without_end(reply)
            elif reply.raw is None:
                self._send(reply)
            else:
                self.wfile.write(reply.raw)
                self.close_connection = True

    def _send(self, reply: Reply) -> None:
        content = reply.body.encode() if isinstance(reply.body, str) else reply.body
        length = len(content) if reply.announced is None else reply.announced
        self.send_response(reply.status)
        headers: dict[str, Any] = {"Content-Type": "application/json", "Content-Length": length}
        for name, value in (headers | reply.headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(content)

    def _send_without_end(self, reply: Reply) -> None:
        content = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.close_connection = True
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        server: ServiceServer = self.server.service_server  # type: ignore[attr-defined]
        while not server.stopped.is_set():
            self.wfile.write(reply.repeated or content)
