"""The places of papers on the map from one build to the next."""

from __future__ import annotations

from math import dist

from paper_digest.history.map_places import kept_places
from paper_digest.model.digest import MAP_SIZE, Related

from tests.site.builders import analyzed


def test_papers_keep_their_places_and_a_new_one_is_beside_its_related_papers() -> None:
    old = [analyzed(f"old-{number}", map_position=(1, 1)) for number in range(4)]
    kept = {paper.paper.id: (2000 * number, 5000) for number, paper in enumerate(old, 1)}
    new = analyzed("new", map_position=(9, 9), related=(Related("old-2", 0.5, ()), Related("old-0", 0.1, ())))
    alone = analyzed("alone", map_position=(7, 7))
    places = kept_places([*old, new], kept)
    assert {paper: place for paper, place in places.items() if paper != "new"} == kept
    assert 0 < dist(places["new"], kept["old-2"]) <= MAP_SIZE / 50
    assert kept_places([*old, alone], kept)["alone"] == (7, 7)


def test_a_paper_at_the_edge_stays_on_the_map() -> None:
    corner = analyzed("corner")
    for number in range(20):
        new = analyzed(f"new-{number}", related=(Related("corner", 0.5, ()),))
        x, y = kept_places(
            [corner, analyzed("b"), analyzed("c"), new], {"corner": (MAP_SIZE, 0), "b": (1, 1), "c": (2, 2)}
        )[new.paper.id]
        assert 0 <= x <= MAP_SIZE
        assert 0 <= y <= MAP_SIZE


def test_the_map_is_laid_out_anew_if_most_papers_are_new() -> None:
    papers = [analyzed(f"paper-{number}", map_position=(number, number)) for number in range(9)]
    places = kept_places(papers, {"paper-0": (500, 500)})
    assert places == {f"paper-{number}": (number, number) for number in range(9)}
