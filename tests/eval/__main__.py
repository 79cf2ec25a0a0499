"""Prints our figures and those of plain methods: `make eval` (WRITE=1: updates docs/project/evaluation.md).

The labeled papers are in ../shared beside the repository.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from paper_digest.analysis import analyze
from paper_digest.model.settings import TopicRule
from paper_digest.sources.settings import load_settings
from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.browser.chromium import NoBrowserError
from tests.eval.authors import author_lines, merged_lines
from tests.eval.fingerprint import fingerprint_line, search_fingerprint
from tests.eval.merging import apart_lines, merging_lines
from tests.eval.related import fields_figures, keywords_figures, scale_figures
from tests.eval.rows import SHARED, Figure, Row, encoder, paper_of, rows_of, scale_rows
from tests.eval.search import SEARCH_COLUMNS, failures, search_lines, search_outcomes
from tests.eval.summaries import summaries_figures
from tests.eval.tags import tags_figures
from tests.eval.topic_labels import RELIABILITY_COLUMNS, labeled_collections, reliability_lines, topic_samples
from tests.eval.topics import topics_figures
from tests.project import ROOT

_NEEDED = ("eval/fields.jsonl", "eval/iclr2018.jsonl", "eval/alike.jsonl", "scale/papers-16k.jsonl.gz")
_PAGE = ROOT / "docs" / "project" / "evaluation.md"
_INTRODUCTION = """# Evaluation

The output of `make eval WRITE=1`: our figures and those of plain methods, on papers that others have labeled.
Changes of the analysis are based on the "develop" half of the papers. The "held out" half shows whether they
help papers that nobody looked at. The same holds for the queries of the search, which were written by hand
with the papers that must come first (`tests/eval/search_queries.toml`): each is typed into the real search
page. MRR is the mean reciprocal rank of the first right paper among the ten results shown.
"""

Line = tuple[str, ...]


def _options(arguments: Sequence[str]) -> Namespace:
    parser = parser_of(__doc__)
    parser.add_argument(
        "--write", action="store_true", help="write the figures to docs/project/evaluation.md"
    )
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--linkage", action="store_true", help="only the figures of record linkage")
    parts.add_argument(
        "--search",
        action="store_true",
        help='only the figures of the search, and which "develop" queries fail',
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Prints the tables; returns 2 if the labeled papers are missing."""
    options = _options(arguments)
    absent = [name for name in _NEEDED if not (SHARED / name).is_file()]
    if absent:
        print(
            f"Not measured: ../shared/{', ../shared/'.join(absent)} not found beside the repository.",
            file=sys.stderr,
        )
        return 2
    if options.linkage:
        _print(_linkage_tables())
        return 0
    if options.search:
        outcomes = search_outcomes()
        lines = list(search_lines(outcomes))
        _print({SEARCH_COLUMNS: lines})
        print(*failures(outcomes), sep="\n")
        if options.write:
            _PAGE.write_text(with_search(_PAGE.read_text("utf-8"), lines), "utf-8")
        return 0
    rules = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics
    fields, iclr = rows_of("fields.jsonl"), rows_of("iclr2018.jsonl")
    rows = {row.id: row for row in (*fields, *iclr)}
    others = list(scale_rows())
    many = analyze(tuple(map(paper_of, (*iclr, *others))), rules, (), encode=encoder())
    figures = [
        *_figures(fields, iclr, rules),
        *scale_figures(iclr, others, many),
        *_by_terms_alone(fields, iclr, rules),
    ]
    tables = {
        ("measure", "develop", "held out", "all", "papers", "target"): [
            _line(figure, rows) for figure in figures
        ],
        SEARCH_COLUMNS: list(search_lines(search_outcomes())),
        RELIABILITY_COLUMNS: list(reliability_lines(topic_samples(labeled_collections(), rules), rules)),
        **_linkage_tables(),
        ("author names", "one person, joined", "two people, joined", "pairs"): list(author_lines(many)),
        ("spellings of names in 17,000 papers merged because of", "pairs"): list(merged_lines(many)),
    }
    _print(tables)
    if options.write:
        _PAGE.write_text(
            "\n".join(
                [
                    _INTRODUCTION,
                    fingerprint_line(),
                    *(_markdown(head, lines) for head, lines in tables.items()),
                ]
            ),
            "utf-8",
        )
    return 0


def with_search(page: str, lines: Sequence[Line]) -> str:
    """The page with other figures of the search, and the version of the search that they are of."""
    head = _markdown(SEARCH_COLUMNS, ())
    before, _, after = page.partition(head)
    rest = after.partition("\n\n")[2]
    table = _markdown(SEARCH_COLUMNS, lines)
    return re.sub(
        r"(?<=version )\w+(?= of the search)", search_fingerprint(), f"{before}{table}\n{rest}", count=1
    )


def _linkage_tables() -> dict[Line, list[Line]]:
    return {
        ("linking 5,000 papers with a copy of each: linked", "develop", "held out", "to a wrong paper"): list(
            merging_lines()
        ),
        ("pairs of different papers: kept apart", "develop", "held out"): list(apart_lines(SHARED)),
    }


def _print(tables: Mapping[Line, Iterable[Line]]) -> None:
    for head, lines in tables.items():
        Console(width=130).print(_table(head, lines))


def _figures(fields: Sequence[Row], iclr: Sequence[Row], rules: tuple[TopicRule, ...]) -> Iterator[Figure]:
    by_fields, by_iclr = (
        analyze(tuple(map(paper_of, rows)), rules, (), encode=encoder()) for rows in (fields, iclr)
    )
    yield from fields_figures(fields, by_fields)
    yield from keywords_figures(iclr, by_iclr)
    yield from tags_figures(iclr, by_iclr)
    yield from summaries_figures(iclr, by_iclr)
    yield from topics_figures(fields, by_fields, rules)


def _by_terms_alone(
    fields: Sequence[Row], iclr: Sequence[Row], rules: tuple[TopicRule, ...]
) -> Iterator[Figure]:
    """Our figures without embeddings."""
    by_fields, by_iclr = (analyze(tuple(map(paper_of, rows)), rules, ()) for rows in (fields, iclr))
    for figure in (
        *fields_figures(fields, by_fields),
        *keywords_figures(iclr, by_iclr),
        *topics_figures(fields, by_fields, rules),
    ):
        if figure.name.endswith(", ours"):
            yield figure._replace(name=f"{figure.name}, without embeddings", target="")


def _line(figure: Figure, rows: dict[str, Row]) -> Line:
    halves = [
        [score for paper, score in figure.scores.items() if rows[paper].is_held_out is held]
        for held in (False, True)
    ]
    means = [fmean(scores) for scores in (*halves, [*halves[0], *halves[1]])]
    return (figure.name, *(f"{mean:.3f}" for mean in means), str(len(figure.scores)), figure.target)


def _table(head: Line, lines: Iterable[Line]) -> Table:
    table = Table(*head)
    for line in lines:
        table.add_row(*line)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _markdown(head: Line, lines: Iterable[Line]) -> str:
    rule = ("---", *("---:" for _ in head[1:]))
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *lines))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoBrowserError as error:
        sys.exit(f"Error: {error}")
