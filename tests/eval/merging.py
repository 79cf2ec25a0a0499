"""Measures whether copies of papers are found among thousands, and whether papers that only resemble each other stay apart."""

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
    """A text as scrapers leave it: without the marks of TeX."""
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
"""What dumps do to a paper."""


def merging_lines(shared: Path) -> Iterator[tuple[str, ...]]:
    """One line a way of copying: how many copies joined their paper, and how many joined another; below, the pairs that must not."""
    rows = list(_rows(shared / "scale" / "papers-16k.jsonl.gz"))
    originals = [sighting(row["title"], row["abstract"]) for row in rows]
    chance = random.Random(1)
    ways = list(WAYS)
    copies = [
        sighting(*WAYS[ways[at % len(ways)]](row["title"], row["abstract"], chance))
        for at, row in enumerate(rows)
    ]
    papers = link_records([reading("a.txt", *originals), reading("b.txt", *copies)]).papers
    home = {
        one.position: number
        for number, paper in enumerate(papers)
        for one in paper.sightings
        if one.dump == "a.txt"
    }
    found = dict.fromkeys(ways, 0)
    wrong = dict.fromkeys(ways, 0)
    for number, paper in enumerate(papers):
        for one in _of(paper, "b.txt"):
            way = ways[(one.position - 1) % len(ways)]
            found[way] += home[one.position] == number
            wrong[way] += home[one.position] != number and bool(_of(paper, "a.txt"))
    for number, way in enumerate(ways):
        yield way, str(found[way]), str(wrong[way]), str(len(rows[number :: len(ways)]))
    apart, linked, pairs = _alike(shared / "eval" / "alike.jsonl")
    yield "papers with like abstracts: kept apart", str(apart), str(pairs - apart), str(pairs)
    yield 'papers with like abstracts: linked as "very similar"', str(linked), "", str(pairs)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Some of the records, each title once; the scale set has papers that stand in it twice."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["abstract"]) > 300 and row["title"].casefold() not in seen and len(seen) < _ABSTRACTS:
                seen.add(row["title"].casefold())
                yield row


def _of(paper: Paper, dump: str) -> list[Sighting]:
    return [one for one in paper.sightings if one.dump == dump]


def _alike(path: Path) -> tuple[int, int, int]:
    """How many of the pairs stay two papers, how many of those are linked as very similar, and how many there are."""
    pairs = [
        [(one["title"], one["abstract"]) for one in (row["a"], row["b"])]
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    ]
    distinct = sorted({one for pair in pairs for one in pair})
    papers = link_records([reading("a.txt", *(sighting(*one) for one in distinct))]).papers
    place = {distinct[one.position - 1]: paper.id for paper in papers for one in paper.sightings}
    digest = analyze(papers, (), ())
    marked = {
        (entry.paper.id, one.paper) for entry in digest.papers for one in entry.related if one.very_similar
    }
    ids = [(place[one], place[other]) for one, other in pairs]
    return (
        sum(one != other for one, other in ids),
        sum(pair in marked or pair[::-1] in marked for pair in ids),
        len(pairs),
    )
