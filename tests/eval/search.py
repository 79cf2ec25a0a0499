"""Evaluates the search page in a browser: queries are typed into it, and its list of results is read.

The two collections are the papers of the dumps in raw/ and the first 2,000 papers of ../shared/scale. Their
sites have the real search page, scripts, index and files for similarity; pages that no search reads are left
out, which takes a fifth of the time.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from paper_digest import pipeline
from paper_digest.model.site_options import SiteOptions
from paper_digest.project import project_at
from paper_digest.site.finish import finish
from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.eval.rows import HALVES, SHARED
from tests.eval.search_queries import (
    FIRST_RESULTS,
    LATER,
    QUERIES,
    SearchQuery,
    parse_queries,
    rank_of,
    score_cells,
)
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

N_SCALE_PAPERS = 2_000
COLLECTIONS = {"seeds": "the papers of raw/", "scale": f"{N_SCALE_PAPERS:,} papers"}
SEARCH_COLUMNS = (
    "search: queries whose right paper is",
    *(f"{half}: {score}" for half in HALVES for score in ("first", f"in the first {FIRST_RESULTS}", "MRR")),
    "target",
)
_TARGET = f"97 % in the first {FIRST_RESULTS}"
_SCALE = SHARED / "scale" / "papers-16k.jsonl.gz"
_PLUGIN = "  - paper-digest\n"
_WITHOUT_GENERATOR = "  - paper-digest: {enabled: false}\n"
_LONG = 60_000
"""Milliseconds that a search may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A query with the titles of its results and the rank of the first right one."""

    query: SearchQuery
    titles: tuple[str, ...]
    rank: int | None


def search_outcomes() -> list[Outcome]:
    """The outcomes of all queries. Raises NoBrowserError without a browser."""
    queries = parse_queries(QUERIES.read_text("utf-8"))
    return [
        outcome
        for collection in COLLECTIONS
        for outcome in _outcomes(collection, [query for query in queries if query.collection == collection])
    ]


def search_lines(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """The lines of the table: each kind of query, each collection, all; then those added later."""
    first = [outcome for outcome in outcomes if outcome.query.half != LATER]
    for kind in dict.fromkeys(outcome.query.kind for outcome in first):
        yield _line(kind, [outcome for outcome in first if outcome.query.kind == kind])
    for collection, name in COLLECTIONS.items():
        yield _line(f"all, {name}", [item for item in first if item.query.collection == collection])
    yield _line("all", first, _TARGET)
    if later := [outcome.rank for outcome in outcomes if outcome.query.half == LATER]:
        yield f"{LATER}, also held out", "", "", "", *score_cells(later), ""


def failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The "develop" queries without a right paper in the first results; the held out ones stay unseen."""
    for outcome in outcomes:
        query = outcome.query
        if query.half == HALVES[0] and (outcome.rank or FIRST_RESULTS + 1) > FIRST_RESULTS:
            rank = f"right at {outcome.rank}" if outcome.rank else "nothing right"
            first = f"first: {outcome.titles[0]}" if outcome.titles else "no results"
            yield f"{query.collection}, {query.kind}: {query.text}: {rank}; {first}"


def _line(name: str, outcomes: Sequence[Outcome], target: str = "") -> tuple[str, ...]:
    ranks = {half: [item.rank for item in outcomes if item.query.half == half] for half in HALVES}
    return name, *(cell for half in HALVES for cell in score_cells(ranks[half])), target


def _outcomes(collection: str, queries: Sequence[SearchQuery]) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory() as folder:
        site, titles = _build_site(collection, Path(folder))
        with serving(site) as (address, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium.find()), args=chromium.ARGUMENTS
            )
            page = browser.new_page()
            page.goto(f"{address}search/")
            for query in queries:
                results = _results(page, query.text)
                yield Outcome(
                    query, tuple(titles[paper] for paper in results), rank_of(query, results, titles)
                )
            browser.close()


def _build_site(collection: str, folder: Path) -> tuple[Path, Mapping[str, str]]:
    """The site of a collection, and the titles of its papers by their ids."""
    root = copy_of_project(folder / "project")
    if collection == "scale":
        _replace_dumps(root)
    digest = pipeline.build(project_at(root)).digest
    for page in (root / "docs").rglob("*.md"):
        if page.name != "search.md":
            page.unlink()
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(_PLUGIN, _WITHOUT_GENERATOR), "utf-8")
    site = folder / "site"
    result = mkdocs(root, "build", "--quiet", "--site-dir", str(site))
    if result.returncode:
        raise SystemExit(result.stderr)
    finish(digest, site, root / "docs", languages=SiteOptions().languages)
    return site, {analyzed.paper.id: analyzed.paper.heading.plain for analyzed in digest.papers}


def _replace_dumps(root: Path) -> None:
    """Replaces the dumps of a project by one with the first papers of ../shared/scale."""
    shutil.rmtree(root / "raw")
    (root / "raw").mkdir()
    (root / "corrections.yml").unlink()
    with gzip.open(_SCALE, "rt", encoding="utf-8") as lines:
        (root / "raw" / "papers.jsonl").write_text("".join(islice(lines, N_SCALE_PAPERS)), "utf-8")


def _results(page: Page, text: str) -> list[str]:
    """The ids of the papers that the page lists first for a query, in their order."""
    field = page.locator("[data-search=page] input[name=q]")
    field.fill(text)
    field.press("Enter")
    page.locator(".search-results[aria-busy=false]").wait_for(state="attached", timeout=_LONG)
    status = page.locator(".search-status").inner_text()
    if "could not be loaded" in status:
        raise SystemExit(f"Error: the search for {text!r} failed: {status}")
    addresses: list[str] = page.locator(".search-results .row-title").evaluate_all(
        "links => links.map((link) => link.href)"
    )
    return [urlsplit(address).path.strip("/").rpartition("/")[2] for address in addresses]
