"""Read feeds: Atom (arXiv's API too), RSS and RDF; one entry a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.xml_records import (
    Element,
    Neighbors,
    Record,
    first_text,
    read_records,
    root_of,
    text_of,
    texts,
)
from paper_digest.model.problem import Severity
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput
from paper_digest.values.clean_text import fold_space
from paper_digest.values.code_url import is_code_url

LAYOUT = "feed (Atom, RSS)"
_ROOTS: Final = frozenset({"feed", "rss", "RDF", "channel", "search-results"})
_RECORDS: Final = frozenset({"entry", "item"})
_WHOLE_ENTRY = re.compile(
    r"<(entry|item)[\s>][\s\S]{0,4000}?<(?:\w+:)?(?:title|summary|description|link)[\s>]"
)
_OTHERS: Final = frozenset({"html", "OAI-PMH", "xml", "records", "eprints", "file"})
"""First elements of other documents that may have items or entries with titles."""
_RDF_FEED = re.compile(r"""<(?:\w+:)?item[\s>]|purl\.org/rss/1\.0/["']""")
"""RDF is a feed where it has the elements of RSS."""
_END = re.compile(r"</(?:entry|item)>")
_PAGE = re.compile(r"<(?:html|body|div|table)[\s>]|<!doctype html", re.IGNORECASE)
_ARXIV_TITLE = re.compile(
    r"(?:\.|(?<![\s.]))\s*+\((?P<id>arXiv:[^\s()\[]++)\s*+(?:\[(?P<category>[^\]()]+)\])?[^()]*+\)\s*$",
    re.IGNORECASE,
)
_ARXIV_ABOUT = re.compile(
    r"\s*(?P<id>arXiv:\S+)\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?", re.IGNORECASE
)
_NEW_VERSION = re.compile(r"^replace|Announce Type:\s*replace", re.IGNORECASE)
_ANNOUNCED_WITHIN: Final = 200
_ABSTRACT = re.compile(r"\s*(?:<p>\s*)?(?:Abstract:|<(h\d|b|strong)>\s*Abstract\s*</\1>)\s*", re.IGNORECASE)
_SCIENCE_DIRECT = re.compile(
    r"Publication date:(?P<published>.{0,60}?\d{4})\s*Source:(?P<journal_ref>.{1,300}?)"
    r"(?:Author\(s\):(?P<authors>.*))?",
    re.DOTALL,
)
"""What is in place of an abstract in the feeds of ScienceDirect."""
_YEAR_OF_DETAILS = re.compile(r"\bYear: (?P<year>(?:19|20)\d\d)\b")
_LABEL = re.compile(r"\b[A-Z][\w ()]{1,20}:\s")
_MOST_WORDS: Final = 20
"""Words of a value of such details, as of people; an abstract has more."""
_NOTICE = re.compile(
    r"\s*<p>(?:[^<>]{1,120}, Published online: \d{1,2} \w{3,9} \d{4}.{0,400}?"
    r"|by (?![a-z])[^<>]{1,4000})</p>\s*",
    re.DOTALL,
)
"""The paragraph above a summary in the feeds of Nature and PLOS."""
_OF_ISSUE: Final = r"(?:(?:Issue|Pages?) \w|[A-Z][a-z]+(?:[/–-][A-Z][a-z]+)? \d)[^<>]{0,120}"
_ISSUE = re.compile(
    rf"(?:[^<>]{{1,150}}, )?(?:(?:Volume|Issue) [\w-]{{1,12}}(?:, {_OF_ISSUE})?"
    r"|Early ?View|[Aa]head of [Pp]rint|Accepted Article)\.?\s*(?:<br\s*/?>[.\s]*|\Z)"
)
"""A line with the issue of a journal, above an abstract or in place of it."""
_MARKED = re.compile(r"<(b|h\d|strong)>\s*Abstract\s*</\1>(?:\s*</p>)?", re.IGNORECASE)
_PUBMED = re.compile(r"<p[^<>]{0,100}>\s*PMID:\s*(?:<a\s|\d)")
"""The last paragraph in the feeds of PubMed."""
_WITH_EMAIL = re.compile(r"^[^\s@(]++@[^\s@(]++\s*\((?P<name>[^)]+)\)$")
_LONGEST_IDENTIFIER: Final = 500
_OTHER_LINKS: Final = frozenset({"related", "enclosure", "via"})


def recognizes(head: str) -> bool:
    """Whether the document's first element is a feed's, or entries are in a text whose start is missing."""
    root = root_of(head)
    if root in _ROOTS:
        return root != "RDF" or bool(_RDF_FEED.search(head))
    if root in _OTHERS or len(_END.findall(head)) < 2 or _PAGE.search(head):
        return False
    return bool(_WHOLE_ENTRY.search(head))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an entry or item; a broken one is reported with its lines and the others are read.

    A feed has no entries on days without news, so that an empty one is no error.
    """
    return read_records(name, lines, _RECORDS, _ROOTS, _record, metadata, Severity.WARNING)


def _record(entry: Element, _neighbors: Neighbors) -> Record:
    title, arxiv_id, category = _title(entry)
    abstract, announced_id = _abstract(entry)
    record: Record = {
        "title": title,
        "abstract": abstract,
        "arxiv": arxiv_id or announced_id,
        "authors": _authors(entry),
        **_dates(entry),
        "url": _links(entry),
        "doi": texts(entry, "doi"),
        "journal_ref": first_text(entry, "journal_ref", "journal_reference", "publicationName"),
        "comment": first_text(entry, "comment"),
        "categories": _categories(entry) or ([category] if category else []),
        "identifier": [
            text
            for key in ("id", "identifier", "guid")
            for text in texts(entry, key)
            if len(text) < _LONGEST_IDENTIFIER
        ],
        "organization": first_text(entry, "affiliation"),
    }
    return {key: value for key, value in (record | _in_place_of_abstract(abstract, title)).items() if value}


def _in_place_of_abstract(abstract: str, title: str) -> Record:
    """What a feed, as of ScienceDirect or "Title: ...; Year: ...", says in place of an abstract."""
    text = without_markup(abstract)
    if details := _SCIENCE_DIRECT.fullmatch(text):
        return {"abstract": "", **details.groupdict("")}
    behind_label = fold_space(text).partition("Title: ")[2]
    if not title or not behind_label.startswith(title) or _has_abstract(behind_label.removeprefix(title)):
        return {}
    year = _YEAR_OF_DETAILS.search(text)
    return {"abstract": "", "year": year["year"] if year else ""}


def _has_abstract(details: str) -> bool:
    """Whether one of some labels says so, or a text between two of them is as long as an abstract."""
    is_long = any(len(value.split()) > _MOST_WORDS for value in _LABEL.split(details))
    return "Abstract:" in details or is_long


def _dates(entry: Element) -> Record:
    """When the paper was published and updated; arXiv dates the entry of a new version by that."""
    published = first_text(
        entry, "published", "issued", "date", "pubDate", "publicationDate", "coverDate", "created"
    )
    updated = first_text(entry, "updated", "modified")
    if _NEW_VERSION.search(first_text(entry, "announce_type", "description", "summary")[:_ANNOUNCED_WITHIN]):
        return {"updated": updated or published}
    return {"published": published, "updated": updated}


def _title(entry: Element) -> tuple[str, str, str]:
    """The title, and the arXiv id and class that arXiv's feeds put after it."""
    title = without_markup(first_text(entry, "title"))
    suffix = _ARXIV_TITLE.search(title)
    if suffix is None:
        return title, "", ""
    return title[: suffix.start()], suffix["id"], suffix["category"] or ""


def _abstract(entry: Element) -> tuple[str, str]:
    """The abstract without what arXiv's feeds put before it, and the arXiv id in that."""
    summary = _summary(entry)
    announcement = _ARXIV_ABOUT.match(summary)
    if announcement:
        return summary[announcement.end() :], announcement["id"]
    label = _ABSTRACT.match(summary)
    return summary[label.end() :] if label else summary, ""


def _summary(entry: Element) -> str:
    """The summary without what programs write around it; some have it only in the content."""
    summary = first_text(entry, "summary", "abstract", "description", "encoded", "content")
    content = first_text(entry, "encoded")
    if pubmed := _PUBMED.search(content):
        heading = _MARKED.search(content)
        return content[heading.end() : pubmed.start()] if heading else ""
    if issue := _ISSUE.match(summary):
        summary = summary[issue.end() :] or ("" if content == summary else content)
    notice = _NOTICE.match(summary)
    return summary[notice.end() :] if notice else summary


def _authors(entry: Element) -> list[str] | str:
    """The names; a single text may hold several."""
    named = [first_text(author, "name") or text_of(author) for author in entry.findall("author")]
    named = list(filter(None, named)) or texts(entry, "creator") or texts(entry, "contributor/name")
    named = named or texts(entry, "authors")
    authors = [_WITH_EMAIL.sub(r"\g<name>", without_markup(text)) for text in named]
    authors = [author for author in authors if "@" not in author]
    return authors[0] if len(authors) == 1 else authors


def _links(entry: Element) -> list[str]:
    """The page of the paper first, then its file and its code."""
    links: dict[str, list[str]] = {}
    for link in entry.findall("link"):
        url = link.get("href") or text_of(link)
        relation = "related" if is_code_url(url) else link.get("rel", "alternate")
        links.setdefault("related" if relation in _OTHER_LINKS else relation, []).append(url)
    own = [
        entry.get("about", ""),
        *(text for key in ("id", "guid", "origLink") for text in texts(entry, key)),
    ]
    own = [url for url in own if url.startswith(("http://", "https://"))]
    return links.get("alternate", own) + links.get("related", [])


def _categories(entry: Element) -> list[str]:
    elements = [
        element for key in ("primary_category", "category", "subject") for element in entry.findall(key)
    ]
    names = (element.get("term") or text_of(element) for element in elements)
    return list(dict.fromkeys(name for name in names if name))
