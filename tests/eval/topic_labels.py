"""Fits the probabilities of topics to papers whose topics a reader has judged: `make fit-topics WRITE=1`.

Prints how often topics of each predicted probability are right, on the half that the weights are fitted to
and on the other. The labels are the topics that a reader would accept for a paper, of the labeled papers in
../shared and of those of raw/; a topic that covers its area is right for all papers on its subjects. A
quarter of the examples have no abstract, so that the weights of titles alone are fitted, too, and each is
also an example without embeddings.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np
from paper_digest.analysis import analyze
from paper_digest.analysis.text.token_stream import Flags, Floats
from paper_digest.analysis.topics import topic_probability
from paper_digest.analysis.topics.assignment import TopicAssignment, assign_topics, topic_evidence
from paper_digest.analysis.topics.topic_probability import (
    CONSTANT,
    TopicEvidence,
    fitted_weights,
    topic_features,
)
from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule
from paper_digest.pipeline import link, read, settings_of
from paper_digest.project import project_at
from paper_digest.sources.settings import load_settings
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from tests.arguments import parser_of
from tests.eval.rows import SHARED, Row, encoder, paper_of, rows_of
from tests.project import ROOT

_LABELS: Final = Path(__file__).parent / "judged_topics.jsonl"
_WEIGHTS: Final = Path(topic_probability.__file__).parent / "data" / "topic_weights.toml"
_LIMITS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
RELIABILITY_COLUMNS: Final[tuple[str, ...]] = ("topics: probability", "develop: right", "held out: right")
"""The head of the table of `reliability_lines`."""

Collection = tuple[Sequence[Row], tuple[Paper, ...]]
"""Labeled papers as rows and as a dump gives them, in the same order."""
Labels = Mapping[str, frozenset[str]]
"""The right topics of a paper, by its title."""


def judged_labels(rules: Sequence[TopicRule]) -> Labels:
    """The topics that a reader accepted, and those that cover the area of one of them that is no method."""
    area_of = {rule.id: rule.area for rule in rules if not rule.method}
    labels = {}
    for entry in map(json.loads, _LABELS.read_text("utf-8").splitlines()):
        areas = {area_of[topic] for topic in entry["topics"] if topic in area_of}
        general = {rule.id for rule in rules if rule.general and rule.area in areas}
        labels[entry["title"]] = frozenset(entry["topics"]) | general
    return labels


def labeled_collections() -> list[Collection]:
    """The labeled papers of ../shared, and those of raw/."""
    project = project_at(ROOT)
    linked, _ = link(project, settings_of(project), read(project.raw))
    own = [
        Row(
            paper.id,
            {"title": paper.heading.plain, "abstract": paper.abstract.plain if paper.abstract else ""},
        )
        for paper in linked.papers
    ]
    shared = [rows_of("fields.jsonl"), rows_of("iclr2018.jsonl")]
    return [*((rows, tuple(map(paper_of, rows))) for rows in shared), (own, linked.papers)]


def half_without_abstracts(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, every second without its abstract."""
    return tuple(
        replace(paper, abstract=None) if number % 2 else paper for number, paper in enumerate(papers)
    )


def reliability_lines(
    samples: Iterable[tuple[Sequence[Row], Digest]], rules: Sequence[TopicRule]
) -> Iterator[tuple[str, ...]]:
    """Of the topics with each predicted probability, how many are right; papers without abstracts apart."""
    labels = judged_labels(rules)
    outcomes: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    counted: set[tuple[str, bool]] = set()
    for rows, digest in samples:
        for row in rows:
            sample = row.id, bool(digest.by_id[row.id].paper.abstract)
            if row.title in labels and sample not in counted:
                counted.add(sample)
                for name, is_right in _outcomes(digest.by_id[row.id], labels[row.title]):
                    outcomes[name, row.half].append(is_right)
    for name in sorted({name for name, _ in outcomes}):
        yield name, *(_share(outcomes[name, half]) for half in ("develop", "held out"))


def _outcomes(entry: AnalyzedPaper, labels: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The line of the table that each topic of a paper belongs to, and whether it is right."""
    kind = "" if entry.paper.abstract else "title alone, "
    for score in entry.topics:
        upper = next(limit for limit in _LIMITS if score.score < limit)
        lower = _LIMITS[_LIMITS.index(upper) - 1]
        is_right = score.topic in labels
        yield f"{kind}{lower} to {min(upper, 1.0)}", is_right
        yield f"{kind}all", is_right


def _share(outcomes: Sequence[bool]) -> str:
    return f"{sum(outcomes) / len(outcomes):.2f} of {len(outcomes)}" if outcomes else ""


# ---------------------------------------------------------------- the fit


def evidence_of(papers: tuple[Paper, ...], rules: tuple[TopicRule, ...]) -> TopicEvidence:
    """What the analysis knows about the topics of the papers, as it is when it assigns them."""
    captured: list[TopicEvidence] = []

    def capturing(*arguments: Any) -> TopicAssignment:
        captured.append(topic_evidence(*arguments))
        return assign_topics(*arguments)

    with patch("paper_digest.analysis.assign_topics", capturing):
        _analyzed(papers, rules)
    return captured[0]


def _analyzed(papers: tuple[Paper, ...], rules: tuple[TopicRule, ...]) -> Digest:
    return analyze(papers, rules, (), encode=encoder())


def fitted(examples: Floats, is_right: Flags, names: Sequence[str]) -> dict[str, float]:
    """The weights of a logistic regression with an L2 penalty on features of equal variance."""
    means, deviations = examples.mean(axis=0), examples.std(axis=0)
    regression = LogisticRegression(max_iter=2000).fit((examples - means) / deviations, is_right)
    weights = regression.coef_[0] / deviations
    constant = float(regression.intercept_[0] - weights @ means)
    return {CONSTANT: constant, **dict(zip(names, map(float, weights), strict=True))}


def _examples(
    rows: Sequence[Row], evidence: TopicEvidence, labels: Labels, rules: Sequence[TopicRule]
) -> tuple[Floats, Flags]:
    """The features of each judged paper and topic of the develop half, and whether the topic is right."""
    shape = evidence.shares.shape
    features = np.stack([np.broadcast_to(values, shape) for _, values in topic_features(evidence)], axis=-1)
    judged = [number for number, row in enumerate(rows) if row.title in labels and not row.is_held_out]
    is_right = [[rule.id in labels[rows[number].title] for rule in rules] for number in judged]
    return features[judged].reshape(-1, features.shape[-1]), np.array(is_right).ravel()


def _fit(collections: Sequence[Collection], rules: tuple[TopicRule, ...]) -> dict[str, float]:
    labels = judged_labels(rules)
    parts = []
    names: list[str] = []
    for rows, papers in collections:
        for variant in (papers, half_without_abstracts(papers)):
            evidence = evidence_of(variant, rules)
            names = [name for name, _ in topic_features(evidence)]
            parts.append(_examples(rows, evidence, labels, rules))
            parts.append(_examples(rows, replace(evidence, meanings=None), labels, rules))
    examples, is_right = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return fitted(examples, is_right, names)


def topic_samples(
    collections: Sequence[Collection], rules: tuple[TopicRule, ...]
) -> Iterator[tuple[Sequence[Row], Digest]]:
    """The collections and their digests, first with abstracts, then with those of half of the papers."""
    for rows, papers in collections:
        yield rows, _analyzed(papers, rules)
    for rows, papers in collections:
        yield rows, _analyzed(half_without_abstracts(papers), rules)


def main() -> int:
    """Prints the reliability, after fitting the weights with --write; 2 if the labeled papers are absent."""
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="fit the weights and write them")
    options = parser.parse_args()
    if not (SHARED / "eval" / "fields.jsonl").is_file():
        print("Not measured: the labeled papers are absent beside the repository.", file=sys.stderr)
        return 2
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics
    collections = labeled_collections()
    if options.write:
        weights = _fit(collections, rules)
        lines = [f'"{name}" = {weight:.3f}\n' for name, weight in weights.items()]
        _WEIGHTS.write_text(
            f"# Fitted by `make fit-topics WRITE=1`, never by hand.\n\n{''.join(lines)}", "utf-8"
        )
        fitted_weights.cache_clear()
    table = Table(*RELIABILITY_COLUMNS)
    for line in reliability_lines(topic_samples(collections, rules), rules):
        table.add_row(*line)
    Console(width=100).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
