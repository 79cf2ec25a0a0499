"""Finds the blocks of a page that hold the papers' titles, by what they have in common.

No page's words are known here. Each sign that titles may share picks some blocks; the sign is right under which the page
falls into stretches that hold one paper each: one address, one abstract, one group of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paper_digest.listings.block_classification import Cast, Role, introduces
from paper_digest.listings.block_features import Clue
from paper_digest.listings.segmentation_score import Evidence, certainty, evidence_of
from paper_digest.listings.title_candidates import could_be_title, is_odd, title_in
from paper_digest.listings.title_features import signs

_REACH = 40
"""Blocks before a title that may tell facts of its paper; most of them are markup between a picture, a vote and the title."""
_MAY_PRECEDE = frozenset((Role.NOTHING, Role.DETAIL, Role.DATE, Role.COUNT, Role.PAGE, Role.LABEL))
_FEW, _NEARLY_ALL = 3, 0.8
"""How many papers, and which share of them, show what papers of a page have in common."""
_PRICE_OF_NO_TITLE = 0.3
_PRICE_OF_ODD_TITLE = 0.05
SAMPLE = 4000
"""Blocks of a page that are looked at to find the sign; more tell nothing new."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where one paper begins."""

    at: int
    """Index of the title's block, or of the abstract where the page shows no title."""
    begin: int
    """Index of the first block that tells a fact of the paper, such as its number, before that."""
    is_titled: bool = True


def headlines(casts: Sequence[Cast], clues: Sequence[Clue]) -> tuple[Head, ...]:
    """The best reading of the page, in reading order; empty where nothing on it looks like a paper."""
    sample, evidence = casts[:SAMPLE], evidence_of(casts[:SAMPLE], clues[:SAMPLE])
    best: tuple[Head, ...] = ()
    most, best_sign, best_reach = 0.0, -1, False
    for number, (bonus, marks) in enumerate(_all_signs(sample, clues[:SAMPLE])):
        for reach_back in (False, True):
            reading = _reading(marks, reach_back, sample, clues)
            if sum(marks) and sum(marks) * 2 < len(reading):
                continue  # a page where most papers have no title shows none; what looks like one is its header
            points = _points(reading, sample, evidence) + (bonus - 0.005 * reach_back) * sum(marks)
            if points > most:
                best, most, best_sign, best_reach = reading, points, number, reach_back
    if len(casts) > SAMPLE and best:
        marks = next(
            marks for number, (_, marks) in enumerate(_all_signs(casts, clues)) if number == best_sign
        )
        best = _reading(marks, best_reach, casts, clues)
    return _with_first_mended(_without_header(best, clues), casts, clues)


def _without_header(heads: tuple[Head, ...], clues: Sequence[Clue]) -> tuple[Head, ...]:
    """Would-be titles at the page's top are its header if nothing follows them, while facts follow nearly all others."""
    begins = (*(head.begin for head in heads), len(clues))
    telling = [any(map(_tells, clues[begin:stop])) for begin, stop in pairwise(begins)]
    is_usual = sum(telling) >= max(_FEW, _NEARLY_ALL * len(heads))
    return heads[telling.index(True) :] if is_usual else heads


def _tells(clue: Clue) -> bool:
    return clue.has_abstract or clue.names_people or bool(clue.keys)


def _with_first_mended(
    heads: tuple[Head, ...], casts: Sequence[Cast], clues: Sequence[Clue]
) -> tuple[Head, ...]:
    """The first title may be the last words of the page's header; the true one stands as far before its paper's facts as the others do."""
    if len(heads) < _FEW or not heads[0].is_titled:
        return heads
    gaps = [_gap(head.at, casts, clues) for head in heads]
    usual, times = Counter(gaps[1:]).most_common(1)[0]
    if gaps[0] <= usual or times * 2 <= len(gaps) or heads[0].begin != heads[0].at:
        return heads
    spoken = [at for at in range(heads[0].at, heads[1].begin) if casts[at].role is not Role.NOTHING]
    true = spoken[gaps[0] - usual] if gaps[0] - usual < len(spoken) else heads[0].at
    return (Head(true, true), *heads[1:]) if could_be_title(casts[true]) else heads


def _gap(at: int, casts: Sequence[Cast], clues: Sequence[Clue]) -> int:
    """Blocks with words from a title to the first fact of its paper."""
    gap = 0
    for clue, one in zip(clues[at:], casts[at:], strict=True):
        if _tells(clue):
            return gap
        gap += one.role is not Role.NOTHING
    return gap


def _all_signs(casts: Sequence[Cast], clues: Sequence[Clue]) -> Iterator[tuple[float, Sequence[bool]]]:
    """The signs, and none at all: then papers begin at their labelled abstracts."""
    yield 0.0, [False] * len(casts)
    yield from signs(casts, clues)


def _reading(
    marks: Sequence[bool], reach_back: bool, casts: Sequence[Cast], clues: Sequence[Clue]
) -> tuple[Head, ...]:
    """A paper at every mark, and one at every labelled abstract that would be the second one of its paper."""
    heads: list[Head] = []
    has_abstract = True
    floor = 0
    for at, (marked, one) in enumerate(zip(marks, casts, strict=True)):
        is_abstract = one.label is not None and one.label.field == "abstract"
        if marked:
            heads.append(Head(at, _begin_of(casts, clues, at, floor) if reach_back else at))
            floor = at + 1
        elif is_abstract and has_abstract:
            heads.append(
                Head(
                    at,
                    _begin_of(casts, clues, at, floor) if reach_back else _begin_of_untitled(casts, at),
                    is_titled=False,
                )
            )
        has_abstract = is_abstract or (has_abstract and not marked)
    return tuple(heads)


def _begin_of_untitled(casts: Sequence[Cast], start: int) -> int:
    """People, dates and the like that stand directly before an abstract without a title are of its paper."""
    begin = start
    while begin and (casts[begin - 1].role in {Role.PEOPLE, Role.DATE} or _is_fact(casts[begin - 1])):
        begin -= 1
    return begin


def _is_fact(one: Cast) -> bool:
    return one.label is not None and one.label.field in {
        "authors",
        "date",
        "venue",
        "categories",
        "remark",
        "keywords",
        "organization",
    }


def _begin_of(casts: Sequence[Cast], clues: Sequence[Clue], start: int, floor: int) -> int:
    """Where the facts begin that stand directly before the title at `start`: at the farthest address or number of the same paper.

    A single word among them may be who submitted the paper; `floor` is the block behind the title before.
    """
    begin, own = start, clues[start].keys
    for at in range(start - 1, max(floor - 1, start - _REACH), -1):
        role, keys = casts[at].role, clues[at].keys
        own = own or keys
        is_user = role is Role.WORDS and len(casts[at].text.split()) == 1
        if not (role in _MAY_PRECEDE or is_user or introduces(casts[at])) or not keys <= own:
            break
        if keys and role is Role.COUNT:
            break  # the discussion of the paper before
        if (label := casts[at].label) and label.field in {"authors", "abstract", "title"}:
            break
        if keys or introduces(casts[at]):
            begin = at
    return begin


def _points(reading: Sequence[Head], casts: Sequence[Cast], evidence: Evidence) -> float:
    if not reading:
        return 0.0
    titles = [title_in(casts[head.at]).casefold() if head.is_titled else str(head.at) for head in reading]
    untitled = sum(not head.is_titled for head in reading)
    odd = sum(is_odd(title) for head, title in zip(reading, titles, strict=True) if head.is_titled) + _alike(
        titles
    )
    return (
        certainty([head.begin for head in reading], titles, evidence)
        - _PRICE_OF_NO_TITLE * untitled
        - _PRICE_OF_ODD_TITLE * odd
    )


def _alike(titles: Sequence[str]) -> int:
    """How many titles begin with the same words, where nearly all do: a page's formula (`by ...`, `posted to ...`) and no titles."""
    for length, fewest in ((1, _FEW + 1), (2, _FEW)):
        openings = Counter(tuple(title.split()[:length]) for title in titles)
        times = max(openings.values())
        if len(titles) >= fewest and times >= _NEARLY_ALL * len(titles):
            return times
    return 0
