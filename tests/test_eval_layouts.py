"""Lists in random layouts are read as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from tests.eval.layouts import layout_readings
from tests.eval.listing_styles import Record
from tests.eval.random_layouts import LayoutPage, as_html, random_page
from tests.eval.random_references import random_reference_list
from tests.eval.random_web_pages import random_web_page
from tests.eval.titles import scale_records

SEEDS = range(40)
RECORD = {
    "title": "LoomNet: Weaving",
    "authors": ["Ada Roe", "Max Moe"],
    "date": "2021-05-01",
    "abstract": "We weave. It works.",
}


def test_a_layout_is_the_same_each_time() -> None:
    pages = [random_page([RECORD] * 3, seed) for seed in (1, 1, 2)]
    assert pages[0] == pages[1]
    assert pages[0].text != pages[2].text


@pytest.mark.parametrize("seed", range(25))
def test_each_page_shows_its_papers(seed: int) -> None:
    page = random_page([RECORD] * 3, seed)
    assert page.text.count("LoomNet: Weaving") == 3
    assert {paper.year for paper in page.papers} == {2021}
    assert all(re.fullmatch(r"21\d\d\.\d{5}", paper.arxiv_id) for paper in page.papers)


def test_markdown_becomes_html() -> None:
    assert as_html("**[A B](https://x.org)** *c* [[pdf]](https://x.org)") == (
        '<b><a href="https://x.org">A B</a></b> <i>c</i> <a href="https://x.org">[pdf]</a>'
    )


@pytest.mark.parametrize("seed", range(25))
def test_each_web_page_shows_its_papers(seed: int) -> None:
    page = random_web_page([RECORD] * 3, seed)
    assert page.text.count("LoomNet: Weaving") == 3
    assert page.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("seed", range(26))
def test_each_reference_has_its_title_and_its_year(seed: int) -> None:
    page = random_reference_list([RECORD] * 3, seed)
    assert page.text.count("LoomNet: Weaving") == 3
    assert page.text.count("2021") >= 3
    assert "{" not in page.text


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    ("make", "fewest"), [(random_page, 34), (random_reference_list, 38), (random_web_page, 37)]
)
def test_nearly_all_random_layouts_are_read_whole(
    make: Callable[[Sequence[Record], int], LayoutPage], fewest: int
) -> None:
    """In some layouts no reader knows better."""
    readings = list(layout_readings(make, SEEDS, scale_records()))
    assert sum(reading.is_whole for reading in readings) >= fewest, [
        reading.seed for reading in readings if not reading.is_whole
    ]
