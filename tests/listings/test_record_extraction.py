"""Records of segments, and each source of authors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.record_extraction import AUTHOR_SOURCES, PageContext, extract_record
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.model.record import Sighting
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, block, features, link

CONTEXT = PageContext("page.txt", "", None, False, False, names_follow_titles=True)
TITLE = "Faster Looms Through Thin Threads of Wool"


def segment(*texts: str | Block) -> RecordSegment:
    title, *after = features(*texts)
    return RecordSegment((), title, tuple(after), None)


def record(*texts: str | Block) -> Sighting:
    extracted = extract_record(segment(*texts), CONTEXT)
    assert extracted is not None
    return extracted


SOURCES = {source.__name__: source for source in AUTHOR_SOURCES}
CASES: tuple[tuple[str, tuple[str | Block, ...], list[str]], ...] = (
    (
        "one_author_per_block",
        (TITLE, "Ada Lovelace,", "Alan Turing,", "NPL"),
        ["Ada Lovelace", "Alan Turing"],
    ),
    (
        "one_author_per_block",
        (TITLE, "Ada Lovelace,", "Alan Turing", "Grace Hopper,"),
        ["Ada Lovelace", "Alan Turing"],
    ),
    (
        "one_author_per_block",
        (TITLE, "Ada Lovelace,", "Alan Turing,", "University of Oxford"),
        ["Ada Lovelace", "Alan Turing"],
    ),
    ("line_of_people", (TITLE, "Ada Lovelace, Alan Turing"), ["Ada Lovelace", "Alan Turing"]),
    ("name_below_title", (TITLE, "Ada Lovelace"), ["Ada Lovelace"]),
    (
        "people_beside_title",
        (block(f"{TITLE} — Ada Lovelace, Alan Turing. Weaving 1843", bold=TITLE),),
        ["Ada Lovelace", "Alan Turing"],
    ),
    (
        "people_below_abstract",
        (TITLE, ABSTRACT, "Ada Lovelace, Alan Turing"),
        ["Ada Lovelace", "Alan Turing"],
    ),
)


@pytest.mark.parametrize(
    ("name", "texts", "authors"), CASES, ids=[f"{name}: {texts[-1]}" for name, texts, _ in CASES]
)
def test_a_source_names_the_authors(name: str, texts: tuple[str | Block, ...], authors: list[str]) -> None:
    context = replace(CONTEXT, names_follow_abstracts=True)
    assert list(map(str, SOURCES[name](segment(*texts), context, TITLE))) == authors


def test_every_source_has_a_case() -> None:
    assert list(dict.fromkeys(name for name, _, _ in CASES)) == list(SOURCES)


@pytest.mark.parametrize("source", ["line_of_people", "people_below_abstract"])
def test_people_after_the_abstract_are_no_authors_unless_the_page_has_them_there(source: str) -> None:
    assert SOURCES[source](segment(TITLE, ABSTRACT, "Ada Lovelace, Alan Turing"), CONTEXT, TITLE) == ()


def test_linked_people_are_read_link_by_link() -> None:
    people = block(
        "Ada Lovelace Alan Turing", links=(Link("Ada Lovelace", "/ada"), Link("Alan Turing", "/alan"))
    )
    assert list(map(str, record(TITLE, people, ABSTRACT).authors)) == ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize(
    ("beside", "authors", "has_more"),
    [
        (" - Ada Lovelace, Alan Turing et al.", ["Ada Lovelace", "Alan Turing"], True),
        (" — Lovelace and others. Weaving 1843", ["Lovelace"], True),
        (" - Ada Lovelace, Alan Turing", ["Ada Lovelace", "Alan Turing"], False),
    ],
)
def test_people_beside_the_title_may_be_the_first_ones(
    beside: str, authors: list[str], has_more: bool
) -> None:
    paper = record(block(f"{TITLE}{beside}", bold=TITLE))
    assert [str(name) for name in paper.authors] == authors
    assert paper.has_more_authors is has_more


@pytest.mark.parametrize(
    ("before", "authors"),
    [("Ada Lovelace, Alan Turing. ", ["Ada Lovelace", "Alan Turing"]), ("Best Paper: ", [])],
)
def test_people_may_be_before_the_title(before: str, authors: list[str]) -> None:
    paper = record(block(f"{before}{TITLE}", bold=TITLE))
    assert [str(name) for name in paper.authors] == authors


def test_all_people_below_the_title_count_more_than_the_first_one_beside_it() -> None:
    paper = record(block(f"{TITLE} - Lovelace et al.", bold=TITLE), "Ada Lovelace, Alan Turing")
    assert [str(name) for name in paper.authors] == ["Ada Lovelace", "Alan Turing"]
    assert not paper.has_more_authors


def test_the_date_may_be_beside_the_title() -> None:
    assert record(block(f"{TITLE}, 2023", bold=TITLE)).published == PartialDate(2023)


def test_urls_are_the_paper_s_pages_and_its_code() -> None:
    code = block("Code of the looms", links=(Link("code", "https://github.com/ada/looms"),))
    assert record(block(TITLE, links=(link(TITLE),)), code).urls == (
        "https://arxiv.org/abs/2410.05434",
        "https://github.com/ada/looms",
    )


def test_a_paper_that_a_paragraph_cites_is_none_of_the_paper_s_pages() -> None:
    heading = block(TITLE, links=(link(TITLE),))
    cited = block(f"{ABSTRACT} See also Wool.", links=(link("Wool", "2401.00001"),))
    assert record(heading, cited).urls == ("https://arxiv.org/abs/2410.05434",)
    doi = block(f"{ABSTRACT} Published here.", links=(Link("here", "https://doi.org/10.1000/looms"),))
    assert record(heading, doi).urls == ("https://arxiv.org/abs/2410.05434", "https://doi.org/10.1000/looms")
    assert record(TITLE, cited).urls == ("https://arxiv.org/abs/2401.00001",)


def test_a_long_text_s_links_without_words_do_not_identify_the_paper() -> None:
    cited = block(ABSTRACT * 2, links=(Link("", "https://arxiv.org/abs/2401.00001"),))
    identifiers = record(block(TITLE, links=(link(TITLE),)), cited).identifiers
    assert [identifier.value for identifier in identifiers] == ["2410.05434"]


def test_a_segment_without_title_and_abstract_is_no_record() -> None:
    assert extract_record(RecordSegment((), None, features("Aug 7"), None), CONTEXT) is None


@pytest.mark.parametrize(("labels_digests", "abstract"), [(True, "Looms."), (False, "AI summary: Looms.")])
def test_a_labeled_summary_takes_the_place_of_an_abstract(labels_digests: bool, abstract: str) -> None:
    context = PageContext("page.txt", "", None, False, labels_digests, names_follow_titles=False)
    extracted = extract_record(segment(TITLE, "AI summary: Looms."), context)
    assert extracted is not None
    assert (extracted.abstract, extracted.machine_generated) == (abstract, labels_digests)


def test_a_button_leads_to_the_file_of_a_paper_at_any_host() -> None:
    pdf, slides = (
        Link("PDF", "https://example.edu/looms.pdf"),
        Link("Slides", "https://example.edu/slides.pdf"),
    )
    assert record(TITLE, block("PDF Slides", links=(pdf, slides))).urls == (pdf.url,)
    assert record(block(TITLE, links=(Link(TITLE, pdf.url),)), "Ada Lovelace").urls == (pdf.url,)
