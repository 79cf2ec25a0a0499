"""Builds the addresses of requests."""

from __future__ import annotations

from urllib.parse import urlencode


def with_query(url: str, **parameters: str | int) -> str:
    """The address with further parameters, in this order; two underscores in a name stand for a dot."""
    query = urlencode({name.replace("__", "."): value for name, value in parameters.items()}, safe=":/,")
    return f"{url}{'&' if '?' in url else '?'}{query}"
