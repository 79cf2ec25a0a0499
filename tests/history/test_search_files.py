"""The files of the search index from day to day."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.site.finish import finish

from tests.history.daily_digest import GRAPHS, MINIMA, DailyDigest, record


def search_files(daily: DailyDigest, site: Path) -> dict[str, bytes]:
    """The files of the search index after a build."""
    site.mkdir()
    finish(daily.build().digest, site, daily.project.docs, languages=("en",))
    folder = site / "pagefind"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("new", [[], [record("A Third Paper", "We count to three and see what is next.")]])
def test_a_day_without_new_papers_renames_no_file(
    daily: DailyDigest, tmp_path_factory: pytest.TempPathFactory, new: list[dict[str, str]]
) -> None:
    sites = tmp_path_factory.mktemp("sites")
    known = record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA)
    daily.add_listing("2024-08-06", *known)
    before = search_files(daily, sites / "before")
    daily.add_listing("2024-08-07", *known, *new)
    after = search_files(daily, sites / "after")
    if new:
        assert before.keys() != after.keys()
        fragments = {name for name in before if name.startswith("fragment/")}
        assert fragments < after.keys(), "known papers keep their files"
    else:
        assert before.keys() == after.keys()
        (changed,) = (name for name in before if before[name] != after[name])
        assert changed.startswith("filter/"), "the menu has one more listing"
