"""Corrections separate papers that were wrongly merged."""

from __future__ import annotations

from typing import Any

from paper_digest.linkage.corrected_pairs import NamedRecords, forbidden_pairs, forced_pairs
from paper_digest.linkage.id_registry import IdRegistry
from paper_digest.linkage.link import LinkedPapers, link_records
from paper_digest.linkage.paper_ids import assign_ids
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.values.fingerprint import fingerprint

from tests.linkage.examples import ADAM, doi, features, reading, sighting, strip_tex


def test_pairs_of_the_records_that_the_names_mean() -> None:
    records = features(
        sighting("Old Name", ADAM),
        sighting("New Name", ADAM),
        sighting("Third Name"),
        sighting("old name", ADAM[:99]),
    )
    clusters = [(records[0], records[1], records[3]), (records[2],)]
    named = NamedRecords.of(records, clusters, assign_ids(clusters, IdRegistry()), IdRegistry())
    apart = Correction(paper="old-name", not_same_as=("new-name", "third-name"), line=1)
    assert forbidden_pairs(named, [apart]) == [(0, 1), (3, 1), (0, 2), (3, 2)]
    assert forced_pairs(named, [Correction(paper="third-name", same_as="new-name", line=1)]) == [
        (2, 0),
        (1, 0),
        (3, 0),
    ]
    assert forced_pairs(named, [Correction(paper="third-name", same_as="nobody", line=1)]) == []


def test_all_records_of_a_paper_follow_it_into_another_one() -> None:
    abstract = (
        "We study sharp minima of deep networks in detail and find that they generalize. The proof uses the "
        "Hessian of the loss and a bound on its trace."
    )
    dumps = (
        reading(
            "a.txt", sighting("Flat Minima of Networks", ADAM), sighting("Sharp Minima of Networks", abstract)
        ),
        reading("b.txt", sighting("Sharp Minima of Networks")),
    )
    same = Correction(paper="sharp-minima-of-networks", same_as="flat-minima-of-networks", line=1)
    assert [len(paper.sightings) for paper in link_records(dumps).papers] == [1, 2]
    (paper,) = link_records(dumps, (same,)).papers
    assert len(paper.sightings) == 3


def separated(*sightings: Sighting, paper: str, separate: str, **known: Any) -> LinkedPapers:
    """The papers of a dump with a correction that says that two of them are not one."""
    correction = Correction(paper=paper, not_same_as=(separate,), line=5)
    return link_records([reading("a.txt", *sightings)], (correction,), **known)


def test_a_wrong_merge_is_undone_by_the_titles_of_both_papers() -> None:
    dump = (
        sighting("Old Name", ADAM),
        sighting("New Name", ADAM),
        sighting(None, strip_tex(ADAM) + " More."),
    )
    assert len(link_records([reading("a.txt", *dump)]).papers) == 1
    linked = separated(*dump, paper="old-name", separate="new-name")
    assert sorted((paper.id, len(paper.sightings)) for paper in linked.papers) == [
        ("new-name", 2),
        ("old-name", 1),
    ]
    assert not linked.problems


def test_a_wrong_merge_of_one_title_is_undone_by_the_fingerprint_or_an_identifier() -> None:
    first = sighting("Flat Minima in Networks", ADAM)
    second = sighting("Flat Minima in Networks", f"We say more. {ADAM}")
    by_fingerprint = separated(
        first, second, paper="flat-minima-in-networks", separate=fingerprint(second.abstract or "")
    )
    assert len(by_fingerprint.papers) == 2
    listed = doi(sighting("Flat Minima in Networks"), "10.1000/x")
    by_doi = separated(first, listed, paper="10.1000/x", separate=fingerprint(ADAM))
    assert len(by_doi.papers) == 2
    assert not (*by_fingerprint.problems, *by_doi.problems)


def test_separated_papers_keep_the_ids_that_they_had_before_the_merge() -> None:
    dump = (sighting("Alpha Name"), sighting("Zeta Name", ADAM))
    before = link_records([reading("a.txt", *dump)]).registry.keys_by_id
    merged = IdRegistry(
        {"alpha-name": before["alpha-name"] | before["zeta-name"], "zeta-name": before["zeta-name"]}
    )
    linked = separated(*dump, paper="alpha-name", separate="zeta-name", registry=merged)
    assert {paper.id: paper.heading.plain for paper in linked.papers} == {
        "alpha-name": "Alpha Name",
        "zeta-name": "Zeta Name",
    }


def test_unknown_and_equal_names_of_papers_to_separate_are_reported_with_their_line() -> None:
    unknown = separated(sighting("One", ADAM), paper="one", separate="nobody")
    assert [(problem.file, problem.line) for problem in unknown.problems] == [("corrections.yml", 5)]
    assert "'nobody'" in unknown.problems[0].actual
    same = separated(sighting("One", ADAM), paper="one", separate=fingerprint(ADAM))
    assert [(problem.file, problem.line) for problem in same.problems] == [("corrections.yml", 5)]
    assert "name the same records" in same.problems[0].actual


def test_corrections_that_contradict_each_other_are_reported() -> None:
    joined = Correction(paper="old-name", same_as="new-name", line=1)
    separated = Correction(paper="new-name", not_same_as=("old-name",), line=2)
    linked = link_records(
        [reading("a.txt", sighting("Old Name", ADAM), sighting("New Name"))], (joined, separated)
    )
    assert len(linked.papers) == 1
    (problem,) = linked.problems
    assert str(problem).startswith(
        "corrections.yml:2: warning: expected two papers that are one, or that are not"
    )
    assert "'new-name' and 'old-name'" in str(problem)
