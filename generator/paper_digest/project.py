"""Says where a project keeps its things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one digest."""

    raw: Path
    topics: Path
    corrections: Path
    datasets: Path
    templates: Path
    """The page templates (`*.md.j2`)."""
    docs: Path

    def with_raw(self, raw: Path) -> Places:
        """The same project with its dumps elsewhere."""
        return replace(self, raw=raw)

    @property
    def ledger(self) -> Path:
        """The memory of which id belongs to which paper; it travels with the dumps."""
        return self.raw / "papers.lock"

    @property
    def lock(self) -> Path:
        """How many papers each dump gave before."""
        return self.raw / "dumps.lock"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a change of makes the pages stale."""
        return (self.raw, self.topics, self.corrections, self.datasets, self.templates.parent)


def places_below(root: Path) -> Places:
    """The usual places below `root`, the folder that holds mkdocs.yml."""
    return Places(
        raw=root / "raw",
        topics=root / "topics.yml",
        corrections=root / "corrections.yml",
        datasets=root / "datasets.yml",
        templates=root / "templates" / "pages",
        docs=root / "docs",
    )


def project_root(start: Path) -> Path:
    """The nearest folder at or above `start` with a mkdocs.yml; else the checkout this program runs from."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    return Path(__file__).resolve().parents[2]
