"""Prints which scores of related papers show that they are really related: part of `make fit`.

Of each of two collections, the papers of raw/ and the first 2,000 of ../shared/scale, a reader judged the
six related papers of 70 random papers (`judged_related.jsonl`): whether somebody who reads the first would be
glad to be pointed to the second. A logistic regression gives the score at which they are as often right as
wrong, which the analysis has as a constant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from paper_digest.analysis import analyze
from paper_digest.analysis.similarity.sentence_encoder import Encode
from paper_digest.linkage.link import link_records
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule
from paper_digest.pipeline import link, read, settings_of
from paper_digest.project import project_at
from paper_digest.reading import readings_of
from paper_digest.sources.settings import load_settings
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from tests.arguments import parser_of
from tests.eval.rows import encoder, scale_rows
from tests.project import ROOT

_JUDGMENTS: Final = Path(__file__).parent / "judged_related.jsonl"
_SCALE_PAPERS: Final = 2_000
_SHARES: Final = (1.0, 0.75, 0.5, 0.25, 0.1)
"""Of the judged papers, those with the highest scores."""

Judged = Sequence[tuple[float, bool]]
"""The score of each judged related paper, and whether it is really related."""


def judged_scores(digests: Mapping[str, Digest]) -> Judged:
    """The scores of the judged papers that are still related papers, given the digests of the collections."""
    return [
        (related.score, related.paper in judgment["related"])
        for judgment in map(json.loads, _JUDGMENTS.read_text("utf-8").splitlines())
        if (analyzed := digests[judgment["collection"]].by_id.get(judgment["paper"]))
        for related in analyzed.related
        if related.paper in judgment["related"] or related.paper in judgment["unrelated"]
    ]


def even_score(judged: Judged) -> float:
    """The score at which the probability that a paper is really related is 0.5."""
    scores = np.array([[score] for score, _ in judged])
    model = LogisticRegression(C=1000).fit(scores, [is_related for _, is_related in judged])
    return float(-model.intercept_[0] / model.coef_[0][0])


def _rows(judged: Judged) -> Iterator[tuple[str, str, str]]:
    best_first = sorted(judged, reverse=True)
    for share in _SHARES:
        part = best_first[: round(share * len(best_first))]
        related = sum(is_related for _, is_related in part)
        yield f"{part[-1][0]:.2f}", str(len(part)), f"{related / len(part):.2f}"


def _digests(encode: Encode | None) -> dict[str, Digest]:
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml", ROOT / "datasets.yml").topics
    collections = {"seeds": _papers_of_raw(), "scale": _scale_papers()}
    return {name: _digest(papers, rules, encode) for name, papers in collections.items()}


def _digest(papers: tuple[Paper, ...], rules: tuple[TopicRule, ...], encode: Encode | None) -> Digest:
    return analyze(papers, rules, (), encode=encode)


def _papers_of_raw() -> tuple[Paper, ...]:
    project = project_at(ROOT)
    linked, _ = link(project, settings_of(project), read(project.raw))
    return linked.papers


def _scale_papers() -> tuple[Paper, ...]:
    with TemporaryDirectory() as folder:
        dump = Path(folder) / "papers.jsonl"
        records = (json.dumps(row.record) for row in islice(scale_rows(), _SCALE_PAPERS))
        dump.write_text("".join(f"{record}\n" for record in records), "utf-8")
        return link_records(readings_of(dump, dump.name)).papers


def main() -> None:
    """Prints a table for scores with embeddings and one without."""
    parser_of(__doc__).parse_args()
    for name, encode in (("with embeddings", encoder()), ("by terms alone", None)):
        judged = judged_scores(_digests(encode))
        table = Table(f"related papers {name}: from the score", "judged", "really related")
        for row in _rows(judged):
            table.add_row(*row)
        Console().print(table, f"as often right as wrong at {even_score(judged):.3f}")


if __name__ == "__main__":
    main()
