"""Collects the metadata fields in the small blocks around a title: dates, counts, subjects, venue, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from paper_digest.listings.block_features import AUTHOR_COUNT, BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Role
from paper_digest.listings.boilerplate import FOLD_BUTTON
from paper_digest.listings.person_lines import parse_people, people_part
from paper_digest.listings.phrases import PHRASES, any_of
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.listings.subject_classes import find_subject_classes
from paper_digest.listings.venue_lines import medline_journal, venue_of_line
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.code_url import is_code_url
from paper_digest.values.count import parse_count
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text.inlines import Link
from paper_digest.values.url import split_url

Field = tuple[str, object]
"""A field of MetadataFields and its value; None or () where the block does not state it."""

_NUMBER = r"(\d[\d,.]*\s*[kKmM]?)"
_COUNTS = (
    ("stars", re.compile(rf"(?:GitHub|Code|Stars?|★|⭐)\W{{0,3}}{_NUMBER}", re.IGNORECASE)),
    ("stars", re.compile(rf"{_NUMBER}\s*(?:GitHub\s*)?(?:stars?\b|★|⭐)(?!\s*/)", re.IGNORECASE)),
    ("votes", re.compile(rf"{_NUMBER}\s*(?:upvotes?|votes?|likes?|points?)\b", re.IGNORECASE)),
    ("votes", re.compile(r"(?:upvotes?|votes?)\W{0,3}(\d+)", re.IGNORECASE)),
    ("comments", re.compile(r"(\d+)\s*comments?\b", re.IGNORECASE)),
)
_STARS_AT_END = re.compile(r"[⭐★☆🌟]\ufe0f?\s{0,2}(\d[\d,.]{0,8}[kKmM]?)\s*$")
_VENUE = re.compile(rf"\b(?:{any_of(PHRASES['venue_names'])})(?!\w)")
_NUMBER_IN_CORR = re.compile(r"(?<=\bCoRR),? abs/\S{1,20}(?:\s?\(\d{4}\))?")
"""What DBLP puts after its name for arXiv."""
SINGLE_AUTHOR = re.compile(r"\W*author\b", re.IGNORECASE)
"""A label that may be repeated, once per author."""
_CITED_BY_SCHOLAR = re.compile(
    r"\W*(?P<venue>[^\W\d_][^\d…]{2,120}), (?:19|20)\d\d [-–] (?:[\w&.-]{2,40} ?){1,4}"
)
"""How Google Scholar goes on behind people: " - Loom Letters, 2018 - Elsevier"; a cut venue is none."""
_DATE_BEHIND_PEOPLE = re.compile(r"\((?P<date>[^()]{4,30}\d)\)\W*\Z")
_BULLET = re.compile(r"\s+[•·]\s+")
_PLACE = re.compile(
    r"\W*(?:board|booth|day|hall|paper|poster|room|session|slot|stand|table|time|track)\b", re.IGNORECASE
)
"""What has numbers in a program: "Room 12, 10-12"."""
_ORGANIZATION_HOSTS = ("huggingface.co",)
_LONGEST_LINE, _LONGEST_BOILERPLATE = 300, 80
"""Characters of a line that may state a venue or a date; chosen by hand, see tests/samples/pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataFields:
    """What a segment states besides its title line and abstract."""

    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    author_count: int | None = None
    published: PartialDate | None = None
    organization: str | None = None
    venue: str | None = None
    volume: str | None = None
    pages: str | None = None
    categories: tuple[str, ...] = ()
    remark: str | None = None
    votes: int | None = None
    comments: int | None = None
    stars: int | None = None
    digest: str | None = None
    is_own_digest: bool = False
    """Whether the authors wrote the one-sentence summary."""
    code: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    """Labeled identifiers: `arXiv:...`, `doi:...`, URLs."""


def metadata_fields(segment: RecordSegment, page_date: PartialDate | None) -> MetadataFields:
    """The fields of a segment, of each the first value; `page_date` gives dates their year.

    A date below the title comes first: one above it may be that of a session. Labeled subjects come before
    others: `(cross-list from cs.CV)` beside an identifier is only one of them.
    """
    values: dict[str, Any] = {}
    references = filter(None, (_reference_below_title(segment), _reference_below_people(segment)))
    of_references = (pair for reference in references for pair in _reference_fields(reference))
    for field, value in (*of_references, *_date_below(segment, page_date)):
        _add(values, field, value)
    around = (*segment.before, *segment.after)
    for block in sorted(around, key=lambda block: block.field != "categories"):
        for field, value in (*_block_fields(block, page_date), *link_fields(block)):
            _add(values, field, value)
    for block in around:
        if counted := _count_field(segment, block, values):
            _add(values, counted, _count(block.text))
    for field, value in _title_fields(segment.title) if segment.title else ():
        _add(values, field, value)
    return MetadataFields(**values)


def _date_below(segment: RecordSegment, page_date: PartialDate | None) -> Iterator[Field]:
    """The date below the title."""
    for block in segment.after:
        yield from (pair for pair in _block_fields(block, page_date) if pair[0] == "published")


def _reference_below_title(segment: RecordSegment) -> JournalReference | None:
    """The reference right below the title of a bibliography: `SIGIR 2023: 100-110`."""
    below = segment.first_below_title
    if segment.title is None or segment.title.block.role is not Role.TITLE or below is None:
        return None
    reference = JournalReference.parse(below.text)
    return reference if reference and reference.pages and reference.year else None


def _reference_below_people(segment: RecordSegment) -> JournalReference | None:
    """The reference behind the people or in the line below, as Google Scholar shows it: `Looms 12, 3-14`."""
    references = map(JournalReference.parse, _lines_with_references(segment))
    with_pages = (reference for reference in references if reference and reference.pages)
    return next((reference for reference in with_pages if not _PLACE.match(reference.venue)), None)


def _lines_with_references(segment: RecordSegment) -> Iterator[str]:
    """What is behind people in their line, and the lines of text right below them."""
    worded = [block for block in segment.after if block.kind is not BlockKind.EMPTY]
    for people, below in zip_longest(worded, worded[1:]):
        if people.kind is BlockKind.PEOPLE:
            yield people.text.removeprefix(people_part(people.text)).strip(" ;,.")
            if below and below.kind is BlockKind.TEXT:
                yield below.text


def _reference_fields(reference: JournalReference) -> Iterator[Field]:
    yield "venue", reference.venue
    yield "volume", reference.volume or None
    yield "pages", reference.pages
    yield "published", PartialDate(int(reference.year)) if reference.year else None


def _title_fields(block: BlockFeatures) -> Iterator[Field]:
    """What the title's block says beside the title: links, and stars at its end."""
    yield from link_fields(block)
    if stars := _STARS_AT_END.search(block.text):
        yield "stars", _count(stars[1])


def _count_field(segment: RecordSegment, block: BlockFeatures, values: Mapping[str, object]) -> str | None:
    """What a number by itself counts: votes before the title or on a button to it, else comments."""
    if block.kind is not BlockKind.COUNT:
        return None
    if block in segment.before and block.block.cell:
        return None  # the number of its row
    if block in segment.before or block.button_keys:
        return "votes"
    is_linked = any("#" in link.url for link in block.block.links)
    return "comments" if is_linked or "author_count" in values or "organization" in values else None


def _add(values: dict[str, Any], field: str, value: object) -> None:
    """Adds a value: to the others of a field with many values, else only if it is the field's first."""
    if value in (None, ()):
        return
    if field in {"code", "identifiers"}:
        values[field] = (*values.get(field, ()), value)
    elif field == "further_author" and isinstance(value, tuple):
        values["authors"] = tuple(dict.fromkeys((*values.get("authors", ()), *value)))
    else:
        values.setdefault(field, value)


def _count(text: str) -> int | None:
    match = re.search(r"\d[\d,]*(?:\.\d+)?\s*[kKmM]?", text)
    return parse_count(match.group()) if match else None


LABELED_FIELDS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "title": ("title", str),
    "venue": ("venue", lambda value: _BULLET.split(value)[0]),
    "remark": ("remark", str),
    "organization": ("organization", str),
    "authors": ("authors", parse_people),
    "categories": ("categories", find_subject_classes),
    "date": ("published", PartialDate.parse),
    "votes": ("votes", _count),
    "stars": ("stars", _count),
    "arxiv": ("identifiers", lambda value: f"arXiv:{value}"),
    "doi": ("identifiers", lambda value: f"doi:{value}"),
    "url": ("identifiers", str),
    "digest": ("digest", lambda value: FOLD_BUTTON.sub("", value)),
}
"""By label: the field that its value fills, and how the value is parsed."""


def _block_fields(block: BlockFeatures, page_date: PartialDate | None) -> Iterator[Field]:
    """The fields that a block's text states, by the block's kind."""
    if block.label:
        yield from _labeled_fields(block)
    elif block.kind is BlockKind.DATE:
        yield "published", PartialDate.parse(block.text, page_date)
    elif block.kind is BlockKind.BOILERPLATE:
        is_venue = len(block.text) < _LONGEST_BOILERPLATE and PartialDate.parse(block.text)
        yield "venue", venue_in(block.text) if is_venue else None
    elif match := AUTHOR_COUNT.fullmatch(block.text):
        yield "author_count", int(match[1])
    elif block.kind is BlockKind.PEOPLE:
        yield from _fields_behind_people(block.text)
    elif block.kind not in {BlockKind.EMPTY, BlockKind.ABSTRACT, BlockKind.PROSE}:
        yield from line_fields(block.text)


def _fields_behind_people(text: str) -> Iterator[Field]:
    """What a line states behind the people with which it begins."""
    behind = text.removeprefix(people_part(text))
    if cited := _CITED_BY_SCHOLAR.fullmatch(behind):
        yield "venue", cited["venue"]
    yield from line_fields(behind)
    if dated := _DATE_BEHIND_PEOPLE.search(text):
        yield "published", PartialDate.parse(dated["date"])


def _labeled_fields(block: BlockFeatures) -> Iterator[Field]:
    if not block.label or not block.label.value or block.field not in LABELED_FIELDS:
        return
    field, parse = LABELED_FIELDS[block.label.field]
    if field == "authors" and SINGLE_AUTHOR.match(block.text):
        field = "further_author"
    elif field == "digest":
        yield "is_own_digest", block.text.lower().lstrip("*_ ").startswith("tl;dr")
    yield field, parse(block.label.value)


def line_fields(text: str) -> Iterator[Field]:
    """The counts, subject classes, venue and date in a line."""
    for field, pattern in _COUNTS:
        if match := pattern.search(text):
            yield field, _count(match[1])
    yield "categories", find_subject_classes(text)
    if len(text) < _LONGEST_LINE:
        yield "venue", medline_journal(text) or venue_in(text) or venue_of_line(text)
        yield "published", PartialDate.parse(without_arxiv_ids(text))


def venue_in(text: str) -> str | None:
    """The part of a line that names a venue: `A, B; Proceedings of ...` has people before it."""
    named = _NUMBER_IN_CORR.sub("", text)
    return next((part.strip(" ·•|,.-–—") for part in re.split(r"[;·•|]", named) if _VENUE.search(part)), None)


def link_fields(block: BlockFeatures) -> Iterator[Field]:
    """The code, the organization and the number of comments that a block links."""
    for link in block.block.links:
        if _counts_comments(link) and not block.button_keys:
            yield "comments", int(link.text)
        else:
            yield from _host_fields(link, block)


def _host_fields(link: Link, block: BlockFeatures) -> Iterator[Field]:
    """The code or the organization, by the host of a link."""
    host, n_slashes = _host(link.url), link.url.rstrip("/").count("/")
    if is_code_url(link.url):
        yield "code", link.url
    elif host in _ORGANIZATION_HOSTS and n_slashes == 3 and block.kind is BlockKind.TEXT:
        yield "organization", _organization(link.text or block.text, link.url)


def _counts_comments(link: Link) -> bool:
    """Whether a link is a number that leads to a part of a page, which is its discussion."""
    return "#" in link.url and link.text.isdigit() and link.text.isascii()


def _host(url: str) -> str:
    parts = split_url(url)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _organization(name: str, url: str) -> str | None:
    """The name, if the URL is a profile's and no paper's or search."""
    is_profile = "?" not in url and not paper_key(url)
    return name if is_profile and 0 < len(name.split()) <= 8 else None
