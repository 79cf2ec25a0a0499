"""Identifiers of several unlike papers, such as placeholders of templates, prove nothing and are reported."""

from __future__ import annotations

from paper_digest.linkage.link import link_records
from paper_digest.linkage.shared_identifiers import (
    shared_identifier_problems,
    shared_identifiers,
    without_joining,
    without_shared,
)
from paper_digest.model.record import Sighting
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, JAILBREAKS, doi, features, reading, sighting

ADA = parse_names("Ada Lovelace")
BIRDS = (
    "Something else entirely is said here about birds of the forest, about how they sing in the morning, and "
    "about why they are silent at noon, when the sun is high and every animal of the forest looks for shade."
)


def _with_doi(*papers: Sighting) -> tuple[Sighting, ...]:
    return tuple(doi(paper, "10.1145/1234567.1234568") for paper in papers)


STRANGERS = _with_doi(
    sighting("Graphs of cats", ADAM),
    sighting("Quantum bread", JAILBREAKS),
    sighting("Third thing", BIRDS),
)
BY_ONE_AUTHOR = _with_doi(
    sighting("Graphs of cats", ADAM, authors=ADA),
    sighting("Quantum bread", JAILBREAKS, authors=ADA),
    sighting("Third thing", BIRDS, authors=ADA),
)


def test_papers_that_share_a_placeholder_stay_apart_and_the_warning_names_it() -> None:
    linked = link_records([reading("a.jsonl", *STRANGERS)])
    assert len(linked.papers) == 3
    (problem,) = linked.problems
    assert (problem.file, problem.line) == ("a.jsonl", 2)
    assert "'10.1145/1234567.1234568' of 'Graphs of cats' and 'Quantum bread'" in problem.actual


def test_three_papers_of_one_author_that_share_a_placeholder_stay_apart() -> None:
    assert len(link_records([reading("a.jsonl", *BY_ONE_AUTHOR)]).papers) == 3
    assert len(link_records([reading("a.jsonl", *BY_ONE_AUTHOR[:2])]).papers) == 1


def test_copies_of_papers_that_share_a_placeholder_are_still_merged() -> None:
    readings = [reading("a.jsonl", *BY_ONE_AUTHOR), reading("b.jsonl", *BY_ONE_AUTHOR)]
    papers = link_records(readings).papers
    assert len(papers) == 3
    assert all(len(paper.sightings) == 2 for paper in papers)


def test_a_dump_does_not_replace_a_paper_by_its_doi() -> None:
    own = reading("a.jsonl", *_with_doi(sighting("Graphs of cats", ADAM, authors=ADA)))
    known = link_records([own])
    hostile = reading("b.jsonl", *_with_doi(sighting("Buy our bread")))
    linked = link_records([own, hostile], registry=known.registry)
    by_id = {paper.id: paper for paper in linked.papers}
    (paper,) = known.papers
    assert by_id[paper.id].heading.plain == "Graphs of cats"
    assert len(by_id) == 2
    assert [problem.file for problem in linked.problems] == ["b.jsonl"]


def test_versions_of_a_paper_share_their_identifier_without_a_warning() -> None:
    versions = features(*_with_doi(sighting("Graphs of cats", ADAM), sighting("Graphs of all cats", ADAM)))
    assert not shared_identifiers(versions)
    assert without_shared(versions, {}) == versions


def test_an_identifier_of_one_paper_with_two_titles_is_not_reported() -> None:
    papers = _with_doi(sighting("Graphs of cats", ADAM), sighting("Quantum bread", JAILBREAKS))
    shared = shared_identifiers(features(*papers))
    assert without_joining(shared, frozenset()) == shared
    assert not without_joining(shared, frozenset(papers[0].identifiers))


def test_many_shared_identifiers_are_reported_together() -> None:
    papers = [
        doi(paper, f"10.1000/{number}")
        for number in range(30)
        for paper in (sighting(f"Cats {number}", ADAM), sighting(f"Bread {number}", JAILBREAKS))
    ]
    records = link_records([reading("a.jsonl", *papers)]).problems
    assert len(records) == 21
    assert "10 more identifiers of several papers" in records[-1].actual
    assert list(shared_identifier_problems({})) == []
