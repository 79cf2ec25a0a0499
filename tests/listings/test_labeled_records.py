"""Records whose program sorts the labels have their title in the middle."""

from __future__ import annotations

from paper_digest.listings.labeled_records import with_titles_first
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.paper_list import parse
from paper_digest.model.record import Sighting, Span

RECORD = (
    "Authors: {people}\nAbstract: None\nDOI: {doi}\nJournal: {venue}\nGrants: None Found\n"
    "Title: {title}\nPublication Year: {year}\nPublication Month: None\n\n"
)
LOOMS = RECORD.format(
    people="Ada Roe, Bo Moe", doi="10.1234/looms", venue="Weaving", title="Looms of the North", year=2021
)
DYE = RECORD.format(people="Eva Poe", doi="10.1234/dye", venue="Dye", title="Dye, Wool and Words", year=2020)


def papers_in(text: str) -> list[Sighting]:
    outputs = parse(parse_blocks("report.txt", text.split("\n"))) or ()
    return [output for output in outputs if isinstance(output, Sighting)]


def test_each_record_keeps_the_facts_above_its_title() -> None:
    looms, dye = papers_in(LOOMS + DYE)
    assert (looms.title, [*map(str, looms.authors)], looms.venue) == (
        "Looms of the North",
        ["Ada Roe", "Bo Moe"],
        "Weaving",
    )
    assert (dye.title, [*map(str, dye.authors)], dye.abstract) == ("Dye, Wool and Words", ["Eva Poe"], None)
    assert [[i.value for i in paper.identifiers] for paper in (looms, dye)] == [
        ["10.1234/looms"],
        ["10.1234/dye"],
    ]
    assert [str(paper.published) for paper in (looms, dye)] == ["2021", "2020"]
    assert [paper.span for paper in (looms, dye)] == [Span(1, 8), Span(10, 17)]


def test_records_with_titles_first_and_other_text_stay_as_they_are() -> None:
    first = "Title: A\nAuthors: Ada Roe\nYear: 2021\n\n"
    for text in (first * 3, first + LOOMS, "Some words.\n\nMore words, and a Title: not one.\n"):
        blocks = parse_blocks("report.txt", text.split("\n")).blocks
        assert list(with_titles_first(blocks)) == list(blocks)


def test_abstracts_behind_blank_lines_stay_with_the_titles_above_them() -> None:
    head = "{first}: {a}\n{second}: {b}\n\n"
    tail = "Abstract: We weave with {n} threads, and none of them breaks.\nDOI: 10.1234/{n}\n"
    for labels in (("Title", "Authors"), ("Authors", "Title")):
        names = dict(zip(("first", "second"), labels, strict=True))
        text = "".join(
            (head + tail).format(n=n, a=f"Ada {n} Roe", b=f"Bo {n} Moe", **names)
            for n in ("One", "Two", "Six")
        )
        blocks = parse_blocks("report.txt", text.split("\n")).blocks
        assert list(with_titles_first(blocks)) == list(blocks)
