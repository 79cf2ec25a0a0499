"""A small documentation that is built with the plugin, without the generator."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from paper_digest.last_build import written_key
from paper_digest.model.site_options import SiteOptions
from paper_digest.plugin import PaperDigestPlugin
from paper_digest.project import project_at

from tests.site.builders import analyzed, digest

CONFIGURATION = """
site_name: Small digest
site_url: https://example.org/digest/
theme: {name: material, font: false}
plugins:
  - paper-digest: {fast_pages: FAST}
markdown_extensions:
  [attr_list, md_in_html, admonition, def_list, tables, pymdownx.details, pymdownx.superfences]
validation: {anchors: warn}
nav:
  - Home: index.md
  - Second: second.md
"""

_SOURCES = b"the hash of the sources"


def small_project(folder: Path, papers: int = 3) -> Path:
    """A project with a start page, three other pages, some pages of papers, and a style sheet."""
    (folder / "docs" / "papers").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION.replace("FAST", "true"), "utf-8")
    docs = folder / "docs"
    (docs / "index.md").write_text("# Home\n\n[First](papers/p-1.md#results), [second](second.md)\n", "utf-8")
    (docs / "second.md").write_text("# Second\n\n!!! note\n    A [paper](papers/p-2.md).\n", "utf-8")
    (docs / "old.md").write_text("---\ntemplate: redirect.html\ntarget: ../\n---\n# Old\n", "utf-8")
    (docs / "about.md").write_text("# About\n", "utf-8")
    (docs / "style.css").write_text("p { margin: 0 }\n", "utf-8")
    for number in range(1, papers + 1):
        text = (
            f"---\ntitle: Paper {number}\n---\n# Paper {number}\n\n??? note\n    Details\n\n"
            f"## Results\n\nA *text* about `code`, [home](../index.md) and [itself](#results).\n\n"
            f"| a | b |\n|---|---|\n| {number} | 2 |\n\nTerm\n:   Meaning\n\n"
            f'<div class="x" markdown="1">\n\n## Results\n\nmore\n\n</div>\n'
        )
        (docs / "papers" / f"p-{number}.md").write_text(text, "utf-8")
    return folder


def configuration(project: Path, *, fast: bool = True, **settings: Any) -> MkDocsConfig:
    """The settings of the project."""
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        text.replace(f"fast_pages: {str(not fast).lower()}", f"fast_pages: {str(fast).lower()}"), "utf-8"
    )
    return load_config(str(project / "mkdocs.yml"), **settings)


def build_site(project: Path, *, fast: bool = True, **settings: Any) -> dict[str, bytes]:
    """Builds the site of a digest of one paper; returns its files.

    fast: with the pages taken over from MkDocs, or by MkDocs alone.
    """
    config = configuration(project, fast=fast, **settings)
    plugin = cast("PaperDigestPlugin", config.plugins["paper-digest"])
    result = SimpleNamespace(
        digest=digest(analyzed("p-1", "Paper 1")),
        options=SiteOptions(),
        required_addresses=frozenset(),
        sources=_SOURCES,
    )
    plugin.prepare(cast("Any", result), generated_key(project))
    build(config)
    return files_of(Path(config.site_dir))


def generated_key(project: Path) -> bytes:
    """The key of the build that wrote the generated files."""
    return written_key(project_at(project), _SOURCES)


def files_of(site: Path) -> dict[str, bytes]:
    """The content of each file of a site, hidden ones included."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def inodes(site: Path) -> dict[str, tuple[int, int]]:
    """What changes when a page of a site is written again, by its path."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*.html")
    }
