"""Detects the titles of a page by the feature they share.

No page's words are known here. Each title feature selects some blocks; the right feature is the one that cuts
the page into segments of one paper each: one identifier, one abstract, one group of people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Role
from paper_digest.listings.enclosing_elements import begins_of_elements, headings_outside
from paper_digest.listings.missed_titles import with_missed_titles
from paper_digest.listings.paragraph_titles import with_titles_of_paragraphs
from paper_digest.listings.row_titles import with_titles_of_rows
from paper_digest.listings.segmentation_score import Features, PageEvidence, evidence_features, score
from paper_digest.listings.title_features import TitleFeature, title_features

_LOOKBACK = 40
"""Blocks before a title that may belong to its paper, mostly markup."""
_FEWEST_PAPERS, _NEARLY_ALL = 3, 0.8
"""How many papers, and what share of them, show what those of a page have in common."""
_DIGITS = re.compile(r"\d+")
_LOOKBACK_FEATURE = "parts above titles"
_SAMPLE = 4000
"""Blocks of a page from which the feature is chosen; more add nothing."""
_LEADING_KINDS = frozenset(
    (
        BlockKind.EMPTY,
        BlockKind.DETAIL,
        BlockKind.DATE,
        BlockKind.COUNT,
        BlockKind.BOILERPLATE,
        BlockKind.FIELD,
    )
)
_KINDS_ABOVE_TITLES = frozenset((BlockKind.DETAIL, BlockKind.DATE, BlockKind.COUNT))
_OWN_FIELDS = frozenset(("authors", "abstract", "title"))
"""Fields that follow a title; before one, they belong to the paper above."""
_LEADING_FIELDS = frozenset(("authors", "date", "venue", "categories", "remark", "keywords", "organization"))
"""Fields that may precede an abstract without a title."""

Page = Sequence[BlockFeatures]


@dataclass(frozen=True, slots=True)
class RecordStart:
    """Where the record of one paper begins."""

    index: int
    """Of the title's block, or of the abstract's where the page shows no title."""
    begin: int
    """Index of the first block of the paper before that, such as its number."""
    is_titled: bool = True


Segmentation = tuple[RecordStart, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A segmentation that a title feature leads to."""

    segmentation: Segmentation
    feature: str
    """The name of the title feature."""
    lookback: bool
    """Whether the parts of papers precede the titles rather than follow them."""
    features: Features
    """The features by which the segmentation is scored."""


def detect_titles(page: Page) -> Segmentation:
    """The segmentation with the highest score, in reading order; empty where nothing looks like a paper."""
    best, best_score = None, 0.0
    for candidate in candidates(page):
        own_score = score(candidate.features)
        if own_score > best_score:
            best, best_score = candidate, own_score
    return completed(best, page) if best else ()


def candidates(page: Page) -> Iterator[Candidate]:
    """The segmentations that the title features lead to, of the first blocks of a page."""
    sample = page[:_SAMPLE]
    evidence = PageEvidence(sample)
    base: dict[Segmentation, Features] = {}
    for feature in _features(sample):
        n_titles = sum(feature.mask)
        for lookback, segmentation in zip((False, True), _segmentations(feature.mask, sample), strict=True):
            if not segmentation or (n_titles and n_titles * 2 < len(segmentation)):
                continue  # most papers have no title, so the page shows none: these are its header
            if segmentation not in base:
                base[segmentation] = _base_features(segmentation, sample, evidence)
            own = {f"title: {feature.kind}": n_titles, _LOOKBACK_FEATURE: lookback * n_titles}
            yield Candidate(segmentation, feature.name, lookback, {**base[segmentation], **own})


def completed(candidate: Candidate, page: Page) -> Segmentation:
    """The segmentation of the whole page by a candidate, with the titles that its feature misses."""
    mask = _mask(page, candidate.feature)
    all_titles = with_titles_of_rows(with_missed_titles(mask, page), page)
    all_titles = with_titles_of_paragraphs(all_titles, page)
    lookback = candidate.lookback
    if all_titles != mask:
        lookback = _has_leading_parts(all_titles[:_SAMPLE], page[:_SAMPLE])
    segmentation = _correct_first(_segmentations(all_titles, page)[lookback], page)
    return _without_headings(_without_page_title(segmentation, page), page)


def starts_at(headings: Sequence[int], page: Page) -> Segmentation:
    """A paper at each of some headings; none at those beside elements that have a paper each."""
    blocks = [block.block for block in page]
    begins, outside = begins_of_elements(blocks, headings), headings_outside(blocks, headings)
    return tuple(RecordStart(index, begins.get(index, index)) for index in headings if index not in outside)


def _without_headings(segmentation: Segmentation, page: Page) -> Segmentation:
    """Without headings of sections where the classes of most titles tell that they are some."""
    n_with_class = sum(page[start.index].block.role is Role.TITLE for start in segmentation)
    if n_with_class < max(_FEWEST_PAPERS, len(segmentation) / 2):
        return segmentation
    blocks = ((start, page[start.index].block) for start in segmentation)
    return tuple(
        start
        for start, block in blocks
        if block.role is Role.TITLE or not block.level or _is_above_people(page, start.index)
    )


def _is_above_people(page: Page, heading: int) -> bool:
    """Whether authors, and none of the title below them, are right below a heading."""
    below = next((block for block in page[heading + 1 :] if block.text), None)
    return below is not None and below.kind is BlockKind.PEOPLE and not is_byline(below)


def _has_leading_parts(mask: Sequence[bool], page: Page) -> bool:
    """Whether the parts of papers precede the titles rather than follow them."""
    evidence = PageEvidence(page)
    plain, leading = (
        _base_features(segmentation, page, evidence) for segmentation in _segmentations(mask, page)
    )
    return score({**leading, _LOOKBACK_FEATURE: sum(mask)}) > score(plain)


def _mask(page: Page, name: str) -> list[bool]:
    return next(feature.mask for feature in _features(page) if feature.name == name)


def _features(page: Page) -> Iterator[TitleFeature]:
    """The title features, and none at all: then papers begin at their labeled abstracts."""
    yield TitleFeature("no titles", [False] * len(page))
    yield from title_features(page)


def _segmentations(mask: Sequence[bool], page: Page) -> tuple[Segmentation, Segmentation]:
    """The papers that begin at their titles, and those that begin at parts above them."""
    titles = [index for index, is_title in enumerate(mask) if is_title]
    begins = begins_of_elements([block.block for block in page], titles)
    floors = (0, *(title + 1 for title in titles))
    leading = {
        title: min(_leading_begin(page, title, floor), begins.get(title, title))
        for title, floor in zip(titles, floors, strict=False)
    }
    plain = {title: begins.get(title, title) for title in titles}
    return _segmentation(plain, False, page), _segmentation(leading, True, page)


def _segmentation(begins: Mapping[int, int], lookback: bool, page: Page) -> Segmentation:
    """A paper at every title, and one at every labeled abstract that would be the second of its paper.

    begins: where the paper of each title begins.
    """
    starts: list[RecordStart] = []
    has_abstract = True
    for index, block in enumerate(page):
        is_title, is_abstract = index in begins, block.field == "abstract"
        if is_title:
            starts.append(RecordStart(index, begins[index]))
        elif is_abstract and has_abstract:
            floor = starts[-1].index + 1 if starts else 0
            begin = _leading_begin(page, index, floor) if lookback else _untitled_begin(page, index)
            starts.append(RecordStart(index, begin, is_titled=False))
        has_abstract = is_abstract or (has_abstract and not is_title)
    return tuple(starts)


def _untitled_begin(page: Page, start: int) -> int:
    """Where the people, dates and fields directly before an abstract without a title begin."""
    begin = start
    while begin and (
        page[begin - 1].kind in {BlockKind.PEOPLE, BlockKind.DATE} or page[begin - 1].field in _LEADING_FIELDS
    ):
        begin -= 1
    return begin


def _leading_begin(page: Page, start: int, floor: int) -> int:
    """Where a paper begins before its title: at its farthest byline or identifier, not before `floor`."""
    begin, own_keys = start, page[start].paper_keys
    for index in range(start - 1, max(floor - 1, start - _LOOKBACK), -1):
        block = page[index]
        own_keys = own_keys or block.paper_keys
        if block.block.is_of_other_row(page[start].block):
            break
        if not _may_lead(block) or not block.paper_keys <= own_keys:
            break
        if block.paper_keys or is_byline(block):
            begin = index
    return begin


def _may_lead(block: BlockFeatures) -> bool:
    """Whether a block may precede the title of its paper."""
    if block.field in _OWN_FIELDS or (block.paper_keys and block.kind is BlockKind.COUNT):
        return False  # a linked count is the discussion of the paper above
    is_submitter = block.kind is BlockKind.TEXT and len(block.text.split()) == 1
    return block.kind in _LEADING_KINDS or is_submitter or is_byline(block)


def _base_features(segmentation: Segmentation, page: Page, evidence: PageEvidence) -> Features:
    """The features of a segmentation without those of the title feature that led to it."""
    if not segmentation:
        return {}
    titled = [page[start.index] for start in segmentation if start.is_titled]
    titles = [
        page[start.index].title.casefold() if start.is_titled else str(start.index) for start in segmentation
    ]
    return {
        **evidence_features([start.begin for start in segmentation], titles, evidence),
        "papers without a title": len(segmentation) - len(titled),
        "unusual titles": sum(block.is_unusual_title for block in titled),
        "titles that are sentences": sum(block.kind is BlockKind.PROSE for block in titled),
        "titles by a formula": _formulaic(titles),
        "titles that differ in numbers": _numbered_alike(titles),
        "titles of another paper": len(titles) - len(set(titles)),
        "bylines below titles": _bylines_below(segmentation, page),
    }


def _bylines_below(segmentation: Segmentation, page: Page) -> int:
    """How many papers have below their title people who introduce the title of another one."""
    ends = (*(start.begin for start in segmentation[1:]), len(page))
    below = (page[start.index + 1 : end] for start, end in zip(segmentation, ends, strict=True))
    return sum(any(map(is_byline, blocks)) for blocks in below)


def _formulaic(titles: Sequence[str]) -> int:
    """How many titles start with the same words, where nearly all do: a formula such as `posted to ...`."""
    for n_words, fewest in ((1, _FEWEST_PAPERS + 1), (2, _FEWEST_PAPERS)):
        openings = Counter(tuple(title.split()[:n_words]) for title in titles)
        times = max(openings.values())
        if len(titles) >= fewest and times >= _NEARLY_ALL * len(titles):
            return times
    return 0


def _numbered_alike(titles: Sequence[str]) -> int:
    """How many titles differ from others in numbers only, as venues and years do: "ICML, 2021"."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for title in titles:
        groups[_DIGITS.sub("", title)].add(title)
    return sum(len(group) for group in groups.values() if len(group) > 1)


def _correct_first(segmentation: Segmentation, page: Page) -> Segmentation:
    """Replaces a first title that ends the header by one as close to its evidence as other titles are."""
    titles = [start.index for start in segmentation]
    if len(titles) < _FEWEST_PAPERS or not segmentation[0].is_titled or segmentation[0].begin != titles[0]:
        return segmentation
    excess = 0 if _follow_alike(page, titles) else _excess_distance(page, titles)
    between = range(titles[0], segmentation[1].begin)
    worded = [index for index in between if page[index].kind is not BlockKind.EMPTY]
    corrected = dict(enumerate(worded)).get(excess, titles[0])
    if not excess or not page[corrected].can_be_title:
        return segmentation
    return (RecordStart(corrected, corrected), *segmentation[1:])


def _excess_distance(page: Page, titles: Sequence[int]) -> int:
    """How many blocks more the first title has up to its evidence than most others; 0 for none or fewer."""
    to_evidence = _distances_to_evidence(page)
    distances = [to_evidence[title] for title in titles]
    usual, times = Counter(distances[1:]).most_common(1)[0]
    return max(0, distances[0] - usual) if times * 2 > len(distances) else 0


def _follow_alike(page: Page, titles: Sequence[int]) -> bool:
    """Whether the first title is below a block of the same kind as most others, such as their numbers."""
    kinds = [page[title - 1].kind if title else BlockKind.EMPTY for title in titles]
    usual, times = Counter(kinds[1:]).most_common(1)[0]
    return kinds[0] is usual and usual in _KINDS_ABOVE_TITLES and times * 2 > len(titles)


def _without_page_title(segmentation: Segmentation, page: Page) -> Segmentation:
    """Without a first title that is the heading of the page: all others are below it and show what they are.

    Its introduction may be as long as an abstract, but has no people and no identifier, as the others have.
    """
    if len(segmentation) < _FEWEST_PAPERS:
        return segmentation
    top, *levels = (page[start.index].block.level for start in segmentation)
    ends = (*(start.begin for start in segmentation[1:]), len(page))
    first, *others = (
        _names_paper(page[start.begin : end]) for start, end in zip(segmentation, ends, strict=True)
    )
    is_of_page = 0 < top < min(levels) and all(others) and not first
    return segmentation[1:] if is_of_page else segmentation


def _names_paper(blocks: Page) -> bool:
    """Whether some blocks have people or an identifier."""
    return any(block.paper_keys or block.names_people for block in blocks)


def _distances_to_evidence(page: Page) -> Sequence[int]:
    """For each block the blocks with text up to the first that shows an abstract, people or an identifier."""
    distances: list[int] = []
    distance = 0
    for block in reversed(page):
        distance = 0 if block.shows_paper else distance + (block.kind is not BlockKind.EMPTY)
        distances.append(distance)
    return distances[::-1]
