"""Which of the dumps' entries a paper is cited by, and the keys of papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.linkage.citations import resolve_entry, with_kind, with_unique_keys, year_of_entry
from paper_digest.linkage.link import link_records
from paper_digest.linkage.venues import VenueIndex
from paper_digest.model.citation import CitationEntry
from paper_digest.model.metadata import NO_METADATA, PaperMetadata
from paper_digest.model.paper import Paper, Venue, VenueKind
from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.model.settings import Correction, VenueRule
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

NEURIPS = Venue("NeurIPS", VenueKind.CONFERENCE, "Advances in NIPS")
VENUES = VenueIndex([VenueRule(venue=NEURIPS, spellings=("Neural Information Processing Systems",))])
PUBLISHED = CitationEntry(
    key="doe_2023",
    entry_type="inproceedings",
    fields=(("booktitle", "Neural Information Processing Systems 36"), ("volume", "36"), ("pages", "1–9")),
    date=PartialDate(2023),
)
PREPRINT = CitationEntry(key="doe_2022", entry_type="misc", fields=(("note", "12 pages"),))


def seen(
    entry: CitationEntry | None, venue: str | None = None, dump: str = "a.bib", **fields: object
) -> Sighting:
    sighting = Sighting(
        dump=dump, span=Span(1, 1), position=1, title="Flat Minima in Networks", citation=entry, venue=venue
    )
    return replace(sighting, **fields)  # type: ignore[arg-type]


def resolved(
    *sightings: Sighting, venue: Venue | None = NEURIPS, metadata: PaperMetadata = NO_METADATA
) -> CitationEntry | None:
    published = [sighting for sighting in sightings if VENUES.is_named(venue, sighting.venue)]
    return resolve_entry(sightings, published, metadata)


IN_NEURIPS = seen(PUBLISHED, "Neural Information Processing Systems 36")


def test_the_entry_of_the_publication_wins_over_that_of_the_preprint() -> None:
    assert resolved(seen(PREPRINT), IN_NEURIPS) == PUBLISHED
    assert resolved(IN_NEURIPS, seen(PREPRINT)) == PUBLISHED


def test_a_preprints_entry_gives_only_its_key_to_the_publication() -> None:
    assert resolved(seen(PREPRINT)) == CitationEntry(key="doe_2022")
    assert resolved(seen(PREPRINT), venue=None) == PREPRINT


def test_without_entries_there_is_none() -> None:
    assert resolved(seen(None)) is None


def test_of_equal_entries_the_first_counts() -> None:
    second = replace(IN_NEURIPS, citation=replace(PUBLISHED, key="second"))
    assert resolved(IN_NEURIPS, second) == PUBLISHED


def test_metadata_replaces_fields_of_the_entry() -> None:
    metadata = PaperMetadata(line=1, title="", source="x", venue="NeurIPS", pages="2-3")
    entry = resolved(IN_NEURIPS, metadata=metadata)
    assert entry == replace(PUBLISHED, fields=(("volume", "36"),))


@pytest.mark.parametrize(
    ("entry_type", "kind"),
    [("article", VenueKind.JOURNAL), ("inproceedings", VenueKind.CONFERENCE), ("misc", VenueKind.OTHER)],
)
def test_the_entry_tells_the_kind_of_an_unknown_venue(entry_type: str, kind: VenueKind) -> None:
    entry = CitationEntry(entry_type=entry_type)
    assert with_kind(Venue("Bulletin"), entry) == Venue("Bulletin", kind)
    assert with_kind(NEURIPS, entry) == NEURIPS
    assert with_kind(Venue("Bulletin"), None) == Venue("Bulletin")


def test_the_year_of_the_publication_may_be_after_the_date_of_the_paper() -> None:
    assert year_of_entry(PUBLISHED, PartialDate(2022, 5)) == 2023
    assert year_of_entry(PUBLISHED, PartialDate(2023, 5)) is None
    assert year_of_entry(PREPRINT, PartialDate(2022)) is None


def paper(paper_id: str, key: str, dump: str = "a.bib") -> Paper:
    heading = RichText.parse(paper_id)
    entry = CitationEntry(key=key) if key else None
    return Paper(
        id=paper_id,
        title=heading,
        heading=heading,
        abstract=None,
        sightings=(seen(entry, dump=dump),),
        citation=entry,
    )


def keys(*papers: Paper) -> dict[str, str]:
    return {unique.id: unique.citation_key for unique in with_unique_keys(papers)}


def test_of_two_papers_with_one_key_that_of_the_earlier_dump_keeps_it() -> None:
    late, early = paper("a", "Doe2023", "b.bib"), paper("b", "doe2023", "a.bib")
    assert keys(late, early) == keys(early, late) == {"a": "a", "b": "doe2023"}


def test_a_key_that_is_the_id_of_another_paper_is_not_used() -> None:
    assert keys(paper("a", "B"), paper("b", "")) == {"a": "a", "b": "b"}
    assert keys(paper("a", "A")) == {"a": "A"}
    with_id, early, late = paper("a", "c"), paper("b", "x"), paper("c", "x", "z.bib")
    assert keys(with_id, early, late) == {"a": "a", "b": "x", "c": "c"}


def test_linking_keeps_the_entry_and_takes_volume_pages_and_year_from_it() -> None:
    reading = Reading(dump="a.bib", layout="BibTeX", sightings=(IN_NEURIPS,))
    earlier = seen(None, dump="b.txt", published=PartialDate(2022, 5))
    listing = Reading(dump="b.txt", layout="list", sightings=(earlier,))
    (linked,) = link_records([reading, listing], venues=VENUES).papers
    assert (linked.citation, linked.volume, linked.pages) == (PUBLISHED, "36", "1–9")
    assert (linked.year, linked.date, linked.citation_key) == (2023, PartialDate(2022, 5), "doe_2023")
    correction = Correction(paper=linked.id, date=PartialDate(2021), line=1)
    (corrected,) = link_records([reading, listing], (correction,), venues=VENUES).papers
    assert corrected.year_of_publication == 2021
