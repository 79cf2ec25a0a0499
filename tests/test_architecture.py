"""The rules of the architecture: who imports whom, and that every module says what it does."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "paper_digest"
MODULES = sorted(PACKAGE.rglob("*.py"))


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter with this repository's contracts on the package in `project`."""
    code = (
        "import sys; sys.path.insert(0, 'generator'); from importlinter.cli import lint_imports_command "
        "as run; run()"
    )
    command = [sys.executable, "-c", code, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("helpers.py", '"""A module that no layer names."""', "Data goes one way"),
        ("sources/files.py", "import paper_digest.pipeline", "Data goes one way"),
        ("analysis/text/corpus.py", "import paper_digest.site.render", "Data goes one way"),
        ("values/url.py", "import paper_digest.model.paper", "Data goes one way"),
        ("listings/paper_list.py", "import paper_digest.formats.bibtex", "Data goes one way"),
        ("values/url.py", "import paper_digest.values.identifiers", "import one another in a circle"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    package = tmp_path / "generator" / "paper_digest"
    with (package / module).open("a", encoding="utf-8") as stream:
        stream.write(f"\n{line}\n")
    if "circle" in contract:
        with (package / "values" / "identifiers.py").open("a", encoding="utf-8") as stream:
            stream.write("\nimport paper_digest.values.url\n")
    result = lint_imports(tmp_path)
    output = result.stdout + result.stderr
    assert result.returncode == 1, output
    broken = [text for text in output.splitlines() if text.endswith("BROKEN") or "No matching" in text]
    assert any(contract in text for text in broken), output


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_does(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
