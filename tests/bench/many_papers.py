"""Makes more papers than there are records in ../shared/scale, of parts of several records each."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from tests.bench.builds import SCALE

_Record = dict[str, Any]
_STEPS: Final = (7_919, 3_571, 12_553)
"""How far apart the records of a paper are in the file: primes, so that no two papers have the same ones."""
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")


def many_papers(papers: int) -> Iterator[str]:
    """Lines of JSON of so many different papers, which have the words and the names of real ones.

    The first papers are the records. Each further one has the start of a record's title and the end of
    another's, sentences of three records in turn, and authors of two, the first with an initial of its own.
    """
    with gzip.open(SCALE, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    yield from (f"{json.dumps(record)}\n" for record in islice(records, papers))
    for number in range(len(records), papers):
        repetition, index = divmod(number, len(records))
        first, *others = (records[(index + repetition * step) % len(records)] for step in (0, *_STEPS))
        yield f"{json.dumps(_mixed(repetition, first, others))}\n"


def _mixed(repetition: int, first: _Record, others: list[_Record]) -> _Record:
    """A paper made of a record and three others."""
    start, end = (str(record["title"]).split() for record in (first, others[0]))
    texts = [_SENTENCE.split(str(record["abstract"])) for record in others]
    sentences = [text[place % len(text)] for place in range(2) for text in texts]
    initial = chr(ord("A") + repetition % 26)
    return {
        "title": " ".join((*start[: len(start) // 2 + 1], *end[len(end) // 2 :])),
        "abstract": " ".join(sentences),
        "authors": [_with_initial(first["authors"][0], initial), *others[0]["authors"][1:]],
        "date": first["date"],
    }


def _with_initial(name: str, initial: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{given} {initial}. {family}".strip()
