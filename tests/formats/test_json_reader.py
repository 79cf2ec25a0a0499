"""Records of a JSON text have exact lines, and a broken one ends where the next may start."""

from __future__ import annotations

import pytest
from paper_digest.formats.json_reader import records_in
from paper_digest.formats.records import RawRecord, SourceText
from paper_digest.sources.coverage import UnparsedSpan


def is_paper(value: dict[str, object]) -> bool:
    return "title" in value


def spans(text: str) -> list[tuple[str, int, int]]:
    kinds = {RawRecord: "record", UnparsedSpan: "unparsed"}
    return [
        (kinds[type(event)], event.span.first, event.span.last)
        for event in records_in(SourceText(text.split("\n")), is_paper)
        if type(event) in kinds
    ]


def records(text: str) -> list[dict[str, object]]:
    events = records_in(SourceText(text.split("\n")), is_paper)
    return [dict(event.values) for event in events if isinstance(event, RawRecord)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[\n{"title":\n"A"},\n{"title": "B"}\n]', [("record", 2, 3), ("record", 4, 4)]),
        ('{"n": 1, "papers": [\n{"title": "A"}\n]}', [("record", 2, 2)]),
        ('{"title": "A"}{"title": "B"}', [("record", 1, 1), ("record", 1, 1)]),
        ('{"title": "A\n{"title": "B"}', [("unparsed", 1, 1), ("record", 2, 2)]),
        (
            '{\n "results": [\n  {\n   "title" "A"\n  },\n  {"title": "B"}\n ],\n "next": null\n}',
            [("unparsed", 3, 5), ("record", 6, 6)],
        ),
        ('{"title": "A"}\nrubbish', [("record", 1, 1), ("unparsed", 2, 2)]),
        ('[{"title": "A"}', [("record", 1, 1), ("unparsed", 1, 1)]),
        (
            '{"new": {"title": "N", "list": [\n{"title": "A"}\n]},\n"old": {"title": "O", "list": []}}',
            [("record", 2, 2)],
        ),
        ('[\n{"title": "A", "list": []},\n{"title": "B"}\n]', [("record", 2, 2), ("record", 3, 3)]),
    ],
)
def test_lines_of_records_and_faults(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert spans(text) == expected


def deep(levels: int) -> str:
    return '{"y": ' * levels + "1" + "}" * levels


@pytest.mark.parametrize("levels", [99, 101, 5_000])
def test_a_record_keeps_its_fields_beside_a_deep_one(levels: int) -> None:
    fields = f'"extra": {deep(levels)}, "more": [[1], {deep(levels)}], "year": 2024'
    text = f'[\n{{"title": "A ] \\" {{", {fields}}},\n{{"title": "B"}}\n]'
    events = list(records_in(SourceText(text.split("\n")), is_paper))
    records = [event for event in events if isinstance(event, RawRecord)]
    assert [(record.values["title"], record.span.first) for record in records] == [('A ] " {', 2), ("B", 3)]
    assert records[0].values["year"] == 2024


def test_only_the_unfinished_deep_record_is_lost() -> None:
    text = f'{{"title": "A", "extra": {"[" * 5_000}\n{{"title": "B"}}\n'
    assert spans(text) == [("unparsed", 1, 1), ("record", 2, 2)]


def test_papers_without_a_year_have_that_of_their_group() -> None:
    text = (
        '[{"year": 2024, "papers": [{"title": "A"}, {"title": "B", "year": 2023}, '
        '{"title": "E", "publication_year": 2021}, {"title": "F", "year": ""}]},'
        '{"2022": [{"title": "C"}]}, {"title": "D"}]'
    )
    assert [(record["title"], record.get("year")) for record in records(text)] == [
        ("A", "2024"),
        ("B", 2023),
        ("E", None),
        ("F", "2024"),
        ("C", "2022"),
        ("D", None),
    ]


def test_parts_of_a_program_that_name_nobody_are_no_papers() -> None:
    slot = '"time": "9:00", "end": "10:00", "room": "Hall 1"'
    text = (
        f'{{"sessions": [{{"title": "Coffee", "tags": [], {slot}}},'
        f'\n{{"title": "Learning to Weave by Example", "abstract": "How to weave.", {slot}}},'
        f'\n{{"title": "Looms", "authors": ["Ada Roe"], {slot}}}]}}'
    )
    assert [record["title"] for record in records(text)] == ["Looms"]
    assert spans(text) == [("unparsed", 2, 2), ("record", 3, 3)]


def test_a_comma_behind_the_last_field_does_no_harm() -> None:
    assert records('[{"title": "A", "n": 1,},\n{"title": "B",}]') == [{"title": "A", "n": 1}, {"title": "B"}]


def test_an_object_whose_fields_are_empty_is_left_out() -> None:
    assert spans('[{"title": "A"}, {"name": null}]') == [("record", 1, 1)]
