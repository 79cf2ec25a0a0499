"""Measures whether copies of papers are linked, and whether papers that only resemble each other are not."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting

from tests.linkage.examples import reading, sighting

_ABSTRACTS = 5000
_CODE = " Code is available at https://github.com/a/b."

Copy = Callable[[str, str, random.Random], tuple[str | None, str]]


def _replaced(abstract: str, chance: random.Random) -> str:
    return " ".join("zebra" if chance.random() < 0.05 else word for word in abstract.split())


def _one_word_changed(title: str, chance: random.Random) -> str:
    words = title.split()
    words[chance.randrange(len(words))] = "zebra"
    return " ".join(words)


def stripped(text: str) -> str:
    """A text as some scrapers return it: without the markup of TeX."""
    return re.sub(r"[\\${}_^]", "", text)


WAYS: dict[str, Copy] = {
    "TeX stripped": lambda title, abstract, _: (title, stripped(abstract)),
    "cut to 60 %": lambda title, abstract, _: (title, abstract[: int(len(abstract) * 0.6)]),
    "5 % of words replaced": lambda title, abstract, chance: (title, _replaced(abstract, chance)),
    "code sentence added": lambda title, abstract, _: (title, abstract + _CODE),
    "re-wrapped": lambda title, abstract, _: (title, abstract.replace(" ", "\n")),
    "title re-cased": lambda title, abstract, _: (title.upper(), abstract),
    "one word of the title changed": lambda title, abstract, chance: (
        _one_word_changed(title, chance),
        abstract,
    ),
    "subtitle dropped": lambda title, abstract, _: (title.split(": ")[0], abstract),
    "no title": lambda _, abstract, __: (None, abstract),
    "no title, words replaced": lambda _, abstract, chance: (None, _replaced(abstract, chance)),
}
"""How dumps change a paper."""


def merging_lines(shared: Path) -> Iterator[tuple[str, ...]]:
    """For each way of copying, how many copies were linked to their paper or to another one."""
    rows = list(_rows(shared / "scale" / "papers-16k.jsonl.gz"))
    originals = [sighting(row["title"], row["abstract"]) for row in rows]
    chance = random.Random(1)
    ways = list(WAYS)
    copies = [
        sighting(*WAYS[ways[number % len(ways)]](row["title"], row["abstract"], chance))
        for number, row in enumerate(rows)
    ]
    papers = link_records([reading("a.txt", *originals), reading("b.txt", *copies)]).papers
    home = {
        record.position: number
        for number, paper in enumerate(papers)
        for record in paper.sightings
        if record.dump == "a.txt"
    }
    linked_copies = dict.fromkeys(ways, 0)
    wrong = dict.fromkeys(ways, 0)
    for number, paper in enumerate(papers):
        for copy in _of(paper, "b.txt"):
            way = ways[(copy.position - 1) % len(ways)]
            linked_copies[way] += home[copy.position] == number
            wrong[way] += home[copy.position] != number and bool(_of(paper, "a.txt"))
    for number, way in enumerate(ways):
        yield way, str(linked_copies[way]), str(wrong[way]), str(len(rows[number :: len(ways)]))
    apart, linked, pairs = _alike(shared / "eval" / "alike.jsonl")
    yield "papers with similar abstracts: kept apart", str(apart), str(pairs - apart), str(pairs)
    yield 'papers with similar abstracts: linked as "very similar"', str(linked), "", str(pairs)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Some of the records, each title once; the scale set has duplicates."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["abstract"]) > 300 and row["title"].casefold() not in seen and len(seen) < _ABSTRACTS:
                seen.add(row["title"].casefold())
                yield row


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
