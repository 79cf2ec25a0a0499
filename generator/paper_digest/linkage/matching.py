"""Decides whether two sightings are the same paper, by an ordered list of named rules."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from paper_digest.linkage.author_agreement import authors_agree
from paper_digest.linkage.match_evidence import (
    DIFFERENT_TITLE,
    NO_TITLE,
    ONE_WORD_APART,
    SAME_MAIN_TITLE,
    abstracts_agree,
    agree_without_abstracts,
    are_unlike,
    dois_by_registrant,
    have_abstracts,
    have_different_authors,
    is_cut_of,
    is_cut_record_of,
    is_rewritten,
    is_start_of,
    may_be_versions,
    titles_share_start,
)
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.title_relation import differ_in_number, notes_in, one_word_apart


class Verdict(Enum):
    """What a rule says about a pair."""

    SAME = "the same paper"
    DIFFERENT = "different papers"
    UNPROVED = "no evidence, and no later rule may find any"


Rule = Callable[[MatchFeatures, MatchFeatures], Verdict | None]
"""None: the rule does not apply."""


def same_paper(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both sightings are the same paper.

    Undecided pairs remain two papers: readers notice and report a duplicate, but not a lost paper.
    """
    return decide(left, right) is Verdict.SAME


def decide(left: MatchFeatures, right: MatchFeatures) -> Verdict:
    """The verdict of the first rule that applies."""
    verdicts = (rule(left, right) for rule in RULES)
    return next((verdict for verdict in verdicts if verdict is not None), Verdict.UNPROVED)


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
    verdict = decide(left, right)
    if verdict is Verdict.UNPROVED and left.title_keys and right.title_keys:
        return not may_be_versions(left, right)
    return verdict is Verdict.DIFFERENT


def match_by_title_alone(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether nothing but a title, and at most a year, speaks for a match."""
    return not (
        left.identifiers & right.identifiers
        or have_abstracts(left, right)
        or left.metadata
        or right.metadata
        or authors_agree(left.authors, right.authors)
    )


# ---------------------------------------------------------------- what keeps papers apart


def different_arxiv_ids(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """Different arXiv ids mean different papers."""
    return Verdict.DIFFERENT if have_different_arxiv_ids(left, right) else None


def shared_identifier(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """An identifier in common is enough, unless titles and abstracts speak against it: then it is that of a
    whole book, a placeholder, or wrong.
    """
    if not left.identifiers & right.identifiers:
        return None
    return Verdict.DIFFERENT if are_unlike(left, right) else Verdict.SAME


def dois_of_one_registrant(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """A registrant gives a paper one DOI in a year; versions of a preprint count as one."""
    first, second = dois_by_registrant(left), dois_by_registrant(right)
    is_other = any(first[registrant].isdisjoint(second[registrant]) for registrant in first.keys() & second)
    may_be_of_one_year = bool(left.years & right.years) or not (left.years and right.years)
    return Verdict.DIFFERENT if is_other and may_be_of_one_year else None


def different_authors(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """Two papers of one title by different people."""
    return Verdict.DIFFERENT if have_different_authors(left, right) else None


def different_notes(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """An erratum, a comment, a reply or a demo is not the paper that it names."""
    is_other = notes_in(left.title or "") != notes_in(right.title or "")
    return Verdict.DIFFERENT if left.title_keys and right.title_keys and is_other else None


def different_numbers(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """Parts of a series, and reports of several years, differ in a number."""
    if left.title_keys & right.title_keys or is_cut_of(left, right) or is_cut_of(right, left):
        return None
    return Verdict.DIFFERENT if differ_in_number(left.title_words, right.title_words) else None


# ---------------------------------------------------------------- what joins them


def same_title(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """The same title: abstracts decide, else authors, years and how specific the title is."""
    if not left.title_keys & right.title_keys:
        return None
    agree = abstracts_agree if have_abstracts(left, right) else agree_without_abstracts
    return Verdict.SAME if agree(left, right) else Verdict.DIFFERENT


def cut_title(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """One title is the start of the other, and so is the abstract; without one, the authors decide."""
    for shorter, longer in ((left, right), (right, left)):
        if is_start_of(shorter, longer) and is_cut_record_of(shorter, longer):
            return Verdict.SAME
    return None


def short_abstract(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """Without the same title, an abstract of a few words is no evidence."""
    return None if have_abstracts(left, right) else Verdict.UNPROVED


def missing_title(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """One sighting has no title: the abstracts decide."""
    if left.title_keys and right.title_keys:
        return None
    return Verdict.SAME if containment(left, right) >= NO_TITLE else Verdict.UNPROVED


def same_main_title(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """One title is the other without its subtitle."""
    if left.main_title_key not in right.title_keys and right.main_title_key not in left.title_keys:
        return None
    if containment(left, right) >= SAME_MAIN_TITLE or is_rewritten(left, right):
        return Verdict.SAME
    return Verdict.DIFFERENT


def similar_title(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """The titles differ in one word."""
    is_same = (
        one_word_apart(left.title_words, right.title_words) and containment(left, right) >= ONE_WORD_APART
    )
    return Verdict.SAME if is_same else None


def new_ending(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """A later version by the same authors, with another ending of the title and a rewritten abstract."""
    return Verdict.SAME if titles_share_start(left, right) and is_rewritten(left, right) else None


def same_abstract(left: MatchFeatures, right: MatchFeatures) -> Verdict | None:
    """The titles differ, but the abstracts are the same from end to end: a renamed paper."""
    shorter, longer = sorted((left.shingles.size, right.shingles.size))
    is_same = containment(left, right) * shorter / longer >= DIFFERENT_TITLE
    return Verdict.SAME if is_same else None


RULES: tuple[Rule, ...] = (
    different_arxiv_ids,
    shared_identifier,
    dois_of_one_registrant,
    different_authors,
    different_notes,
    different_numbers,
    same_title,
    cut_title,
    short_abstract,
    missing_title,
    same_main_title,
    similar_title,
    new_ending,
    same_abstract,
)
