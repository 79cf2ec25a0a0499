"""Papers begin where the elements around their titles do."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.enclosing_elements import begins_of_elements, headings_outside
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.paper_list import parse
from paper_digest.model.record import Sighting

PAPERS = (
    ("Weaving on a Small Loom", "Ada Roe, Max Moe", "ICLR 2021", "2101.00001"),
    ("Threads without Noise", "Eva Poe, Tom Doe", "ICML 2022", "2202.00002"),
    ("Knots That Hold", "Ida Coe, Jan Noe", "CVPR 2023", "2303.00003"),
)


def page(form: str, *, around: str = "{}") -> list[str]:
    entries = [
        form.format(title=title, people=people, venue=venue, id=arxiv_id)
        for title, people, venue, arxiv_id in PAPERS
    ]
    return ["<html><body>", "<h1>Workshop on Yarn</h1>", *map(around.format, entries), "</body></html>"]


def read(lines: list[str]) -> list[tuple[str | None, tuple[str, ...], str]]:
    outputs = parse(DumpBlocks("page.html", parse_html_blocks(lines), is_html=True)) or ()
    return [
        (output.title, tuple(map(str, output.authors)), output.identifiers[0].value)
        for output in outputs
        if isinstance(output, Sighting)
    ]


EXPECTED = [(title, tuple(people.split(", ")), arxiv_id) for title, people, _, arxiv_id in PAPERS]
LINK = "<a href='https://arxiv.org/abs/{id}'>PDF</a>"


@pytest.mark.parametrize(
    "form",
    [
        f"<div class='paper'><p>{{people}}</p><em>{{title}}</em><div>{{venue}}</div>{LINK}</div>",
        f"<article><div>{{people}}</div><div>{{venue}}</div><h4>{{title}}</h4><div>{LINK}</div></article>",
        f"<section><div>{{people}}</div><strong>{{title}}</strong><br>{{venue}}<div>{LINK}</div></section>",
        f"<div class='x1'><div>{{venue}}</div><div>{{people}}</div><b>{{title}}</b><p>{LINK}</p></div>",
    ],
    ids=["people first", "people and venue first", "title in a line", "venue and people first"],
)
def test_people_above_a_title_are_its_own_if_an_element_holds_both(form: str) -> None:
    assert read(page(form)) == EXPECTED


def test_sections_around_elements_do_not_belong_to_the_first_paper() -> None:
    form = f"<div><p>{{people}}</p><h4>{{title}}</h4>{LINK}</div>"
    lines = page(form, around="<section><h2>Posters</h2>{}</section>")
    assert read(lines) == EXPECTED


def test_titles_among_paragraphs_have_no_elements_of_their_own() -> None:
    blocks = parse_html_blocks(page("<h3>{title}</h3><p>{people}</p><p>{venue}</p>"))
    titles = [index for index, block in enumerate(blocks) if block.level == 3]
    assert set(begins_of_elements(blocks, titles).items()) <= {(title, title) for title in titles}


def test_an_element_begins_at_its_first_words() -> None:
    blocks = parse_html_blocks(page("<div>\n<p>{people}</p>\n\n<h3>{title}</h3></div>"))
    titles = [index for index, block in enumerate(blocks) if block.level == 3]
    begins = begins_of_elements(blocks, titles)
    assert [blocks[begins[title]].text for title in titles] == [people for _, people, _, _ in PAPERS]


def test_a_single_title_shows_no_element_of_its_own() -> None:
    blocks = parse_html_blocks(["<div><p>Ada Roe, Max Moe</p><h3>Knots That Hold</h3></div>"])
    assert begins_of_elements(blocks, [1]) == {}


def test_text_outside_of_html_has_no_elements() -> None:
    blocks = parse_html_blocks(["Knots That Hold", "Threads without Noise"])
    assert begins_of_elements(blocks, [0]) == {}
    assert begins_of_elements((), []) == {}


def test_the_badge_in_the_box_of_a_paper_is_its_venue_in_markdown_too() -> None:
    boxes = "\n".join(
        f"<div class='paper-box'><div><div class=\"badge\">{venue}</div><img src='1.png'></div>\n"
        f"<div class='paper-box-text' markdown=\"1\">\n\n[{title}](https://arxiv.org/abs/{arxiv_id})\n\n{people}\n\n"
        "</div>\n</div>\n"
        for title, people, venue, arxiv_id in PAPERS
    )
    dump = parse_blocks("cv.md", f"# Publications\n\n{boxes}".split("\n"))
    papers = [output for output in parse(dump) or () if isinstance(output, Sighting)]
    assert [(paper.title, paper.venue) for paper in papers] == [
        (title, venue) for title, _, venue, _ in PAPERS
    ]


def test_headings_beside_the_elements_of_papers_are_no_titles() -> None:
    form = f"<div><p>{{people}}</p><h2><a href='https://arxiv.org/abs/{{id}}'>{{title}}</a></h2>{LINK}</div>"
    lines = page(form)
    lines.insert(2, "<h2>Oral Presentations</h2>")
    lines.insert(5, "<h2>Posters</h2>")
    more = [line.replace("Knots", "Yarns").replace("2303", "2304") for line in lines[-2:-1]]
    assert [title for title, _, _ in read([*lines[:-1], *more, lines[-1]])] == [
        *(title for title, *_ in PAPERS),
        "Yarns That Hold",
    ]


@pytest.mark.parametrize("level", ["h2", "h3"])
def test_only_headings_may_be_outside_of_elements(level: str) -> None:
    entries = "<div><p>{people}</p><h2>{title}</h2></div>"
    blocks = parse_html_blocks([f"<{level}>Posters</{level}>", *page(entries)[2:] * 2, "<h2>End</h2>"])
    titles = [index for index, block in enumerate(blocks) if block.level]
    outside = headings_outside(blocks, titles)
    assert [blocks[index].text for index in sorted(outside)] == []
    assert [blocks[index].text for index in sorted(headings_outside(blocks, titles[:-1]))] == ["Posters"]


def test_a_heading_with_the_tags_of_titles_is_one_although_nothing_is_below_it() -> None:
    cards = page("<div class=p><h3>{title}</h3><p>{people}</p></div>")[2:-1] * 2
    blocks = parse_html_blocks([*cards, "<div class=p><h3>Forthcoming Work on Looms</h3></div>"])
    titles = [index for index, block in enumerate(blocks) if block.level]
    assert headings_outside(blocks, titles) == frozenset()


def test_the_people_of_boxes_are_no_titles() -> None:
    form = (
        "<div class=m><h2>Laura Meyer</h2><p>PhD student</p><div class=p><h3>{title}</h3><p>{people}</p>"
        "<a href='https://arxiv.org/abs/{id}'>PDF</a></div></div>"
    )
    names = iter(("Laura Meyer", "Jonas Vogel", "Mia Kern", "Tim Holt"))
    lines = [line.replace("Laura Meyer", next(names)) if "Laura" in line else line for line in page(form)]
    assert [title for title, _, _ in read(lines)] == [title for title, *_ in PAPERS]


def test_the_day_of_a_session_is_not_the_date_of_its_paper() -> None:
    form = (
        "<section><p>Talk on May 1, 2024</p><div class=p><h3>{title}</h3><p>{people}</p><p>{venue}</p>"
        "<a href='https://arxiv.org/abs/{id}'>PDF</a></div></section>"
    )
    outputs = parse(DumpBlocks("page.html", parse_html_blocks(page(form)), is_html=True)) or ()
    dates = [str(output.published) for output in outputs if isinstance(output, Sighting)]
    assert dates == ["2021", "2022", "2023"]


def test_elements_that_nothing_closes_are_around_nothing() -> None:
    blocks = parse_html_blocks([f"<section><h3>Title {number}</h3>" for number in range(60)])
    assert blocks[0].elements
    assert not any(block.elements for block in blocks[45:])
