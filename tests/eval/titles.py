"""Fits the weights by which titles in lists of papers are chosen, and prints what each feature earns.

The figures are of pages and of styles left out by sixths, and of other random layouts.

A conditional logit model: the probability of an option is proportional to exp(score) [McFadden 1974]. It is
fitted by maximum likelihood with an L2 penalty. Pages are real ones with their right answers and pages made
of real records in the styles of `listing_styles.py` and in the random layouts of `random_layouts.py`; each
page counts as much as any other of its kind.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from paper_digest.listings.entries import title_choice
from paper_digest.listings.entries.agreement import with_agreement
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.options import Options, page_options
from paper_digest.listings.entries.title_choice import Weights, choice
from paper_digest.listings.entries.units import units_of
from paper_digest.values.fingerprint import normalized_key
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize
from scipy.sparse import csr_array

from tests.arguments import parser_of
from tests.eval.listing_styles import STYLES, Record, page_of
from tests.eval.random_layouts import random_page
from tests.eval.rows import SHARED
from tests.expected import SAMPLES, expectation_of

_REAL: Final = SHARED / "cases" / "listings"
RECORDS: Final = SHARED / "scale" / "papers-16k.jsonl.gz"
_WEIGHTS: Final = Path(title_choice.__file__).parent / "data" / "title_weights.toml"
_OTHER_LAYOUTS: Final = frozenset(
    ("hf-readme-details", "sigdial-htmltable", "yolo-quoted-cn", "ssdbm-abstracts")
)
"""Pages whose papers are no list items, rows or lines."""
_ALSO_PAPERS: Final[Mapping[str, Sequence[str]]] = {
    "dkliang-transformer": (
        "Transformers in Vision: A Survey",
        "A Survey on Visual Transformer",
        "A Survey of Transformers",
    ),
    "grounding": (
        "Actor and Observer: Joint Modeling of First and Third-Person Videos",
        "Charades-Ego: A Large-Scale Dataset of Paired Third and First Person Videos",
    ),
    "hokyoung-md": ("tsGT: Stochastic Time Series Modeling With Transformer",),
    "rucai-llmsurvey": (
        "A General Language Assistant as a Laboratory for Alignment",
        "WebGPT: Browser-assisted question-answering with human feedback",
    ),
}
"""Papers that the pages list and the answers beside them lack."""
_SAMPLES: Final = (
    "digest-table.md",
    "digest-table-read-more.md",
    "one-line-items.md",
    "publications.md",
    "reading-list.md",
    "syllabus.md",
    "title-and-text-in-a-cell.md",
    "venues-in-brackets.md",
)
_PAGES_PER_STYLE: Final = 3
_PAPERS_PER_PAGE: Final = 10
_PENALTY: Final = 0.6
_REAL_WEIGHT, _MADE_WEIGHT, _LAYOUT_WEIGHT = 20.0, 6.0, 2.0
_LAYOUTS: Final = range(250)
"""The seeds of the random layouts of the fit."""
OTHER_LAYOUTS: Final = range(1000, 1200)
"""Those that the fit does not see."""
_OTHER_CONTAINERS: Final = frozenset(("heading",))
"""Layouts whose titles are chosen in another way."""
_FOLDS: Final = 6
_ROUND_FOLDS: Final = 3
_REACH: Final = 0.98


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the keys of the titles that are right."""

    name: str
    options: tuple[Options, ...]
    titles: frozenset[str]
    weight: float


def real_pages() -> Iterator[Page]:
    """The Markdown lists of ../shared/cases with their answers."""
    for source in sorted(_REAL.glob("*.md")):
        if source.stem not in _OTHER_LAYOUTS:
            answers = json.loads((_REAL / f"{source.stem}.expected.json").read_text("utf-8"))
            titles = [answer["title"] for answer in answers]
            yield _page(
                source.stem,
                source.read_text("utf-8"),
                (*titles, *_ALSO_PAPERS.get(source.stem, ())),
                _REAL_WEIGHT,
            )


def sample_pages() -> Iterator[Page]:
    """The lists among our own sample pages."""
    for name in _SAMPLES:
        source = SAMPLES / "pages" / name
        (reading,) = json.loads(expectation_of(source).read_text("utf-8"))
        yield _page(
            name, source.read_text("utf-8"), [paper["title"] for paper in reading["papers"]], _REAL_WEIGHT
        )


def made_pages() -> Iterator[Page]:
    """Pages in each style, made of different records."""
    records = scale_records()
    for number, style in enumerate(STYLES):
        for copy in range(_PAGES_PER_STYLE):
            seed = number * _PAGES_PER_STYLE + copy
            own = records[seed * _PAPERS_PER_PAGE : (seed + 1) * _PAPERS_PER_PAGE]
            text, titles = page_of(style, own, seed, is_mixed=copy == _PAGES_PER_STYLE - 1)
            yield _page(style, text, titles, _MADE_WEIGHT)


def layout_pages(seeds: Iterable[int]) -> Iterator[Page]:
    """Pages in random layouts."""
    records = scale_records()
    for seed in seeds:
        page = random_page(records_of(records, seed), seed)
        if page.layout.split(",")[0] not in _OTHER_CONTAINERS:
            titles = [paper.title for paper in page.papers]
            yield _page(f"layout {seed}", page.text, titles, _LAYOUT_WEIGHT)


def records_of(records: Sequence[Record], seed: int) -> Sequence[Record]:
    """The records of a page, others for each seed as far as they go."""
    start = seed * _PAPERS_PER_PAGE % (len(records) - _PAPERS_PER_PAGE)
    return records[start : start + _PAPERS_PER_PAGE]


def scale_records() -> list[dict[str, Any]]:
    """The records of ../shared/scale with authors and abstracts, in a fixed random order."""
    with gzip.open(RECORDS, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record["authors"] and record["abstract"]]
    random.Random(1).shuffle(records)
    return records


def _page(name: str, text: str, titles: Iterable[str], weight: float) -> Page:
    units = tuple(units_of(items_of_markdown(text.split("\n"))))
    return Page(name, page_options(units), frozenset(map(normalized_key, titles)), weight)


# ---------------------------------------------------------------- the fit


def fitted(pages: Sequence[Page]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of both rounds.

    The second round learns from choices that the first made on pages that it did not see, as in use: on pages
    that it saw, nearly all its choices are right, and there would be nothing to correct.
    """
    names = sorted({page.name for page in pages})
    seconds: list[Page] = []
    for fold in range(_ROUND_FOLDS):
        held = frozenset(names[fold::_ROUND_FOLDS])
        first = _fitted([page for page in pages if page.name not in held])
        seconds += [_second_round(page, first) for page in pages if page.name in held]
    return _fitted(pages), _fitted(seconds)


def _second_round(page: Page, first: Weights) -> Page:
    choices = [choice(options, first) for options in page.options]
    return Page(page.name, with_agreement(page.options, choices), page.titles, page.weight)


def _fitted(pages: Sequence[Page]) -> dict[str, float]:
    units = [(options, page) for page in pages for options in page.options]
    rows = [features for options, _ in units for features in (options.none, *options.features)]
    names = sorted({name for features in rows for name in features})
    columns = {name: index for index, name in enumerate(names)}
    cells = [
        (row, columns[name], value) for row, features in enumerate(rows) for name, value in features.items()
    ]
    row_numbers, column_numbers, values = (np.array(values) for values in zip(*cells, strict=True))
    matrix = csr_array((values, (row_numbers, column_numbers)), shape=(len(rows), len(names)))
    sizes = np.array([1 + len(options.candidates) for options, _ in units])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    unit_of_row = np.repeat(np.arange(len(units)), sizes)
    weights = np.array([page.weight / len(page.options) for _, page in units])
    is_right = np.array([right for options, page in units for right in _right(options, page.titles)])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ beta
        exps = np.exp(scores - np.maximum.reduceat(scores, starts)[unit_of_row])
        right_exps = np.where(is_right, exps, 0.0)
        totals, rights = np.add.reduceat(exps, starts), np.add.reduceat(right_exps, starts)
        likelihood = (weights * (np.log(rights) - np.log(totals))).sum()
        slopes = exps / totals[unit_of_row] - right_exps / rights[unit_of_row]
        gradient = matrix.T @ (weights[unit_of_row] * slopes) + _PENALTY * beta
        return _PENALTY / 2 * float(beta @ beta) - likelihood, gradient

    solution = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(names, map(float, solution.x), strict=True))


def _right(options: Options, titles: frozenset[str]) -> list[bool]:
    """For the choice of none and each candidate whether it is right."""
    are_titles = [normalized_key(candidate.text) in titles for candidate in options.candidates]
    return [not any(are_titles), *are_titles]


# ---------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Figures:
    name: str
    recall: float
    precision: float

    @property
    def reaches(self) -> bool:
        return min(self.recall, self.precision) >= _REACH


def figures(page: Page, weights: tuple[Weights, Weights]) -> Figures:
    """Recall and precision of a page's titles."""
    first, second = weights
    chosen = [choice(options, second) for options in _second_round(page, first).options]
    found = [normalized_key(title.text) for title in chosen if title]
    right = len(set(found) & page.titles)
    return Figures(page.name, right / len(page.titles), right / max(1, len(set(found))))


def left_out(real: Sequence[Page], made: Sequence[Page]) -> Iterator[Figures]:
    """Of each real page, by the weights fitted without it and a sixth of the others."""
    for fold in range(_FOLDS):
        held = frozenset(page.name for page in real[fold::_FOLDS])
        weights = fitted([*(page for page in real if page.name not in held), *made])
        yield from (figures(page, weights) for page in real if page.name in held)


def styles_left_out(real: Sequence[Page], made: Sequence[Page]) -> Iterator[Figures]:
    """Of each made page, by the weights fitted without its style."""
    styles = list(dict.fromkeys(page.name for page in made))
    for fold in range(_FOLDS):
        held = frozenset(styles[fold::_FOLDS])
        weights = fitted([*real, *(page for page in made if page.name not in held)])
        yield from (figures(page, weights) for page in made if page.name in held)


def earnings(pages: Sequence[Page], weights: tuple[Weights, Weights]) -> list[tuple[str, float, int]]:
    """For each feature of the second round its weight, and the units that are wrong without it."""
    first, second = weights
    rounds = [_second_round(page, first) for page in pages]
    n_right = _n_right(rounds, second)
    rows = [
        (name, weight, n_right - _n_right(rounds, {**second, name: 0.0})) for name, weight in second.items()
    ]
    return sorted(rows, key=lambda row: (-row[2], -abs(row[1]), row[0]))


def _n_right(pages: Sequence[Page], weights: Weights) -> int:
    return sum(
        (normalized_key(title.text) in page.titles) if title else _right(options, page.titles)[0]
        for page in pages
        for options in page.options
        for title in [choice(options, weights)]
    )


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights fitted to all pages")
    options = parser.parse_args()
    console = Console()
    if not (_REAL.is_dir() and RECORDS.is_file()):
        sys.exit("Not measured: ../shared/cases and ../shared/scale not found beside the repository.")
    real, made = [*real_pages(), *sample_pages()], [*made_pages(), *layout_pages(_LAYOUTS)]
    if options.write:
        weights = fitted([*real, *made])
        _WEIGHTS.write_text(_toml(weights), "utf-8")
        _print_earnings(console, earnings(real, weights))
    _print_figures(console, "Real pages, each by weights fitted without it", list(left_out(real, made)))
    _print_figures(
        console, "Made pages, by weights fitted without their style", list(styles_left_out(real, made))
    )


def _toml(weights: tuple[Weights, Weights]) -> str:
    lines = ["# Fitted by `python -m tests.eval.titles --write`, never by hand."]
    for name, values in zip(("first", "second"), weights, strict=True):
        lines += ["", f"[{name}]"]
        lines += [
            f"{json.dumps(feature)} = {value:.2f}" for feature, value in values.items() if abs(value) >= 0.01
        ]
    return "\n".join(lines) + "\n"


def _print_figures(console: Console, heading: str, rows: Sequence[Figures]) -> None:
    table = Table("page", "recall", "precision", title=heading)
    for row in rows:
        if not row.reaches:
            table.add_row(row.name, f"{row.recall:.2f}", f"{row.precision:.2f}")
    console.print(table)
    console.print(f"{sum(row.reaches for row in rows)} of {len(rows)} pages reach {_REACH} in both.")


def _print_earnings(console: Console, rows: Sequence[tuple[str, float, int]]) -> None:
    table = Table(
        "feature", "weight", "units wrong without it", title="What each feature earns on real pages"
    )
    for name, weight, n_units in rows[:60]:
        table.add_row(name, f"{weight:.2f}", str(n_units))
    console.print(table)


if __name__ == "__main__":
    main()
