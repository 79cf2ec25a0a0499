"""The fields of a broken entry are found by where they start."""

from __future__ import annotations

import pytest
from paper_digest.formats.bibtex_repair import repaired_entry

from tests.linear_time import assert_linear_time

WHOLE = ("article", "a", {"title": "A Loom", "author": "Roe, Ada", "year": "2019"})


@pytest.mark.parametrize(
    "text",
    [
        '@article{a,\n title = {A Loom}\n author = "Roe, Ada"\n year = 2019\n}',
        "@article{a,\n title = {A {Loom},\n author = {Roe, Ada},\n year = 2019,\n}",
        "@article{a,\n title = {A Loom},\n author = {Roe, Ada},\n year = {2019\n}",
        "@article{a,\n title = {A Loom},\n author = {Roe, Ada},\n year = {2019},\n",
        '@article{a,\n title = "A Loom,\n author = {Roe, Ada},\n year = 2019\n}',
        "@article{a, title = {A Loom} author = {Roe, Ada} year = 2019}",
        "@article{a, title = {A Loom} year = 2019, author = {Roe, Ada}}",
    ],
)
def test_a_field_ends_where_the_next_starts(text: str) -> None:
    assert repaired_entry(text, {}) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "@article{a,\n author = {Roe, Ada\n}",
        "@article{a,\n title = {A Loom,\n}\n title = {Another},\n}",
        "title = {A Loom",
        "",
    ],
)
def test_an_entry_without_one_title_is_not_repaired(text: str) -> None:
    assert repaired_entry(text, {}) is None


def test_strings_are_replaced() -> None:
    assert repaired_entry("@misc{a,\n title = {A}\n journal = jol\n}", {"jol": "Looms"}) == (
        "misc",
        "a",
        {"title": "A", "journal": "Looms"},
    )


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a = {", "\n a = {", "} a", "}  ", "{", " "])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(
        lambda text: repaired_entry(text, {}), lambda size: "@a{b,\n title = {" + unit * (size // len(unit))
    )
