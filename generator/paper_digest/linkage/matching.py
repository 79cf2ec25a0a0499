"""Decides whether two sightings show one paper."""

from __future__ import annotations

import re

from paper_digest.linkage.match_features import Evidence, containment

SAME_TITLE = 0.3
"""Containment from which two abstracts under one title are one paper's."""
SHORTER_TITLE = 0.5
"""The same where one title is the other without its subtitle."""
NO_TITLE = 0.7
"""The same where one side has no title: one word in twenty replaced leaves 0.86."""
NEAR_TITLE = 0.8
"""The same where one word of the titles differs."""
SAME_ABSTRACT = 0.99
"""The same under quite different titles, both ways round: a paper that was renamed. Follow-ups were seen to share 0.96."""
_FEWEST_SHINGLES = 8
"""Below this an abstract proves nothing by itself."""
_PART = re.compile(r"\d+|[ivx]+|one|two|three|first|second|third|part")


def same_paper(one: Evidence, other: Evidence) -> bool:
    """Whether both show one paper. Undecided pairs stay two: a doubled paper is seen and mended, a lost one is not."""
    if one.arxiv and other.arxiv and not one.arxiv & other.arxiv:
        return False
    if one.identifiers & other.identifiers:
        return True
    shorter, longer = sorted((one.shingles.size, other.shingles.size))
    if one.title_keys & other.title_keys:
        return not shorter or containment(one, other) >= SAME_TITLE
    return shorter >= _FEWEST_SHINGLES and _abstracts_agree(one, other, shorter / longer)


def _abstracts_agree(one: Evidence, other: Evidence, sizes: float) -> bool:
    """Whether enough of the abstracts is common, the more the less the titles agree; `sizes` is the shorter's share of the longer."""
    shared = containment(one, other)
    if not (one.title_keys and other.title_keys):
        return shared >= NO_TITLE
    if one.main_title_key in other.title_keys or other.main_title_key in one.title_keys:
        return shared >= SHORTER_TITLE
    if _one_word_apart(one.title_words, other.title_words):
        return shared >= NEAR_TITLE
    return shared * sizes >= SAME_ABSTRACT


def contradict(one: Evidence, other: Evidence) -> bool:
    """Whether the two cannot be one paper, whatever a third sighting that resembles both suggests."""
    if one.arxiv and other.arxiv:
        return not one.arxiv & other.arxiv
    return bool(one.title_keys and other.title_keys) and not same_paper(one, other)


def _one_word_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a single word was changed, added or dropped, and it does not number a part."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    changed = (*one[start : len(one) - end], *other[start : len(other) - end])
    return (
        len(changed) <= 2
        and max(len(one), len(other)) - start - end <= 1
        and not any(_PART.fullmatch(word) for word in changed)
    )
