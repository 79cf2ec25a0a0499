"""Tells what two sightings have in common that speaks for one paper: abstracts, authors, years, titles."""

from __future__ import annotations

import re

from paper_digest.linkage.author_agreement import authors_agree, authors_differ
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.text_overlap import text_overlap
from paper_digest.linkage.title_relation import (
    is_cut,
    is_generic,
    is_short,
    is_yearly,
    one_word_apart,
    share_long_words,
    share_most,
    share_start,
)
from paper_digest.values.fingerprint import normalized_key

# The least share of the shorter abstract's shingles for which two abstracts match. Measured on 5,000 papers
# copied in twenty ways, on 180 pairs of papers that must stay apart, and on 109 pairs of different papers
# with similar abstracts (`make eval`); settled on the half of them called "develop".
SAME_TITLE = 0.3
"""Beside words in common; a demo paper may copy as much of the full one."""
COPIED = 0.68
"""Of two abstracts of one title, whatever the rest says."""
SAME_MAIN_TITLE = 0.5
NO_TITLE = 0.7
"""One word in twenty replaced leaves 0.86."""
ONE_WORD_APART = 0.8
CUT_TITLE = 0.8
"""For a title that is the start of the other one, but does not say that it was cut."""
DIFFERENT_TITLE = 0.99
"""For a renamed paper, a share of both abstracts. Follow-up papers share up to 0.96."""
FEWEST_SHINGLES = 8
"""An abstract with fewer shingles proves nothing by itself."""
_FEWEST_SHINGLES_OF_CUT = 3
"""Of an abstract that is cut after a few words, beside a title that is cut."""
_FEWEST_LETTERS_OF_CUT = 8
_FEWEST_WORDS_OF_CUT = 6
"""Of a cut title without an abstract."""

# The least sums of the two shares of words in common (see text_overlap.py) of abstracts of one title.
REWRITTEN = 0.95
"""Without authors in common. Papers and their demos have 0.6; the highest of 100 has 0.95."""
REWRITTEN_BY_AUTHORS = 0.85
SAME_SUBJECT = 0.6
"""By the same authors, if the abstracts copy less than BARELY_COPIED, which a demo does not."""
BARELY_COPIED = 0.15

# Of abstracts by the same authors whose titles have another ending: any of these shares.
RENAMED_VOCABULARY = 0.9
RENAMED_REST = 0.3
RENAMED_COPIED = 0.42
"""If most of the title is the same."""
_RENAMED_LEAST_VOCABULARY = 0.5

_MOST_YEARS = 1
"""Between a listing without authors and the paper of its title."""
_MOST_YEARS_BY_AUTHORS = 5
"""Between versions by the same authors: a preprint, a conference and a journal."""
_MOST_YEARS_RENAMED = 3
_VERSION = re.compile(r"[./]?v\d{1,3}\Z")


def dois_by_registrant(record: MatchFeatures) -> dict[str, set[str]]:
    """The DOIs without the version of a preprint, by the prefix that the registrant has."""
    dois: dict[str, set[str]] = {}
    for doi in record.dois:
        dois.setdefault(doi.partition("/")[0], set()).add(_VERSION.sub("", doi))
    return dois


def have_abstracts(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both have an abstract that is long enough to prove something."""
    return min(left.shingles.size, right.shingles.size) >= FEWEST_SHINGLES


def have_different_authors(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both name authors, and not the same."""
    return authors_differ(left.authors, right.authors)


def abstracts_agree(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether two abstracts of one title are versions of one abstract, and not a demo and its full paper."""
    copied = containment(left, right)
    if copied >= COPIED:
        return True
    if is_generic(left.title_words):
        return False
    overlap = text_overlap(left.abstract, right.abstract).total
    if authors_agree(left.authors, right.authors):
        return overlap >= (REWRITTEN_BY_AUTHORS if copied >= BARELY_COPIED else SAME_SUBJECT)
    return copied >= SAME_TITLE and overlap >= REWRITTEN


def is_rewritten(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether the same authors wrote both abstracts about the same, under titles that differ."""
    if (
        not authors_agree(left.authors, right.authors)
        or _years_between(left, right) > _MOST_YEARS_RENAMED
        or _are_of_one_issue(left, right)
    ):
        return False
    copied, overlap = containment(left, right), text_overlap(left.abstract, right.abstract)
    has_same_start = share_most(left.title_words, right.title_words)
    return overlap.vocabulary >= _RENAMED_LEAST_VOCABULARY and (
        overlap.vocabulary >= RENAMED_VOCABULARY
        or overlap.rest >= RENAMED_REST
        or copied >= (RENAMED_COPIED if has_same_start else COPIED)
    )


def _are_of_one_issue(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether one venue published both in one year, which it does not with two versions of a paper."""
    first, second = (normalized_key(record.sightings[0].venue or "") for record in (left, right))
    return bool(first and left.years & right.years) and first == second


def agree_without_abstracts(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether two records of one title, of which one has no abstract, are one paper."""
    if left.metadata or right.metadata:
        return True
    same_authors, years = authors_agree(left.authors, right.authors), _years_between(left, right)
    same_year = bool(left.years & right.years)
    if is_generic(left.title_words):
        return same_authors and same_year and _places(left) == _places(right)
    if is_yearly(left.title_words):
        return years == 0
    if same_authors:
        return years <= _MOST_YEARS_BY_AUTHORS
    return same_year if is_short(left.title_words) else years <= _MOST_YEARS


def _places(record: MatchFeatures) -> tuple[str | None, ...]:
    """Where a paper was published: two editorials of one year may be by one editor."""
    first = record.sightings[0]
    return first.venue, first.volume, first.pages


def _years_between(left: MatchFeatures, right: MatchFeatures) -> int:
    """The least difference between the years of two records; 0 if one has none."""
    return min((abs(first - second) for first in left.years for second in right.years), default=0)


# ---------------------------------------------------------------- titles


def are_related_titles(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both titles are the same or start alike."""
    return bool(
        left.title_keys & right.title_keys
        or titles_share_start(left, right)
        or is_start_of(left, right)
        or is_start_of(right, left)
    )


def are_unlike(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether titles, abstracts and authors are those of two papers, although they share an identifier.

    Versions under other titles are by the same authors, or their abstracts have parts in common.
    """
    if have_different_authors(left, right):
        return bool(left.title_keys and right.title_keys) and not are_related_titles(left, right)
    if left.metadata or right.metadata or authors_agree(left.authors, right.authors):
        return False
    return have_unlike_texts(left, right)


def have_unlike_texts(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether neither the titles nor the abstracts of two records have much in common."""
    if left.title_keys and right.title_keys:
        if are_related_titles(left, right) or one_word_apart(left.title_words, right.title_words):
            return False
        if share_long_words(left.title_words, right.title_words):
            return False
        return not have_abstracts(left, right) or containment(left, right) < SAME_TITLE
    return have_abstracts(left, right) and containment(left, right) < SAME_TITLE


def may_be_versions(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether records with different titles may be versions of a paper that a third record proves."""
    is_by_authors = authors_agree(left.authors, right.authors) or not have_abstracts(left, right)
    return (
        is_start_of(left, right)
        or is_start_of(right, left)
        or (is_by_authors and titles_share_start(left, right))
    )


def titles_share_start(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both titles have the same main title or the same first words."""
    same_main_title = left.main_title_key is not None and left.main_title_key == right.main_title_key
    return same_main_title or share_start(left.title_words, right.title_words)


def is_cut_of(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether the left title ends in an ellipsis after the start of the right one."""
    return is_cut(left.title or "") and is_start_of(left, right)


def is_start_of(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether the left title is the start of the right one."""
    starts = [key for key in left.title_keys if len(key) >= _FEWEST_LETTERS_OF_CUT]
    return any(key.startswith(start) for key in right.title_keys for start in starts)


def is_cut_record_of(shorter: MatchFeatures, longer: MatchFeatures) -> bool:
    """Whether a record with the start of a title is one of the paper with the whole title."""
    is_marked = is_cut(shorter.title or "")
    fewest, least = (_FEWEST_SHINGLES_OF_CUT, NO_TITLE) if is_marked else (FEWEST_SHINGLES, CUT_TITLE)
    if min(shorter.shingles.size, longer.shingles.size) >= fewest:
        return containment(shorter, longer) >= least
    if not is_marked or is_generic(shorter.title_words):
        return False
    if authors_agree(shorter.authors, longer.authors):
        return _years_between(shorter, longer) <= _MOST_YEARS_BY_AUTHORS
    is_long = len(shorter.title_words) >= _FEWEST_WORDS_OF_CUT
    return is_long and _years_between(shorter, longer) <= _MOST_YEARS
