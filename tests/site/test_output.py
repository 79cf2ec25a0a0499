"""Files on disk: only what changed is written, what is gone goes, what people wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.site.output import write_tree


def test_writes_only_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("by hand")
    first = write_tree((("a/x.md", b"one"), ("b.md", b"two")), tmp_path)
    assert (first.written, first.unchanged, first.removed) == (2, 0, 0)
    before = (tmp_path / "b.md").stat().st_mtime_ns
    second = write_tree((("b.md", b"two"), ("c.md", b"three")), tmp_path)
    assert (second.written, second.unchanged, second.removed) == (1, 1, 1)
    assert (tmp_path / "b.md").stat().st_mtime_ns == before
    assert not (tmp_path / "a").exists()
    assert (tmp_path / "about.md").read_text() == "by hand"
    assert write_tree((("b.md", b"two"), ("c.md", b"three")), tmp_path).written == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".generated", "about.md", "b.md", "c.md"]


@pytest.mark.parametrize("path", ["../x.md", "/etc/x", "a/../../x"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="must stay below"):
        write_tree(((path, b"x"),), tmp_path / "docs")
    assert not list(tmp_path.rglob("x*"))


def test_a_manifest_with_a_bad_path_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / ".generated").write_text("../precious\n")
    write_tree((), docs)
    assert (tmp_path / "precious").exists()
