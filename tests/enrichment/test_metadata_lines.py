"""Tests of turning records into lines of metadata.jsonl."""

from __future__ import annotations

import pytest
from paper_digest.enrichment.metadata_lines import completed, metadata_of
from paper_digest.linkage.venues import VenueIndex
from paper_digest.model.paper import Venue
from paper_digest.model.settings import VenueRule
from paper_digest.sources.paper_metadata import MetadataRecord
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.enrichment.records import record
from tests.enrichment.test_enrich import ANTHOLOGY, ARXIV, LISTED


def test_another_title_of_the_record_is_kept() -> None:
    renamed = record(dump="a.json", title="Wide minima", identifiers=())
    assert metadata_of(LISTED, [renamed]).other_titles == ["Wide minima"]


def test_existing_values_stay_and_gaps_are_filled() -> None:
    existing = MetadataRecord(title="Flat minima", venue="ICLR", source="by hand", note="checked")
    second = MetadataRecord(title="Flat minima", pdf="https://a.org/x.pdf", source="by hand 2")
    first, unchanged = completed([existing, second], metadata_of(LISTED, [ANTHOLOGY]))
    assert (first.venue, first.authors, first.note) == ("ICLR", ["A. Lovelace"], "checked")
    assert first.source == "by hand; authors, url: anthology.bib, line 3"
    assert first.year is None
    assert (first.pdf, unchanged) == (None, second)
    assert completed([first, second], metadata_of(LISTED, [ANTHOLOGY])) == [first, second]


def test_a_title_of_another_paper_is_no_other_title() -> None:
    renamed = record(dump="a.json", title="Wide minima")
    assert metadata_of(LISTED, [renamed], taken={"wideminima"}).other_titles == []


def test_the_address_is_that_of_the_identifier() -> None:
    records = [
        record(dump="a.json", identifiers=(Identifier(IdentifierKind.DOI, "10.1000/a"),)),
        record(dump="b.json", identifiers=(Identifier(IdentifierKind.DOI, "10.1000/b"),)),
    ]
    metadata = metadata_of(LISTED, records)
    assert (metadata.doi, metadata.url) == ("10.1000/a", "https://doi.org/10.1000/a")


def test_year_volume_and_pages_are_added_only_to_the_same_venue() -> None:
    addition = metadata_of(LISTED, [ANTHOLOGY])
    venues = VenueIndex([VenueRule(venue=Venue("ICML"), spellings=("Conference on Machine Learning",))])

    for venue, pages in (
        ("Proceedings of the Conference on Machine Learning", "1-9"),
        (None, "1-9"),
        ("ICLR", None),
    ):
        existing = MetadataRecord(title="Flat minima", venue=venue, source="by hand")
        assert completed([existing], addition, venues)[0].pages == pages


def test_addresses_at_arxiv_are_those_of_the_latest_version() -> None:
    versions = ("http://arxiv.org/abs/2410.05434v2", "http://arxiv.org/pdf/2410.05434v2")
    metadata = metadata_of(LISTED, [record(dump="a.json", urls=versions)])
    assert metadata.url == "https://arxiv.org/abs/2410.05434"
    assert metadata.pdf == "https://arxiv.org/pdf/2410.05434"


@pytest.mark.parametrize(
    "url",
    [
        "https://openalex.org/W1",
        "https://www.semanticscholar.org/paper/a",
        "https://dblp.org/rec/a",
        "http://dblp.uni-trier.de/rec/a",
    ],
)
def test_the_page_of_an_index_is_no_address_of_a_paper(url: str) -> None:
    doi = (Identifier(IdentifierKind.DOI, "10.1000/a"),)
    known = record(dump="a.json", urls=(url,), identifiers=doi)
    assert metadata_of(LISTED, [known]).url == "https://doi.org/10.1000/a"
    with_page = record(dump="a.json", urls=(url, "https://a.org/dblp.org/x"), identifiers=())
    assert metadata_of(LISTED, [with_page]).url == "https://a.org/dblp.org/x"


def test_a_source_is_named_once() -> None:
    assert metadata_of(LISTED, [ARXIV, ARXIV]).source == "arxiv.json, line 7"
