"""Sites that the processes of a test run share: the first that needs one builds it, one server serves all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.project import mkdocs
from tests.serving import serving

_PREFIX = "paper-digest-tests-"


@dataclass(frozen=True)
class Served:
    """A site that is being served."""

    folder: Path
    address: str


@dataclass(frozen=True)
class BuiltSites:
    """A folder of sites, each in a folder of its own."""

    folder: Path
    address: str
    """Where the folder is served."""

    def site(self, name: str, make_project: Callable[[Path], object]) -> Served:
        """The site of a project, served below a path as on GitHub Pages.

        It is built for that very address: instant navigation works only at the address in the settings.
        make_project: writes the project into an empty folder.
        """
        site = Served(self.folder / name, f"{self.address}{name}/")
        outcome = self.folder / f"{name}.outcome"
        with FileLock(self.folder / f"{name}.lock"):
            if not outcome.exists():
                outcome.write_text(_build(site, make_project), "utf-8")
        errors = outcome.read_text("utf-8")
        assert not errors, errors
        return site


def _build(site: Served, make_project: Callable[[Path], object]) -> str:
    """Builds a site; returns the errors and warnings, if any."""
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        project = Path(folder)
        make_project(project)
        build = mkdocs(project, "build", "--strict", "--site-dir", str(site.folder), site_url=site.address)
    return build.stderr or "no output" if build.returncode or "WARNING" in build.stderr else ""


class SiteServer:
    """A plugin of the process that starts the others: it serves the folder and tells them where it is."""

    def __init__(self) -> None:
        self._running = ExitStack()
        self._sites: BuiltSites | None = None

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tells a process that pytest-xdist starts where the sites are."""
        if self._sites is None:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
            self._running.callback(shutil.rmtree, folder, ignore_errors=True)
            address, _ = self._running.enter_context(serving(folder))
            self._sites = BuiltSites(folder, address)
        node.workerinput["sites"] = (str(self._sites.folder), self._sites.address)

    def pytest_unconfigure(self) -> None:
        """Stops the server and removes the sites."""
        self._running.close()
