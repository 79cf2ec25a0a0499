"""The picture of the map on the home page."""

from __future__ import annotations

import re
from dataclasses import replace

from paper_digest.model.digest import Digest, in_canonical_order
from paper_digest.site.map_thumbnail import map_thumbnail

from tests.toy import toy_digest


def test_each_paper_is_a_dot_in_the_colour_of_its_area() -> None:
    digest = toy_digest()
    picture = str(map_thumbnail(digest))
    assert picture.count("h0") == len(digest.papers)
    topics = {entry.topics[0].topic if entry.topics else None for entry in digest.papers}
    assert len(re.findall(r'stroke="var\(--map-(\w+)\)"', picture)) == len(topics)
    places = [(int(x), int(y)) for x, y in re.findall(r"M(-?\d+) (-?\d+)h0", picture)]
    assert min(x for x, _ in places) == min(y for _, y in places) == 12, "the picture is filled"
    assert (max(x for x, _ in places), max(y for _, y in places)) == (808, 228)


def test_a_thousand_papers_are_thinned_out_and_none_is_no_picture_that_breaks() -> None:
    one = toy_digest().papers[0]
    many = tuple(
        replace(one, paper=replace(one.paper, id=f"p-{at:04}"), map_position=(at, at)) for at in range(1600)
    )
    picture = str(map_thumbnail(replace(toy_digest(), papers=many)))
    assert 400 <= picture.count("h0") <= 700
    assert str(map_thumbnail(in_canonical_order(Digest()))).startswith("<svg")
