"""Dumps of one source and day are ordered by their numbers."""

from __future__ import annotations

import pytest
from paper_digest.values.dump_order import dump_order


def test_a_second_dump_of_a_day_follows_the_first() -> None:
    saved = ["hf/2025-11-20.json", "hf/2025-11-20-2.json", "hf/2025-11-20-10.json", "hf/2025-11-21.json"]
    assert sorted(sorted(saved), key=dump_order) == saved
    assert len({dump_order(name)[0] for name in saved}) == 2


@pytest.mark.parametrize(
    "name",
    [
        "2025-11-20-1.json",
        "2025-11-20-02.json",
        "2025-11-20-b.json",
        "2025-11-20-20000.json",
        "12025-11-20-2.json",
        "papers-2.json",
        "2025-11-20-2.b c.json",
        "",
    ],
)
def test_any_other_name_is_a_series_of_its_own(name: str) -> None:
    assert dump_order(name) == (name, 1, name)


def test_folders_tell_series_apart_and_endings_do_not() -> None:
    """A source may send JSON at last."""
    saved = ["a/2025-11-20.xml", "a/2025-11-20-2.json", "a/2025-11-20-3.xml.gz", "b/2025-11-20.xml"]
    assert sorted(sorted(saved), key=dump_order) == saved
    assert [dump_order(name).series for name in saved] == ["a/2025-11-20"] * 3 + ["b/2025-11-20"]
    assert [dump_order(name).number for name in saved] == [1, 2, 3, 1]
