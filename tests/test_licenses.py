"""The page of licenses has every package that an installation needs, and none whose license is unknown."""

from __future__ import annotations

from tests.licenses import PAGE, license_of, packages


def test_the_page_names_each_package_with_a_license() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if " | " in line]
    listed = dict(row for row in rows[2:] if len(row) == 2)
    assert tuple(listed) == packages()
    assert "unknown" not in listed.values()


def test_no_package_demands_the_source_of_what_uses_it() -> None:
    assert not [name for name in packages() if "GPL" in license_of(name)]
