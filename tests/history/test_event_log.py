"""history.jsonl as text: written, read back, merged by Git, damaged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from paper_digest.history.event_log import FILE, format_events, parse_events
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.partial_date import PartialDate

ADDED = HistoryEvent(
    paper="graph-networks",
    change=Change.ADDED,
    date=PartialDate(2024, 8, 6),
    dump="monday.jsonl",
    title="Graph Networks",
    abstract="0123456789ab",
)
REVISED = HistoryEvent(
    paper="graph-networks",
    change=Change.REVISED,
    date=PartialDate(2024, 8, 9),
    dump="friday.jsonl",
    abstract="ba9876543210",
    before="Graphs \u2028 and \ud800 more.",
)
TEXT = format_events(parse_events(""), [ADDED, REVISED])


def test_events_are_read_back_as_written() -> None:
    log = parse_events(TEXT)
    assert log.events == (ADDED, REVISED)
    assert log.problems == ()
    assert format_events(log) == TEXT
    assert TEXT.count("\n") == 2


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_text_stays_on_its_line(title: str, before: str, fields: list[str]) -> None:
    event = HistoryEvent(
        paper="a", change=Change.ADDED, title=title, before=before, fields=tuple(fields), abstract="x"
    )
    text = format_events(parse_events(""), [event])
    assert text.count("\n") == 1
    assert parse_events(text).events == (event,)


def test_a_union_of_two_branches_repeats_nothing() -> None:
    here = TEXT
    there = format_events(parse_events(""), [ADDED])
    assert parse_events(here + there).events == (ADDED, REVISED)


def test_a_merge_conflict_is_reported_and_repaired() -> None:
    lines = TEXT.splitlines()
    conflict = "\n".join(["<<<<<<< HEAD", lines[0], "=======", lines[1], ">>>>>>> update", ""])
    log = parse_events(conflict)
    assert log.events == (ADDED, REVISED)
    (problem,) = log.problems
    assert str(problem).startswith(
        f"{FILE}:1: warning: expected one event as a JSON object, found a conflict marker (and 2 more)."
    )
    assert format_events(log) == TEXT


def test_a_cut_line_costs_only_itself() -> None:
    log = parse_events(TEXT[:-20] + "\n[1, 2]\n\n")
    assert log.events == (ADDED,)
    assert log.problems[0].line == 2
    assert "(and 1 more)" in str(log.problems[0])


def test_values_of_other_types_are_no_event() -> None:
    lines = (
        '{"paper": 1, "change": "added"}',
        '{"paper": "a", "change": "added", "fields": "x"}',
        "[" * 100_000,
    )
    log = parse_events("\n".join(lines))
    assert log.events == ()
    assert "(and 2 more)" in str(log.problems[0])


def test_lines_of_a_newer_version_are_kept() -> None:
    future = '{"paper": "graph-networks", "change": "translated", "language": "fr"}'
    log = parse_events(f"{TEXT}{future}\n")
    assert log.problems == ()
    assert format_events(log) == f"{TEXT}{future}\n"


def test_both_directions_of_a_merge_give_the_same_history() -> None:
    """Two branches added the paper on different days, with different abstracts."""
    later = replace(ADDED, date=PartialDate(2024, 8, 7), dump="tuesday.jsonl", abstract="555555555555")
    here, there = (format_events(parse_events(""), [event]) for event in (later, ADDED))
    merged = parse_events(here + there)
    assert merged.events == parse_events(there + here).events == (ADDED,)
    assert parse_events(format_events(merged)).events == merged.events


def test_an_undo_of_the_same_day_survives_a_merge() -> None:
    """Both branches add the same paper, which shows that the file was merged."""
    base = (
        ADDED,
        replace(ADDED, change=Change.MERGED, title="", abstract="", other_paper="graphs", number=1),
        replace(ADDED, change=Change.SPLIT, title="", abstract="", other_paper="graphs", number=2),
        replace(ADDED, change=Change.CORRECTED, fields=("date",), abstract="", number=3),
        replace(ADDED, change=Change.CORRECTED, released=("date",), abstract="", number=4),
    )
    here = replace(ADDED, paper="sums", date=PartialDate(2024, 8, 8))
    there = replace(here, date=PartialDate(2024, 8, 9))
    text = format_events(parse_events(""), [*base, here, there])
    assert parse_events(text).events == (*base, here)


def test_an_arrival_survives_an_earlier_day_in_a_merge() -> None:
    dated = HistoryEvent(
        paper="graph-networks", change=Change.DATED, date=PartialDate(2024, 8, 5), dump="old.jsonl", number=1
    )
    text = format_events(parse_events(""), [ADDED, dated, ADDED])
    assert parse_events(text).events == (ADDED, dated)


def test_a_number_of_another_type_is_no_event() -> None:
    assert parse_events('{"paper": "a", "change": "added", "number": "1"}').events == ()


def test_events_of_two_branches_have_one_order() -> None:
    """Nothing is repeated, but the numbers show that the file was merged."""
    here = HistoryEvent(
        paper="graph-networks", change=Change.WITHDRAWN, date=PartialDate(2024, 8, 9), number=1
    )
    there = replace(REVISED, date=PartialDate(2024, 8, 7), number=1)
    for lines in ([ADDED, here, there], [ADDED, there, here]):
        assert parse_events(format_events(parse_events(""), lines)).events == (ADDED, there, here)
