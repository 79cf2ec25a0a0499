"""Values that YAML does not allow without quotation marks get some."""

from __future__ import annotations

import pytest
import yaml
from paper_digest.formats.yaml_repair import with_quoted_values

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["- title: Looms: A Study", "  year: 2024"], "Looms: A Study"),
        (['- title: "Why Weave?": A Study', "  year: 2024"], '"Why Weave?": A Study'),
        (["- title: [Re] Looms: A \\Study", "  year: 2024"], "[Re] Looms: A \\Study"),
        (["- title: @home", "  year: 2024"], "@home"),
        (["- title: Looms: A", "    Study of Threads", "  year: 2024"], "Looms: A Study of Threads"),
        (["- title: Looms: A Study # accepted", "  year: 2024"], "Looms: A Study"),
    ],
)
def test_values_are_quoted(lines: list[str], title: str) -> None:
    written = with_quoted_values(lines)
    assert len(written) == len(lines)
    assert yaml.safe_load("\n".join(written)) == [{"title": title, "year": 2024}]


@pytest.mark.parametrize(
    "lines",
    [
        ["- title: Looms authors: Ada Roe", "  year: 2024"],
        ["- title: [Looms", "  year: 2024"],
        ['- title: "Looms', "  year: 2024"],
        ["- title: >-", "    Looms: A Study"],
        ["- title: Looms", "  tags: [a, b]"],
    ],
)
def test_lost_ends_and_what_is_yaml_stay(lines: list[str]) -> None:
    assert with_quoted_values(lines) == lines


def test_time_is_linear() -> None:
    assert_linear_time(
        with_quoted_values, lambda size: ["- title: A: B", "    and C", "  year: 1"] * size, 20
    )
