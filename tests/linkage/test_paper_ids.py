"""Ids are permanent."""

from __future__ import annotations

from pathlib import Path

from paper_digest.linkage.link import link_records
from paper_digest.pipeline import read

from tests.linkage.examples import ADAM, JAILBREAKS, reading, sighting

RAW = Path(__file__).parents[2] / "raw"


def test_no_subset_of_the_dumps_changes_an_id() -> None:
    readings = list(read(RAW))
    addresses = {name for paper in link_records(readings).papers for name in (paper.id, *paper.aliases)}
    for left_out in readings:
        subset = [reading for reading in readings if reading is not left_out]
        assert {paper.id for paper in link_records(subset).papers} <= addresses


def test_the_registry_of_the_dumps_gives_itself_again() -> None:
    registry = link_records(read(RAW)).registry
    assert len(registry.keys_by_id) == 359
    assert link_records(read(RAW), (), registry).registry == registry


def test_a_title_that_comes_later_keeps_the_old_address_as_an_alias() -> None:
    untitled, titled = reading("b.txt", sighting(None, ADAM)), reading("a.txt", sighting("Adam", ADAM))
    first = link_records([untitled])
    later = link_records([untitled, titled], (), first.registry)
    assert [(paper.id, paper.aliases) for paper in later.papers] == [("adam", (first.papers[0].id,))]
    again = link_records([titled], (), later.registry)
    assert [(paper.id, paper.aliases) for paper in again.papers] == [("adam", (first.papers[0].id,))]


def test_two_papers_with_one_title_have_two_ids_and_the_first_keeps_its_own() -> None:
    old = reading("m.txt", sighting("On Learning", ADAM))
    first = link_records([old])
    for name in ("a.txt", "z.txt"):
        new = reading(name, sighting("On Learning", JAILBREAKS))
        both = link_records([old, new], (), first.registry)
        ids = {paper.sightings[0].dump: paper.id for paper in both.papers}
        assert ids["m.txt"] == "on-learning"
        assert len(set(ids.values())) == 2
        assert [paper.id for paper in link_records([new], (), both.registry).papers] == [ids[name]]


def test_a_renamed_paper_keeps_its_id_once_the_registry_knows_it() -> None:
    first = link_records([reading("a.txt", sighting("A Short Name", ADAM, "2401.00001"))])
    renamed = reading("b.txt", sighting("Quite Another Name", ADAM, "2401.00001"))
    (paper,) = link_records([renamed], (), first.registry).papers
    assert (paper.id, paper.aliases) == ("a-short-name", ("quite-another-name",))


def test_a_paper_that_returns_has_its_old_id() -> None:
    adam, jailbreaks = sighting("On Learning", ADAM), sighting("On Learning", JAILBREAKS)
    both = link_records([reading("a.txt", adam), reading("b.txt", jailbreaks)])
    without = link_records([reading("a.txt", adam)], (), both.registry)
    again = link_records([reading("0.txt", jailbreaks), reading("a.txt", adam)], (), without.registry)
    assert {paper.id: paper.abstract for paper in again.papers} == {
        paper.id: paper.abstract for paper in both.papers
    }
