"""The version of the code changes with each of its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paper_digest.caching.code_version import code_version

from tests.project import ROOT

_PACKAGE = ROOT / "generator" / "paper_digest"
_COMMAND = "from paper_digest.caching.code_version import code_version; print(code_version().hex())"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package."""
    folder = tmp_path_factory.mktemp("copy")
    return Path(
        shutil.copytree(_PACKAGE, folder / "paper_digest", ignore=shutil.ignore_patterns("__pycache__"))
    )


def version_of(package: Path, *libraries: Path) -> str:
    path = os.pathsep.join(map(str, (package.parent, *libraries)))
    environment = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", _COMMAND], env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_equal_code_has_one_version(package: Path) -> None:
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__" / "cli.cpython-311.pyc").write_bytes(b"compiled")
    assert version_of(package).strip() == version_of(_PACKAGE).strip() == code_version().hex()


@pytest.mark.parametrize("file", ["reading.py", "linkage/data/generic_titles.yml", "analysis/new_module.py"])
def test_a_changed_file_is_another_version(package: Path, file: str) -> None:
    path = package / file
    content = path.read_bytes() if path.is_file() else None
    path.write_bytes((content or b"") + b"\n# changed\n")
    try:
        assert version_of(package) != version_of(_PACKAGE)
    finally:
        path.unlink() if content is None else path.write_bytes(content)


@pytest.mark.parametrize("file", ["looms-1.dist-info/METADATA", "looms.egg-info/PKG-INFO"])
def test_another_version_of_a_library_is_another_version(package: Path, tmp_path: Path, file: str) -> None:
    metadata = tmp_path / file
    metadata.parent.mkdir()
    versions = []
    for version, description in (("1", "Weaves."), ("2", "Weaves."), ("2", "Version: 3")):
        text = f"Metadata-Version: 2.1\nName: looms\nVersion: {version}\n\n{description}\n"
        metadata.write_text(text, "utf-8")
        versions.append(version_of(package, tmp_path))
    assert versions[0] != versions[1]
    assert versions[1] == versions[2]
    assert versions[0] != version_of(package)
