"""Tests of the server that stands for GitHub Pages."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler

from tests.serving import LocalServer


def test_connections_wait_while_the_server_is_busy() -> None:
    with ExitStack() as opened:
        server = opened.enter_context(LocalServer(("127.0.0.1", 0), BaseHTTPRequestHandler))
        for _ in range(60):  # none is accepted: the server does not run
            opened.enter_context(socket.create_connection(("127.0.0.1", server.server_port), timeout=1))
