"""Papers as few authors write them, for every stage: without words, of formulas, in any script."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st
from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.digest import MAP_SIZE, Digest
from paper_digest.model.record import Reading
from paper_digest.reading import readings_of
from paper_digest.site.render import render

from tests.example_digest import RULES
from tests.project import ROOT

Record = dict[str, str]

TEXTS = [
    "", " ", "?", "...", "a", "the", "the the the", "learning", "Learning", "we propose", "I", "1",
    "3.14 2024",
    "🎉", "🎉🎉 🎉", "深度学习", "深度 学习 方法", "دراسة الشبكات", "학습", "ß", "\u0301", "\u200d",
    "e\u0301",
    "$x^2$", "$x$ $y$ $z$", r"$\frac{1}{2}$", r"\[", r"\[\[\[", r"\verb|x|", r"\verb", "\\",
    r"\textbf{", "{", "}", "$", "$$", "_", "^", "~", "--", "`", "[a](b)", "<b>", "</p>", "{{ x }}",
    "{% if %}", "&amp;", "&#0;",
    "O(n)", "n_1^2",
    "Deep Learning", "Large Language Model (LLM)", "LLM", "LLM (LLM)", "(A)", "A.B.C.", "e.g. i.e. et al.",
    "We propose MNIST on ImageNet (IN).", "In this paper, we study. We show. We find.", "https://github.com/a/b",
    "graph neural network", "loss landscape", "arXiv:2401.00001", "10.1145/1234567.1234568",
    "Title: Abstract:",
]  # fmt: skip
"""Words, signs and markup that some stage has to understand, to count or to leave out."""
_TEXT = st.sampled_from(TEXTS)
_LONGER = st.lists(_TEXT | st.text(max_size=8), max_size=12).map(" ".join)
_MANY = st.builds(lambda text, count: text * count, _TEXT, st.integers(2, 300))
_VALUE = st.one_of(_TEXT, _LONGER, _MANY)
_FIELDS = ("authors", "published", "venue", "url", "doi", "arxiv_id", "comments", "categories")
_RECORD = st.builds(
    lambda title, abstract, others: {"title": title, "abstract": abstract, **others},
    _VALUE,
    _VALUE,
    st.dictionaries(st.sampled_from(_FIELDS), _TEXT, max_size=3),
)


def _copies(records: Sequence[Record], count: int) -> list[Record]:
    """Each record `count` times, as papers that only a number tells apart: enough of them form clusters."""
    return [
        {**record, "title": f"{record['title']} {number}" if number else record["title"]}
        for record in records
        for number in range(count)
    ]


RECORDS = st.builds(_copies, st.lists(_RECORD, min_size=1, max_size=5), st.sampled_from([1, 1, 1, 6]))
"""One to five odd papers, or six variants of each."""


def digest_of_records(records: Sequence[Record], folder: Path) -> Digest:
    """The digest of a dump of these records; checks what holds for every digest."""
    dump = folder / "odd.jsonl"
    dump.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    readings = readings_of(dump, dump.name)
    papers = link_records(readings).papers
    digest = analyze(papers, RULES, readings)
    _check(digest, readings)
    return digest


def _check(digest: Digest, readings: Sequence[Reading]) -> None:
    ids = [analyzed.paper.id for analyzed in digest.papers]
    n_sightings = sum(len(reading.sightings) for reading in readings)
    assert len(set(ids)) == len(ids) <= n_sightings
    assert sum(len(analyzed.paper.sightings) for analyzed in digest.papers) == n_sightings
    for analyzed in digest.papers:
        assert all(0 <= coordinate <= MAP_SIZE for coordinate in analyzed.map_position)
        assert all(related.paper in ids for related in analyzed.related)


def render_records(records: Sequence[Record], folder: Path) -> None:
    """Renders the site of a dump of these records."""
    files = dict(
        render(digest_of_records(records, folder), (ROOT / "templates/pages",), (ROOT / "docs/assets/fonts",))
    )
    assert files["index.md"]
