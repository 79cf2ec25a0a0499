"""Metadata fields by the block that states them."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.metadata_fields import MetadataFields, metadata_fields
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import block, features


def fields(*texts: str | Block) -> MetadataFields:
    """The fields of a segment with such blocks after its title."""
    title, *after = features("Faster Looms", *texts)
    return metadata_fields(RecordSegment((), title, tuple(after), None), PartialDate(2024, 8, 9))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Title: Looms", "title", "Looms"),
        ("Venue: Weaving", "venue", "Weaving"),
        ("Comments: 9 pages", "remark", "9 pages"),
        ("Affiliation: NPL", "organization", "NPL"),
        ("Authors: Ada Lovelace (London), Alan Turing", "authors", parse_names("Ada Lovelace, Alan Turing")),
        ("Subjects: cs.LG; stat.ML", "categories", ("cs.LG", "stat.ML")),
        ("Date: 7 Aug 2024", "published", PartialDate(2024, 8, 7)),
        ("Upvotes: 12", "votes", 12),
        ("Stars: 1.77k", "stars", 1770),
        ("arXiv: 2410.05434", "identifiers", ("arXiv:2410.05434",)),
        ("DOI: 10.1000/1", "identifiers", ("doi:10.1000/1",)),
        ("PDF: https://example.org/1.pdf", "identifiers", ("https://example.org/1.pdf",)),
        ("AI summary: Looms are fast", "digest", "Looms are fast"),
        ("Aug 7", "published", PartialDate(2024, 8, 7)),
        ("8 authors", "author_count", 8),
        ("GitHub 1.77k", "stars", 1770),
        ("12 upvotes", "votes", 12),
        ("3 comments", "comments", 3),
        ("cs.LG, stat.ML", "categories", ("cs.LG", "stat.ML")),
        ("Published on 7 Aug 2024", "published", PartialDate(2024, 8, 7)),
        ("Ada Lovelace, Alan Turing; Proceedings of ICML, 2024", "venue", "Proceedings of ICML, 2024"),
    ],
)
def test_a_block_states_a_field(text: str, field: str, value: Any) -> None:
    assert getattr(fields(text), field) == value


def test_the_first_value_counts() -> None:
    assert fields("Venue: Weaving", "Venue: Spinning").venue == "Weaving"


def test_labeled_subjects_count_before_those_beside_an_identifier() -> None:
    listed = fields(
        "[1] arXiv:2405.07990 (cross-list from cs.CV)", "Subjects: Language (cs.CL); Learning (cs.LG)"
    )
    assert listed.categories == ("cs.CL", "cs.LG")
    assert fields("[1] arXiv:2405.07990 (cross-list from cs.CV)").categories == ("cs.CV",)


def test_a_label_for_one_author_may_be_repeated() -> None:
    names = parse_names("Ada Lovelace, Alan Turing")
    assert fields("Author: Ada Lovelace", "Author: Alan Turing").authors == names
    assert fields("Authors: Ada Lovelace", "Authors: Alan Turing").authors == names[:1]


def test_a_tl_dr_is_the_authors_own() -> None:
    assert fields("TL;DR: Looms are fast").is_own_digest
    assert not fields("AI summary: Looms are fast").is_own_digest


def test_links_lead_to_code_and_organizations() -> None:
    links = (Link("code", "https://github.com/ada/looms"), Link("NPL", "https://huggingface.co/npl"))
    linked = fields(block("The code of NPL", links=links))
    assert (linked.code, linked.organization) == (("https://github.com/ada/looms",), "NPL")


def test_a_space_is_code_and_no_organization() -> None:
    linked = fields(block("Demo", links=(Link("Demo", "https://huggingface.co/spaces/ada/looms"),)))
    assert (linked.code, linked.organization) == (("https://huggingface.co/spaces/ada/looms",), None)


def test_a_number_counts_votes_on_a_button_and_comments_with_a_fragment() -> None:
    vote = block("12", links=(Link("12", "/login?next=%2Fpapers%2F2410.05434"),))
    comment = block("3", links=(Link("3", "/papers/2410.05434#community"),))
    counted = fields(vote, comment, "99")
    assert (counted.votes, counted.comments) == (12, 3)


def test_a_number_after_the_authors_count_is_comments() -> None:
    assert fields("8 authors", "3").comments == 3
    assert fields("3").comments is None
