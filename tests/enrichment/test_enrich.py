"""Tests of matching external records with papers."""

from __future__ import annotations

from paper_digest.enrichment.enrich import completed, enrich, matches, metadata_of
from paper_digest.linkage.venues import VenueIndex
from paper_digest.model.paper import Venue
from paper_digest.model.settings import VenueRule
from paper_digest.sources.paper_metadata import MetadataRecord
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import parse_names
from paper_digest.values.rich_text import RichText

from tests.enrichment.records import record
from tests.site.builders import paper

ABSTRACT = "We weave a loom of flat minima and show that sharpness predicts how wide networks generalize."
LISTED = paper("flat-minima", "Flat minima", abstract=RichText.parse(ABSTRACT))
ARXIV = record(
    dump="arxiv.json",
    first=7,
    title="Flat Minima",
    abstract=ABSTRACT,
    authors=parse_names("Ada Lovelace, Bo Li"),
    published=PartialDate(2024, 10),
    identifiers=(Identifier(IdentifierKind.ARXIV, "2410.05434"),),
    urls=("https://arxiv.org/abs/2410.05434", "https://github.com/a/b"),
)
ANTHOLOGY = record(
    dump="anthology.bib",
    first=3,
    title="Flat minima",
    abstract=ABSTRACT,
    authors=parse_names("A. Lovelace"),
    venue="ICML 2025",
    volume="267",
    pages="1-9",
    urls=("https://proceedings.mlr.press/v1/a.html", "https://proceedings.mlr.press/v1/a.pdf"),
)


def test_a_paper_gets_the_best_of_all_its_records() -> None:
    ((_, metadata),) = enrich([LISTED], [ARXIV, ANTHOLOGY]).proved
    assert (metadata.authors, metadata.date, metadata.venue) == (
        ["Ada Lovelace", "Bo Li"],
        "2024-10",
        "ICML 2025",
    )
    assert (metadata.year, metadata.volume, metadata.pages) == (2025, "267", "1-9")
    assert (metadata.arxiv, metadata.code) == ("2410.05434", "https://github.com/a/b")
    assert metadata.pdf == "https://proceedings.mlr.press/v1/a.pdf"
    assert metadata.source == "arxiv.json, line 7; anthology.bib, line 3"


def test_records_that_disagree_on_the_arxiv_id_are_doubtful() -> None:
    second = record(
        dump="b.json",
        title="Flat minima",
        abstract=ABSTRACT,
        identifiers=(Identifier(IdentifierKind.ARXIV, "2411.00001"),),
    )
    enrichment = enrich([LISTED], [ARXIV, second])
    assert not enrichment.proved
    assert len(enrichment.doubtful) == 2


def test_a_paper_without_a_record_is_missing() -> None:
    pottery = record(dump="arxiv.json", title="Old pottery")
    assert enrich([LISTED], [pottery]).missing == (LISTED,)
    assert not list(matches([LISTED], [pottery]))


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


def test_papers_that_share_a_title_are_doubtful() -> None:
    twin = paper("flat-minima-2", "Flat minima", abstract=RichText.parse("Pottery. " * 20))
    enrichment = enrich([LISTED, twin], [ARXIV])
    assert not enrichment.proved
    assert {match.paper.id for match in enrichment.doubtful} == {"flat-minima", "flat-minima-2"}


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


def test_a_title_is_compared_with_all_papers_of_the_digest() -> None:
    twin = paper("flat-minima-2", "Flat minima", abstract=RichText.parse("Pottery. " * 20))
    assert enrich([LISTED], [ARXIV]).proved
    assert not enrich([LISTED], [ARXIV], [LISTED, twin]).proved


def test_year_volume_and_pages_are_added_only_to_the_same_venue() -> None:
    addition = metadata_of(LISTED, [ANTHOLOGY])
    venues = VenueIndex([VenueRule(venue=Venue("ICML"), spellings=("Conference on Machine Learning",))])

    def pages(venue: str | None) -> str | None:
        existing = MetadataRecord(title="Flat minima", venue=venue, source="by hand")
        return completed([existing], addition, venues)[0].pages

    assert pages("Proceedings of the Conference on Machine Learning") == "1-9"
    assert pages(None) == "1-9"
    assert pages("ICLR") is None


def test_addresses_at_arxiv_are_those_of_the_latest_version() -> None:
    versions = ("http://arxiv.org/abs/2410.05434v2", "http://arxiv.org/pdf/2410.05434v2")
    metadata = metadata_of(LISTED, [record(dump="a.json", urls=versions)])
    assert metadata.url == "https://arxiv.org/abs/2410.05434"
    assert metadata.pdf == "https://arxiv.org/pdf/2410.05434"


def test_a_source_is_named_once() -> None:
    assert metadata_of(LISTED, [ARXIV, ARXIV]).source == "arxiv.json, line 7"
