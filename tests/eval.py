"""Prints how topics, tags, related papers and summaries compare with labels that people gave: `python -m tests.eval [--embeddings]`.

The labelled papers lie beside the repository, in ../shared/eval. A hash of its title puts each paper into one of two
halves: look at "develop" while changing the study, and at "held out" only to see whether a change was real.
Nothing in `generator` or topics.yml may be fitted to single rows of either.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer

from generator.model import Digest, Paper, Sighting, Span, TopicRule
from generator.settings import load_settings
from generator.study.digest import study
from generator.study.embeddings import model
from generator.study.matching import phrase_hits
from generator.study.wording import wording_of
from generator.study.words import stream_of
from generator.text.latex import parse
from generator.text.plain import spoken
from tests.measures import f1, rouge, stems

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "eval"
_COMMONEST = 10
"""The keywords so common (deep learning ...) that sharing one says nothing."""


class Row(NamedTuple):
    """A labelled paper with what the study made of it."""

    id: str
    record: dict[str, object]

    @property
    def title(self) -> str:
        return str(self.record["title"])

    @property
    def abstract(self) -> str:
        return str(self.record["abstract"])

    @property
    def is_held_out(self) -> bool:
        """Whether the paper is in the half that no change is made by."""
        return hashlib.sha256(self.title.encode()).digest()[0] % 2 == 1

    @property
    def keywords(self) -> frozenset[str]:
        """The authors' keywords, stemmed."""
        given = self.record.get("keywords")
        return frozenset(found for found in map(stems, given if isinstance(given, list) else ()) if found)


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    scores: dict[str, float]
    """The score of each paper that has one, by its id."""
    reach: str


def main(*, embeddings: bool = False) -> int:
    """Prints the table, on request also with embeddings; 2 where the labelled papers are not there."""
    names = ("fields.jsonl", "iclr2018.jsonl")
    absent = [name for name in names if not (DATA / name).is_file()]
    if absent:
        print(f"Not measured: ../shared/eval/{', '.join(absent)} absent beside the repository.", file=sys.stderr)
        return 2
    fields, iclr = (_rows(DATA / name) for name in names)
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics
    by_fields, by_iclr = (study(tuple(map(_paper, rows)), rules, ()) for rows in (fields, iclr))
    figures = [
        *_related(fields, by_fields, iclr, by_iclr),
        *_tags(iclr, by_iclr),
        *_summaries(iclr, by_iclr),
        *_topics(fields, by_fields, rules),
    ]
    if embeddings:
        figures += _with_embeddings(fields, iclr, rules)
    Console(width=120).print(_table(figures, {row.id: row for row in (*fields, *iclr)}))
    return 0


def _with_embeddings(fields: Sequence[Row], iclr: Sequence[Row], rules: tuple[TopicRule, ...]) -> Iterable[Figure]:
    """What changes where papers are compared by meaning, too; prints the seconds that costs."""
    encode, start = model(), perf_counter()
    by_fields, by_iclr = (study(tuple(map(_paper, rows)), rules, (), encode) for rows in (fields, iclr))
    print(f"With embeddings: {1000 * (perf_counter() - start) / (len(fields) + len(iclr)):.1f} s for 1,000 papers.")
    for figure in (*_related(fields, by_fields, iclr, by_iclr), *_topics(fields, by_fields)):
        if "TF-IDF" not in figure.what:
            yield figure._replace(what=f"{figure.what.removesuffix(', ours')}, embeddings", reach="")


def _rows(path: Path) -> list[Row]:
    lines = path.read_text("utf-8").splitlines()
    return [Row(f"{path.stem}-{number:05}", json.loads(line)) for number, line in enumerate(lines)]


def _paper(row: Row) -> Paper:
    sighting = Sighting(dump="eval", span=Span(1, 1), position=1, title=row.title, abstract=row.abstract)
    return Paper(id=row.id, title=parse(row.title), heading=parse(row.title), abstract=parse(row.abstract), sightings=(sighting,))


# ---------------------------------------------------------------- related papers


def _related(fields: Sequence[Row], by_fields: Digest, iclr: Sequence[Row], by_iclr: Digest) -> Iterable[Figure]:
    field_of = {row.id: row.record["field"] for row in fields}
    counts = Counter(word for row in iclr for word in row.keywords)
    common = frozenset(word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_COMMONEST])
    keywords = {row.id: row.keywords - common for row in iclr if row.keywords - common}
    alike: dict[str, tuple[Sequence[Row], Digest, str, Callable[[str, str], bool]]] = {
        "field": (fields, by_fields, "0.72", lambda one, other: field_of[one] == field_of[other]),
        "keyword": (iclr, by_iclr, "0.33", lambda one, other: bool(keywords[one] & keywords.get(other, frozenset()))),
    }
    for name, (rows, digest, reach, same) in alike.items():
        asked = [row for row in rows if name == "field" or row.id in keywords]
        ours = {row.id: [one.paper for one in digest.by_id[row.id].related[:5]] for row in asked}
        for who, nearest in (("ours", ours), ("plain TF-IDF", _plain_neighbours(rows))):
            scores = {row.id: sum(same(row.id, other) for other in nearest[row.id]) / 5 for row in asked}
            yield Figure(f"related: same {name} among 5, {who}", scores, reach if who == "ours" else "")


def _plain_neighbours(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The five nearest by the textbook's TF-IDF: words and pairs, the title twice, sublinear counts."""
    texts = [f"{row.title} {row.title} {row.abstract}" for row in rows]
    matrix = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)
    likeness = (matrix @ matrix.T).toarray()
    np.fill_diagonal(likeness, -1.0)
    return {row.id: [rows[at].id for at in np.argsort(-likes, kind="stable")[:5]] for row, likes in zip(rows, likeness, strict=True)}


# ---------------------------------------------------------------- tags


def _tags(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    names = {tag.id: tag.name for tag in digest.tags}
    asked = [row for row in rows if row.keywords]
    ours = {row.id: f1([stems(names[tag]) for tag in digest.by_id[row.id].tags[:5]], row.keywords) for row in asked}
    yield Figure("tags: F1 at 5, ours", ours, "0.235")
    yield Figure("tags: F1 at 5, TF-IDF 1-3-grams", _plain_tags(rows, asked), "")


def _plain_tags(rows: Sequence[Row], asked: Sequence[Row]) -> dict[str, float]:
    vectorizer = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, stop_words="english", min_df=2)
    matrix = vectorizer.fit_transform(f"{row.title} {row.title} {row.abstract}" for row in rows)
    terms = vectorizer.get_feature_names_out()
    best = {
        row.id: [str(terms[matrix[number].indices[at]]) for at in np.argsort(-matrix[number].data, kind="stable")[:5]]
        for number, row in enumerate(rows)
    }
    return {row.id: f1([stems(term) for term in best[row.id]], row.keywords) for row in asked}


# ---------------------------------------------------------------- summaries


def _summaries(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    asked = [row for row in rows if row.record.get("tldr")]
    ours = {row.id: spoken(digest.by_id[row.id].summary or ()) for row in asked}
    for who, texts, reach in (
        ("ours", ours, ("0.370", "0.175", "0.305")),
        ("the title", {row.id: row.title for row in asked}, ("", "", "")),
    ):
        scores = {row.id: rouge(stems(texts[row.id]).split(), stems(str(row.record["tldr"])).split()) for row in asked}
        for number, kind in enumerate(("1", "2", "L")):
            yield Figure(f"summary: ROUGE-{kind}, {who}", {id_: score[number] for id_, score in scores.items()}, reach[number])


# ---------------------------------------------------------------- topics


def _topics(rows: Sequence[Row], digest: Digest, rules: Sequence[TopicRule]) -> Iterable[Figure]:
    """A topic stands for the field that most papers of the other half have under it, so no half judges its own map."""
    ours = {row.id: next((one.topic for one in digest.by_id[row.id].topics), None) for row in rows}
    for who, first, reach in (("", ours, "0.85"), (", phrases alone", _by_phrases(rows, rules), "")):
        maps = {half: _map_of([row for row in rows if row.is_held_out is not half], first) for half in (False, True)}
        right = {row.id: float(maps[row.is_held_out].get(first[row.id] or "") == row.record["field"]) for row in rows}
        yield Figure(f"topics: first topic's field is right{who}", right, reach)
    yield Figure("topics: unsorted", {row.id: float(ours[row.id] is None) for row in rows}, "< 0.05")


def _by_phrases(rows: Sequence[Row], rules: Sequence[TopicRule]) -> dict[str, str | None]:
    """The topic whose phrases a paper has most of, without any classifier."""
    hits = phrase_hits(stream_of([wording_of(_paper(row)) for row in rows]), rules)
    return {row.id: rules[int(found.argmax())].id if found.any() else None for row, found in zip(rows, hits, strict=True)}


def _map_of(rows: Iterable[Row], first: dict[str, str | None]) -> dict[str, object]:
    fields: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if topic := first[row.id]:
            fields[topic][str(row.record["field"])] += 1
    return {topic: min(counts, key=lambda field: (-counts[field], field)) for topic, counts in fields.items()}


# ---------------------------------------------------------------- the table


def _table(figures: Iterable[Figure], rows: dict[str, Row]) -> Table:
    table = Table("measure", "develop", "held out", "all", "papers", "reach")
    for figure in figures:
        halves = [[score for id_, score in figure.scores.items() if rows[id_].is_held_out is held] for held in (False, True)]
        means = [fmean(scores) for scores in (*halves, [*halves[0], *halves[1]])]
        table.add_row(figure.what, *(f"{mean:.3f}" for mean in means), str(len(figure.scores)), figure.reach)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


if __name__ == "__main__":
    sys.exit(main(embeddings="--embeddings" in sys.argv))
