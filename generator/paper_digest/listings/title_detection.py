"""Detects the titles of a page by the feature they share.

No page's words are known here. Each title feature selects some blocks; the right feature is the one that cuts
the page into segments of one paper each: one identifier, one abstract, one group of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.missed_titles import with_missed_titles
from paper_digest.listings.paragraph_titles import with_titles_of_paragraphs
from paper_digest.listings.row_titles import with_titles_of_rows
from paper_digest.listings.segmentation_score import PageEvidence, segmentation_score
from paper_digest.listings.title_features import TitleFeature, title_features

_LOOKBACK = 40
"""Blocks before a title that may belong to its paper, mostly markup."""
_FEWEST_PAPERS, _NEARLY_ALL = 3, 0.8
"""How many papers, and what share of them, show what those of a page have in common."""
_UNTITLED_COST, _UNUSUAL_COST, _LOOKBACK_COST = 0.3, 0.05, 0.005
"""Per paper. All constants here are chosen by hand to segment raw/ and tests/samples/pages right."""
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


def detect_titles(page: Page) -> Segmentation:
    """The segmentation with the highest score, in reading order; empty where nothing looks like a paper."""
    sample = page[:_SAMPLE]
    evidence = PageEvidence(sample)
    best: Segmentation = ()
    best_score, best_feature, best_lookback = 0.0, "", False
    base_scores: dict[Segmentation, float] = {}
    for feature in _features(sample):
        n_titles = sum(feature.mask)
        for lookback in (False, True):
            segmentation = _segmentation(feature.mask, lookback, sample)
            if n_titles and n_titles * 2 < len(segmentation):
                continue  # most papers have no title, so the page shows none: these are its header
            if segmentation not in base_scores:
                base_scores[segmentation] = _base_score(segmentation, sample, evidence)
            score = base_scores[segmentation] + (feature.bonus - _LOOKBACK_COST * lookback) * n_titles
            if score > best_score:
                best, best_score, best_feature, best_lookback = segmentation, score, feature.name, lookback
    if not best:
        return ()
    mask = _mask(page, best_feature)
    all_titles = with_titles_of_rows(with_missed_titles(mask, page), page)
    all_titles = with_titles_of_paragraphs(all_titles, page)
    if all_titles != mask:
        best_lookback = _has_leading_parts(all_titles[:_SAMPLE], sample, evidence)
    return _correct_first(_segmentation(all_titles, best_lookback, page), page)


def _has_leading_parts(mask: Sequence[bool], page: Page, evidence: PageEvidence) -> bool:
    """Whether the parts of papers precede the titles rather than follow them."""
    plain, leading = (
        _base_score(_segmentation(mask, lookback, page), page, evidence) for lookback in (False, True)
    )
    return leading - _LOOKBACK_COST * sum(mask) > plain


def _mask(page: Page, name: str) -> list[bool]:
    return next(feature.mask for feature in _features(page) if feature.name == name)


def _features(page: Page) -> Iterator[TitleFeature]:
    """The title features, and none at all: then papers begin at their labeled abstracts."""
    yield TitleFeature("no titles", 0.0, [False] * len(page))
    yield from title_features(page)


def _segmentation(mask: Sequence[bool], lookback: bool, page: Page) -> Segmentation:
    """A paper at every title, and one at every labeled abstract that would be the second of its paper."""
    starts: list[RecordStart] = []
    has_abstract = True
    floor = 0
    for index, (is_title, block) in enumerate(zip(mask, page, strict=True)):
        is_abstract = block.field == "abstract"
        if is_title:
            starts.append(RecordStart(index, _leading_begin(page, index, floor) if lookback else index))
            floor = index + 1
        elif is_abstract and has_abstract:
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


def _base_score(segmentation: Segmentation, page: Page, evidence: PageEvidence) -> float:
    """The score of a segmentation without the bonus of the feature that led to it."""
    if not segmentation:
        return 0.0
    titled = [page[start.index] for start in segmentation if start.is_titled]
    titles = [
        page[start.index].title.casefold() if start.is_titled else str(start.index) for start in segmentation
    ]
    unusual = sum(block.is_unusual_title for block in titled) + _formulaic(titles)
    score = segmentation_score([start.begin for start in segmentation], titles, evidence)
    return score - _UNTITLED_COST * (len(segmentation) - len(titled)) - _UNUSUAL_COST * unusual


def _formulaic(titles: Sequence[str]) -> int:
    """How many titles start with the same words, where nearly all do: a formula such as `posted to ...`."""
    for n_words, fewest in ((1, _FEWEST_PAPERS + 1), (2, _FEWEST_PAPERS)):
        openings = Counter(tuple(title.split()[:n_words]) for title in titles)
        times = max(openings.values())
        if len(titles) >= fewest and times >= _NEARLY_ALL * len(titles):
            return times
    return 0


def _correct_first(segmentation: Segmentation, page: Page) -> Segmentation:
    """Replaces a first title that ends the header by one as close to its evidence as other titles are."""
    if len(segmentation) < _FEWEST_PAPERS or not segmentation[0].is_titled:
        return segmentation
    first, second = segmentation[:2]
    distances = [_distance_to_evidence(page, start.index) for start in segmentation]
    usual, times = Counter(distances[1:]).most_common(1)[0]
    excess = distances[0] - usual
    if excess <= 0 or times * 2 <= len(distances) or first.begin != first.index:
        return segmentation
    between = page[first.index : second.begin]
    worded = [index for index, block in enumerate(between, first.index) if block.kind is not BlockKind.EMPTY]
    corrected = dict(enumerate(worded)).get(excess, first.index)
    return (
        (RecordStart(corrected, corrected), *segmentation[1:])
        if page[corrected].can_be_title
        else segmentation
    )


def _distance_to_evidence(page: Page, begin: int) -> int:
    """Blocks with text from `begin` to the first that shows an abstract, people or an identifier."""
    distance = 0
    for index in range(begin, len(page)):
        if page[index].shows_paper:
            break
        distance += page[index].kind is not BlockKind.EMPTY
    return distance
