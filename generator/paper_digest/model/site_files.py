"""Defines the files of a generated site and the stages of a run."""

from __future__ import annotations

from typing import Literal

PagePath = str
"""Relative to docs/, with forward slashes."""
SiteFiles = tuple[tuple[PagePath, bytes], ...]
"""All generated files, in the order of paths."""
Stage = Literal["read", "link", "analyze", "render"]
