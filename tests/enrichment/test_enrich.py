"""Tests of matching external records with papers."""

from __future__ import annotations

from paper_digest.enrichment.enrich import enrich, matches
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.enrichment.records import record, versions_with_two_dois
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


def test_papers_that_share_a_title_are_doubtful() -> None:
    twin = paper("flat-minima-2", "Flat minima", abstract=RichText.parse("Pottery. " * 20))
    enrichment = enrich([LISTED, twin], [ARXIV])
    assert not enrichment.proved
    assert {match.paper.id for match in enrichment.doubtful} == {"flat-minima", "flat-minima-2"}


def test_a_title_is_compared_with_all_papers_of_the_digest() -> None:
    twin = paper("flat-minima-2", "Flat minima", abstract=RichText.parse("Pottery. " * 20))
    assert enrich([LISTED], [ARXIV]).proved
    assert not enrich([LISTED], [ARXIV], [LISTED, twin]).proved


def test_an_identifier_of_the_paper_decides_between_records_that_disagree() -> None:
    """A preprint elsewhere has another DOI. Without an identifier of the paper, either may be right."""
    elsewhere, printed = (
        record(
            dump="crossref.json",
            first=number,
            title="Flat minima",
            abstract=ABSTRACT,
            identifiers=(Identifier(IdentifierKind.DOI, f"10.1000/{number}"),),
        )
        for number in (1, 2)
    )
    known = paper(
        "flat-minima",
        "Flat minima",
        abstract=RichText.parse(ABSTRACT),
        identifiers=ARXIV.sighting.identifiers,
    )
    ((_, metadata),) = enrich([known], [elsewhere, printed, ARXIV]).proved
    assert (metadata.source, metadata.doi) == ("arxiv.json, line 7", None)
    assert not enrich([LISTED], [elsewhere, printed, ARXIV]).proved


def test_what_one_record_proves_helps_to_judge_the_others() -> None:
    """DBLP has no abstracts: its record is proved by the authors that arXiv's record gives."""
    dblp = record(dump="DBLP", title="Flat minima.", authors=parse_names("Ada Lovelace, Bo Li"), venue="ICML")
    stranger = record(dump="DBLP", first=2, title="Flat minima", authors=parse_names("Kees Berg"))
    assert not enrich([LISTED], [dblp]).proved
    ((_, metadata),) = enrich([LISTED], [dblp, stranger, ARXIV]).proved
    assert (metadata.venue, metadata.arxiv) == ("ICML", "2410.05434")
    assert metadata.source == "DBLP, line 1; arxiv.json, line 7"


def test_records_that_disagree_later_change_nothing() -> None:
    """Both have the right authors, but they have different DOIs."""
    ((_, metadata),) = enrich([LISTED], [*versions_with_two_dois(), ARXIV]).proved
    assert (metadata.source, metadata.doi) == ("arxiv.json, line 7", None)
