"""Decides whether two sightings are the same paper, by an ordered list of named rules."""

from __future__ import annotations

import re
from collections.abc import Callable

from paper_digest.linkage.match_features import MatchFeatures, containment

# The least share of the shorter abstract's shingles for which two abstracts match. Measured on 5,000
# abstracts copied in ten ways, and on 109 pairs of different papers with similar abstracts (`make eval`).
SAME_TITLE = 0.3
SAME_MAIN_TITLE = 0.5
NO_TITLE = 0.7
"""One word in twenty replaced leaves 0.86."""
ONE_WORD_APART = 0.8
DIFFERENT_TITLE = 0.99
"""For a renamed paper, a share of both abstracts. Follow-up papers share up to 0.96."""
FEWEST_SHINGLES = 8
"""An abstract with fewer shingles proves nothing by itself."""
_FEWEST_TITLE_WORDS = 4
_PART_NUMBER = re.compile(r"\d+|[ivx]+|one|two|three|first|second|third|part")

Rule = Callable[[MatchFeatures, MatchFeatures], bool | None]
"""True: the same paper; False: different papers; None: the rule does not apply."""


def same_paper(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both sightings are the same paper; the first rule that applies decides.

    Undecided pairs remain two papers: readers notice and report a duplicate, but not a lost paper.
    """
    verdicts = (rule(left, right) for rule in RULES)
    return next((verdict for verdict in verdicts if verdict is not None), False)


def have_different_arxiv_ids(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both have arXiv ids, and none in common."""
    return bool(left.arxiv_ids and right.arxiv_ids) and not left.arxiv_ids & right.arxiv_ids


def contradict(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether the two cannot be the same paper, even if a third sighting matches both.

    Metadata has no abstract, so another title does not contradict it: the paper may have been renamed.
    """
    if left.arxiv_ids and right.arxiv_ids:
        return have_different_arxiv_ids(left, right)
    if left.metadata or right.metadata:
        return False
    return bool(left.title_keys and right.title_keys) and not same_paper(left, right)


def different_arxiv_ids(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """Different arXiv ids mean different papers."""
    return False if have_different_arxiv_ids(left, right) else None


def shared_identifier(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """An identifier in common is enough."""
    return True if left.identifiers & right.identifiers else None


def same_title(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """The same title, unless the abstracts are about something else ("Editorial")."""
    if not left.title_keys & right.title_keys:
        return None
    one_has_no_abstract = not (left.shingles.size and right.shingles.size)
    return one_has_no_abstract or containment(left, right) >= SAME_TITLE


def short_abstract(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """Without the same title, an abstract of a few words is no evidence."""
    return False if min(left.shingles.size, right.shingles.size) < FEWEST_SHINGLES else None


def missing_title(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """One sighting has no title: the abstracts decide."""
    if left.title_keys and right.title_keys:
        return None
    return containment(left, right) >= NO_TITLE


def same_main_title(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """One title is the other without its subtitle."""
    if left.main_title_key not in right.title_keys and right.main_title_key not in left.title_keys:
        return None
    return containment(left, right) >= SAME_MAIN_TITLE


def similar_title(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """The titles differ in one word, and that word is not a part number."""
    if not one_word_apart(left.title_words, right.title_words):
        return None
    return containment(left, right) >= ONE_WORD_APART


def same_abstract(left: MatchFeatures, right: MatchFeatures) -> bool | None:
    """The titles differ, but the abstracts are the same from end to end: a renamed paper."""
    shorter, longer = sorted((left.shingles.size, right.shingles.size))
    return containment(left, right) * shorter / longer >= DIFFERENT_TITLE


RULES: tuple[Rule, ...] = (
    different_arxiv_ids,
    shared_identifier,
    same_title,
    short_abstract,
    missing_title,
    same_main_title,
    similar_title,
    same_abstract,
)


def one_word_apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one word was changed, added or dropped between two titles, and it is not a part number."""
    shorter, longer = sorted((len(left), len(right)))
    if shorter < _FEWEST_TITLE_WORDS or longer - shorter > 1:
        return False
    prefix = _common_prefix(left, right)
    suffix = min(_common_prefix(left[::-1], right[::-1]), shorter - prefix)
    changed = (*left[prefix : len(left) - suffix], *right[prefix : len(right) - suffix])
    return longer - prefix - suffix <= 1 and not any(map(_PART_NUMBER.fullmatch, changed))


def _common_prefix(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words the two share at their start."""
    differs = (index for index, words in enumerate(zip(left, right, strict=False)) if words[0] != words[1])
    return next(differs, min(len(left), len(right)))
