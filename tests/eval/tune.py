"""Prints how the figures of the develop half change with the main constants of the analysis: `make tune`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from statistics import fmean

from paper_digest.analysis import analyze
from paper_digest.sources.settings import load_settings
from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.eval.related import fields_figures, keywords_figures
from tests.eval.rows import SHARED, Figure, encoder, paper_of, rows_of
from tests.eval.tags import tags_figures
from tests.eval.topics import topics_figures
from tests.project import ROOT

CONSTANTS: dict[str, tuple[float, ...]] = {
    "text.term_matrix.TITLE_WEIGHT": (1.0, 2.0, 3.0, 4.0),
    "text.term_matrix.BIGRAM_WEIGHT": (0.5, 0.8, 1.0),
    "similarity.embeddings.EMBEDDING_WEIGHT": (0.2, 0.3, 0.4, 0.5, 0.6),
    "similarity.nearest_neighbors.SMOOTHING_WEIGHT": (0.0, 0.1, 0.2, 0.35, 0.75),
    "similarity.nearest_neighbors.KEYPHRASE_WEIGHT": (0.0, 0.15, 0.25, 0.5),
    "similarity.nearest_neighbors.TOPIC_WEIGHT": (0.0, 0.05, 0.1, 0.15),
    "keyphrases.selection.MIN_WEIGHT": (0.06, 0.08, 0.12),
    "keyphrases.selection.MIN_CENTRAL_WEIGHT": (0.08, 0.16, 0.2),
    "keyphrases.selection.MIN_BEST_WEIGHT": (0.0, 0.1, 0.2),
    "topics.centroids.NEIGHBOR_WEIGHT": (0.0, 1.0, 2.0, 4.0),
    "topics.topic_choice.MIN_PROBABILITY": (0.4, 0.5, 0.6),
    "topics.assignment.METHOD_WEIGHT": (0.25, 0.5, 1.0),
    "topics.assignment.PHRASE_EVIDENCE": (3.0, 6.0, 12.0),
}
"""The values tried for each constant of the analysis; one constant is changed at a time."""


def main() -> int:
    """Prints one line for each value; 2 if the labeled papers are absent."""
    parser_of(__doc__).parse_args()
    if not (SHARED / "eval" / "fields.jsonl").is_file():
        print("Not measured: the labeled papers are absent beside the repository.", file=sys.stderr)
        return 2
    table: Table | None = None
    for constant, values in CONSTANTS.items():
        module_name, name = constant.rsplit(".", 1)
        module = import_module(f"paper_digest.analysis.{module_name}")
        default = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            means = dict(_develop_means())
            table = table or Table("constant", "value", *means)
            table.add_row(name, f"{value}{' *' if value == default else ''}", *means.values())
        setattr(module, name, default)
    Console(width=150).print(table)
    print("* the value in use")
    return 0


def _develop_means() -> Iterator[tuple[str, str]]:
    """The name and the mean of each of our figures on the develop half."""
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics
    fields, iclr = rows_of("fields.jsonl"), rows_of("iclr2018.jsonl")
    develop = {row.id for row in (*fields, *iclr) if not row.is_held_out}
    by_fields, by_iclr = (
        analyze(tuple(map(paper_of, rows)), rules, (), encode=encoder()) for rows in (fields, iclr)
    )
    figures: tuple[Figure, ...] = (
        *fields_figures(fields, by_fields),
        *keywords_figures(iclr, by_iclr),
        *tags_figures(iclr, by_iclr),
        *topics_figures(fields, by_fields, rules),
    )
    for figure in figures:
        if figure.name.endswith(", ours"):
            scores = [score for paper, score in figure.scores.items() if paper in develop]
            yield figure.name.removesuffix(", ours"), f"{fmean(scores):.3f}"


if __name__ == "__main__":
    sys.exit(main())
