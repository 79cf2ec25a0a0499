"""Sightings of one paper end in one cluster, and clusters never contradict themselves."""

from __future__ import annotations

from itertools import permutations

from paper_digest.linkage.clustering import cluster
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, JAILBREAKS, features, sighting, strip_tex


def sizes(*groups: object) -> list[int]:
    return sorted(len(group) for group in groups)  # type: ignore[arg-type]


def test_matches_are_transitive() -> None:
    records = features(
        sighting("Adam and Its Geometry", ADAM), sighting(None, ADAM), sighting("Adam and its geometry")
    )
    assert sizes(*cluster(records)) == [3]


def test_an_abstract_that_fits_two_papers_joins_the_better_match() -> None:
    first, second, untitled = features(
        sighting("Motion Planning, Part I", f"{ADAM} First part."),
        sighting("Motion Planning, Part II", ADAM[:420] + JAILBREAKS),
        sighting(None, ADAM),
    )
    assert set(cluster((first, second, untitled))) == {(first, untitled), (second,)}


def test_a_listing_that_only_a_title_of_two_papers_matches_joins_neither() -> None:
    first, second, bare, dated = features(
        sighting("Flat Minima in Wide Networks", ADAM),
        sighting("Flat Minima in Wide Networks", JAILBREAKS),
        sighting("Flat minima in wide networks"),
        sighting("Flat minima in wide networks", authors=parse_names("Ada Lovelace")),
    )
    assert set(cluster((first, second, bare))) == {(first,), (second,), (bare,)}
    assert set(cluster((first, bare, dated))) == {(first, bare, dated)}


def test_versions_with_a_new_ending_keep_the_listings_of_both_titles() -> None:
    names = parse_names("Ada Lovelace, Charles Babbage")
    records = features(
        sighting("Adam: A Study of Landscapes", ADAM, authors=names),
        sighting("Adam: Geometry Explains It", f"{ADAM[:250]} {ADAM[300:]} We add proofs.", authors=names),
        sighting("Adam: Geometry Explains It"),
        sighting("Adam: A Study of Landscapes"),
    )
    assert sizes(*cluster(records)) == [4]


def test_the_order_of_the_records_does_not_change_the_clusters() -> None:
    names = parse_names("Ada Lovelace, Charles Babbage")
    records = (
        sighting("Motion Planning, Part I", f"{ADAM} First part.", authors=names),
        sighting("Motion Planning, Part II", ADAM[:420] + JAILBREAKS, authors=names),
        sighting(None, ADAM),
        sighting(None, f"{ADAM[:420]} {JAILBREAKS[:100]}"),
        sighting("Motion Planning, ...", ADAM[:200]),
    )
    results = {
        frozenset(frozenset(features.content for features in group) for group in cluster(features(*order)))
        for order in permutations(records)
    }
    assert len(results) == 1


def test_forbidden_pairs_stay_apart_although_a_third_record_matches_both() -> None:
    records = features(
        sighting("One", ADAM, "2401.00001"), sighting("One", ADAM), sighting(None, strip_tex(ADAM))
    )
    assert sizes(*cluster(records)) == [3]
    assert sizes(*cluster(records, forbidden=[(1, 0)])) == [1, 2]


def test_a_person_may_force_a_pair() -> None:
    records = features(sighting("One", ADAM), sighting("Two", JAILBREAKS))
    assert sizes(*cluster(records)) == [1, 1]
    assert sizes(*cluster(records, [(0, 1)])) == [2]
