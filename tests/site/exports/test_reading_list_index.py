"""Tests of the reading-list index: every paper once, the latest first, with ready citations."""

from __future__ import annotations

import json
from dataclasses import replace

from paper_digest.model.citation import CitationEntry
from paper_digest.model.digest import Digest, in_canonical_order
from paper_digest.site.exports.bibtex import citation
from paper_digest.site.exports.citation_files import Citations
from paper_digest.site.exports.reading_list_index import (
    KEY_LENGTH,
    PART_SIZE,
    index_version,
    paper_key,
    reading_list_files,
)

from tests.example_digest import example_digest
from tests.site.builders import analyzed
from tests.site.builders import digest as digest_of


def files_of(digest: Digest) -> dict[str, bytes]:
    return reading_list_files(digest, Citations(analyzed.paper for analyzed in digest.papers))


def test_keys_identifiers_and_parts_list_every_paper_in_the_same_order() -> None:
    digest = example_digest()
    files = files_of(digest)
    rows = [row for name, content in files.items() if name.endswith(".json") for row in json.loads(content)]
    assert sorted(row["id"] for row in rows) == [analyzed.paper.id for analyzed in digest.papers]
    assert files["reading-list/keys.txt"].decode() == "".join(paper_key(row["id"]) for row in rows)
    assert files["reading-list/identifiers.txt"].decode().splitlines() == [
        " ".join(identifier.value for identifier in digest.by_id[row["id"]].paper.identifiers) for row in rows
    ]
    assert len(files) == 2 + -(-len(rows) // PART_SIZE)


def test_a_part_carries_the_same_bibtex_as_the_bib_file() -> None:
    digest = example_digest()
    [row] = [
        row
        for row in json.loads(files_of(digest)["reading-list/0.json"])
        if row["id"] == digest.papers[0].paper.id
    ]
    assert row["bibtex"] == citation(digest.papers[0].paper)
    assert row["ris"].endswith("ER  - \r\n")
    assert row["csl"]["id"] == row["id"]


def test_a_citation_key_which_other_libraries_may_have_is_no_identifier() -> None:
    cited = analyzed("a", citation=CitationEntry(key="doe_2023"))
    assert files_of(digest_of(cited, analyzed("b")))["reading-list/identifiers.txt"] == b"\n\n"


def test_papers_of_a_later_dump_come_first_and_change_the_version() -> None:
    digest = example_digest()
    old, new = digest.papers[:2]
    sightings = tuple(replace(sighting, dump="zz.txt") for sighting in new.paper.sightings)
    late = replace(new, paper=replace(new.paper, sightings=sightings))
    readings = [*digest.readings, replace(digest.readings[0], dump="zz.txt")]
    before, after = (
        files_of(in_canonical_order(Digest(papers=papers, readings=tuple(readings))))
        for papers in ((old,), (old, late))
    )
    assert after["reading-list/keys.txt"].decode() == paper_key(new.paper.id) + paper_key(old.paper.id)
    assert index_version(before) != index_version(after)


def test_keys_are_short_deterministic_and_distinct() -> None:
    assert paper_key("a-paper") == paper_key("a-paper") != paper_key("b-paper")
    assert len(paper_key("x")) == KEY_LENGTH
    assert len({paper_key(f"paper-{number}") for number in range(20_000)}) == 20_000


def test_an_empty_digest_has_an_empty_index() -> None:
    assert files_of(Digest()) == {"reading-list/keys.txt": b"", "reading-list/identifiers.txt": b""}
