"""Parses pages that list papers, separated by headings, links, labels, abstracts or people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from paper_digest.listings.block_features import BlockFeatures, page_features
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.heading_titles import heading_titles
from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.listings.labeled_records import with_titles_first
from paper_digest.listings.person_lines import parse_people
from paper_digest.listings.prose import is_capitalized
from paper_digest.listings.record_extraction import (
    SUMMARY_WORDS,
    PageContext,
    extract_record,
    lines_of_names,
    people_below,
)
from paper_digest.listings.record_segments import RecordSegment, segment_records
from paper_digest.listings.reference_evidence import name_listed_papers
from paper_digest.listings.stated_fields import cut_before, stated_fields
from paper_digest.listings.title_detection import Page, Segmentation, detect_titles, starts_at
from paper_digest.listings.title_openings import without_openings
from paper_digest.listings.title_periods import without_periods
from paper_digest.listings.unused_blocks import unused_spans
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, TwoPapers, UnparsedSpan
from paper_digest.sources.second_papers import second_paper, without_second
from paper_digest.values.arxiv import ArxivId

LAYOUT = "page of papers"
_NEARLY_ALL = 0.8
"""Share of short abstracts that makes them machine-generated summaries; chosen by hand on raw/000."""
_FEWEST_WITH_PEOPLE = 2
"""Papers with people below their abstracts; by hand."""
_FEWEST_ITEM_WORDS = 4
"""Words of a list item that may be a paper; those of contents have fewer. Chosen by hand."""
_FEWEST_TITLE_WORDS = 5
"""Words of most titles; headings of sections have fewer. Chosen by hand."""
_POST = re.compile(r"/(?:posts?|blogs?)/")
_PARTS_OF_PLACE = 2
"""A city and its state or country."""
_VOLUME = re.compile(
    r"\b(?:proceedings|findings of|conference|workshop|symposium|volume|advances in)\b", re.IGNORECASE
)
_EDITORS = re.compile(r"\((?:eds?|editors?)\.?\)\s*\Z", re.IGNORECASE)
_ORDINAL = (
    r"(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth"
    r"|\w+tieth)|\d{1,3}(?:st|nd|rd|th)"
)
_EVENT = re.compile(
    rf"\A(?!.*:\s)(?:(?:the )?(?:(?:\w[\w@&/-]{{1,15}} )?(?:19|20)\d\d|{_ORDINAL})\b"
    r".*\b(?:conference|workshop|symposium|meeting)\b|proceedings of\b)",
    re.IGNORECASE,
)
"""An event with its year or number: "ICML 2023 Workshop on Looms", "The Third Conference on Yarn".

"The First Workshop on Looms: an Overview" may be a paper.
"""
_BOILERPLATE_KINDS = frozenset(
    (BlockKind.EMPTY, BlockKind.BOILERPLATE, BlockKind.DATE, BlockKind.COUNT, BlockKind.DETAIL)
)


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting per paper, and what the other blocks are; None where nothing looks like a paper."""
    page = page_features(with_titles_first(dump.blocks))
    starts, headings = detect_titles(page), heading_titles(page)
    if len(headings) > len(starts):
        starts = starts_at(headings, page)
    elif starts and _are_sections(page, starts) and not _are_announced(page[: starts[0].begin]):
        return None
    return outputs_of(dump, page, starts) if starts and not _are_posts(page, starts) else None


def _are_sections(page: Page, starts: Segmentation) -> bool:
    """Whether a page is one text: what would be papers mostly show none, below short headings or steps.

    A text of sections, such as instructions or a post, has paragraphs as long as abstracts.
    """
    titles = [page[start.index] for start in starts if start.is_titled]
    n_marked = sum(bool(title.block.level or title.block.marker) for title in titles)
    n_long, n_shown = sum(map(_is_long_title, titles)), _n_shown(page, starts)
    are_titles = n_long * 2 > len(titles) and (n_shown or _are_in_title_case(titles))
    return n_marked * 2 > len(starts) and not are_titles and n_shown * 2 <= len(starts)


def _n_shown(page: Page, starts: Segmentation) -> int:
    """How many of what would be papers show that they are some."""
    ends = (*(start.begin for start in starts[1:]), len(page))
    segments = (page[start.begin : end] for start, end in zip(starts, ends, strict=True))
    return sum(any(map(_names_paper, segment)) for segment in segments)


def _are_in_title_case(titles: Sequence[BlockFeatures]) -> bool:
    """Whether most titles are written as titles; the headings of a post are often sentences."""
    return sum(is_capitalized(title.title) for title in titles) * 2 > len(titles)


def _are_posts(page: Page, starts: Segmentation) -> bool:
    """Whether most titles lead to posts, and the page shows no paper: posts have people and dates, too."""
    titles = [page[start.index] for start in starts if start.is_titled]
    n_posts = sum(any(_POST.search(link.url) for link in title.block.links) for title in titles)
    return n_posts * 2 > len(starts) and not any(block.paper_links for block in page)


def _are_announced(blocks: Page) -> bool:
    """Whether a heading says that papers follow, such as "Daily papers"."""
    return any(block.block.level and name_listed_papers(block.title) for block in blocks)


def _names_paper(block: BlockFeatures) -> bool:
    return bool(block.paper_keys) or block.names_people or block.field == "abstract"


def _is_long_title(block: BlockFeatures) -> bool:
    """Whether a title has as many words as most titles, and is no sentence."""
    return len(block.title.split()) >= _FEWEST_TITLE_WORDS and block.kind is not BlockKind.PROSE


def outputs_of(dump: DumpBlocks, page: Page, starts: Segmentation) -> Iterator[ParserOutput]:
    """A sighting per paper of a segmentation, and what the other blocks are."""
    segments, between = segment_records(page, starts)
    volumes = _volumes(segments)
    context = _context(dump, segments, between)
    outputs = (
        output
        for segment in segments
        for output in isolated_outputs(
            partial(_outputs_of_segment, segment, context, volumes), dump.name, _span_of(segment)
        )
    )
    yield from without_periods(without_openings(outputs))
    first_line = page[starts[0].index].block.span.first
    is_item_of_list = _is_like_titles([page[start.index] for start in starts])
    levels = {page[start.index].block.level for start in starts}
    for block in between:
        if block.block.is_linked_heading and block.block.level in levels:
            yield UnparsedSpan(block.block.span, "a linked heading among papers, without a paper")
        elif is_item_of_list(block):
            yield UnparsedSpan(block.block.span, "an item like those of papers, without a paper")
        else:
            yield _between(block, is_header=block.block.span.first < first_line)


def _span_of(segment: RecordSegment) -> Span:
    """All lines of a segment."""
    spans = [block.block.span for block in segment.blocks]
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def _is_like_titles(titles: Sequence[BlockFeatures]) -> Callable[[BlockFeatures], bool]:
    """Whether a block is a list item with words, as all titles are; then it may be a paper of the list."""
    markers = {"1." if title.block.is_numbered else title.block.marker for title in titles}
    marker = markers.pop() if len(markers) == 1 else ""

    def is_like(block: BlockFeatures) -> bool:
        own = "1." if block.block.is_numbered else block.block.marker
        return bool(marker) and own == marker and len(block.text.split()) >= _FEWEST_ITEM_WORDS

    return is_like


def _outputs_of_segment(
    segment: RecordSegment, context: PageContext, volumes: Mapping[str, bool]
) -> Iterator[ParserOutput]:
    """The record of a segment; nothing is taken from a volume, or from the blocks of a second paper."""
    if _is_volume(segment, volumes):
        yield from _outputs_of_volume(segment, volumes[segment.title.text if segment.title else ""])
        return
    second = second_paper(stated_fields(segment))
    own, others = cut_before(segment, second) if second else (segment, ())
    record = extract_record(own, context)
    if record:
        yield without_second(record, second) if second else record
        yield from unused_spans(own, record)
    else:
        for block in own.after:
            yield UnparsedSpan(block.block.span, "a place for a paper with neither title nor abstract")
    if second:
        yield TwoPapers(second, record.title if record else None)
        for block in others:
            yield UnparsedSpan(block.block.span, second.reason)


def _outputs_of_volume(segment: RecordSegment, is_edited: bool) -> Iterator[ParserOutput]:
    """The lines of a volume or an event are boilerplate; an event with people may be a paper.

    "Santa Cruz, San Jose" is a place that looks like two people. is_edited: whether the volume has editors.
    """
    below = segment.first_below_title
    may_be_paper = below is not None and not is_edited and _names_several(below)
    for block in segment.blocks:
        if may_be_paper and block is segment.title:
            yield UnparsedSpan(block.block.span, "the name of an event in the place of a title")
        else:
            yield Boilerplate(block.block.span)


def _names_several(block: BlockFeatures) -> bool:
    """Whether a block names more people than two, or two with "and" between them."""
    return block.names_people and (len(parse_people(block.text)) > _PARTS_OF_PLACE or " and " in block.text)


def _volumes(segments: Sequence[RecordSegment]) -> Mapping[str, bool]:
    """The titles of volumes and of the event of a page that are no papers of it, and which have editors.

    The first segment may be the event, whose place may look like a name.
    """
    events = [segment for segment in segments[:1] if _is_event(segment) and len(segments) > 1]
    edited = [segment for segment in segments if _has_editors(segment)]
    pairs = (*((segment.title, False) for segment in events), *((segment.title, True) for segment in edited))
    return {title.text: is_edited for title, is_edited in pairs if title}


def _is_volume(segment: RecordSegment, volumes: Mapping[str, bool]) -> bool:
    """Whether a segment is a volume, maybe one that the page shows twice, and no paper."""
    return segment.title is not None and segment.title.text in volumes and not _shows_paper(segment)


def _has_editors(segment: RecordSegment) -> bool:
    """Whether a segment is the title of a volume with its editors below it."""
    below = segment.first_below_title
    has_editors = below is not None and (below.field == "editors" or bool(_EDITORS.search(below.text)))
    return has_editors and bool(segment.title and _VOLUME.search(segment.title.text))


def _is_event(segment: RecordSegment) -> bool:
    """Whether a segment is the name of an event and has no identifier of a paper."""
    identifies_paper = any(block.paper_keys for block in segment.blocks)
    is_named = bool(segment.title and _EVENT.search(segment.title.text))
    return is_named and not identifies_paper


def _shows_paper(segment: RecordSegment) -> bool:
    """Whether a segment has an abstract or an arXiv id; a volume has at most people and a DOI."""
    return any(block.has_abstract or any(map(ArxivId.parse, block.paper_keys)) for block in segment.blocks)


def _between(block: BlockFeatures, *, is_header: bool) -> ParserOutput:
    """All blocks above the first paper are boilerplate; below it, only those that look like it."""
    is_abstract = block.kind is BlockKind.ABSTRACT
    if block.block.level or block.kind in _BOILERPLATE_KINDS or (is_header and not is_abstract):
        return Boilerplate(block.block.span)
    reason = "an abstract without a title before it" if is_abstract else "words that belong to no paper"
    return UnparsedSpan(block.block.span, reason)


def _context(
    dump: DumpBlocks, segments: Sequence[RecordSegment], between: Sequence[BlockFeatures]
) -> PageContext:
    followers = [segment.first_below_title for segment in segments]
    n_with_people = sum(block is not None and block.kind is BlockKind.PEOPLE for block in followers)
    n_with_digest = sum(any(block.field == "digest" for block in segment.after) for segment in segments)
    return PageContext(
        dump=dump.name,
        address=dump.address,
        date=dump.day,
        shows_summaries=_is_trending(between) and _has_short_abstracts(segments),
        labels_digests=n_with_digest * 2 > len(segments),
        names_follow_titles=n_with_people * 2 > len(segments),
        names_follow_abstracts=_have_people_below_abstracts(segments),
        names_have_lines=_have_lines_of_names(segments),
    )


def _have_people_below_abstracts(segments: Sequence[RecordSegment]) -> bool:
    """Whether people are below the abstracts of nearly all papers that name some, and of several."""
    named = [
        segment for segment in segments if any(block.kind is BlockKind.PEOPLE for block in segment.blocks)
    ]
    n_below = sum(people_below(segment) is not None for segment in named)
    return n_below >= max(_FEWEST_WITH_PEOPLE, _NEARLY_ALL * len(named), len(segments) / 2)


def _have_lines_of_names(segments: Sequence[RecordSegment]) -> bool:
    """Whether each author has a line: most titles are above names, of which papers have different numbers.

    One name and one further line each may be an author and an institution.
    """
    numbers = [len(lines_of_names(segment)) for segment in segments]
    n_named = sum(number > 0 for number in numbers)
    return n_named * 2 > len(segments) and max(numbers, default=0) > 1 and len(set(numbers)) > 1


def _is_trending(between: Sequence[BlockFeatures]) -> bool:
    """Whether the page's own words name it a page of trending papers, not of daily ones."""
    texts = [block.text.casefold() for block in between if block.block.level or len(block.text) < 40]
    return any("trending" in text for text in texts) and not any(
        block.kind is BlockKind.BOILERPLATE and block.text.casefold() == "daily papers" for block in between
    )


def _has_short_abstracts(segments: Sequence[RecordSegment]) -> bool:
    """Whether nearly all abstracts are as short as a machine's summary, and not because the page cut them."""
    kinds = {BlockKind.ABSTRACT, BlockKind.PROSE}
    abstracts = [block.text for segment in segments for block in segment.after if block.kind in kinds]
    whole = [text for text in abstracts if not text.endswith(("…", "..."))]
    short = [text for text in whole if len(text.split()) <= SUMMARY_WORDS]
    return bool(abstracts) and len(short) >= _NEARLY_ALL * len(abstracts)
