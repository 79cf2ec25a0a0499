"""Makes copies of this project to try things on, and runs MkDocs in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_GENERATED = (
    "papers",
    "topics",
    "tags",
    "dumps",
    "browse",
    "glossary",
    "datasets",
    "reading-list",
    "code",
    "index.md",
    "code.md",
    "search.md",
    "map.md",
    "like.md",
    "map.json",
    "like.bin",
    "catalogue.json",
    "digest.bib",
    ".generated",
)


def copy_of_project(target: Path) -> Path:
    """The project without what was generated, so that tests disturb nobody's pages."""
    for name in ("mkdocs.yml", "topics.yml", "corrections.yml", "datasets.yml"):
        shutil.copy(ROOT / name, target)
    for name in ("raw", "templates"):
        shutil.copytree(ROOT / name, target / name)
    top = ROOT / "docs"
    shutil.copytree(top, target / "docs", ignore=lambda folder, _: _GENERATED if Path(folder) == top else ())
    return target


def mkdocs(project: Path, *arguments: str, site_url: str | None = None) -> subprocess.CompletedProcess[str]:
    """`mkdocs` with these arguments in a project's folder, for a site that will stand at `site_url`."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | ({"SITE_URL": site_url} if site_url else {})
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
