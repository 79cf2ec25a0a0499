"""Tables with a label and its value in each row."""

from __future__ import annotations

from paper_digest.listings.blocks import Cell
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.property_rows import joined_rows

from tests.listings.pages import block


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


def test_other_tables_keep_their_cells() -> None:
    heading = "<tr><th>Title</th><th>Authors</th></tr>"
    rows = heading + "<tr><td>Looms</td><td>Ada Lovelace</td></tr>" * 3
    assert texts(f"<table>{rows}</table>") == ["Title", "Authors", *["Looms", "Ada Lovelace"] * 3]


def test_a_row_of_three_cells_is_no_label_with_its_value() -> None:
    texts_of_rows = (("Author", "Ada Lovelace", "1843"), ("Date", "1843", "London"))
    cells = [
        block(text, cell=Cell(1, row, column))
        for row, row_texts in enumerate(texts_of_rows)
        for column, text in enumerate(row_texts, 1)
    ]
    assert list(joined_rows(cells)) == cells
