"""Papers are found by every name that a correction may use."""

from __future__ import annotations

from paper_digest.linkage.link import link_records
from paper_digest.linkage.paper_names import papers_by_name
from paper_digest.values.fingerprint import fingerprint

from tests.linkage.examples import ADAM, reading, sighting


def test_a_paper_has_its_id_its_identifiers_and_the_fingerprint_of_its_abstract() -> None:
    linked = link_records([reading("a.txt", sighting("On Adam", ADAM, "2410.08198"), sighting("Looms"))])
    names = {name: paper.id for name, paper in papers_by_name(linked.papers).items()}
    fingerprint_of_adam = fingerprint(ADAM)
    assert names == {
        "on-adam": "on-adam",
        "2410.08198": "on-adam",
        fingerprint_of_adam: "on-adam",
        "looms": "looms",
    }
