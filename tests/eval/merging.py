"""Measures whether copies of papers are linked, and whether papers that only resemble each other are not."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting

from tests.eval.copies import WAYS, Example, original
from tests.eval.hard_pairs import PAIRS_OF_KIND, pairs_of_kinds
from tests.eval.rows import HALVES, Row, scale_rows
from tests.linkage.examples import reading, sighting

_COPIED = 5000


def merging_lines() -> Iterator[tuple[str, ...]]:
    """For each way of copying, how many copies were linked to their paper or to another one.

    The thresholds of matching.py were settled on the half called "develop".
    """
    rows = _rows()
    ways = list(WAYS)
    linked, wrong, made = (Counter[tuple[str, str]]() for _ in range(3))
    for number, (row, paper, copy) in enumerate(linked_copies(rows)):
        key = ways[number % len(ways)], row.half
        made[key] += 1
        linked[key] += copy == paper
        wrong[key] += copy != paper and copy is not None
    for way in ways:
        yield way, *_shares(linked, made, way), str(sum(wrong[way, half] for half in HALVES))
    totals = [[sum(counts[way, half] for way in ways) for half in HALVES] for counts in (linked, made, wrong)]
    yield (
        "all",
        *(f"{found} of {copies}" for found, copies in zip(*totals[:2], strict=True)),
        str(sum(totals[2])),
    )


def apart_lines(shared: Path) -> Iterator[tuple[str, ...]]:
    """For each kind of pairs of different papers, how many stay two, in each half."""
    halves = [kept_apart([row for row in _rows() if row.half == half]) for half in HALVES]
    for kind in halves[0]:
        yield kind, *(f"{kept[kind]} of {PAIRS_OF_KIND}" for kept in halves)
    yield "all", *(f"{sum(kept.values())} of {PAIRS_OF_KIND * len(kept)}" for kept in halves)
    apart, linked, pairs = _alike(shared / "eval" / "alike.jsonl")
    yield "papers with similar abstracts", f"{apart} of {pairs}", ""
    yield 'papers with similar abstracts, linked as "very similar"', f"{linked} of {pairs}", ""


def kept_apart(rows: Sequence[Row]) -> dict[str, int]:
    """How many pairs of each kind, made of these rows, stay two papers."""
    return {kind: sum(len(_papers_of(pair)) == 2 for pair in pairs) for kind, pairs in pairs_of_kinds(rows)}


def _shares(linked: Counter[tuple[str, str]], made: Counter[tuple[str, str]], way: str) -> Iterator[str]:
    return (f"{linked[way, half]} of {made[way, half]}" for half in HALVES)


def _papers_of(pair: Sequence[Sighting]) -> Sequence[Paper]:
    return link_records([reading(f"{number}.txt", record) for number, record in enumerate(pair)]).papers


def linked_copies(rows: Sequence[Row]) -> Iterator[tuple[Row, int, int | None]]:
    """Each row with the number of its paper, and of the one that its copy became part of, if any."""
    originals = [original(row, number) for number, row in enumerate(rows)]
    chance, words = random.Random(1), [word for row in rows[:500] for word in row.abstract.split()]
    makers = list(WAYS.values())
    copies = [
        makers[number % len(makers)](Example(paper, number, chance, words))
        for number, paper in enumerate(originals)
    ]
    papers = link_records([reading("a.txt", *originals), reading("b.txt", *copies)]).papers
    home = {record.position: number for number, paper in enumerate(papers) for record in _of(paper, "a.txt")}
    home_of_copy = {
        record.position: number if _of(paper, "a.txt") else None
        for number, paper in enumerate(papers)
        for record in _of(paper, "b.txt")
    }
    for position, row in enumerate(rows, 1):
        yield row, home[position], home_of_copy[position]


def _rows() -> list[Row]:
    """Some of the records, each title once; the scale set has duplicates."""
    by_title: dict[str, Row] = {}
    for row in scale_rows():
        if len(row.abstract) > 300 and len(by_title) < _COPIED:
            by_title.setdefault(row.title.casefold(), row)
    return list(by_title.values())


def _of(paper: Paper, dump: str) -> list[Sighting]:
    return [record for record in paper.sightings if record.dump == dump]


def _alike(path: Path) -> tuple[int, int, int]:
    """How many pairs stay two papers, how many of them are marked as very similar, and how many there are."""
    pairs = [
        [(record["title"], record["abstract"]) for record in (row["a"], row["b"])]
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    ]
    distinct = sorted({text for pair in pairs for text in pair})
    papers = link_records([reading("a.txt", *(sighting(*text) for text in distinct))]).papers
    id_of = {distinct[record.position - 1]: paper.id for paper in papers for record in paper.sightings}
    digest = analyze(papers, (), ())
    marked = {
        (entry.paper.id, related.paper)
        for entry in digest.papers
        for related in entry.related
        if related.very_similar
    }
    ids = [(id_of[first], id_of[second]) for first, second in pairs]
    return (
        sum(first != second for first, second in ids),
        sum(pair in marked or pair[::-1] in marked for pair in ids),
        len(pairs),
    )
