"""Says what stands at the addresses that a paper's sightings give: code, data, a project page, the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.model.record import Sighting
from paper_digest.values.rich_text.inlines import Link, RichText, TextRun
from paper_digest.values.url import parts_of

# (kind, host and start of the path); the first that fits counts.
_PLACES: tuple[tuple[LinkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            LinkKind.DATA,
            r"(?:huggingface\.co/datasets/|(?:www\.)?kaggle\.com/|zenodo\.org/|(?:\w+\.)?figshare\.com/|osf\.io/)",
        ),
        (
            LinkKind.PROJECT,
            r"(?:huggingface\.co/spaces/|[\w-]+\.(?:github|gitlab)\.io(?:/|$)|sites\.google\.com/)",
        ),
        (
            LinkKind.CODE,
            r"(?:(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/|anonymous\.4open\.science/|colab\.research\.google\.com/)",
        ),
        (
            LinkKind.PAPER,
            r"(?:(?:www\.)?arxiv\.org/|(?:dx\.)?doi\.org/|openreview\.net/|huggingface\.co/papers/|aclanthology\.org/)",
        ),
        (
            LinkKind.PAPER,
            r"(?:proceedings\.mlr\.press/|openaccess\.thecvf\.com/|papers\.nips\.cc/|proceedings\.neurips\.cc/|www\.ecva\.net/)",
        ),
        (LinkKind.CODE, r"huggingface\.co/[^/]+/[^/]+"),
    )
)
_WORDS_BEFORE: tuple[tuple[LinkKind, re.Pattern[str]], ...] = (
    (
        LinkKind.CODE,
        re.compile(
            r"\b(?:code|implementation|source|repository|models?|checkpoints?|weights)\b", re.IGNORECASE
        ),
    ),
    (LinkKind.DATA, re.compile(r"\b(?:data ?sets?|data|benchmarks?|corpus)\b", re.IGNORECASE)),
    (LinkKind.PROJECT, re.compile(r"\b(?:project|web ?(?:site|page)|page|demos?|videos?)\b", re.IGNORECASE)),
)
_CONTEXT = 80
"""Letters before an address that may say what it is."""


def links_of(sightings: Iterable[Sighting], abstract: RichText | None) -> tuple[PaperLink, ...]:
    """Each address once, code first; those of the sightings' own fields are the paper where nothing else is known of them.

    What cannot be read as an address leads nowhere and is left out.
    """
    found: dict[str, LinkKind] = {}
    for sighting in sightings:
        for url in sighting.urls:
            if parts_of(url) is not None:
                found.setdefault(url, _by_place(url) or LinkKind.PAPER)
    for url, before in _addresses(abstract or ()):
        found.setdefault(url, _by_place(url) or _by_words(before))
    order = list(LinkKind)
    return tuple(
        sorted(
            (PaperLink(kind, url) for url, kind in found.items()),
            key=lambda link: (order.index(link.kind), link.url),
        )
    )


def _addresses(text: RichText) -> Iterator[tuple[str, str]]:
    """Each hyperlink's address with the words before it."""
    before = ""
    for piece in text:
        if isinstance(piece, Link):
            yield piece.url, before[-_CONTEXT:]
        elif isinstance(piece, TextRun):
            before += piece.text


def _by_place(url: str) -> LinkKind | None:
    parts = parts_of(url)
    place = f"{parts.netloc}{parts.path}" if parts else ""
    return next((kind for kind, pattern in _PLACES if pattern.match(place)), None)


def _by_words(before: str) -> LinkKind:
    sentence = before.rsplit(". ", 1)[-1]
    return next((kind for kind, pattern in _WORDS_BEFORE if pattern.search(sentence)), LinkKind.OTHER)
