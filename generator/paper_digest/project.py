"""Defines the files and folders of a project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from paper_digest.model.site_options import CONFIGURATION_FILE

CACHE_VARIABLE = "PAPER_DIGEST_CACHE"
"""The environment variable that names another folder for caches."""
_CHECKOUT = Path(__file__).resolve().parents[2]
_IN_WHEEL = Path(__file__).parent / "project_files"
PACKAGED = _IN_WHEEL if _IN_WHEEL.is_dir() else _CHECKOUT
"""The folder with the program's own templates, theme, assets and pages: in an installed package, or else the
checkout.
"""

_PAGES = ("about.md", "catalogue.schema.json", "project/author-names.md")
"""The files below docs/, besides the assets, that generated pages link to."""
GUIDES = (
    "adding-a-dataset",
    "adding-a-layout",
    "adding-a-topic",
    "adding-metadata",
    "author-names",
    "commands",
    "correcting-a-paper",
    "fetching-listings",
    "history",
    "settings",
)
"""The names of the guides that maintainers of any digest need, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Project:
    """The files and folders of one digest."""

    configuration: Path
    """mkdocs.yml."""
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
    templates: tuple[Path, ...]
    """The folders of page templates (`*.md.j2`), the digest's own first: its files replace the program's."""
    fonts: tuple[Path, ...]
    """The folders of the typefaces of pictures, likewise."""
    overrides: Path
    """The digest's own templates; may be absent."""
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
    def listing_cache(self) -> Path:
        """Which versions of listings `paper-digest fetch` has saved."""
        return self.cache / "listings"

    @property
    def vector_cache(self) -> Path:
        """The sentence embeddings of texts."""
        return self.cache / "vectors.sqlite"

    @property
    def page_cache(self) -> Path:
        """The finished pages of the site."""
        return self.cache / "pages.sqlite"

    @property
    def stage_cache(self) -> Path:
        """The results of stages of the pipeline."""
        return self.cache / "stages.sqlite"

    @property
    def last_build(self) -> Path:
        """What the last build of this project read and wrote."""
        return self.cache / f"last-build-{self.cache_owner}"

    @property
    def build_lock(self) -> Path:
        """The file that the running build has locked."""
        return self.cache / f"build-{self.cache_owner}.lock"

    @property
    def journal(self) -> Path:
        """What a build is about to write beside the pages, for the next one if it is killed."""
        return self.cache / f"journal-{self.cache_owner}"

    @property
    def cache_owner(self) -> str:
        """What tells the project from others that share its cache: a hash of the path of docs/."""
        return blake2b(os.fsencode(self.docs.resolve()), digest_size=4).hexdigest()

    @property
    def settings(self) -> tuple[Path, ...]:
        """The settings files beside mkdocs.yml, in the order of the parameters of `load_settings`."""
        return (self.topics, self.corrections, self.datasets, self.venues, self.authors)

    @property
    def outputs(self) -> tuple[Path, ...]:
        """What builds write beside the pages."""
        return (self.history, self.id_registry, self.dump_counts, self.assignments, self.addresses)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The inputs of the pages: a change in any of them makes the pages out of date."""
        return (self.raw, *self.settings, self.metadata, self.overrides)


def project_at(root: Path) -> Project:
    """The project in `root`, the folder with mkdocs.yml."""
    return Project(
        configuration=root / CONFIGURATION_FILE,
        raw=root / "raw",
        topics=root / "topics.yml",
        corrections=root / "corrections.yml",
        datasets=root / "datasets.yml",
        venues=root / "venues.yml",
        authors=root / "authors.yml",
        metadata=root / "metadata.jsonl",
        history=root / "history.jsonl",
        templates=own_and_packaged(root, "templates/pages"),
        fonts=own_and_packaged(root, "docs/assets/fonts"),
        overrides=root / "templates",
        docs=root / "docs",
        cache=Path(os.environ.get(CACHE_VARIABLE) or root / ".cache"),
    )


def own_and_packaged(root: Path, folder: str) -> tuple[Path, ...]:
    """The folder of the digest, then the program's: a file is taken from the first folder that has it."""
    return tuple(dict.fromkeys((root / folder, PACKAGED / folder)))


def packaged_pages() -> Iterator[str]:
    """The paths, relative to docs/, of the program's files there that a site needs, in alphabetical order."""
    docs = PACKAGED / "docs"
    assets = (path for path in (docs / "assets").rglob("*") if path.is_file())
    for path in sorted((*assets, *(docs / page for page in _PAGES))):
        yield path.relative_to(docs).as_posix()


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` with a mkdocs.yml; else the checkout of the program."""
    for folder in (start, *start.parents):
        if (folder / CONFIGURATION_FILE).is_file():
            return folder
    return _CHECKOUT
