"""Sightings of one paper end in one cluster, and clusters never contradict themselves."""

from __future__ import annotations

from paper_digest.linkage.clustering import cluster

from tests.linkage.examples import ADAM, JAILBREAKS, features, sighting


def sizes(*groups: object) -> list[int]:
    return sorted(len(group) for group in groups)  # type: ignore[arg-type]


def test_matches_are_transitive() -> None:
    records = features(sighting("Adam", ADAM), sighting(None, ADAM), sighting("Adam"))
    assert sizes(*cluster(records)) == [3]


def test_an_abstract_that_fits_two_papers_joins_the_better_match() -> None:
    first, second, untitled = features(
        sighting("Motion Planning, Part I", f"{ADAM} First part."),
        sighting("Motion Planning, Part II", ADAM[:420] + JAILBREAKS),
        sighting(None, ADAM),
    )
    assert set(cluster((first, second, untitled))) == {(first, untitled), (second,)}


def test_a_person_may_force_a_pair() -> None:
    records = features(sighting("One", ADAM), sighting("Two", JAILBREAKS))
    assert sizes(*cluster(records)) == [1, 1]
    assert sizes(*cluster(records, [(0, 1)])) == [2]
