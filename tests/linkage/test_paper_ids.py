"""Ids are permanent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.id_registry import IdRegistry, format_registry, keys_of, parse_registry
from paper_digest.linkage.link import link_records
from paper_digest.linkage.paper_ids import PaperId, assign_ids
from paper_digest.model.record import Sighting
from paper_digest.pipeline import read
from paper_digest.values.partial_date import PartialDate

from tests.linkage.examples import ADAM, JAILBREAKS, doi, features, reading, registry_of, sighting

RAW = Path(__file__).parents[2] / "raw"


@pytest.mark.slow
def test_no_subset_of_the_dumps_changes_an_id() -> None:
    readings = list(read(RAW))
    addresses = {name for paper in link_records(readings).papers for name in (paper.id, *paper.aliases)}
    for left_out in readings:
        subset = [reading for reading in readings if reading is not left_out]
        assert {paper.id for paper in link_records(subset).papers} <= addresses


@pytest.mark.slow
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


def test_a_paper_keeps_its_id_if_its_line_of_the_registry_was_cut() -> None:
    dumps = [reading("a.txt", sighting("Adam", ADAM))]
    (line,) = format_registry(link_records(dumps).registry).splitlines()[1:]
    registry, _ = parse_registry(line.partition(" title:")[0] + " title")
    assert registry.is_untitled("adam")
    (paper,) = link_records(dumps, (), registry).papers
    assert (paper.id, paper.aliases) == ("adam", ())


def test_two_papers_with_one_title_have_two_ids_and_the_first_keeps_its_own() -> None:
    old = reading("m.txt", sighting("On Learning", ADAM))
    first = link_records([old])
    for name in ("a.txt", "z.txt"):
        new = reading(name, sighting("On Learning", JAILBREAKS))
        merged = link_records([old, new], (), first.registry)
        ids = {paper.sightings[0].dump: paper.id for paper in merged.papers}
        assert ids["m.txt"] == "on-learning"
        assert len(set(ids.values())) == 2
        assert [paper.id for paper in link_records([new], (), merged.registry).papers] == [ids[name]]


def test_a_renamed_paper_keeps_its_id_once_the_registry_knows_it() -> None:
    first = link_records([reading("a.txt", sighting("A Short Name", ADAM, "2401.00001"))])
    renamed = reading("b.txt", sighting("Quite Another Name", ADAM, "2401.00001"))
    (paper,) = link_records([renamed], (), first.registry).papers
    assert (paper.id, paper.aliases) == ("a-short-name", ("quite-another-name",))


def test_a_paper_that_returns_has_its_old_id() -> None:
    adam, jailbreaks = sighting("On Learning", ADAM), sighting("On Learning", JAILBREAKS)
    merged = link_records([reading("a.txt", adam), reading("b.txt", jailbreaks)])
    without = link_records([reading("a.txt", adam)], (), merged.registry)
    again = link_records([reading("0.txt", jailbreaks), reading("a.txt", adam)], (), without.registry)
    assert {paper.id: paper.abstract for paper in again.papers} == {
        paper.id: paper.abstract for paper in merged.papers
    }


def clusters(*sightings: Sighting) -> list[Cluster]:
    """A cluster for each sighting."""
    return [(record,) for record in features(*sightings)]


def registry_with(paper_id: str, record: Sighting) -> IdRegistry:
    """A registry in which an id has the keys of a record."""
    return registry_of({paper_id: set(keys_of(features(record)))})


def test_a_new_paper_has_the_slug_of_its_title() -> None:
    (paper_id,) = assign_ids(clusters(sighting("Flat Minima")), IdRegistry())
    assert (paper_id.id, paper_id.aliases) == ("flat-minima", ())


def test_the_first_of_two_papers_with_one_title_keeps_the_plain_id() -> None:
    first, second = assign_ids(
        clusters(sighting("Flat Minima", ADAM), sighting("Flat Minima", JAILBREAKS)), IdRegistry()
    )
    assert first.id == "flat-minima"
    assert second.id.startswith("flat-minima-")


def test_a_registered_paper_keeps_its_id_under_a_new_title() -> None:
    registry = registry_of({"old-title": {"arxiv:2401.00001", "title:00"}})
    (paper_id,) = assign_ids(clusters(sighting("New Title", arxiv="2401.00001")), registry)
    assert paper_id.id == "old-title"
    assert "new-title" in paper_id.aliases


def test_an_id_of_the_registry_is_given_to_one_paper_only() -> None:
    registry = registry_of({"flat-minima": {"arxiv:2401.00001", "title:00"}})
    known, new = assign_ids(
        clusters(sighting("Flat Minima", arxiv="2401.00001"), sighting("Flat Minima", JAILBREAKS)), registry
    )
    assert known.id == "flat-minima"
    assert new.id not in {"flat-minima", *known.aliases}


def test_a_correction_may_name_a_paper_by_id_alias_or_fingerprint() -> None:
    (records,) = clusters(sighting("Adam", ADAM))
    names = PaperId("adam", ("old-adam",), frozenset()).names(records)
    assert names == {"adam", "old-adam", records[0].fingerprint}


def _ids_of(*records: Sighting, registry: IdRegistry) -> list[str]:
    return [paper_id.id for paper_id in assign_ids(clusters(*records), registry)]


def test_a_separated_paper_keeps_its_id_though_the_other_record_has_more_keys() -> None:
    adam, jailbreaks = sighting("Adam", ADAM), sighting("On Jailbreaks", JAILBREAKS, "2401.00001")
    (merged,) = assign_ids([features(adam, jailbreaks)], registry_with("adam", adam))
    assert merged.id == "adam"
    registry = registry_of({"adam": set(merged.keys)})
    assert _ids_of(adam, jailbreaks, registry=registry) == ["adam", "on-jailbreaks"]
    assert _ids_of(jailbreaks, adam, registry=registry) == ["on-jailbreaks", "adam"]


def test_papers_that_were_merged_have_their_own_ids_again() -> None:
    """While they were one, a listing gave the second an identifier."""
    adam, jailbreaks = sighting("Adam", ADAM), sighting("On Jailbreaks", JAILBREAKS, "2401.00001")
    (merged,) = assign_ids([features(adam, jailbreaks)], IdRegistry())
    before = keys_of(features(sighting("On Jailbreaks", JAILBREAKS)))
    registry = registry_of({"adam": set(merged.keys), "on-jailbreaks": set(before)})
    assert _ids_of(adam, jailbreaks, registry=registry) == ["adam", "on-jailbreaks"]


def test_a_title_alone_keeps_the_id_that_it_was_published_for() -> None:
    bare, jailbreaks = sighting("Adam"), sighting("On Jailbreaks", JAILBREAKS, "2401.00001")
    (merged,) = assign_ids([features(bare, jailbreaks)], IdRegistry())
    registry = registry_of({"adam": set(merged.keys)})
    assert _ids_of(jailbreaks, bare, registry=registry) == ["on-jailbreaks", "adam"]


def test_of_separated_papers_with_one_title_the_first_listed_keeps_the_id() -> None:
    first = sighting("Adam", ADAM, "2401.00001", seen_on=PartialDate(2024, 8, 6))
    second = sighting("Adam", JAILBREAKS, "2401.00001", seen_on=PartialDate(2024, 8, 7))
    second = replace(second, identifiers=(*second.identifiers, *doi(second, "10.1000/182").identifiers))
    (merged,) = assign_ids([features(first, second)], IdRegistry())
    registry = registry_of({"adam": set(merged.keys)})
    assert _ids_of(first, second, registry=registry)[0] == "adam"
    assert _ids_of(second, first, registry=registry)[1] == "adam"


def test_a_new_paper_with_the_title_of_a_renamed_one_does_not_take_its_id() -> None:
    renamed = sighting("A New Name", ADAM, "2401.00001")
    registry = registry_with("adam", sighting("Adam", ADAM, "2401.00001"))
    namesake = sighting("Adam", JAILBREAKS)
    assert _ids_of(namesake, renamed, registry=registry)[1] == "adam"
