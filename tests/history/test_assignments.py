"""raw/analysis.lock as text."""

from __future__ import annotations

from paper_digest.history.assignments import (
    LOCK,
    Assignments,
    AuthorAssignment,
    PaperAssignment,
    RelatedAssignment,
    TagAssignment,
    format_assignments,
    paper_key,
    parse_assignments,
)

PAPER = PaperAssignment(
    paper="graph-networks",
    text="01234567",
    topics=(("graphs", 0.93),),
    tags=("message-passing",),
    related=(RelatedAssignment(paper_key("flat-minima"), 0.4, ("wide \u2028 networks",), True),),
    map=(100, 9_000),
)
ASSIGNMENTS = Assignments(
    rules="89abcdef",
    papers={
        ("graph-networks", "01234567"): PAPER,
        ("flat-minima", "76543210"): PaperAssignment(paper="flat-minima", text="76543210"),
    },
    tags={"message-passing": TagAssignment(tag="message-passing", name="message passing", same_as="mp")},
    authors={"ada-lovelace": AuthorAssignment(author="ada-lovelace", same_as=("a-lovelace",))},
)


def test_assignments_are_read_back_as_written() -> None:
    text = format_assignments(ASSIGNMENTS)
    assert parse_assignments(text) == ASSIGNMENTS
    assert format_assignments(parse_assignments(text)) == text
    first, tag, author, *papers = text.splitlines()
    assert '"topics":"89abcdef"' in first
    assert tag.startswith('{"tag":"message-passing"')
    assert author == '{"author":"ada-lovelace","same_as":["a-lovelace"]}'
    assert [line.split('"')[3] for line in papers] == ["flat-minima", "graph-networks"]


def test_of_two_lines_for_a_paper_the_last_counts() -> None:
    """Git's union of two branches has both."""
    text = format_assignments(ASSIGNMENTS)
    older = text.replace('["graphs",0.93]', '["landscapes",0.6]')
    assert parse_assignments(older + text) == ASSIGNMENTS


def test_broken_lines_are_reported_once() -> None:
    text = format_assignments(ASSIGNMENTS)
    damaged = f'<<<<<<< HEAD\n{text}=======\n{text[:40]}\n{{"paper": 7}}\nnull\n'
    assignments = parse_assignments(damaged)
    assert assignments.papers == ASSIGNMENTS.papers
    (problem,) = assignments.problems
    assert (problem.file, problem.line) == (LOCK, 1)
    assert "a conflict marker (and 4 more)" in str(problem)


def test_an_empty_file_is_no_problem() -> None:
    assert parse_assignments("") == Assignments()


def test_keys_are_short_and_differ() -> None:
    keys = {paper_key(f"paper-{number}") for number in range(2000)}
    assert len(keys) == 2000
    assert {len(key) for key in keys} == {10}


def test_nested_lines_and_tags_that_are_no_address_are_broken_lines() -> None:
    deep = '{"paper":"x","text":"y","junk":' + "[" * 3000 + "]" * 3000 + "}"
    tags = ("../../etc/passwd", "A", "a b<script>", "x" * 300, "index", "-x", "a/b")
    lines = "\n".join([deep, *(f'{{"tag":"{tag}","name":"x"}}' for tag in tags)])
    assignments = parse_assignments(lines)
    assert not assignments.tags
    assert not assignments.papers
    assert f"(and {len(tags)} more)" in str(assignments.problems[0])


def test_both_texts_of_a_paper_are_kept_after_a_merge() -> None:
    text = format_assignments(ASSIGNMENTS)
    second = text.replace('"text":"01234567"', '"text":"0000000f"')
    papers = parse_assignments(text + second).papers
    assert ("graph-networks", "01234567") in papers
    assert ("graph-networks", "0000000f") in papers


def test_places_off_the_map_and_impossible_probabilities_are_broken_lines() -> None:
    start = '{"paper":"x","text":"y",'
    lines = ('"map":[0,-1]}', '"map":[10001,0]}', '"topics":[["graphs",1.5]]}', '"related":[["k",1e400]]}')
    assignments = parse_assignments("\n".join(start + line for line in lines))
    assert not assignments.papers
    assert "(and 3 more)" in str(assignments.problems[0])
