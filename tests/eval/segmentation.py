"""Fits the weights by which a page is cut into papers, and prints what each feature earns.

A conditional logit model, as of titles.py: the options are the segmentations that the title features of a
page lead to, and none at all. Right are those whose papers have the most of the facts that the page shows:
titles, authors, abstracts, arXiv ids. Pages are real ones with their right answers, our samples, and pages
made of real records in the styles of `page_styles.toml`. An L2 penalty pulls the weights to those chosen by
hand (`segmentation_prior.toml`), since few pages show some of the features. The figures are of real pages and
of styles left out by sixths.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from paper_digest.listings import paper_list, reference_list, segmentation_score
from paper_digest.listings.block_features import page_features
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.listings.segmentation_score import Weights
from paper_digest.listings.title_detection import Segmentation, candidates, completed
from paper_digest.model.record import Sighting
from paper_digest.reading import FORMATS
from paper_digest.sources.metadata import read_metadata
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import IdentifierKind
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize

from tests.arguments import parser_of
from tests.eval.page_styles import PAGE_STYLES, is_plain, styled_page
from tests.eval.rows import SHARED
from tests.expected import SAMPLES, expectation_of

_REAL: Final = SHARED / "cases" / "listings"
_RECORDS: Final = SHARED / "scale" / "papers-16k.jsonl.gz"
_WEIGHTS: Final = Path(segmentation_score.__file__).parent / "data" / "segmentation_weights.toml"
_PAPERS_PER_PAGE: Final = (1, 4, 8)
_MOST_PAPERS: Final = max(_PAPERS_PER_PAGE)
_PRIOR: Final = Path(__file__).with_name("segmentation_prior.toml")
_FOLDS: Final = 6
_PENALTY: Final = 3000.0
"""Of the squared distance from the prior, in units of its weights."""
_SCALE: Final = 100.0
"""How much more probable a segmentation is that scores higher by 1 per paper, as a logarithm."""
_REAL_WEIGHT, _MADE_WEIGHT = 1.0, 0.5
_ALMOST: Final = 1e-6
_SHOWN: Final = 0.0005
"""Weights below this are left out."""

Facts = Counter[tuple[str, str, str]]
"""The title of a paper, the name of a fact, and its value, in letters and digits only."""


@dataclass(frozen=True)
class Page:
    """A page with its possible segmentations."""

    name: str
    style: str
    options: tuple[Mapping[str, float], ...]
    """The features of each segmentation, per paper; first that of none, which has no features."""
    qualities: tuple[float, ...]
    """For each option the F1 of its facts."""
    weight: float

    @cached_property
    def best(self) -> float:
        """The quality of the best option."""
        return max(self.qualities)

    def chosen(self, weights: Weights) -> int:
        """The option with the highest score; the first of equal ones, as in use."""
        scores = [sum(weights.get(name, 0.0) * value for name, value in own.items()) for own in self.options]
        return max(range(len(scores)), key=scores.__getitem__)

    def quality(self, weights: Weights) -> float:
        """The quality of the option that is chosen, relative to the best."""
        return self.qualities[self.chosen(weights)] / self.best


# ---------------------------------------------------------------- pages


def real_pages() -> Iterator[Page]:
    """The listings of ../shared/cases and our samples that are pages of papers, with their answers."""
    for source in sorted(_REAL.glob("*.*")):
        answer = source.with_name(f"{source.stem}.expected.json")
        if ".expected." not in source.name and answer.is_file():
            papers = json.loads(answer.read_text("utf-8"))
            yield from _page(source.name, source.name, source.read_text("utf-8"), papers, _REAL_WEIGHT)
    for source in sorted((SAMPLES / "pages").glob("*.*")):
        if ".expected." not in source.name and expectation_of(source).is_file():
            (reading,) = json.loads(expectation_of(source).read_text("utf-8"))
            papers = [_plain_paper(paper) for paper in reading["papers"]]
            yield from _page(source.name, source.name, source.read_text("utf-8"), papers, _REAL_WEIGHT)


def _plain_paper(paper: Mapping[str, Any]) -> dict[str, Any]:
    ids = dict(str(identifier).split(":", 1) for identifier in paper.get("identifiers", ()))
    return {**paper, "arxiv": ids.get("arxiv")}


def made_pages() -> Iterator[Page]:
    """Pages in each style, made of different records."""
    records = _records()
    for number, style in enumerate(PAGE_STYLES):
        for copy, n_papers in enumerate(_PAPERS_PER_PAGE):
            seed = number * len(_PAPERS_PER_PAGE) + copy
            own = records[seed * _MOST_PAPERS :][:n_papers]
            text, papers = styled_page(style, own, seed)
            yield from _page(f"{copy}-{style}", style, text, papers, _MADE_WEIGHT)


def _records() -> list[dict[str, Any]]:
    with gzip.open(_RECORDS, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if is_plain(record)]
    random.Random(1).shuffle(records)
    return records


def _page(
    name: str, style: str, text: str, papers: Sequence[Mapping[str, Any]], weight: float
) -> Iterator[Page]:
    """The page; none if it is not read as a page of papers, but as a list or a file of records."""
    if any(parser.recognizes(text) for parser in FORMATS):
        return
    n_skipped = read_metadata(None, text, ()).front_matter_lines
    dump = parse_blocks(name, ("",) * n_skipped + tuple(text.split("\n")[n_skipped:]))
    if entry_list.parse(dump) is not None or reference_list.parse(dump) is not None:
        return
    page = page_features(dump.blocks)
    right = _facts_of_answer(papers)
    qualities: dict[Segmentation, float] = {}
    options: list[Mapping[str, float]] = [{}]
    own_qualities = [float(not papers)]
    for candidate in candidates(page):
        starts = completed(candidate, page)
        if starts not in qualities:
            qualities[starts] = _f1(_facts_read(dump, starts, papers), right)
        options.append(candidate.features)
        own_qualities.append(qualities[starts])
    n_papers = max((own.get("papers", 0) for own in options), default=0)
    if n_papers and max(own_qualities):
        scaled = tuple({name: value / n_papers for name, value in own.items() if value} for own in options)
        yield Page(name, style, scaled, tuple(own_qualities), weight)


def _facts_of_answer(papers: Iterable[Mapping[str, Any]]) -> Facts:
    return Counter(
        (normalized_key(str(paper.get("title") or "")), fact, value)
        for paper in papers
        for fact, value in _values(paper)
    )


def _facts_read(dump: DumpBlocks, starts: Segmentation, papers: Sequence[Mapping[str, Any]]) -> Facts:
    """The facts of the papers that a segmentation leads to; only those that the answers have."""
    judged = {
        (normalized_key(str(paper.get("title") or "")), fact)
        for paper in papers
        for fact, _ in _values(paper)
    }
    outputs = paper_list.outputs_of(dump, page_features(dump.blocks), starts) if starts else ()
    facts = [
        (normalized_key(output.title or ""), fact, value)
        for output in outputs
        if isinstance(output, Sighting)
        for fact, value in _values(_as_paper(output))
    ]
    return Counter(row for row in facts if row[:2] in judged or row[1] == "title")


def _as_paper(sighting: Sighting) -> dict[str, Any]:
    ids = {identifier.kind: identifier.value for identifier in sighting.identifiers}
    return {
        "title": sighting.title,
        "authors": sighting.authors,
        "abstract": sighting.abstract,
        "arxiv": ids.get(IdentifierKind.ARXIV),
    }


def _values(paper: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for fact in ("title", "abstract", "arxiv"):
        if paper.get(fact):
            yield fact, normalized_key(str(paper[fact]))
    yield from (("author", normalized_key(str(name))) for name in paper.get("authors") or ())


def _f1(read: Facts, right: Facts) -> float:
    n_right = (read & right).total()
    return 2 * n_right / max(1, read.total() + right.total())


# ---------------------------------------------------------------- the fit


def fitted(pages: Sequence[Page], without: str | None = None) -> dict[str, float]:
    """The weights of maximum likelihood, with an L2 penalty on their distance from the prior.

    without: a feature whose weight must be 0.
    """
    prior = tomllib.loads(_PRIOR.read_text("utf-8"))
    names = sorted({*prior, *(name for page in pages for own in page.options for name in own)} - {without})
    columns = {name: column for column, name in enumerate(names)}
    sizes = [len(page.options) for page in pages]
    matrix = np.zeros((sum(sizes), len(names)))
    for row, own in enumerate(own for page in pages for own in page.options):
        for name, value in own.items():
            if name in columns:
                matrix[row, columns[name]] = value
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    page_of_row = np.repeat(np.arange(len(pages)), sizes)
    is_right = np.array(
        [quality >= page.best - _ALMOST for page in pages for quality in page.qualities], dtype=bool
    )
    weights = np.array([page.weight for page in pages])
    center = np.array([prior.get(name, 0.0) for name in names])

    def loss(beta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = _SCALE * (matrix @ beta)
        exps = np.exp(scores - np.maximum.reduceat(scores, starts)[page_of_row])
        right_exps = np.where(is_right, exps, 1e-300)
        totals, rights = np.add.reduceat(exps, starts), np.add.reduceat(right_exps, starts)
        likelihood = float((weights * (np.log(rights) - np.log(totals))).sum())
        slopes = exps / totals[page_of_row] - right_exps / rights[page_of_row]
        off = beta - center
        gradient = _SCALE * (matrix.T @ (weights[page_of_row] * slopes)) + _PENALTY * off
        return _PENALTY / 2 * float(off @ off) - likelihood, gradient

    solution = minimize(loss, center, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(names, map(float, solution.x), strict=True))


# ---------------------------------------------------------------- figures


def held_out(pages: Sequence[Page], without: str | None = None) -> list[tuple[Page, float]]:
    """Each page with the quality of its segmentation by weights fitted without its style."""
    styles = sorted({page.style for page in pages})
    rows: list[tuple[Page, float]] = []
    for fold in range(_FOLDS):
        held = frozenset(styles[fold::_FOLDS])
        weights = fitted([page for page in pages if page.style not in held], without)
        rows += [(page, page.quality(weights)) for page in pages if page.style in held]
    return rows


def n_right(rows: Iterable[tuple[Page, float]]) -> int:
    """Pages whose segmentation is the best that their title features lead to."""
    return sum(quality >= 1 - _ALMOST for _, quality in rows)


def _print_figures(console: Console, heading: str, rows: Sequence[tuple[Page, float]]) -> None:
    table = Table("page", "F1 of its facts, of the best", "the best", title=heading)
    for page, quality in rows:
        if quality < 1 - _ALMOST:
            table.add_row(page.name, f"{quality:.2f}", f"{page.best:.2f}")
    console.print(table)
    mean = sum(quality for _, quality in rows) / len(rows)
    console.print(f"{n_right(rows)} of {len(rows)} pages are cut in the best way; {mean:.3f} on average.")


def _print_earnings(console: Console, pages: Sequence[Page], weights: Weights) -> None:
    """For each feature its weight, and how many pages that were left out are wrong without it."""
    table = Table("feature", "weight", "pages wrong without it", title="What each feature earns")
    with_all = n_right(held_out(pages))
    used = {name for page in pages for own in page.options for name in own}
    earned = {name: with_all - n_right(held_out(pages, name)) for name in weights if name in used}
    for name in sorted(earned, key=lambda name: (-earned[name], name)):
        table.add_row(name, f"{weights[name]:.3f}", str(earned[name]))
    console.print(table)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights fitted to all pages")
    is_written = parser.parse_args().write
    console = Console()
    if not (_REAL.is_dir() and _RECORDS.is_file()):
        sys.exit("Not measured: ../shared/cases and ../shared/scale not found beside the repository.")
    real, made = list(real_pages()), list(made_pages())
    pages = [*real, *made]
    prior = tomllib.loads(_PRIOR.read_text("utf-8"))
    weights = fitted(pages)
    if is_written:
        _WEIGHTS.write_text(_toml(weights), "utf-8")
        _print_earnings(console, pages, weights)
    rows = held_out(pages)
    for kind, own in (("Real", real), ("Made", made)):
        names = {page.name for page in own}
        _print_figures(console, f"{kind} pages, by the weights chosen by hand", _by(prior, own))
        _print_figures(
            console,
            f"{kind} pages, by weights fitted without their style",
            [row for row in rows if row[0].name in names],
        )


def _by(weights: Weights, pages: Sequence[Page]) -> list[tuple[Page, float]]:
    return [(page, page.quality(weights)) for page in pages]


def _toml(weights: Weights) -> str:
    lines = ["# Fitted by `python -m tests.eval.segmentation --write`, never by hand."]
    lines += [f"{json.dumps(name)} = {value:.4f}" for name, value in weights.items() if abs(value) >= _SHOWN]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
