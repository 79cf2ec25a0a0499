"""The files of a generated site."""

from __future__ import annotations

from typing import Literal

PagePath = str
"""Relative to docs/, with forward slashes."""
Site = tuple[tuple[PagePath, bytes], ...]
"""All generated files, in the order of paths."""
Stage = Literal["read", "link", "analyze", "render"]
