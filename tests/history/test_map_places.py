"""The places of papers on the map from one build to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import dist

from paper_digest.history.map_places import KeptPlaces, Place
from paper_digest.history.map_places import kept_places as places_of
from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper, Related

from tests.site.builders import analyzed


def kept_places(
    papers: Sequence[AnalyzedPaper], kept: Mapping[str, Place], papers_at_layout: int
) -> KeptPlaces:
    """The places, where a layout that starts from the last one puts all new papers into a corner."""

    def continued(
        _: Sequence[AnalyzedPaper], places: Mapping[str, Place], kept: Collection[str]
    ) -> dict[str, Place]:
        return {paper: place if paper in kept else (0, 0) for paper, place in places.items()}

    return places_of(papers, kept, papers_at_layout, continued)


def test_papers_keep_their_places_and_a_new_one_is_beside_its_related_papers() -> None:
    old = [analyzed(f"old-{number}", map_position=(1, 1)) for number in range(4)]
    kept = {paper.paper.id: (2000 * number, 5000) for number, paper in enumerate(old, 1)}
    new = analyzed("new", map_position=(9, 9), related=(Related("old-2", 0.5, ()), Related("old-0", 0.1, ())))
    alone = analyzed("alone", map_position=(7, 7))
    places = kept_places([*old, new], kept, 4).places
    assert {paper: place for paper, place in places.items() if paper != "new"} == kept
    assert 0 < dist(places["new"], kept["old-2"]) <= MAP_SIZE / 50
    assert kept_places([*old, alone], kept, 4).places["alone"] == (7, 7)


def test_a_paper_at_the_edge_stays_on_the_map() -> None:
    corner = analyzed("corner")
    for number in range(20):
        new = analyzed(f"new-{number}", related=(Related("corner", 0.5, ()),))
        kept = {"corner": (MAP_SIZE, 0), "b": (1, 1), "c": (2, 2)}
        papers = [corner, analyzed("b"), analyzed("c"), new]
        x, y = kept_places(papers, kept, 3).places[new.paper.id]
        assert 0 <= x <= MAP_SIZE
        assert 0 <= y <= MAP_SIZE


def test_the_map_is_laid_out_anew_when_the_digest_has_grown_by_half() -> None:
    papers = [analyzed(f"paper-{number}", map_position=(number, number)) for number in range(9)]
    kept = {f"paper-{number}": (500, 500) for number in range(8)}
    assert kept_places(papers, kept, 8).papers_at_layout == 8
    assert kept_places(papers, kept, 8).places["paper-0"] == (500, 500)
    grown = kept_places(papers, kept, 5)
    assert grown.papers_at_layout == 9
    assert len(set(grown.places.values())) == 9


def test_a_larger_digest_that_has_grown_by_half_has_a_layout_that_starts_from_the_last_one() -> None:
    kept = {f"paper-{number}": (100 * number, 500) for number in range(60)}
    papers = [analyzed(f"paper-{number}", map_position=(9, 9)) for number in range(91)]
    grown = kept_places(papers, kept, 60)
    assert grown.papers_at_layout == 91
    assert {paper: grown.places[paper] for paper in kept} == kept
    assert {grown.places[paper.paper.id] for paper in papers[60:]} == {(0, 0)}
    assert kept_places(papers[:90], kept, 60).papers_at_layout == 60


def test_a_map_that_was_laid_out_with_few_papers_keeps_the_places_of_many() -> None:
    """Readers know the places of the 60 papers, of which 40 were there at the last layout."""
    kept = {f"paper-{number}": (100 * number, 500) for number in range(60)}
    papers = [analyzed(f"paper-{number}", map_position=(9, 9)) for number in range(91)]
    assert {paper: kept_places(papers, kept, 40).places[paper] for paper in kept} == kept


def test_a_new_layout_is_turned_like_the_last_one() -> None:
    last = {"a": (0, 5000), "b": (5000, 0), "c": (10_000, 5000), "d": (5000, 10_000), "e": (5000, 5000)}
    mirrored = {name: (x, MAP_SIZE - y) for name, (x, y) in last.items()}
    papers = [analyzed(name, map_position=place) for name, place in mirrored.items()]
    assert kept_places(papers, last, 1).places == last
