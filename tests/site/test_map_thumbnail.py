"""Tests of the picture of the map on the home page."""

from __future__ import annotations

import re

from paper_digest.model.digest import Digest
from paper_digest.site.map_thumbnail import map_thumbnail

from tests.example_digest import example_digest
from tests.site.builders import analyzed, digest


def test_each_paper_is_a_dot_in_the_color_of_its_area() -> None:
    digest = example_digest()
    picture = str(map_thumbnail(digest))
    assert picture.count("h0") == len(digest.papers)
    topics = {analyzed.topics[0].topic if analyzed.topics else None for analyzed in digest.papers}
    assert len(re.findall(r'stroke="var\(--map-(\w+)\)"', picture)) == len(topics)
    places = [(int(x), int(y)) for x, y in re.findall(r"M(-?\d+) (-?\d+)h0", picture)]
    assert min(x for x, _ in places) == min(y for _, y in places) == 12, "the picture is filled"
    assert (max(x for x, _ in places), max(y for _, y in places)) == (808, 228)


def test_of_many_papers_some_are_drawn() -> None:
    papers = (analyzed(f"p-{number:04}", map_position=(number, number)) for number in range(1600))
    assert str(map_thumbnail(digest(*papers))).count("h0") == 534


def test_papers_in_one_place_have_no_picture() -> None:
    one_place = (analyzed(name, map_position=(5000, 5000)) for name in "abc")
    assert map_thumbnail(digest(*one_place)) == map_thumbnail(Digest()) == ""
