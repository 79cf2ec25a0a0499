"""Tables with a label and its value in each row."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Cell
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.property_rows import joined_rows

from tests.listings.pages import block


def table(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    return f"<table>{cells}</table>"


def texts(html: str) -> list[str]:
    return [block.text for block in parse_html_blocks(html.split("\n"))]


def test_a_label_is_before_its_value() -> None:
    rows = [("Item Type", "Preprint"), ("Author", "Ada Lovelace"), ("DOI:", '<a href="/1">10.1234/1</a>')]
    html = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    assert texts(f"<h2>Looms</h2><table>{html}</table>") == [
        "Looms",
        "Item Type: Preprint",
        "Author: Ada Lovelace",
        "DOI: 10.1234/1",
    ]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Looms", "Threads"), ["Title: Looms", "Title: Threads"]),
        (("Details", "Details"), ["Details", "Details"]),
        (("Looms",), ["Looms"]),
    ],
)
def test_headings_above_several_tables_are_titles_unless_they_are_the_same(
    headings: tuple[str, ...], expected: list[str]
) -> None:
    rows = table(("Author", "Ada Lovelace"), ("Date", "1843"))
    html = "".join(f"<h2>{heading}</h2>{rows}" for heading in headings)
    assert [text for text in texts(html) if not text.startswith(("Author", "Date"))] == expected


def test_a_table_with_a_title_of_its_own_keeps_it() -> None:
    rows = "".join(
        f"<h2>{name}</h2>{table(('Title', 'Looms'), ('Author', 'Ada Lovelace'))}" for name in ("A", "B")
    )
    assert texts(rows) == [
        "A",
        "Title: Looms",
        "Author: Ada Lovelace",
        "B",
        "Title: Looms",
        "Author: Ada Lovelace",
    ]


def test_other_tables_keep_their_cells() -> None:
    heading = "<tr><th>Title</th><th>Authors</th></tr>"
    rows = heading + "<tr><td>Looms</td><td>Ada Lovelace</td></tr>" * 3
    assert texts(f"<table>{rows}</table>") == ["Title", "Authors", *["Looms", "Ada Lovelace"] * 3]


@pytest.mark.parametrize(
    "kinds",
    [
        ("Poster", "Session", "Poster", "Session"),
        ("Paper", "Poster", "Paper", "Demo"),
        ("Paper", "Paper", "Authors", "Paper"),
        ("Date", "Session", "Poster", "Presentation"),
    ],
)
def test_kinds_of_talks_in_a_program_are_no_labels(kinds: tuple[str, ...]) -> None:
    titles = ("Weaving on a Small Loom", "Threads without Noise", "Knots That Hold", "Spinning Wheels")
    rows = list(zip(kinds, titles, strict=True))
    assert texts(f"<h2>Tuesday</h2>{table(*rows)}") == ["Tuesday", *(text for row in rows for text in row)]


def test_each_author_may_have_a_row_and_one_field_several_labels() -> None:
    rows = (
        ("Item Type", "Preprint"),
        ("Author", "Ada Lovelace"),
        ("Author", "Alan Turing"),
        ("URL", "https://example.org/1"),
        ("Accessed", "2/3/2024, 10:00:00 AM"),
        ("Date Added", "2/3/2024, 10:00:00 AM"),
        ("Modified", "2/3/2024, 10:00:00 AM"),
    )
    assert texts(table(*rows)) == [f"{label}: {value}" for label, value in rows]


def test_several_papers_may_be_in_one_table() -> None:
    rows = (("Paper", "Looms"), ("Authors", "Ada Lovelace"), ("Paper", "Wool"), ("Authors", "Alan Turing"))
    assert texts(table(*rows)) == [f"{label}: {value}" for label, value in rows]


def test_a_row_of_three_cells_is_no_label_with_its_value() -> None:
    texts_of_rows = (("Author", "Ada Lovelace", "1843"), ("Date", "1843", "London"))
    cells = [
        block(text, cell=Cell(1, row, column))
        for row, row_texts in enumerate(texts_of_rows)
        for column, text in enumerate(row_texts, 1)
    ]
    assert list(joined_rows(cells)) == cells


@pytest.mark.parametrize("label", ["Venue", "Conference", "Code", "Keywords:", "Pages", "Subjects"])
def test_a_title_and_one_more_field_of_papers_show_a_table_of_fields(label: str) -> None:
    rows = (("Title", "Weaving on a Small Loom"), (label, "Looms"))
    assert texts(table(*rows)) == ["Title: Weaving on a Small Loom", f"{label.rstrip(':')}: Looms"]
