"""The rules of the architecture: imports, tests of every module, complexity, names and docstrings."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_rank, cc_visit

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "paper_digest"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEST_FILES = sorted((ROOT / "tests").rglob("test_*.py"))
VAGUE_NAMES = frozenset("one found at other told said".split())
"""Names that do not say what a variable holds."""


def module_name(path: Path) -> str:
    """The dotted name of a module of the package."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def imported_names(source: str) -> set[str]:
    """The dotted names in the absolute imports of a module, each name of `from x import y` as x and x.y."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def complex_blocks(source: str) -> list[str]:
    """The functions, methods and classes with radon's rank C or worse, each with its complexity."""
    blocks = [block for item in cc_visit(source) for block in (item, *getattr(item, "methods", ()))]
    return sorted(
        {f"{block.name} ({block.complexity})" for block in blocks if cc_rank(block.complexity) > "B"}
    )


def bound_names(source: str) -> Iterator[tuple[int, str]]:
    """The line and name of each variable, parameter and capture pattern."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node.lineno, name


def has_functions(path: Path) -> bool:
    """Whether a module defines a function or a method, and not only types and constants."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter with this repository's contracts on the package in `project`."""
    code = (
        "import sys; sys.path.insert(0, 'generator'); from importlinter.cli import lint_imports_command "
        "as run; run()"
    )
    command = [sys.executable, "-c", code, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


FORBIDDEN = (
    ("sources/files.py", "paper_digest.pipeline", "Data goes one way"),
    ("analysis/text/corpus.py", "paper_digest.site.render", "Data goes one way"),
    ("values/url.py", "paper_digest.model.paper", "Data goes one way"),
    ("listings/paper_list.py", "paper_digest.formats.bibtex", "Data goes one way"),
    ("pipeline.py", "httpx", "Only services use the network"),
    ("services/dblp.py", "httpx", "Only services use the network"),
    ("pipeline.py", "paper_digest.services.dblp", "A build needs no services"),
)


def copy_of_package(folder: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "generator" / "paper_digest"


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{line}\n")


def broken_contracts(project: Path) -> tuple[list[str], str]:
    result = lint_imports(project)
    output = result.stdout + result.stderr
    assert result.returncode == 1, output
    lines = output.splitlines()
    return [text for text in lines if text.endswith("BROKEN") or "No matching" in text], output


def test_forbidden_imports_are_found(tmp_path: Path) -> None:
    package = copy_of_package(tmp_path)
    for module, imported, _ in FORBIDDEN:
        append(package / module, f"import {imported}")
    broken, output = broken_contracts(tmp_path)
    for module, imported, contract in FORBIDDEN:
        assert any(contract in text for text in broken), output
        importer = "paper_digest." + module.removesuffix(".py").replace("/", ".")
        assert f"{importer} -> {imported}" in output, output


def test_modules_that_import_one_another_are_found(tmp_path: Path) -> None:
    package = copy_of_package(tmp_path)
    append(package / "values" / "url.py", "import paper_digest.values.identifiers")
    append(package / "values" / "identifiers.py", "import paper_digest.values.url")
    broken, output = broken_contracts(tmp_path)
    assert any("import one another in a circle" in text for text in broken), output


def test_a_module_that_no_layer_names_is_found(tmp_path: Path) -> None:
    append(copy_of_package(tmp_path) / "helpers.py", '"""A module that no layer names."""')
    broken, output = broken_contracts(tmp_path)
    assert any("Data goes one way" in text for text in broken), output


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_every_module_is_imported_by_a_test() -> None:
    imported = set().union(*(imported_names(path.read_text("utf-8")) for path in TEST_FILES))
    modules = {module_name(path) for path in MODULES if path.name != "__init__.py"}
    assert not sorted(modules - imported)


def test_every_module_with_functions_has_a_test_file_that_imports_it() -> None:
    untested = []
    for path in MODULES:
        relative = path.relative_to(PACKAGE)
        test_file = ROOT / "tests" / relative.parent / f"test_{relative.name}"
        if path.name == "__init__.py" or not has_functions(path):
            continue
        if not test_file.is_file() or module_name(path) not in imported_names(test_file.read_text("utf-8")):
            untested.append(relative.as_posix())
    assert not untested


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_block_is_complex(path: Path) -> None:
    assert not complex_blocks(path.read_text("utf-8"))


@pytest.mark.parametrize("path", [*MODULES, *TEST_FILES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_variable_has_a_vague_name(path: Path) -> None:
    vague = [(line, name) for line, name in bound_names(path.read_text("utf-8")) if name in VAGUE_NAMES]
    assert not vague


def test_conditions_and_comprehensions_count_as_complexity() -> None:
    conditions = " and ".join(f"values[{number}]" for number in range(6))
    source = f"def decide(values):\n    return [value for value in values if {conditions}] or {conditions}\n"
    assert complex_blocks(source) == ["decide (14)"]
    assert complex_blocks(f"class Rule:\n    {source.replace(chr(10), chr(10) + '    ')}")
    assert not complex_blocks("def decide(values):\n    return [value for value in values if value]\n")


def test_every_kind_of_binding_is_seen() -> None:
    source = "one = 1\ndef f(found, *at): ...\n[0 for other in ()]\nmatch one:\n    case [told, *said]: ...\n"
    assert {name for _, name in bound_names(source)} == VAGUE_NAMES
