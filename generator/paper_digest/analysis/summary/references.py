"""Finds references of a sentence to other sentences: "this gap", "such methods", "their results"."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    rf"|(?:do|does)\s+so|(?:the\s+(?:{alternation(_LISTS['numerals'])})|that)\s+(?:{_SHELLS})\w{{0,3}})\b",
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
_SAYS_WHOSE = re.compile(
    r"who|whose|that|which|of|from|in|with|without|by|under|\w{3,}(?:ed|ing)|obtained|given"
)
"""The words behind "those" that begin to say which."""
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


class _Introduced:
    """What the sentence has introduced before a word."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        """The folded content words."""
        self._before_subject: frozenset[str] | None = None

    def read(self, words: Sequence[str], index: int) -> None:
        """Takes the next word."""
        word = words[index]
        if word in _SUBJECTS and self._before_subject is None:
            self._before_subject = frozenset(self.words)
        if _is_content(word) and not _is_verb(words, index):
            self.words.update(map(fold, word.split("-")))

    @property
    def has_problem(self) -> bool:
        """Whether "this problem" is introduced; "we propose a way to solve it" has not said which."""
        words = self.words if self._before_subject is None else self._before_subject
        return not _PROBLEMS.isdisjoint(self.words) or len(words) >= _MIN_INTRODUCED


@lru_cache(maxsize=1 << 10)
def unresolved_references(text: str, known: frozenset[str] = frozenset()) -> tuple[Reference, ...]:
    """The words that refer to something that the text has not mentioned before them, in order.

    known: folded words that the reader knows, those of the title.
    """
    if not _ANY.search(text):
        return ()
    tokens = [(token[0].lower(), token.start()) for token in _TOKEN.finditer(text)]
    words = [word for word, _ in tokens]
    introduced = _Introduced()
    unresolved: list[Reference] = []
    for index, (_, start) in enumerate(tokens):
        reference = _reference(words, index, start)
        if reference and not _is_resolved(reference, introduced, known):
            unresolved.append(reference)
        introduced.read(words, index)
    return tuple(unresolved)


def _is_resolved(reference: Reference, introduced: _Introduced, known: frozenset[str]) -> bool:
    """Whether the sentence or the title says for what a reference stands."""
    nouns = reference.nouns
    if not nouns:
        return len(introduced.words) >= reference.min_words
    is_in_title = len(nouns) > 1 and all(noun in known for noun in nouns)
    if is_in_title or not introduced.words.isdisjoint(nouns):
        return True
    if not reference.is_vague:
        return False
    if _stands_for_problem(nouns):
        return introduced.has_problem
    return len(introduced.words) >= _MIN_INTRODUCED


def _stands_for_problem(nouns: Sequence[str]) -> bool:
    return not _PROBLEMS.isdisjoint(nouns)


def _reference(words: Sequence[str], index: int, start: int) -> Reference | None:
    """The reference that a word makes, if any."""
    following = words[index + 1 : index + 1 + _WINDOW]
    is_solved = index > 0 and words[index - 1] in _SOLVING_VERBS
    for form in (_solved_problem if is_solved else _pronoun, _pointer, _do_so, _definite):
        if reference := form(words[index], following, start):
            return reference
    return None


def _solved_problem(word: str, following: Sequence[str], start: int) -> Reference | None:
    """The reference of what is solved: "alleviate it", "address that challenge"."""
    if word in ("it", "them"):
        return Reference(start, tuple(sorted(_PROBLEMS)), True)
    nouns = _phrase(following[:1])
    if word == "that" and nouns:
        return Reference(start, nouns, is_shell(nouns[0]))
    return _pronoun(word, following, start)


def _pronoun(word: str, following: Sequence[str], start: int) -> Reference | None:
    is_reference = word in _LISTS["pronouns"] and not _is_pleonastic(word, following)
    return Reference(start, (), True) if is_reference else None


def _do_so(word: str, following: Sequence[str], start: int) -> Reference | None:
    return Reference(start, ("so",), False) if word in ("do", "does") and following[:1] == ["so"] else None


def _pointer(word: str, following: Sequence[str], start: int) -> Reference | None:
    """The reference that "this", "these" or "such" makes."""
    if word not in _LISTS["pointers"] or _is_no_pointer(word, following[:1]):
        return None
    after = following[0] if following else ""
    # "This" with a word in -s is a subject with its verb.
    is_subject = word == "this" and after.endswith("s") and fold(after) != after
    phrase_start = int(after in _LISTS["between_pointer_and_noun"])
    nouns = () if is_subject else _phrase(following[phrase_start:])
    if _says_which(nouns, following[phrase_start + len(nouns) :]):
        return None
    return Reference(start, nouns, not nouns or any(map(is_shell, nouns)), _MIN_BEFORE_POINTER)


def _is_no_pointer(word: str, following: Sequence[str]) -> bool:
    """Whether the word behind makes it "this paper", "such as" or "those taken by"."""
    if word == "those" and any(map(_SAYS_WHOSE.fullmatch, following)):
        return True
    ends = ("as", "that") if word == "such" else ()
    return not (_LISTS["work_nouns"] | frozenset(ends)).isdisjoint(following)


def _says_which(nouns: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words behind say which is meant: "this tension between".

    In "this method folds maps of", the preposition belongs to other nouns.
    """
    return 0 < len(nouns) <= 2 and not _SAYING_WHICH.isdisjoint(behind[:1])


def _definite(word: str, following: Sequence[str], start: int) -> Reference | None:
    """The reference that "the problem", "the two problems" or "the proposed method" makes."""
    if word not in ("the", "our", "both") or not following:
        return None
    if following[0] == "following" and ":" not in following:
        return Reference(start, ("following",), False)
    if following[0] in _LISTS["pointing_adjectives"]:
        return Reference(start, _phrase(following[1:]), True)
    is_counted = word == "the" and following[0] in _LISTS["numerals"]
    return None if word == "our" else _shell_noun(following[is_counted:], start, is_counted)


def _shell_noun(following: Sequence[str], start: int, is_counted: bool) -> Reference | None:
    """The reference of a noun that says nothing alone; "the problem of" says which."""
    nouns = _phrase(following[:1])
    if not nouns or nouns[0] not in _LISTS["shell_nouns"] - _LISTS["method_nouns"]:
        return None
    after = following[1] if len(following) > 1 else ""
    says_which = (after in _LISTS["complement_starts"] and not is_counted) or _is_content(after)
    return None if says_which else Reference(start, nouns, True)


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
