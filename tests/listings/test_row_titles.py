"""Titles in tables of HTML: each row that holds a paper is a place of its own."""

from __future__ import annotations

from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.paper_list import parse
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import UnparsedSpan

HEADINGS = "<tr><th>Paper</th><th>Code</th><th>Venue</th></tr>"
PAPER = "https://arxiv.org/abs/2410.05434"


def cell(text: str, url: str = "") -> str:
    return f'<td><a href="{url}">{text}</a></td>' if url else f"<td>{text}</td>"


def row(*cells: str) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def code(name: str) -> str:
    return cell("GitHub", f"https://github.com/ada/{name}")


LOOMS = row(
    cell("Faster Looms with Thin Threads", "https://looms.example/a.pdf"), code("looms"), cell("CVPR 2022")
)
WOOL = row(cell("Strong Wool for Machines", PAPER), code("wool"), cell("ICCV 2023"))
SILK = row(cell("Soft Silk at High Speed"), code("silk"), cell("ECCV 2024"))
FOUND = {
    LOOMS: ("Faster Looms with Thin Threads", "CVPR 2022", ("https://github.com/ada/looms",)),
    WOOL: ("Strong Wool for Machines", "ICCV 2023", (PAPER, "https://github.com/ada/wool")),
    SILK: ("Soft Silk at High Speed", "ECCV 2024", ("https://github.com/ada/silk",)),
}


def papers(*lines: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The title, venue and URLs of each paper of a page."""
    outputs = parse(parse_blocks("page", lines)) or ()
    records = (output for output in outputs if isinstance(output, Sighting))
    return [(record.title, record.venue, record.urls) for record in records]


def test_each_row_of_a_table_in_markdown_keeps_its_code_and_venue() -> None:
    for rows in ([LOOMS, WOOL], [WOOL, LOOMS], [LOOMS, WOOL, SILK], [SILK, LOOMS, WOOL], [WOOL, SILK, LOOMS]):
        page = ("## Table of contents", "<table>", HEADINGS, *rows, "</table>")
        assert papers(*page) == [FOUND[line] for line in rows]


def test_so_does_each_row_of_a_page_of_html() -> None:
    page = ("<html><body><h1>Papers</h1><table>", HEADINGS, LOOMS, WOOL, SILK, "</table></body></html>")
    assert papers(*page) == [FOUND[LOOMS], FOUND[WOOL], FOUND[SILK]]


def test_a_row_of_headings_is_no_paper() -> None:
    headings = "<tr><th>Title of the paper</th><th>Official code</th><th>Venue and year</th></tr>"
    assert papers("## Looms", "<table>", headings, WOOL, SILK, "</table>") == [FOUND[WOOL], FOUND[SILK]]


def test_a_second_table_has_rows_of_its_own() -> None:
    page = ("# Looms", "<table>", HEADINGS, LOOMS, WOOL, "</table>", "# Machines", "<table>", HEADINGS)
    machine = row(cell("Machines of the Far North", "https://arxiv.org/abs/2410.05499"), code("north"))
    names = [title for title, _, _ in papers(*page, machine, SILK, "</table>")]
    assert names == [
        "Faster Looms with Thin Threads",
        "Strong Wool for Machines",
        "Machines of the Far North",
        "Soft Silk at High Speed",
    ]


def test_a_second_row_of_a_paper_is_no_paper() -> None:
    second = row(cell(""), cell("Presented in the main hall"), cell("slides", "https://looms.example/slides"))
    page = (
        row(cell("1."), cell("Faster Looms with Thin Threads"), cell("pdf", PAPER)),
        second,
        row(cell("2."), cell("Strong Wool for Machines"), code("wool")),
        second,
        row(cell("3."), cell("Soft Silk at High Speed"), cell("pdf", "https://arxiv.org/abs/2410.05499")),
        second,
    )
    names = [title for title, _, _ in papers("<table>", *page, "</table>")]
    assert names == ["Faster Looms with Thin Threads", "Strong Wool for Machines", "Soft Silk at High Speed"]


def test_the_words_below_a_table_are_not_of_its_last_paper() -> None:
    silk = row(cell("Soft Silk at High Speed"), cell("PDF", "https://arxiv.org/abs/2410.05499"))
    words = "<p>Last updated by the group in May 2024 with all known links.</p>"
    page = ("<html><body><table>", HEADINGS, LOOMS, WOOL, silk, f"</table>{words}</body></html>")
    outputs = list(parse(parse_blocks("page", page)) or ())
    records = [output for output in outputs if isinstance(output, Sighting)]
    assert [(record.title, record.abstract) for record in records] == [
        ("Faster Looms with Thin Threads", None),
        ("Strong Wool for Machines", None),
        ("Soft Silk at High Speed", None),
    ]
    assert [output.span.first for output in outputs if isinstance(output, UnparsedSpan)] == [6]
