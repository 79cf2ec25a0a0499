"""Defines the files and folders of a project."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

CACHE_VARIABLE = "PAPER_DIGEST_CACHE"
"""The environment variable that names another folder for caches."""
PACKAGED = Path(__file__).parent / "project_files"
"""The templates, theme and assets in an installed package; absent in a checkout, which has its own."""


@dataclass(frozen=True, slots=True)
class Project:
    """The files and folders of one digest."""

    raw: Path
    """The dumps."""
    topics: Path
    corrections: Path
    datasets: Path
    venues: Path
    authors: Path
    metadata: Path
    """Metadata of papers from outside the dumps."""
    history: Path
    """What happened to the papers; committed."""
    templates: Path
    """The page templates (`*.md.j2`)."""
    fonts: Path
    """The typefaces of pictures."""
    mkdocs: Path
    """The settings of the site."""
    docs: Path
    cache: Path
    """What can be computed or asked for again; not committed."""

    def with_raw(self, raw: Path) -> Project:
        """The same project with another folder of dumps."""
        return replace(self, raw=raw)

    @property
    def id_registry(self) -> Path:
        """Which id belongs to which paper; committed with the dumps."""
        return self.raw / "papers.lock"

    @property
    def dump_counts(self) -> Path:
        """How many papers each dump yielded; committed with the dumps."""
        return self.raw / "dumps.lock"

    @property
    def assignments(self) -> Path:
        """The analysis of each paper as the last build published it; committed with the dumps."""
        return self.raw / "analysis.lock"

    @property
    def addresses(self) -> Path:
        """The addresses of all pages that were ever published; committed with the dumps."""
        return self.raw / "addresses.lock"

    @property
    def metadata_review(self) -> Path:
        """Doubtful metadata that `paper-digest enrich` proposes."""
        return self.metadata.with_name("metadata-review.txt")

    @property
    def answer_cache(self) -> Path:
        """Answers of services to `paper-digest enrich`."""
        return self.cache / "answers"

    @property
    def vector_cache(self) -> Path:
        """The sentence embeddings of texts."""
        return self.cache / "vectors.sqlite"

    @property
    def watched(self) -> tuple[Path, ...]:
        """The inputs of the pages: a change in any of them makes the pages out of date."""
        return (
            self.raw,
            self.topics,
            self.corrections,
            self.datasets,
            self.venues,
            self.authors,
            self.metadata,
            self.templates.parent,
        )


def project_at(root: Path) -> Project:
    """The project in `root`, the folder with mkdocs.yml; missing page templates are the package's."""
    return Project(
        raw=root / "raw",
        topics=root / "topics.yml",
        corrections=root / "corrections.yml",
        datasets=root / "datasets.yml",
        venues=root / "venues.yml",
        authors=root / "authors.yml",
        metadata=root / "metadata.jsonl",
        history=root / "history.jsonl",
        templates=own_or_packaged(root, "templates/pages"),
        fonts=own_or_packaged(root, "docs/assets") / "fonts",
        mkdocs=root / "mkdocs.yml",
        docs=root / "docs",
        cache=Path(os.environ.get(CACHE_VARIABLE) or root / ".cache"),
    )


def own_or_packaged(root: Path, folder: str) -> Path:
    """The folder of the project, or the package's if the project has none."""
    packaged = PACKAGED / folder
    return packaged if packaged.is_dir() and not (root / folder).is_dir() else root / folder


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` with a mkdocs.yml; else the checkout of the program."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    return Path(__file__).resolve().parents[2]
