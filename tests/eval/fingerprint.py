"""Identifies the code, settings and queries behind the figures of docs/project/evaluation.md."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tests.eval.search_queries import QUERIES
from tests.project import ROOT

_PACKAGE = ROOT / "generator" / "paper_digest"
_ANALYSIS = _PACKAGE / "analysis"
_SEARCH_SCRIPT = ROOT / "docs" / "assets" / "search" / "worker.js"
_COMMENT = ("//", "/*", "*")
"""How lines of comments in scripts start."""
_IMPORT = re.compile(r'''(?:\bfrom |\bimport\()"(\.[^"]+)"''')


def analysis_fingerprint() -> str:
    """A hash of the analysis without comments and docstrings, of its word lists and of topics.yml."""
    digest = hashlib.sha256((ROOT / "topics.yml").read_bytes())
    for path in sorted(_ANALYSIS.rglob("*")):
        if path.suffix == ".py":
            digest.update("".join(_statements(path)).encode())
        elif path.suffix == ".toml":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def search_fingerprint() -> str:
    """A hash of the code that searches and that makes the index, without comments, and of the queries."""
    digest = hashlib.sha256(QUERIES.read_bytes())
    for path in sorted(imported_scripts(_SEARCH_SCRIPT)):
        digest.update("".join(_code_lines(path)).encode())
    for path in sorted((*_PACKAGE.glob("site/search/*.py"), *_PACKAGE.glob("site/exports/search_*.py"))):
        digest.update("".join(_statements(path)).encode())
    return digest.hexdigest()[:12]


def imported_scripts(script: Path) -> frozenset[Path]:
    """A script and all that it imports, directly or not."""
    scripts: set[Path] = set()
    waiting = [script.resolve()]
    while waiting:
        path = waiting.pop()
        if path not in scripts:
            scripts.add(path)
            waiting += [
                (path.parent / name).resolve() for name in _IMPORT.findall("".join(_code_lines(path)))
            ]
    return frozenset(scripts)


def fingerprint_line() -> str:
    """The sentence that says what the figures were measured with."""
    return (
        f"Measured with version {analysis_fingerprint()} of the analysis"
        f" and version {search_fingerprint()} of the search.\n"
    )


def _code_lines(script: Path) -> Iterator[str]:
    for line in script.read_text("utf-8").splitlines(keepends=True):
        if not line.lstrip().startswith(_COMMENT):
            yield line


def _statements(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [statement for statement in node.body if not _is_text(statement)]
    yield ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
