"""Measures the search of a digest: how long its index takes and how large it is, and what a first search
loads in a real browser."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from urllib.parse import quote_plus

from paper_digest.model.digest import Digest
from paper_digest.site.exports.search_documents import search_documents
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.search.pagefind_index import write_index
from playwright.sync_api import Browser, sync_playwright
from rich.table import Table

from tests.browser import chromium
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

QUERIES = ("loss landscape", "graph network", "language model", "diffusion models", "learning models")
"""Two words each; the last are the heaviest of the commonest."""
LIMIT = 450_000
"""Bytes that a first search may take until its first results are there, packed as they travel: index and all
scripts. Page, style and typefaces, which every page of the site shares, are printed but not held against it.
"""


def search_table(digests: dict[str, Digest]) -> Table:
    """One column a digest; the index first, then what each query loads, plain and packed, in kilobytes of
    1,000 bytes."""
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
        write_index(search_documents(digest), search_vocabulary(digest), site)
        seconds = time.perf_counter() - started
        index = [file for file in (site / "pagefind").rglob("*") if file.is_file()]
        found = {
            "papers": f"{len(digest.papers):,}",
            "index, making it": f"{seconds:.1f} s",
            "index, on disk": f"{sum(file.stat().st_size for file in index) / 1e6:.1f} MB",
            "index, files": f"{len(index):,}",
            "list of words": _kilobytes((site / "pagefind" / "words.txt").stat().st_size),
        }
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium.find()), args=chromium.ARGUMENTS
            )
            for query in QUERIES:
                found |= _loaded(browser, site, query)
            browser.close()
    return found


def _shell(folder: Path) -> Path:
    """A built site of one small dump, whose search page is the same whatever the index holds."""
    project = copy_of_project(folder)
    for dump in sorted((project / "raw").glob("*.txt"))[1:]:
        dump.unlink()
    shutil.rmtree(project / "docs" / "project", ignore_errors=True)
    done = mkdocs(project, "build", "--quiet")
    if done.returncode:
        raise SystemExit(done.stderr)
    return project / "site"


def _loaded(browser: Browser, site: Path, query: str) -> dict[str, str]:
    """What is loaded from the first byte of the search page until its first results, by whether the search or
    the page needs it."""
    with serving(site) as (address, sent):
        page = browser.new_page()
        page.goto(f"{address}search/?q={quote_plus(query)}")
        page.locator(".find-results li").first.wait_for(timeout=60_000)
        loaded = {path: size for path, size in dict(sent).items() if "/filter/" not in path}
        page.wait_for_load_state("networkidle")
        filters = sum(plain for path, (plain, _) in sent.items() if "/filter/" in path)
        page.close()
    ours = [size for path, size in loaded.items() if path.startswith(("/pagefind/", "/assets/search/"))]
    held = sum(
        packed
        for path, (_, packed) in loaded.items()
        if path.startswith("/pagefind/") or path.endswith(".js")
    )
    every = list(loaded.values())
    mark = "" if held <= LIMIT else " (too much)"
    return {
        f"“{query}”: search, plain": _kilobytes(sum(plain for plain, _ in ours)),
        f"“{query}”: search, packed": _kilobytes(sum(packed for _, packed in ours)),
        f"“{query}”: search and all scripts, packed": _kilobytes(held) + mark,
        f"“{query}”: with page and fonts, plain": _kilobytes(sum(plain for plain, _ in every)),
        f"“{query}”: with page and fonts, packed": _kilobytes(sum(packed for _, packed in every)),
        "filters, afterwards": _kilobytes(filters),
    }


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
