"""Builds the same pages with MkDocs and with ProperDocs and compares the sites: `make other-builder`.

MkDocs 1.x gets no more releases, so the site must not depend on it alone. See docs/project/decisions.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.arguments import parser_of
from tests.project import copy_of_project

_GENERATOR = re.compile(rb'<meta name="?generator"? content="[^"]*">')


def build(project: Path, builder: str) -> dict[str, bytes]:
    """The files of the site that `python -m builder` makes of a project, by their path.

    The name of the builder, which it writes into each page, is left out. Raises CalledProcessError.
    """
    site = project / f"site-{builder}"
    command = [sys.executable, "-m", builder, "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, check=True)
    return {
        path.relative_to(site).as_posix(): _GENERATOR.sub(b"", path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def differences(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The paths whose bytes differ between two sites."""
    return sorted(path for path in {*first, *second} if first.get(path) != second.get(path))


def main() -> int:
    """Prints the files that differ; returns the exit status."""
    parser_of(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of_project(Path(folder))
        mkdocs, properdocs = build(project, "mkdocs"), build(project, "properdocs")
    different = differences(mkdocs, properdocs)
    print(f"{len(mkdocs)} files with MkDocs, {len(properdocs)} with ProperDocs, {len(different)} differ")
    print("".join(f"  {path}\n" for path in different[:20]), end="")
    return 1 if different or not mkdocs else 0


if __name__ == "__main__":
    sys.exit(main())
