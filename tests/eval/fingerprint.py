"""Identifies the code and settings that the figures of docs/project/evaluation.md were measured with."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

from tests.project import ROOT

_ANALYSIS = ROOT / "generator" / "paper_digest" / "analysis"
_LABEL = "Measured with version "


def analysis_fingerprint() -> str:
    """A hash of the analysis without comments and docstrings, of its word lists and of topics.yml."""
    digest = hashlib.sha256((ROOT / "topics.yml").read_bytes())
    for path in sorted(_ANALYSIS.rglob("*")):
        if path.suffix == ".py":
            digest.update("".join(_statements(path)).encode())
        elif path.suffix == ".toml":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def fingerprint_line() -> str:
    """The sentence that says what the figures were measured with."""
    return f"{_LABEL}{analysis_fingerprint()} of the analysis.\n"


def _statements(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [statement for statement in node.body if not _is_text(statement)]
    yield ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
