"""Tests of the size of a site."""

from __future__ import annotations

from pathlib import Path

from paper_digest.model.problem import Severity
from paper_digest.site.site_size import LIMIT, SiteSize, size_of, size_problem


def test_all_files_count(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "index.html").write_bytes(b"x" * 1_000_000)
    (tmp_path / "papers" / "a.txt").write_bytes(b"x" * 500_000)
    assert size_of(tmp_path) == SiteSize(2, 1_500_000)
    assert str(size_of(tmp_path)) == "2 files, 1.5 MB"


def test_a_site_far_from_the_limit_is_no_problem() -> None:
    assert size_problem(SiteSize(1, 800_000_000)) is None


def test_a_site_close_to_the_limit_has_a_warning() -> None:
    problem = size_problem(SiteSize(90_000, 912_345_678))
    assert problem is not None
    assert str(problem) == (
        "site/: warning: expected at most 1,000 MB, the limit of GitHub Pages, found 912.3 MB (91%). "
        "Publish on a host without this limit, or move old dumps from raw/ to a digest of their own."
    )


def test_a_site_above_the_limit_has_an_error() -> None:
    problem = size_problem(SiteSize(90_000, LIMIT + 1))
    assert problem is not None
    assert problem.severity is Severity.ERROR
