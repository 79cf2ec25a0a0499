"""Columns are known by what programs put in them."""

from __future__ import annotations

from paper_digest.formats.table_columns import known_names, named_cells


def test_web_of_science_has_tags_for_names() -> None:
    assert known_names(["PT", "AU", "TI", "SO", "XX"]) == ["PT", "author names", "title", "journal", "XX"]
    assert known_names(["TI", "AU"]) == ["TI", "AU"]


def test_a_name_beside_authors_is_a_title() -> None:
    assert known_names(["Name", "Authors"]) == ["title", "Authors"]
    assert known_names(["Name", "Authors", "Title"]) == ["Name", "Authors", "Title"]
    assert known_names(["Name", "City"]) == ["Name", "City"]


def test_springer_puts_nothing_between_names() -> None:
    heading = ["Item Title", "Item DOI", "Authors"]
    names = "Ada RoeBo McDoeJan van der BergJ. LeCun"
    expected = "Ada Roe; Bo McDoe; Jan van der Berg; J. LeCun"
    assert named_cells(heading, ["A", "10.1007/a", names])["Authors"] == expected
    assert named_cells(["Title", "Authors"], ["A", names])["Authors"] == names
    assert named_cells(heading, ["A"]) == {"Item Title": "A"}


def test_the_source_of_publish_or_perish_is_the_journal() -> None:
    heading = ["Cites", "Authors", "Title", "Year", "Source", "GSRank", "QueryDate"]
    assert known_names(heading)[4] == "journal"
    assert known_names(heading[:5])[4] == "Source"


def test_an_explanation_behind_a_name_is_left_out_where_the_name_is_known_without() -> None:
    heading = ["Authors (First Last, ...)", "Title", "Title (as assessed)", "Dose (mg)", "Year [of venue]"]
    assert known_names(heading) == ["Authors", "Title", "Title (as assessed)", "Dose (mg)", "Year"]


def test_the_source_of_cochrane_is_the_journal() -> None:
    assert known_names(["CENTRAL ID", "Author(s)", "Title", "Source"])[3] == "journal"
