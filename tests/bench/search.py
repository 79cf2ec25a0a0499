"""Measures the search of a digest: time and size of its index, and what a first search loads in a browser."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from urllib.parse import quote_plus

from paper_digest.model.digest import Digest
from paper_digest.site.exports.search_documents import document_dates, search_documents
from paper_digest.site.exports.search_listings import search_listings
from paper_digest.site.exports.search_names import search_names
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.search.pagefind_index import write_index
from playwright.sync_api import Browser, sync_playwright
from rich.table import Table

from tests.browser import chromium
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

QUERIES = (
    "loss landscape",
    "graph network",
    "language model",
    "diffusion models",
    "learning models",
    "author:li",
    'author:"yang liu"',
    "author:li learning models year:2020..2024",
)
"""Two words each, of which the last two load the most; then queries with qualifiers."""
LIMIT = 450_000
"""Most bytes, compressed, that a first search may load before its first results: index and all scripts. HTML,
styles and fonts, which all pages of the site share, are printed but do not count. Chosen by hand."""


def search_table(digests: dict[str, Digest]) -> Table:
    """A column for each digest: its index, then what each query loads, plain and compressed, in kB (1,000
    bytes)."""
    table = Table("search", *digests)
    columns = [_measures(digest) for digest in digests.values()]
    for row in columns[0]:
        table.add_row(row, *(column[row] for column in columns))
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _measures(digest: Digest) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        site = _shell(Path(folder))
        started = time.perf_counter()
        write_index(
            search_documents(digest),
            search_names(digest) | search_listings(digest),
            search_vocabulary(digest),
            document_dates(digest),
            site,
        )
        seconds = time.perf_counter() - started
        index = [file for file in (site / "pagefind").rglob("*") if file.is_file()]
        rows = {
            "papers": f"{len(digest.papers):,}",
            "index, time": f"{seconds:.1f} s",
            "index, on disk": f"{sum(file.stat().st_size for file in index) / 1e6:.1f} MB",
            "index, files": f"{len(index):,}",
            "search vocabulary": _kilobytes((site / "pagefind" / "words.txt").stat().st_size),
        }
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium.find()), args=chromium.ARGUMENTS
            )
            for query in QUERIES:
                rows |= _loaded(browser, site, query)
            browser.close()
    return rows


def _shell(folder: Path) -> Path:
    """Builds a site of one small dump; its search page is the same for any index."""
    project = copy_of_project(folder)
    for dump in sorted((project / "raw").glob("*.txt"))[1:]:
        dump.unlink()
    shutil.rmtree(project / "docs" / "project", ignore_errors=True)
    result = mkdocs(project, "build", "--quiet")
    if result.returncode:
        raise SystemExit(result.stderr)
    return project / "site"


def _loaded(browser: Browser, site: Path, query: str) -> dict[str, str]:
    """Sizes of what the browser loads until the first results of `query`."""
    with serving(site) as (url, sent):
        page = browser.new_page()
        page.goto(f"{url}search/?q={quote_plus(query)}")
        page.locator(".search-results .row-title").first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        page.close()
        # The papers of the results are loaded last, except for what only the menus need.
        last = max(number for number, path in enumerate(sent) if "/fragment/" in path)
        loaded = dict(list(sent.items())[: last + 1])
        menus = sum(packed for _, packed in list(sent.values())[last + 1 :])
    search_sizes = [
        size for path, size in loaded.items() if path.startswith(("/pagefind/", "/assets/search/"))
    ]
    counted = sum(
        packed
        for path, (_, packed) in loaded.items()
        if path.startswith("/pagefind/") or path.endswith(".js")
    )
    sizes = list(loaded.values())
    mark = "" if counted <= LIMIT else " (too much)"
    return {
        f"“{query}”: search, plain": _kilobytes(sum(plain for plain, _ in search_sizes)),
        f"“{query}”: search, compressed": _kilobytes(sum(packed for _, packed in search_sizes)),
        f"“{query}”: search and all scripts, compressed": _kilobytes(counted) + mark,
        f"“{query}”: with page and fonts, plain": _kilobytes(sum(plain for plain, _ in sizes)),
        f"“{query}”: with page and fonts, compressed": _kilobytes(sum(packed for _, packed in sizes)),
        "menus, afterwards": _kilobytes(menus),
    }


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
