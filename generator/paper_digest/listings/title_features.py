"""Lists the signs that the titles of a page may share: a heading's level, a link, a list's number, the block before or after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paper_digest.listings.block_classification import Cast, Role, introduces, is_numbered
from paper_digest.listings.block_features import Clue, linked_title
from paper_digest.listings.blocks import Block
from paper_digest.listings.title_candidates import before_dash, could_be_title
from paper_digest.values.paper_url import paper_key

Marks = Sequence[bool]
"""For each block whether it has a sign."""
_BULLETS = frozenset(("-", "*", "+", "•", "|"))


def signs(casts: Sequence[Cast], clues: Sequence[Clue]) -> Iterator[tuple[float, Marks]]:
    """Each sign with a small bonus, larger for signs that pages hardly show by chance."""
    could = [could_be_title(one) for one in casts]
    yield 0.1, _introduced(casts, could)
    yield from _marks_of_links(casts, clues, could)
    yield from _marks_of_typography(casts, could)
    yield from _marks_of_neighbours(casts, could)


def _marks_of_links(
    casts: Sequence[Cast], clues: Sequence[Clue], could: Marks
) -> Iterator[tuple[float, Marks]]:
    linked = _linked(casts, could)
    yield 0.3, [bool(one.label and one.label.field == "title") for one in casts]
    yield 0.1, linked
    for level in _levels(casts):
        yield (
            0.1,
            [is_linked and one.block.level == level for is_linked, one in zip(linked, casts, strict=True)],
        )
    yield 0.08, _first_of_key(casts, clues, could)


def _marks_of_typography(casts: Sequence[Cast], could: Marks) -> Iterator[tuple[float, Marks]]:
    for level in _levels(casts) - {0}:
        yield 0.1, [can and one.block.level == level for can, one in zip(could, casts, strict=True)]
    yield 0.08, [can and _begins_bold(one) for can, one in zip(could, casts, strict=True)]
    for items, bonus in ((is_numbered, 0.06), (_is_bulleted, 0.04)):
        yield (
            bonus,
            [can and items(one.block) and _is_plain(one) for can, one in zip(could, casts, strict=True)],
        )


def _marks_of_neighbours(casts: Sequence[Cast], could: Marks) -> Iterator[tuple[float, Marks]]:
    plain = [can and one.role in {Role.WORDS, Role.PROSE} for can, one in zip(could, casts, strict=True)]
    after = _nearest(casts)
    before = _nearest(casts[::-1])[::-1]
    places = range(len(casts))
    for role in Role:
        yield 0.02, [plain[at] and before[at] is role for at in places]
        yield 0.02, [plain[at] and after[at] is role for at in places]
        yield 0.01, [plain[at] and after[at] is role and before[at] is not Role.WORDS for at in places]
    first = {Role.PEOPLE, Role.ABSTRACT, Role.LABEL, Role.DATE}
    yield 0.02, [plain[at] and (after[at] in first or _leads_to(casts, at)) for at in places]
    yield 0.01, [plain[at] and before[at] is not Role.WORDS for at in places]
    yield 0.0, plain


def _introduced(casts: Sequence[Cast], could: Marks) -> list[bool]:
    """Which blocks stand right below people that introduce them."""
    return [can and at > 0 and introduces(casts[at - 1]) for at, can in enumerate(could)]


def _levels(casts: Sequence[Cast]) -> set[int]:
    return {one.block.level for one in casts}


def _begins_bold(one: Cast) -> bool:
    return len(one.block.strong.split()) > 1 and one.text.startswith(one.block.strong[:20])


def _is_bulleted(block: Block) -> bool:
    return block.marker in _BULLETS


def _is_plain(one: Cast) -> bool:
    return one.role in {Role.WORDS, Role.PROSE} or before_dash(one.text) is not None


def _nearest(casts: Sequence[Cast]) -> list[Role | None]:
    """For each block the role of the next one that holds words."""
    nearest: list[Role | None] = []
    following: Role | None = None
    for one in reversed(casts):
        nearest.append(following)
        following = one.role if one.role is not Role.NOTHING else following
    return nearest[::-1]


def _linked(casts: Sequence[Cast], could: Marks) -> list[bool]:
    """Which blocks link words that could be a title to a paper; of one paper's only the first, and those that say the same."""
    first: dict[str, str] = {}
    linked = [False] * len(casts)
    for at, one in enumerate(casts):
        title = linked_title(one.block) if could[at] else None
        if title:
            key = next(key for link in one.block.links if (key := paper_key(link.url)))
            linked[at] = first.setdefault(key, title) == title
    return linked


def _first_of_key(casts: Sequence[Cast], clues: Sequence[Clue], could: Marks) -> list[bool]:
    """Which blocks stand directly before, or hold, the first address of a paper that was not seen before."""
    seen: set[str] = set()
    first = [False] * len(casts)
    for at, clue in enumerate(clues):
        new = clue.keys - seen
        seen |= clue.keys
        if not new:
            continue
        if could[at] and casts[at].role is Role.WORDS:
            first[at] = True
        elif casts[at].role is Role.NOTHING and at and could[at - 1]:
            first[at - 1] = True
    return first


def _leads_to(casts: Sequence[Cast], at: int) -> bool:
    """Whether an abstract follows before other words do, with nothing but facts between."""
    for one in casts[at + 1 : at + 9]:
        if one.role in {Role.ABSTRACT, Role.PEOPLE}:
            return True
        if one.role is Role.WORDS:
            return False
    return False
