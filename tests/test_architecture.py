"""The rules of the house: who imports whom, and how large a module or a function may grow."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "generator").rglob("*.py"))


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """import-linter with this repository's contracts on the generator in `project`."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run([*command, "--no-logo", "--no-cache"], cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("helpers.py", '"""A module that no layer names."""', "Data goes one way"),
        ("dumps/blocks.py", "import generator.pipeline", "Data goes one way"),
        ("study/digest.py", "import generator.pages.render", "Data goes one way"),
        ("text/latex.py", "import generator.dumps.blocks", "Data goes one way"),
        ("dumps/layouts/pages.py", "import generator.dumps.formats.bibtex", "stand above what they share"),
        ("dumps/blocks.py", "import generator.dumps.layouts.pages", "stand above what they share"),
        ("dumps/layouts/pages.py", "import generator.dumps.layouts.citations", "Readers do not know"),
        ("dumps/extra.py", '"""A module that no layer names."""', "stand above what they share"),
        ("text/tokens.py", "import generator.text.sentences", "import one another in a circle"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "generator" / module).open("a", encoding="utf-8") as stream:
        stream.write(f"\n{line}\n")
    if module == "text/tokens.py":
        with (tmp_path / "generator" / "text" / "sentences.py").open("a", encoding="utf-8") as stream:
            stream.write("\nimport generator.text.tokens\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [text for text in (done.stdout + done.stderr).splitlines() if text.endswith("BROKEN") or "No matching" in text]
    assert any(contract in text for text in broken), done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_does_and_stays_small(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree)
    lines = len(source.splitlines())
    assert lines <= (500 if path.name == "model.py" else 300)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 50, node.name
    if path.name == "__init__.py":
        assert len(tree.body) == 1, "a package's __init__ holds only its docstring"


def test_the_middle_module_is_small() -> None:
    assert median(len(path.read_text("utf-8").splitlines()) for path in MODULES if path.name != "__init__.py") <= 180
