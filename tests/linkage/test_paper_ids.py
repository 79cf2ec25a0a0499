"""An identity is for ever."""

from __future__ import annotations

from pathlib import Path

from paper_digest.linkage.id_registry import IdRegistry, format_registry, parse_registry
from paper_digest.linkage.link import link_records
from paper_digest.linkage.slugs import slug_of_abstract, slug_of_title
from paper_digest.model.record import Reading
from paper_digest.pipeline import read

from tests.linkage.sightings import reading, sighting
from tests.linkage.test_link_records import ADAM, OTHER

RAW = Path(__file__).parents[2] / "raw"


def ids(*readings: Reading, registry: IdRegistry | None = None) -> list[str]:
    """The papers' ids."""
    return [paper.id for paper in link_records(readings, (), registry).papers]


def test_no_subset_of_the_dumps_changes_an_id() -> None:
    readings = list(read(RAW))
    whole = {paper.id: paper for paper in link_records(readings).papers}
    for left_out in readings:
        for paper in link_records([one for one in readings if one is not left_out]).papers:
            assert paper.id in whole or any(paper.id in other.aliases for other in whole.values())


def test_a_title_that_comes_later_keeps_the_old_address_as_an_alias() -> None:
    first = link_records([reading("b.txt", sighting(None, ADAM))])
    later = link_records(
        [reading("b.txt", sighting(None, ADAM)), reading("a.txt", sighting("Adam", ADAM))], (), first.registry
    )
    assert [(paper.id, paper.aliases) for paper in later.papers] == [("adam", (first.papers[0].id,))]
    gone = link_records([reading("a.txt", sighting("Adam", ADAM))], (), later.registry)
    assert [(paper.id, paper.aliases) for paper in gone.papers] == [("adam", (first.papers[0].id,))]


def test_two_papers_with_one_title_have_two_ids_and_the_first_keeps_its_own() -> None:
    old = reading("m.txt", sighting("On Learning", ADAM))
    first = link_records([old])
    for name in ("a.txt", "z.txt"):
        both = link_records([old, reading(name, sighting("On Learning", OTHER))], (), first.registry)
        mine = next(paper for paper in both.papers if paper.sightings[0].dump == "m.txt")
        assert mine.id == "on-learning"
        assert len({paper.id for paper in both.papers}) == 2
        again = link_records([reading(name, sighting("On Learning", OTHER))], (), both.registry)
        assert again.papers[0].id == next(paper.id for paper in both.papers if paper is not mine)


def test_a_renamed_paper_keeps_its_id_once_the_ledger_knows_it() -> None:
    first = link_records([reading("a.txt", sighting("A Short Name", ADAM, "2401.00001"))])
    later = link_records(
        [reading("b.txt", sighting("Quite Another Name", ADAM, "2401.00001"))], (), first.registry
    )
    assert [(paper.id, paper.aliases) for paper in later.papers] == [
        ("a-short-name", ("quite-another-name",))
    ]


def test_a_paper_that_comes_back_has_its_old_id() -> None:
    one, two = sighting("On Learning", ADAM), sighting("On Learning", OTHER)
    both = link_records([reading("a.txt", one), reading("b.txt", two)])
    without = link_records([reading("a.txt", one)], (), both.registry)
    again = link_records([reading("0.txt", two), reading("a.txt", one)], (), without.registry)
    assert [paper.id for paper in again.papers] == [paper.id for paper in both.papers]
    assert {paper.id: paper.abstract for paper in again.papers} == {
        paper.id: paper.abstract for paper in both.papers
    }


def test_the_ledger_survives_its_file() -> None:
    registry = link_records(read(RAW)).registry
    assert parse_registry(format_registry(registry)) == registry
    assert len(registry.keys_by_id) == 359
    assert link_records(read(RAW), (), registry).registry == registry


def test_slugs() -> None:
    assert slug_of_title("Occam's Razor: $\\ell_\\infty$ & Poincaré?") == "occams-razor-l-poincare"
    assert slug_of_title("Index").startswith("index-")
    assert slug_of_title("🎉").startswith("paper-")
    long = [slug_of_title("Very " * 60 + end) for end in ("one", "two")]
    assert long[0] != long[1]
    assert max(map(len, long)) < 140
    assert slug_of_abstract(ADAM) == slug_of_abstract(ADAM.replace(" ", "\n"))
    assert slug_of_abstract(ADAM) != slug_of_abstract(OTHER)
