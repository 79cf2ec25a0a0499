"""Builds the wheel of this checkout and installs it into environments of its own, without the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from paper_digest.project import GUIDES

from tests.project import ROOT

_FILES = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "action.yml",
    "docs/about.md",
    "docs/catalogue.schema.json",
    *(f"docs/project/{name}.md" for name in GUIDES),
)


def copy_of_sources(target: Path) -> Path:
    """Copies what the wheel is built from."""
    for name in _FILES:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target / name)
    for folder in ("generator", "templates", "docs/assets"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def build_wheel(source: Path) -> Path:
    """The wheel of the sources in a folder; one that was built before is replaced."""
    shutil.rmtree(source / "dist", ignore_errors=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (path,) = (source / "dist").glob("mkdocs_paper_digest-*.whl")
    return path


class Installation:
    """An environment with nothing but installed wheels, and the dependencies of the running one."""

    def __init__(self, folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        (packages,) = folder.glob("lib/python*/site-packages")
        # A line of a .pth file adds a folder, but not what the .pth files in that folder add: the checkout,
        # which is installed in the running environment in editable mode, stays out.
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
        self._folder = folder

    def install(self, wheel: Path) -> None:
        """Installs a wheel in the place of another version."""
        python = str(self._folder / "bin" / "python")
        command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index"]
        # Here for pip, which would take the checkout on the path for an installed version.
        subprocess.run([*command, "--no-deps", "--force-reinstall", str(wheel)], check=True, env=_variables())

    @property
    def version(self) -> str:
        """What `paper-digest --version` says."""
        return self.run("--version", cwd=self._folder).stdout.split()[-1]

    def run(self, *arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs `paper-digest` of this environment, with these additional variables."""
        return subprocess.run(
            [str(self._folder / "bin" / "paper-digest"), *arguments],
            cwd=cwd,
            env=_variables() | variables,
            capture_output=True,
            text=True,
            check=False,
        )


def _variables() -> dict[str, str]:
    """The variables of this process but the path to the checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
