"""Finds references of a sentence to other sentences: "this gap", "such methods", "their results"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import fold
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\s\w]")
_SHELLS = "|".join(sorted(noun.removesuffix("y") for noun in _LISTS["shell_nouns"]))
_ANY = re.compile(
    rf"\b(?:{alternation(_LISTS['pronouns'] | _LISTS['pointers'])}"
    rf"|(?:the|our|both)\s+(?:following|{alternation(_LISTS['pointing_adjectives'])}|(?:{_SHELLS})\w{{0,3}})"
    rf"|(?:the\s+(?:{alternation(_LISTS['numerals'])})|that)\s+(?:{_SHELLS})\w{{0,3}})\b",
    re.IGNORECASE,
)
"""What a reference looks like; texts without are many, and found quickly."""
_OWN_VERBS = _LISTS["contribution_verbs"] | _LISTS["activity_verbs"] | _LISTS["addition_words"]
_MIN_INTRODUCED = 6
"""Words of the sentence before "the problem" from which it has probably said which; chosen by hand."""
_MIN_BEFORE_POINTER = 2
"""Words before a bare "this" for which it may stand; in "motivated by this, we" there is nothing yet."""
_PROBLEMS = _LISTS["problem_nouns"]
_SOLVING_VERBS = frozenset(
    form
    for verb in _LISTS["solving_verbs"]
    for form in (verb, f"{verb}s", f"{verb}es", f"{verb.removesuffix('e')}ing")
)
_SUBJECTS = ("we", "our")
_SAYING_WHICH = frozenset(("of", "between", "whether"))
_MAX_PHRASE = 4
_WINDOW = 10
"""Words behind a reference that may say to what it refers."""


class Reference(NamedTuple):
    """A word that refers to something, and the nouns that say to what, if any."""

    start: int
    """The position of the word in the text."""
    nouns: tuple[str, ...]
    is_vague: bool
    """Whether what was said before in the sentence may be meant: "it", "this problem"."""
    min_words: int = 1
    """The words before it for which it may stand, if it has no nouns."""


@lru_cache(maxsize=1 << 10)
def unresolved_references(text: str, known: frozenset[str] = frozenset()) -> tuple[Reference, ...]:
    """The words that refer to something that the text has not mentioned before them, in order.

    known: folded words that the reader knows, those of the title.
    """
    if not _ANY.search(text):
        return ()
    tokens = [(token[0].lower(), token.start()) for token in _TOKEN.finditer(text)]
    words = [word for word, _ in tokens]
    introduced: set[str] = set()
    before_subject: frozenset[str] | None = None
    unresolved: list[Reference] = []
    for index, (word, start) in enumerate(tokens):
        if before_subject is None and word in _SUBJECTS:
            before_subject = frozenset(introduced)
        reference = _reference(words, index, start)
        if reference and not _is_resolved(reference, introduced, before_subject, known):
            unresolved.append(reference)
        if _is_content(word) and not _is_verb(words, index):
            introduced.update(map(fold, word.split("-")))
    return tuple(unresolved)


def _is_resolved(
    reference: Reference,
    introduced: frozenset[str] | set[str],
    before_subject: Collection[str] | None,
    known: frozenset[str],
) -> bool:
    """Whether the sentence or the title says for what a reference stands.

    introduced: the folded content words before the reference; before_subject: those before "we", None if
    that does not come before it.
    """
    nouns = reference.nouns
    if not nouns:
        return len(introduced) >= reference.min_words
    is_in_title = len(nouns) > 1 and all(noun in known for noun in nouns)
    if is_in_title or not introduced.isdisjoint(nouns):
        return True
    if not _PROBLEMS.isdisjoint(nouns):
        # Problems come first: "We propose a method to solve this problem" has not said which.
        told = introduced if before_subject is None else before_subject
        is_told = not introduced.isdisjoint(_PROBLEMS) or len(told) >= _MIN_INTRODUCED
        return reference.is_vague and is_told
    return reference.is_vague and len(introduced) >= _MIN_INTRODUCED


def _reference(words: Sequence[str], index: int, start: int) -> Reference | None:
    word, following = words[index], words[index + 1 : index + 1 + _WINDOW]
    is_solved = index > 0 and words[index - 1] in _SOLVING_VERBS
    if word in _LISTS["pronouns"]:
        if is_solved and word in ("it", "them"):
            return Reference(start, tuple(sorted(_PROBLEMS)), True)
        return None if _is_pleonastic(word, following) else Reference(start, (), True)
    if word in _LISTS["pointers"] or (word == "that" and is_solved and _phrase(following[:1])):
        return _pointer(word, following, start)
    if word in ("the", "our", "both") and following:
        return _definite(word, following, start)
    return None


def _pointer(word: str, following: Sequence[str], start: int) -> Reference | None:
    """The reference that "this", "these" or "such" makes."""
    after = following[0] if following else ""
    if after in _LISTS["work_nouns"] or (word == "such" and after in ("as", "that")):
        return None
    # "This" with a word in -s is a subject with its verb.
    is_subject = word == "this" and after.endswith("s") and fold(after) != after
    phrase_start = int(after in ("a", "an", "the") or after in _LISTS["numerals"])
    nouns = () if is_subject else _phrase(following[phrase_start:])
    if _says_which(nouns, following[phrase_start + len(nouns) :]):
        return None
    return Reference(start, nouns, not nouns or any(map(is_shell, nouns)), _MIN_BEFORE_POINTER)


def _says_which(nouns: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words behind say which is meant: "this tension between".

    In "this method folds maps of", the preposition belongs to other nouns.
    """
    return 0 < len(nouns) <= 2 and not _SAYING_WHICH.isdisjoint(behind[:1])


def _definite(word: str, following: Sequence[str], start: int) -> Reference | None:
    """The reference that "the problem" or "the proposed method" makes; "the problem of" says which."""
    if following[0] == "following" and ":" not in following:
        return Reference(start, ("following",), False)
    if following[0] in _LISTS["pointing_adjectives"]:
        return Reference(start, _phrase(following[1:]), True)
    if word == "the" and following[0] in _LISTS["numerals"]:
        nouns = _phrase(following[1:2])
        return Reference(start, nouns, True) if nouns and is_shell(nouns[0]) else None
    nouns = _phrase(following[:1])
    says_which = following[1:2] and following[1] in _LISTS["complement_starts"]
    is_reference = (
        word != "our"
        and nouns
        and nouns[0] in _LISTS["shell_nouns"] - _LISTS["method_nouns"]
        and not says_which
        and not _phrase(following[1:2])
    )
    return Reference(start, nouns, True) if is_reference else None


def _phrase(words: Sequence[str]) -> tuple[str, ...]:
    """The folded words of the noun phrase that the words start with, as far as content words go."""
    nouns: list[str] = []
    for word in words[:_MAX_PHRASE]:
        if not _is_content(word):
            break
        nouns += map(fold, word.split("-"))
    return tuple(nouns)


def is_shell(noun: str) -> bool:
    """Whether a noun has no meaning without what it stands for [Schmid 2000]."""
    return fold(noun) in _LISTS["shell_nouns"]


def _is_pleonastic(word: str, following: Sequence[str]) -> bool:
    """Whether "it" stands for nothing, as in "it is possible to"."""
    if word != "it" or not following or following[0] not in ("is", "was", "remains", "becomes"):
        return False
    return not {"to", "that", "whether", "how"}.isdisjoint(following)


def _is_content(word: str) -> bool:
    return len(word) > 1 and word[0].isalnum() and word not in STOP_WORDS and not word.endswith("ly")


def _is_verb(words: Sequence[str], index: int) -> bool:
    """Whether a word is most likely a verb: one of those of contributions, or behind "we", "to", "can"."""
    before = index - 1
    while before >= 0 and words[before].endswith("ly"):
        before -= 1
    if words[index] in _OWN_VERBS or before < 0:
        return words[index] in _OWN_VERBS
    follows_work = (
        words[before] in _LISTS["work_nouns"] and before > 0 and words[before - 1] in ("this", "our")
    )
    return words[before] in _LISTS["verb_openers"] or follows_work
