"""Finds the paper that a URL leads to, so that links to its page and its PDF count as one paper."""

from __future__ import annotations

import re
from urllib.parse import unquote

from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import Identifier
from paper_digest.values.openreview import OpenReviewId

_ANTHOLOGY_ID = r"([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)"
_PROCEEDINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"aclanthology\.org/{_ANTHOLOGY_ID}|^/{_ANTHOLOGY_ID}/?(?:\.pdf|\.bib)?$",
        r"proceedings\.mlr\.press/{1,2}(v\d+/(?!assets\b)[\w-]+?)(?:/[\w-]+\.pdf|\.html|\.pdf|/|$)",
        r"/content[\w/]*?/(?:html|papers)/([^/\s?#]+?)_paper\.(?:html|pdf)",
        r"/paper(?:_files)?(?:/paper)?/\d{4}/(?:hash|file)/([0-9a-f]{16,})",
        r"papers\.n(?:ip|eurip)s\.cc/paper/(\d{3,6}-[\w-]+?)(?:\.pdf|/|$)",
        r"(?:semanticscholar\.org|^)/paper/(?:[^/]+/)?([0-9a-f]{40})",
        r"(?:catalyzex|paperswithcode)\.com/paper/([\w.:%-]+)",
        r"usenix\.org/(?:legacy/)?conference/([\w-]+/(?:[\w-]+/)?presentation/[\w-]+)",
    )
)
_PUBLISHERS = re.compile(
    r"(?:jmlr\.org|ecva\.net|ijcai\.org|aaai\.org|dl\.acm\.org|ieeexplore\.ieee\.org)"
    r"/\S*?((?:doi|papers?|view|document|proceedings|download)/[\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"\b(nature\.com/articles/[\w.-]+|sciencedirect\.com/science/article/(?:abs/)?pii/[\w()-]+"
    r"|mdpi\.com/\d{4}-\d{3}[\dx]/\d+/\d+/\d+|cell\.com/[\w-]+/(?:fulltext|abstract)/S[\w()-]+"
    r"|pubmed\.ncbi\.nlm\.nih\.gov/\d+|ncbi\.nlm\.nih\.gov/(?:pmc/articles/PMC|pubmed/)\d+"
    r"|nber\.org/papers/\w\d+|eprint\.iacr\.org/\d{4}/\d+|hal[.-][\w.-]{1,60}/[a-z]{1,20}-\d{6,9}"
    r"|jstor\.org/stable/\d+|isca-(?:speech|archive)\.org/archive/[\w/-]+_\w+)",
    re.IGNORECASE,
)
"""Pages of articles whose addresses have no DOI."""
_SSRN = re.compile(r"\b(ssrn\.com/\S{0,200}?abstract(?:_?id)?=\d+)", re.IGNORECASE)
_QUERY = re.compile(r"[?#]")
_REDIRECT = re.compile(r"[?&](?:next|redirect|return|url|continue)=", re.IGNORECASE)

_SCHOLAR = re.compile(r"scholar\.google\.[a-z.]{2,6}/scholar_url\?(?:[^#]*?&)?url=([^&#]+)", re.IGNORECASE)
"""A link of Google Scholar, which leads on to a paper."""


def target_url(url: str) -> str:
    """The address to which a link of Google Scholar leads on; any other URL as it is."""
    match = _SCHOLAR.search(url)
    return unquote(match[1]) if match else url


def paper_key(url: str) -> str | None:
    """A lower-case key of the paper whose page, PDF or discussion the URL is; None for any other URL.

    The host and the path decide; of all queries only those of OpenReview and SSRN name a paper. A URL may be
    relative.
    """
    target = target_url(url)
    if target != url:
        return paper_key(target) or _QUERY.split(target, maxsplit=1)[0].lower()
    if _REDIRECT.search(url):
        return None
    location = _QUERY.split(url, maxsplit=1)[0]
    if registered := ArxivId.in_url(location) or OpenReviewId.in_url(url):
        return str(registered).lower()
    if key := _first_group(_PROCEEDINGS, location):
        return key
    if doi := next(Doi.find_all(location), None):
        return Identifier.of(doi).value
    return _first_group((_PUBLISHERS, _ARTICLES), location) or _first_group((_SSRN,), url)


def _first_group(patterns: tuple[re.Pattern[str], ...], location: str) -> str | None:
    match = next((match for pattern in patterns if (match := pattern.search(location))), None)
    if match is None:
        return None
    key = next(group for group in match.groups() if group)
    return unquote(key).rstrip("/.").removesuffix(".pdf").lower()


def embedded_key(url: str) -> str | None:
    """The key of the paper that a button's URL leads back to: `/login?next=%2Fpapers%2F2410.05434`."""
    parts = _REDIRECT.split(url, maxsplit=1)
    return paper_key(unquote(parts[1])) if len(parts) == 2 else None
