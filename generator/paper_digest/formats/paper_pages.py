"""Tells pages that describe one paper in their front matter, as sites of persons have, and reads them.

A post, a talk or a course has a title, a date and people, too: a paper is told by what posts do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paper_digest.formats.books import is_book
from paper_digest.formats.coercion import flat, urls_in, words
from paper_digest.formats.field_names import NAMES
from paper_digest.formats.records import Event, RawRecord
from paper_digest.model.record import Span
from paper_digest.sources.coverage import UnparsedSpan
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import identifiers_in_order

_ABOUT_PAGE: Final = frozenset(("summary", "description", "descriptions", "excerpt"))
"""Keys for a text about the page, which posts have, too."""
_KEYS_OF_PAPERS: Final = (
    frozenset(NAMES["abstract"]) - _ABOUT_PAGE,
    frozenset(NAMES["venue"]) - {"source", "parent"} | {"publicationtypes", "publicationshort"},
    frozenset(NAMES["pdf"]) | {"paperurl", "urlpreprint", "bibtexurl", "bibtex", "citation"},
)
"""Groups of keys that posts seldom have, not even those about a paper: 2 points each, chosen by hand."""
_KEYS_OF_POSTS_TOO: Final = (frozenset(NAMES["authors"]), frozenset(("excerpt",)))
"""Groups of keys that count 1 point each beside others."""
_LINK_KEYS: Final = ("url", "link")
_TITLE_KEYS: Final = ("title", "papertitle")
"""Keys of the titles of papers in lists."""
_LINK_KEYS_IN_LISTS: Final = tuple(key for key in (*NAMES["url"], *NAMES["pdf"]) if key != "paper")
"""Keys of a paper's own address; data sets and models have the address of a paper below `paper`, too."""
_KEYS_BESIDE_AUTHORS: Final = frozenset(("year", *NAMES["venue"])) - {"source", "parent"}
"""Keys that tell papers with authors from songs, lessons and posts."""
_NUMBERS: Final = "serialnumber"
"""The key of an object with identifiers, in Hayagriva."""
_PEOPLE_IN_LISTS: Final = "authors"
"""The key of several people, as papers have in lists; posts have an author, talks and courses other keys."""
_IDENTIFIED: Final = 2
_IS_PAPER, _IS_SURELY_PAPER = 3, 5
"""Points that a page needs, and one that looks like a post or a list."""
_KIND_KEYS: Final = ("collection", "layout", "type")
_PAGE_KIND_KEYS: Final = ("layout", "type")
"""What a page itself is: `layout: publications` shows many, `collection: publications` has this one."""
_PAPER_KINDS: Final = frozenset(
    "article conference journal paper papers preprint publication publications".split()
)
_LIST_KINDS: Final = frozenset(("articles", "papers", "preprints", "publications"))
_POST_KINDS: Final = frozenset(
    "blog book course courses distill event news note notes post posts project projects talk talks teaching"
    " tutorial video".split()
)
_TALK_KEYS: Final = frozenset(("event", "eventurl", "dateend", "allday", "location", "speaker", "speakers"))
_LONG_BODY: Final = 300
"""Words below the front matter of a post; chosen by hand."""
_LISTED_ITEM: Final = (
    r"\s{0,3}(?:[-*+]|\d+[.)])\s(?=.*(?:\]\(|(?<!\d)(?:19|20)\d\d(?!\d)))(?:\S+\s+){6}\S"
    r"|(?=.*\(?(?<!\d)(?:19|20)\d\d[).,]{0,2}(?:\s+\S*://\S+)?\s*$)(?:\S+\s+){6}\S"
    r"|\|(?:[\s|]*+[^\s|]++){6}"
)
"""A list item with a link or a year, a reference that ends in its year or address, or a row of a table."""
_LISTED_PAPER = re.compile(rf"{_LISTED_ITEM}|#{{1,6}}(?:\s+\w\S*){{4}}")
"""Words of one of several papers: such an item, or a heading."""
_FEWEST_LISTED: Final = 2
_NEXT_RECORD = re.compile(r"title\s*:\s*\S", re.IGNORECASE)
"""The title of another record, if the rules are those between the documents of a file in YAML."""
_SHORTEST_CITATION: Final = 20
_OF_PAGE: Final = frozenset(("publishdate", "lastmod", "category", "categories"))
"""When Hugo shows a page, and where Jekyll files it."""
_OWNER: Final = "admin"
"""What Hugo calls the owner of the site among the authors of a paper."""
_ABSTRACT_HEADING = re.compile(r"\s*(?:#{1,6}\s*|\*\*)abstract[:.]?(?:\*\*)?[:.]?\s*", re.IGNORECASE)
_NO_TEXT = re.compile(r"\s*(?:[#\[!{<|*-]|(?:\w+ )?\w+:)")
"""A line that ends an abstract: a heading, a link, markup, a list item or a label."""
_QUOTED = re.compile(r"\s*(?:>\s?)*")
_OTHER_PAPER: Final = "the page of one paper names another here"


def evidence_of_paper(values: Mapping[str, object]) -> int:
    """How much shows that the values of a record or of front matter describe a paper, in points.

    Without a title, or as a talk, they describe none.
    """
    fields = flat(values)
    if not words(fields.get("title")) or not _TALK_KEYS.isdisjoint(fields) or _kinds(fields) & _POST_KINDS:
        return 0
    return _points(fields)


def is_listed_paper(values: Mapping[str, object]) -> bool:
    """Whether the values of an item of a list describe a paper.

    A title and authors with a year or a venue, or a link to an identifier, are enough, which the items of
    menus, posts and projects lack. What has a name instead of a title may be a program, and needs more.
    """
    fields = flat(values)
    has_people = bool(words(fields.get(_PEOPLE_IN_LISTS)))
    has_title = any(words(fields.get(key)) for key in _TITLE_KEYS)
    if not has_title and not (has_people and words(fields.get("name"))):
        return False
    return not _is_talk(fields, has_people) and (
        _is_told(fields, has_title and has_people and _is_dated(fields))
        or _is_identified(fields, _LINK_KEYS_IN_LISTS)
    )


def _is_talk(fields: Mapping[str, object], has_people: bool) -> bool:
    """Whether an item has what talks have; the location of a conference is beside the authors of a paper."""
    return not (_TALK_KEYS - {"location"} if has_people else _TALK_KEYS).isdisjoint(fields)


def _is_dated(fields: Mapping[str, object]) -> bool:
    return not _KEYS_BESIDE_AUTHORS.isdisjoint(fields)


def _is_told(fields: Mapping[str, object], has_authors_and_title: bool) -> bool:
    """Whether an item has what only papers have, and is no post or book."""
    return not (_kinds(fields) & _POST_KINDS or is_book(fields)) and (
        has_authors_and_title or _n_of_papers(fields) > 0
    )


def describes_paper(values: Mapping[str, object], body: Sequence[str]) -> bool:
    """Whether the values of a page's front matter describe a paper, and the page is no post and no list."""
    is_more_than_post = _n_of_papers(flat(values)) or _abstract_in(body)
    if not is_more_than_post or any(map(_NEXT_RECORD.match, body)):
        return False
    is_long = sum(len(line.split()) for line in body) > _LONG_BODY
    is_of_list = bool(_words_of(flat(values), _PAGE_KIND_KEYS) & _LIST_KINDS)
    needs_more = is_long or is_of_list or _lists_papers(body)
    return evidence_of_paper(values) >= (_IS_SURELY_PAPER if needs_more else _IS_PAPER)


def _lists_papers(body: Sequence[str]) -> bool:
    """Whether the lines below front matter seem to list papers."""
    return sum(1 for line in body if _LISTED_PAPER.match(line)) >= _FEWEST_LISTED


def _points(fields: Mapping[str, object]) -> int:
    filled = _filled(fields)
    of_posts_too = sum(not keys.isdisjoint(filled) for keys in _KEYS_OF_POSTS_TOO)
    return 2 * _n_of_papers(fields) + of_posts_too + _IDENTIFIED * _is_identified(fields)


def _is_identified(fields: Mapping[str, object], link_keys: Sequence[str] = _LINK_KEYS) -> bool:
    """Whether a key for an identifier has one, or a link leads to one."""
    numbers = fields.get(_NUMBERS)
    own = {**(flat(numbers) if isinstance(numbers, dict) else {}), **fields}
    in_own_keys = any(
        kind.parse(text)
        for field, kind in (("doi", Doi), ("arxiv", ArxivId))
        for key in NAMES[field]
        if (text := words(own.get(key)))
    )
    links = (link for key in link_keys for link in urls_in(fields.get(key)))
    return in_own_keys or any(identifier for link in links for identifier in identifiers_in_order(link))


def _n_of_papers(fields: Mapping[str, object]) -> int:
    """How many kinds of evidence there are that a post about a paper seldom has."""
    filled = _filled(fields)
    groups = sum(not keys.isdisjoint(filled) for keys in _KEYS_OF_PAPERS)
    return groups + (bool(_kinds(fields) & _PAPER_KINDS) or "publicationtypes" in filled)


def _filled(fields: Mapping[str, object]) -> frozenset[str]:
    return frozenset(key for key in fields if _says_something(key, fields[key]))


def _says_something(key: str, value: object) -> bool:
    if value in (_OWNER, [_OWNER]):  # as in what Hugo fills in for each page
        return False
    text = words(value) or ""
    return len(text) >= _SHORTEST_CITATION if key == "citation" else bool(text or value)


def _kinds(fields: Mapping[str, object]) -> frozenset[str]:
    """The words by which a page says what it is."""
    return _words_of(fields, _KIND_KEYS)


def _words_of(fields: Mapping[str, object], keys: Sequence[str]) -> frozenset[str]:
    texts = (words(fields.get(key)) or "" for key in keys)
    return frozenset(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))


# ------------------------------------------------------------ the page


def page_events(values: Mapping[str, object], lines: Sequence[str], body: int) -> Iterator[Event]:
    """The record of a page, which takes all its lines but those below that name another paper.

    lines: all lines of the page; those from the index `body` on are below its front matter.
    """
    abstract = _abstract_in(lines[body:])
    yield RawRecord(
        Span(1, len(lines)), {**({"abstract": abstract} if abstract else {}), **_of_paper(values)}
    )
    own, title = "\n".join(lines[:body]).lower(), (words(flat(values).get("title")) or "").lower()
    is_list = _lists_papers(lines[body:])
    for index, line in enumerate(lines[body:], body + 1):
        is_listed = is_list and re.match(_LISTED_ITEM, line) and title not in line.lower()
        if is_listed or any(identifier.value not in own for identifier in identifiers_in_order(line)):
            yield UnparsedSpan(Span(index, index), _OTHER_PAPER, is_within_paper=True)


def _of_paper(values: Mapping[str, object]) -> dict[str, object]:
    """The values without those of the page; the owner of the site becomes "et al."."""
    fields = {key: value for key, value in flat(values).items() if key not in _OF_PAGE}
    people = fields.get("authors") or _cited_people(fields)
    if isinstance(people, list) and _OWNER in people:
        people = [*(name for name in people if name != _OWNER), "et al."]
    return {**fields, "authors": people} if people else fields


def _cited_people(fields: Mapping[str, object]) -> str:
    """The people before the title or the year in the citation of a page that does not name them otherwise."""
    citation, title = words(fields.get("citation")) or "", words(fields.get("title")) or ""
    if fields.keys() & set(NAMES["authors"]) or title not in citation:
        return ""
    return re.split(r"\((?:19|20)\d\d", citation[: citation.index(title)])[0].strip(" .,\"'“‘")


def _abstract_in(body: Sequence[str]) -> str:
    """The text below a heading "Abstract"."""
    headings = [index for index, line in enumerate(body) if _ABSTRACT_HEADING.fullmatch(line)]
    if not headings:
        return ""
    below = [_QUOTED.sub("", line, count=1).strip() for line in body[headings[0] + 1 :]]
    ends = [index for index, line in enumerate(below) if _NO_TEXT.match(line)]
    return " ".join(filter(None, below[: ends[0]] if ends else below))
