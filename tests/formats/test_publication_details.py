"""Tests of reading volume and pages."""

from __future__ import annotations

import pytest
from paper_digest.formats.publication_details import PublicationDetails, pages_in, publication_in, volume_in

PAGES = ("pages", "page", "pageinfo")


@pytest.mark.parametrize(
    ("values", "volume"),
    [
        ({"volume": "202"}, "202"),
        ({"volume": 7}, "7"),
        ({"volume": "12(3)"}, "12(3)"),
        ({"biblio": {"volume": "4", "first_page": "1"}}, "4"),
        ({"volume": "12000 LNAI"}, "12000"),
        ({"volume": "1234 CCIS"}, "1234"),
        ({"volume": "7700 LECTURE NO"}, "7700"),
        ({"volume": "12 SUPPL"}, "12 SUPPL"),
        ({"publicationinfo": [{"volume": "2"}, {"volume": "38"}]}, "2"),
        ({"volume": "abs/2410.05434"}, None),
        ({"volume": "forthcoming"}, None),
        ({}, None),
    ],
)
def test_a_volume_is_a_short_text_with_a_number(values: dict[str, object], volume: str | None) -> None:
    assert volume_in(values, ("volume",)) == volume


@pytest.mark.parametrize(
    ("values", "pages"),
    [
        ({"pages": "18378--18399"}, "18378-18399"),
        ({"pages": "18378 – 18399"}, "18378-18399"),
        ({"pages": "6:1-6:22"}, "6:1-6:22"),
        ({"page": "1024."}, "1024"),
        ({"page": "e1234"}, "e1234"),
        ({"firstpage": "12", "lastpage": "15"}, "12-15"),
        ({"firstpage": "12", "lastpage": "12"}, "12"),
        ({"biblio": {"first_page": "12", "last_page": "15"}}, "12-15"),
        ({"pageinfo": "12"}, "12"),
        ({"journal": {"name": "Cloth", "volume": "3", "pages": "12-15"}}, "12-15"),
        ({"pagestart": "12", "pageend": "15"}, "12-15"),
        ({"journal": "Cloth", "start": 9, "end": 10}, "9-10"),
        ({"collectiontitle": "Cloth", "start": 9, "end": 10}, "9-10"),
        ({"start": 9, "end": 10}, None),
        ({"start": "09:00", "end": "10:00"}, None),
        ({"biblio": {"first_page": None, "last_page": None}}, None),
        ({"pages": 12}, None),
        ({"pages": "12 pages, 3 figures"}, None),
        ({"pages": "1-" + "9" * 100}, None),
        ({}, None),
    ],
)
def test_pages_are_a_range_or_one_page(values: dict[str, object], pages: str | None) -> None:
    """A number without a key that says that it is a page is the number of pages."""
    assert pages_in(values, PAGES) == pages


@pytest.mark.parametrize(
    ("values", "venue", "volume", "pages"),
    [
        ({"journal": "Loom Letters", "volume": "3", "page": "7"}, "Loom Letters", "3", "7"),
        ({"journalref": "Phys. Rev. D 100, 014020 (2019)"}, "Phys. Rev. D, 2019", "100", "014020"),
        ({"journalref": "Phys. Rev. D 100, 014020 (2019)", "volume": "5"}, "Phys. Rev. D, 2019", "5", None),
        ({"journalref": "accepted at 3 workshops of 2 venues, 4 talks"}, None, None, None),
        ({"primarylocation": {"source": {"display_name": "Looms"}}}, "Looms", None, None),
        ({"source": {"title": "Looms"}}, "Looms", None, None),
        ({"source": {"id": "arxiv", "name": "PubMed"}}, None, None, None),
        ({"source": "PubMed"}, None, None, None),
        ({"source": "Loom Conference 2015"}, "Loom Conference 2015", None, None),
        ({"source": "2015 Meeting of the Weavers"}, "2015 Meeting of the Weavers", None, None),
        ({"source": "Conference proceedings"}, None, None, None),
        ({"source": "Journal"}, None, None, None),
        ({"source": "Loom Conference Papers Index"}, None, None, None),
        ({"source": "Web of Science Proceedings"}, None, None, None),
        ({"source": "hand search: Journal of Looms"}, None, None, None),
        ({"source": "https://looms.org/conference/2015"}, None, None, None),
        ({"journalinfo": {"journal": {"title": "Cloth"}, "volume": "3"}}, "Cloth", "3", None),
        (
            {"journal": "Lecture Notes (including subseries Lecture Notes in X and Y)", "volume": "3"},
            "Lecture Notes",
            "3",
            None,
        ),
        ({"publicationinfo": [{"journal_title": "Looms", "page_start": "7"}]}, "Looms", None, "7"),
        ({"publicationinfo": "a text"}, None, None, None),
        ({}, None, None, None),
    ],
)
def test_a_reference_is_split_where_volume_and_pages_are_unknown(
    values: dict[str, object], venue: str | None, volume: str | None, pages: str | None
) -> None:
    keys = {
        "venue": ("journal", "journalref", "primarylocation", "journalinfo", "publicationinfo", "source"),
        "volume": ("volume",),
        "pages": PAGES,
    }
    assert publication_in(values, keys) == PublicationDetails(venue, volume, pages)
