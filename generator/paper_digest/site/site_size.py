"""Compares the size of a built site with what GitHub Pages publishes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from paper_digest.model.problem import Problem, Severity
from paper_digest.values.count import count_of

LIMIT: Final = 1_000_000_000
"""Bytes that a site on GitHub Pages may have."""
_CLOSE: Final = 0.8
"""The share of the limit from which there is a warning, while there is time to react; chosen by hand."""
_MEGABYTE: Final = 1_000_000


class SiteSize(NamedTuple):
    """The number of a site's files, and their bytes."""

    files: int
    bytes: int

    def __str__(self) -> str:
        return f"{count_of(self.files, 'file')}, {self.bytes / _MEGABYTE:,.1f} MB"


def size_of(site: Path) -> SiteSize:
    """The size of a built site. Raises OSError if it cannot be read."""
    sizes = [
        os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118 - there may be a hundred thousand
        for folder, _, names in os.walk(site)
        for name in names
    ]
    return SiteSize(len(sizes), sum(sizes))


def size_problem(size: SiteSize, limit: int = LIMIT) -> Problem | None:
    """An error if the site is too large to be published, a warning if it soon will be."""
    if size.bytes <= _CLOSE * limit:
        return None
    return Problem(
        file="site/",
        line=None,
        expected=f"at most {limit / _MEGABYTE:,.0f} MB, the limit of GitHub Pages",
        actual=f"{size.bytes / _MEGABYTE:,.1f} MB ({size.bytes / limit:.0%})",
        advice="Publish on a host without this limit, or move old dumps from raw/ to a digest of their own.",
        severity=Severity.ERROR if size.bytes > limit else Severity.WARNING,
    )
