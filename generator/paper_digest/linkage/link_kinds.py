"""Classifies the links of a paper: code, data, project page, paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources

import yaml

from paper_digest.model.metadata import NO_METADATA, PaperMetadata
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.model.record import Sighting
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Link, TextRun
from paper_digest.values.url import split_url

_CONTEXT = 80
"""Characters before a link that may describe its target. Chosen by hand."""

Rules = tuple[tuple[LinkKind, re.Pattern[str]], ...]


def _load_rules(name: str) -> Rules:
    text = resources.files(__package__).joinpath("data", "link_kinds.yml").read_text("utf-8")
    rules = yaml.safe_load(text)[name]
    return tuple((LinkKind(rule["kind"]), re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules)


_HOST_RULES = _load_rules("hosts")
_CONTEXT_RULES = _load_rules("words_before")


def classify_links(
    sightings: Iterable[Sighting], abstract: RichText | None, metadata: PaperMetadata = NO_METADATA
) -> tuple[PaperLink, ...]:
    """Each URL once, in the order of LinkKind, then by URL.

    A URL in a field of a sighting leads to the paper unless its host says otherwise; the kind of a link in
    the abstract follows from its host or the words before it. Invalid URLs are left out.
    """
    kinds: dict[str, LinkKind] = {}
    for url, kind in _links_in_fields(sightings, metadata):
        if url and split_url(url) is not None:
            kinds.setdefault(url, kind)
    for url, words_before in _links_in_context(abstract or RichText()):
        kinds.setdefault(url, kind_by_host(url) or kind_by_context(words_before))
    order = {kind: index for index, kind in enumerate(LinkKind)}
    links = (PaperLink(kind, url) for url, kind in kinds.items())
    return tuple(sorted(links, key=lambda link: (order[link.kind], link.url)))


def _links_in_fields(
    sightings: Iterable[Sighting], metadata: PaperMetadata
) -> Iterator[tuple[str, LinkKind]]:
    """The URLs in fields of the metadata and of the sightings, with their kinds."""
    yield metadata.pdf or "", LinkKind.PDF
    yield metadata.code or "", LinkKind.CODE
    yield metadata.url or "", LinkKind.PAPER
    for sighting in sightings:
        yield from ((url, kind_by_host(url) or LinkKind.PAPER) for url in sighting.urls)


def kind_by_host(url: str) -> LinkKind | None:
    """The kind by the host and the start of the path; None if no rule matches."""
    parts = split_url(url)
    location = f"{parts.netloc}{parts.path}" if parts else ""
    return next((kind for kind, pattern in _HOST_RULES if pattern.match(location)), None)


def kind_by_context(words_before: str) -> LinkKind:
    """The kind by the sentence before the link."""
    sentence = words_before.rsplit(". ", 1)[-1]
    return next((kind for kind, pattern in _CONTEXT_RULES if pattern.search(sentence)), LinkKind.OTHER)


def _links_in_context(text: RichText) -> Iterator[tuple[str, str]]:
    """The URL of each link with the characters before it."""
    before = ""
    for inline in text:
        if isinstance(inline, Link):
            yield inline.url, before[-_CONTEXT:]
        elif isinstance(inline, TextRun):
            before += inline.text
