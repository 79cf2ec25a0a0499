"""Copies this project for experiments, and runs MkDocs in the copies."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.processes import run_program

ROOT = Path(__file__).parents[1]
DUMP = "000_9d0e1e90c0128e57.txt"
PUBLISHED = frozenset(("history.jsonl", "raw/addresses.lock", "raw/analysis.lock"))
"""What former builds published."""


def copy_of_project(target: Path) -> Path:
    """Copies the project without generated files, which Git ignores; tests never touch the real pages.

    Nothing was published in the copy: a test that removes a dump gets no pages that say so.
    """
    parts = ("*.yml", "*.jsonl", "raw", "templates", "docs")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *parts]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for path in filter(None, listing.split("\0")):
        if (ROOT / path).is_file() and path not in PUBLISHED:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, target / path)
    return target


def mkdocs(project: Path, *arguments: str, site_url: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs `mkdocs` with these arguments in a project's folder, for a site at `site_url`."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | ({"SITE_URL": site_url} if site_url else {})
    return run_program("mkdocs.__main__:cli", arguments, project, environment)


def project_with_dump(folder: Path) -> Path:
    """Makes a project with one of the real dumps, `DUMP`."""
    for name in ("mkdocs.yml", "topics.yml", "corrections.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "raw").mkdir()
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "raw" / DUMP, folder / "raw")
    return folder
