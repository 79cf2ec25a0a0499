"""Finishes a site after any builder: search index, bundled style sheet, minified pages, sitemap."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.model.site_files import PagePath, SiteFiles
from paper_digest.site.exports.search_documents import document_dates, search_documents
from paper_digest.site.exports.search_listings import search_listings
from paper_digest.site.exports.search_names import SearchFilters, search_names
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.finished_page import finished_page
from paper_digest.site.minify import bundle_stylesheet
from paper_digest.site.search.pagefind_index import search_language, write_index
from paper_digest.site.search_index_key import search_index_key
from paper_digest.site.sitemap import finish_sitemap_of
from paper_digest.sources.isolation import Failure, attempt, without_failing

_FAILED: Final = "The page says that it could not be made; all other pages are there."
_FAILED_PAGE: Final = (
    b"<!doctype html><html lang=en><meta charset=utf-8><meta name=robots content=noindex>"
    b"<title>This page could not be made</title><h1>This page could not be made</h1>"
    b"<p>The program that makes this site failed on this page. The build has reported it.</html>\n"
)


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished site: the number of its papers, and the hash of what its search index was made of."""

    papers: int
    index_key: str
    problems: tuple[Problem, ...] = ()
    """One for each paper and page on which the program failed."""


class _SearchInput(NamedTuple):
    """What the search index is made of."""

    documents: SiteFiles
    filters: SearchFilters
    vocabulary: bytes
    dates: Mapping[PagePath, str]


def finish(
    digest: Digest,
    site: Path,
    docs: Path,
    is_finished: Callable[[str], bool] = lambda _: False,
    present_index: str = "",
    *,
    languages: Sequence[str],
    has_policy: bool = True,
) -> Finished:
    """Add the search index to `site`, bundle its style sheet, finish its pages.

    A second run changes nothing. docs: the folder of the documentation, whose own HTML files stay as they
    are. is_finished: the pages, by their path in the site, that are finished already. present_index: the hash
    of what the search index in the site was made of; an index of the same is kept. has_policy: whether pages
    get a Content-Security-Policy. languages: those of the papers, the main one first.

    A paper on which the program fails is not in the search, and a page on which it fails says so.

    Raises IndexingError if the index cannot be built, OSError if a file cannot be written.
    """
    search, failing = without_failing(partial(_search_input, digest), digest.papers)
    problems = [_not_in_search(analyzed.paper, failure) for analyzed, failure in failing]
    language = search_language(languages)
    key = search_index_key(*search, language)
    if key != present_index:
        write_index(*search, site, language)
    for file in _pages(site):
        path = file.relative_to(site).as_posix()
        if not is_finished(path) and not _is_copy(file, docs / path):
            content = file.read_bytes()
            finished = attempt(partial(finished_page, content, has_policy=has_policy))
            if isinstance(finished, Failure):
                problems.append(finished.problem(path, None, "a page", _FAILED))
                finished = _FAILED_PAGE
            if finished != content:
                file.write_bytes(finished)
    finish_sitemap_of(site)
    bundle_stylesheet(site / "assets" / "css" / "main.css")
    return Finished(len(search.documents), key, tuple(problems))


def _search_input(digest: Digest, papers: Sequence[AnalyzedPaper]) -> _SearchInput:
    """What the search index of these papers of a digest is made of."""
    searched = replace(digest, papers=tuple(papers))
    return _SearchInput(
        search_documents(searched),
        search_names(searched) | search_listings(searched),
        search_vocabulary(searched),
        document_dates(searched),
    )


def _not_in_search(paper: Paper, failure: Failure) -> Problem:
    first = paper.sightings[0]
    return failure.problem(first.dump, first.span.first, "a paper", "The search does not find the paper.")


def _is_copy(file: Path, source: Path) -> bool:
    """Whether a file of the site is that of the documentation, which may use scripts of other sites."""
    return source.is_file() and file.read_bytes() == source.read_bytes()


def _pages(site: Path) -> list[Path]:
    """The HTML files of a site, in alphabetical order."""
    return sorted(
        Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html")
    )
