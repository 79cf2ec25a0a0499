"""Defines what a site says of itself in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteMetadata:
    """The name and the address of a site."""

    name: str = "Paper digest"
    url: str = ""
    """Where it is published, with a slash at the end; "" if unknown."""


NO_SITE = SiteMetadata()
"""A site of which nothing is known."""
