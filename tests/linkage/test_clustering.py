"""Sightings of one paper end in one cluster, and clusters never contradict themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest
from paper_digest.linkage import clustering
from paper_digest.linkage.clustering import MOST_COMPARED, cluster
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.linkage.matching import contradict
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person_lists import parse_names

from tests.linear_time import assert_linear_time
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


def _version(number: int) -> Sighting:
    return sighting("Graphs of Cats", f"{ADAM} Version {number}.", "2401.00001")


def _version_at_a_forum(number: int) -> Sighting:
    forum = Identifier(IdentifierKind.OPENREVIEW, "abcDEF1234")
    return replace(_version(number), identifiers=(forum,))


def _unlike(number: int) -> Sighting:
    """Titles without a word in common, of two groups of people."""
    names = parse_names(("Ada Lovelace; Alan Turing", "Grace Hopper; Mary Shelley")[number % 2])
    title = " ".join(f"{word}{number}" for word in ("Cats", "Bread", "Birds"))
    return sighting(title, None, "2401.00001", authors=names)


@pytest.mark.parametrize("make", [_version, _version_at_a_forum, _unlike])
def test_time_is_linear_in_the_records_that_share_an_identifier(make: Callable[[int], Sighting]) -> None:
    assert_linear_time(cluster, lambda count: features(*map(make, range(count))), size=100)


@pytest.mark.parametrize("make", [_version_at_a_forum, _unlike])
def test_two_records_are_compared_once_however_many_of_their_papers_match(
    make: Callable[[int], Sighting], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: Counter[frozenset[MatchFeatures]] = Counter()

    def counted(left: MatchFeatures, right: MatchFeatures) -> bool:
        compared[frozenset((left, right))] += 1
        return contradict(left, right) or left.authors != right.authors

    monkeypatch.setattr(clustering, "contradict", counted)
    cluster(features(*map(make, range(40))))
    assert set(compared.values()) == {1}


def test_an_arxiv_id_beyond_the_compared_members_keeps_a_record_apart() -> None:
    names = parse_names("Ada Lovelace; Alan Turing")
    copies = [
        replace(_version(number), identifiers=(), authors=names) for number in range(MOST_COMPARED + 30)
    ]
    last = max(copies, key=lambda copy: features(copy)[0].content)
    foreign = replace(last, identifiers=(Identifier(IdentifierKind.ARXIV, "2401.00002"),))
    records = [foreign if copy is last else copy for copy in copies]
    bare = sighting("Graphs of Cats", None, "2401.00001", authors=names)
    assert sizes(*cluster(features(*records, bare))) == [1, len(copies)]
