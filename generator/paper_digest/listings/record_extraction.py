"""Makes a record of a segment: title, abstract, authors, date and the other metadata fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from paper_digest.listings.abstract_extraction import find_abstract
from paper_digest.listings.affiliations import is_institution
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.boilerplate import without_glued_menu
from paper_digest.listings.metadata_fields import MetadataFields, metadata_fields
from paper_digest.listings.paper_links import is_file_of_paper, is_paper_address
from paper_digest.listings.person_lines import (
    are_first_people,
    are_people,
    are_short_names,
    is_name,
    is_people,
    parse_people,
    people_part,
)
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.model.record import Sighting, Span
from paper_digest.values.arxiv import ArxivId, without_arxiv_ids
from paper_digest.values.identifiers import first_of_each_kind, identifiers_in_order
from paper_digest.values.name_additions import ends_with_others
from paper_digest.values.paper_url import paper_key, target_url
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text.inlines import Link
from paper_digest.values.url import absolute_urls

SUMMARY_WORDS = 60
"""Most words of a machine's summary on pages of trending papers; measured on raw/000."""
_LONGEST_TITLE_LINE = 400
"""Characters of a title's block without the title, in which a date may be the paper's; chosen by hand."""


_ABSTRACT_KINDS = frozenset((BlockKind.ABSTRACT, BlockKind.PROSE))


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the extraction of a record uses of its page."""

    dump: str
    address: str
    """Where the page is on the web; "" if it is not known."""
    date: PartialDate | None
    shows_summaries: bool
    """Whether machine-generated summaries take the place of abstracts, as on a page of trending papers."""
    labels_digests: bool
    """Whether most papers have a labeled one-sentence summary; otherwise the label is the abstract's."""
    names_follow_titles: bool
    """Whether people follow most titles, so that a single name there is an only author."""
    names_follow_abstracts: bool = False
    """Whether people are below nearly all abstracts and above none, so that they are the authors."""
    names_have_lines: bool = False
    """Whether each author has a line, as the numbers of names below titles show."""


def extract_record(segment: RecordSegment, page: PageContext) -> Sighting | None:
    """The record of a segment; None where it has neither title nor abstract."""
    fields = metadata_fields(segment, page.date)
    title = _title(segment, fields)
    abstract, machine_generated = _abstract(segment, fields, page)
    if not title and not abstract:
        return None
    blocks = segment.blocks
    authors = fields.authors or _authors(segment, page, title)
    return Sighting(
        dump=page.dump,
        span=_span_of([block.block.span for block in blocks]),
        position=0,
        title=title,
        abstract=abstract,
        machine_generated=machine_generated,
        authors=authors,
        has_more_authors=_has_more_authors(segment, title, authors),
        published=fields.published or _date_beside_title(segment.title, title),
        seen_on=segment.listed_on and (PartialDate.parse(segment.listed_on, page.date) or segment.listed_on),
        identifiers=first_of_each_kind(
            identifier
            for text in (*fields.identifiers, *_identifying_texts(segment))
            for identifier in identifiers_in_order(text)
        ),
        urls=_urls(segment, fields, page.address),
        author_count=fields.author_count,
        organization=fields.organization,
        venue=fields.venue,
        volume=fields.volume,
        pages=fields.pages,
        categories=fields.categories,
        remark=fields.remark,
        votes=fields.votes,
        comments=fields.comments,
        stars=fields.stars,
    )


def _span_of(spans: Sequence[Span]) -> Span:
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def _title(segment: RecordSegment, fields: MetadataFields) -> str | None:
    return (without_glued_menu(segment.title.title) if segment.title else None) or fields.title


def _abstract(segment: RecordSegment, fields: MetadataFields, page: PageContext) -> tuple[str | None, bool]:
    """The abstract, and whether a machine generated it."""
    if text := find_abstract(segment):
        return text, page.shows_summaries and len(text.split()) <= SUMMARY_WORDS
    if fields.digest and not page.labels_digests:
        labeled = (block.text for block in segment.after if block.field == "digest")
        return next(labeled, fields.digest), False
    return fields.digest, bool(fields.digest) and not fields.is_own_digest


def _authors(segment: RecordSegment, page: PageContext, title: str | None) -> tuple[PersonName, ...]:
    """The authors by the first source that names any."""
    sources = (source(segment, page, title) for source in AUTHOR_SOURCES)
    return next(filter(None, sources), ())


def one_author_per_block(segment: RecordSegment, page: PageContext, _: str | None) -> tuple[PersonName, ...]:
    """Names right after the title, each in a block of its own that ends in a comma, but for the last one.

    No comma is needed where the page has each name in a line.
    """
    names = lines_of_names(segment) if page.names_have_lines else ()
    return parse_names("; ".join(names)) if len(names) > 1 else tuple(_separate_names(segment))


def lines_of_names(segment: RecordSegment) -> tuple[str, ...]:
    """The lines right below a title that have one name each."""
    worded = (block for block in segment.after if block.kind is not BlockKind.EMPTY)
    lines = takewhile(lambda block: block.kind in (BlockKind.TEXT, BlockKind.PEOPLE), worded)
    return tuple(takewhile(_is_one_name, (block.text.strip() for block in lines)))


def _is_one_name(text: str) -> bool:
    return is_name(text) and "," not in text and not is_institution(text)


def _separate_names(segment: RecordSegment) -> Iterator[PersonName]:
    goes_on = False
    for block in segment.after:
        if block.kind is BlockKind.EMPTY:
            continue
        name = block.text.strip(" ,;")
        follows_comma, goes_on = goes_on, block.text.endswith((",", ";"))
        if not _is_one_name(name) or not (follows_comma or goes_on):
            break
        yield from parse_names(name)
        if not goes_on:
            break


def line_of_people(segment: RecordSegment, _: PageContext, __: str | None) -> tuple[PersonName, ...]:
    """The first line of people that no abstract precedes."""
    decisive = {BlockKind.PEOPLE, *_ABSTRACT_KINDS}
    first = next((block for block in (*segment.before, *segment.after) if block.kind in decisive), None)
    return _people(first) if first and first.kind is BlockKind.PEOPLE else ()


def name_below_title(segment: RecordSegment, page: PageContext, _: str | None) -> tuple[PersonName, ...]:
    """A single name where other papers have their authors."""
    below = segment.first_below_title
    return parse_names(below.text) if page.names_follow_titles and below and is_name(below.text) else ()


def people_below_abstract(segment: RecordSegment, page: PageContext, _: str | None) -> tuple[PersonName, ...]:
    """The people below the abstract, where other papers have their authors."""
    below = people_below(segment) if page.names_follow_abstracts else None
    return _people(below) if below else ()


def people_below(segment: RecordSegment) -> BlockFeatures | None:
    """The only line of people of a segment, if it is below the abstract."""
    people = [block for block in segment.blocks if block.kind is BlockKind.PEOPLE]
    texts = [block for block in segment.after if block.kind in _ABSTRACT_KINDS]
    is_below = len(people) == 1 and texts and texts[0].block.span.first < people[0].block.span.first
    return people[0] if is_below else None


def people_beside_title(segment: RecordSegment, _: PageContext, title: str | None) -> tuple[PersonName, ...]:
    """The people beside the title in its block: `**Title** — Authors. Venue 2024`, `Authors. **Title**`."""
    return parse_names(_text_beside_title(segment, title))


def _text_beside_title(segment: RecordSegment, title: str | None) -> str:
    """The text after the title in its own block, or before it, that names people; empty without one."""
    text = segment.title.text if segment.title else ""
    before, _, behind = text.partition(title) if title else ("", "", "")
    beside = behind.strip(' -–—:·,.;"”')
    for part in re.split(r"(?<=[^\W\d_]{2})\. |\((?=[A-Z\d])|[\[—–•|]| - ", beside):
        people = part.strip(" ().,;")
        if are_first_people(people):
            return people
        if are_people(people):  # nothing shows where the people end if a name is long
            return people if are_short_names(parse_names(people)) else ""
    people = before.strip(" .,;:")
    return people if is_people(people) else ""  # "Best Paper" looks like one name


AUTHOR_SOURCES: tuple[Callable[[RecordSegment, PageContext, str | None], tuple[PersonName, ...]], ...] = (
    one_author_per_block,
    line_of_people,
    name_below_title,
    people_beside_title,
    people_below_abstract,
)
"""Where a segment without labeled authors may name them."""


def _has_more_authors(segment: RecordSegment, title: str | None, authors: tuple[PersonName, ...]) -> bool:
    """Whether a block, or the people beside the title if they are the authors, names only the first ones."""
    if any(map(_names_only_some, segment.blocks)):
        return True
    people = _text_beside_title(segment, title)
    return ends_with_others(people) and parse_names(people) == authors


def _names_only_some(block: BlockFeatures) -> bool:
    """Whether a block of people ends with a placeholder for more, such as "et al."."""
    if block.label and block.field == "authors":
        return ends_with_others(block.label.value)
    return block.kind is BlockKind.PEOPLE and ends_with_others(people_part(block.block.text_before_buttons))


def _people(block: BlockFeatures) -> tuple[PersonName, ...]:
    """The people of a block: its linked names if these are most of the text, else the names in the text."""
    linked = [
        link.text
        for link in block.block.links
        if link.text and link not in block.paper_links and "/" in link.url
    ]
    if len(linked) >= 2 and sum(map(len, linked)) >= 0.6 * len(block.text):
        return tuple(dict.fromkeys(name for text in linked for name in parse_names(text)))
    return parse_people(people_part(block.block.text_before_buttons))


def _date_beside_title(block: BlockFeatures | None, title: str | None) -> PartialDate | None:
    if block is None or not title:
        return None
    beside = block.text.replace(title, " ", 1)
    if len(beside) >= _LONGEST_TITLE_LINE:
        return None
    return PartialDate.parse(without_arxiv_ids(re.sub(r"https?://\S+", " ", beside)))


def _identifying_texts(segment: RecordSegment) -> Iterator[str]:
    """URLs and texts that identify the paper itself, not one that its abstract cites."""
    for block in segment.blocks:
        yield from (link.url for link in block.paper_links if link.text or not block.is_long)
    for block in segment.blocks:
        if block is segment.title or block.kind not in _ABSTRACT_KINDS:
            yield block.text if block is segment.title else block.own_text


def _urls(segment: RecordSegment, fields: MetadataFields, page: str) -> tuple[str, ...]:
    """The URLs of the paper's pages and files without fragments, then of its code."""
    own = (link for block in segment.blocks for link in _own_links(block, segment.title))
    links = (*own, *_files(segment))
    pages = absolute_urls((target_url(link.url) for link in links), page)
    return tuple(dict.fromkeys((*pages, *fields.code)))


def _files(segment: RecordSegment) -> Iterator[Link]:
    """The paper's files at any address, to which its title or a button leads."""
    for block in segment.blocks:
        is_title = block is segment.title
        links = block.block.links if is_title or block.kind not in _ABSTRACT_KINDS else ()
        others = (link for link in links if link not in block.paper_links)
        yield from (
            link for link in others if is_file_of_paper(link) or (is_title and is_paper_address(link.url))
        )


def _own_links(block: BlockFeatures, title: BlockFeatures | None) -> Iterator[Link]:
    """The links to papers of a block, without those to others that a paragraph below a linked title cites."""
    own_ids = _arxiv_ids(title.paper_keys) if title and block.kind in _ABSTRACT_KINDS else frozenset()
    for link in block.paper_links:
        linked_ids = _arxiv_ids((paper_key(link.url) or "",))
        if not (own_ids and linked_ids) or linked_ids <= own_ids:
            yield link


def _arxiv_ids(keys: Iterable[str]) -> frozenset[ArxivId]:
    return frozenset(arxiv_id for key in keys if (arxiv_id := ArxivId.parse(key)))
