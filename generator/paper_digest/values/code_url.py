"""Tells the URLs of code."""

from __future__ import annotations

from typing import Final

from paper_digest.values.url import split_url

_HOSTS: Final = frozenset(("github.com", "gitlab.com", "bitbucket.org", "codeberg.org"))
_SPACES: Final = "huggingface.co/spaces"


def is_code_url(url: str) -> bool:
    """Whether a URL leads to a repository of code, or into one; a profile is none."""
    parts = split_url(url)
    if parts is None or parts.scheme not in ("http", "https"):
        return False
    host, *path = [(parts.hostname or "").removeprefix("www."), *filter(None, parts.path.split("/"))]
    if path and f"{host}/{path[0]}" == _SPACES:
        return len(path) >= 3
    return host in _HOSTS and len(path) >= 2
