"""Tests of the table at the end of a run."""

from __future__ import annotations

from paper_digest.enrichment.enrich import enrich
from paper_digest.enrichment.report import Counts, counts_of, table_of
from paper_digest.model.external_record import SourceRecords
from paper_digest.values.person_lists import parse_names

from tests.enrichment.records import record, versions_with_two_dois
from tests.site.builders import paper

MINIMA = paper("flat-minima", "Flat minima", authors="Ada Lovelace")
LOOM = paper("a-loom", "A loom")
POTTERY = paper("old-pottery", "Old pottery")
PAPERS = [MINIMA, LOOM, POTTERY]
PROVING = record(dump="DBLP", title="Flat minima", authors=parse_names("Ada Lovelace"))
DOUBTFUL = record(dump="arXiv", first=2, title="A loom")


def test_each_source_is_counted_and_all_together() -> None:
    """DBLP's record of the flat minima was in the answer to another question."""
    sources = [
        SourceRecords(name="DBLP", records=(PROVING,), not_asked=frozenset(("old-pottery", "flat-minima"))),
        SourceRecords(name="arXiv", records=(DOUBTFUL,), not_asked=frozenset(("old-pottery", "flat-minima"))),
    ]
    enrichment = enrich(PAPERS, [PROVING, DOUBTFUL])
    assert counts_of(enrichment, sources) == (
        Counts("DBLP", 1, 0, 1, 1),
        Counts("arXiv", 0, 1, 0, 2),
        Counts("all", 1, 1, 0, 1),
    )


def test_files_of_one_name_are_counted_by_themselves() -> None:
    """Both have a record in line 1."""
    loom = record(dump="a.jsonl", title="A loom")
    pottery = record(dump="a.jsonl", title="Old pottery")
    sources = [SourceRecords(name="a.jsonl", records=(known,)) for known in (loom, pottery)]
    counts = counts_of(enrich(PAPERS, [loom, pottery]), sources)
    assert [row.n_doubtful for row in counts] == [1, 1, 2]


def test_a_paper_that_one_source_does_not_know_is_not_found() -> None:
    sources = [SourceRecords(name="DBLP"), SourceRecords(name="arXiv", not_asked=frozenset(("a-loom",)))]
    assert counts_of(enrich(PAPERS, []), sources)[-1] == Counts("all", 0, 0, 3, 0)


def test_a_record_of_a_paper_that_remains_doubtful_is_not_found() -> None:
    """Two records with different DOIs prove nothing together, though each does alone."""
    records = versions_with_two_dois()
    counts = counts_of(enrich(PAPERS, records), [SourceRecords(name="DBLP", records=tuple(records))])
    assert counts == (Counts("DBLP", 0, 1, 2, 0), Counts("all", 0, 1, 2, 0))


def test_the_columns_are_aligned() -> None:
    table = table_of([Counts("Hugging Face", 1, 0, 1_234, 0), Counts("all", 1, 0, 1_234, 0)], 1_235)
    assert table.splitlines() == [
        "of 1,235 papers      found   doubtful  not found  not asked",
        "Hugging Face             1          0      1,234          0",
        "all                      1          0      1,234          0",
    ]
