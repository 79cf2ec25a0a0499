"""Finds references of a sentence to other sentences: "this gap", "such methods", "their results"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from paper_digest.analysis.summary.new_information import says_little
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import fold
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\s\w]")
_SHELLS = "|".join(sorted(noun.removesuffix("y") for noun in _LISTS["shell_nouns"]))
_ANY = re.compile(
    rf"\b(?:{alternation(_LISTS['pronouns'] | _LISTS['pointers'])}"
    rf"|(?:the|our|both)\s+(?:following|{alternation(_LISTS['pointing_adjectives'])}|(?:{_SHELLS})\w{{0,3}})"
    rf"|(?:do|does)\s+so|the\s+(?:{alternation(_LISTS['numerals'])})|that\s+(?:{_SHELLS})\w{{0,3}})\b",
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
    r"who|whose|that|which|of|from|in|with|without|by|under|\w{2,}(?:ed|ing)|obtained|given"
)
"""The words behind "those" that begin to say which."""
_SAYING_WHICH = frozenset(("between", "whether"))
_MEANS = frozenset(("by", "with", "via", "using", "through"))
"""The words behind "solve the problem" that say how, not which."""
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
    is_object: bool = False
    """Whether a verb before it governs it: "a step to understand it" has not said what."""
    is_counted: bool = False
    """Whether it is a number of things: "the two maps"."""


class _Introduced:
    """What the sentence has introduced before a word."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        """The folded content words."""
        self.telling: set[str] = set()
        """Those that do not fit every paper, except the word before: it governs the next one."""
        self._governing: frozenset[str] = frozenset()
        self._before_subject: frozenset[str] | None = None

    def read(self, words: Sequence[str], index: int) -> None:
        """Takes the next word."""
        word = words[index]
        if word in _SUBJECTS and self._before_subject is None:
            self._before_subject = frozenset(self.words)
        self.telling |= self._governing
        self._governing = frozenset()
        if _is_content(word) and not _is_verb(words, index):
            folded = frozenset(map(fold, word.split("-")))
            self.words |= folded
            self._governing = frozenset(noun for noun in folded if not says_little(noun))

    @property
    def has_problem(self) -> bool:
        """Whether "this problem" is introduced; "we propose a way to solve it" has not said which."""
        words = self.words if self._before_subject is None else self._before_subject
        return not _PROBLEMS.isdisjoint(self.words) or len(words) >= _MIN_INTRODUCED


class _Place(NamedTuple):
    """A word that may refer to something, and the words around it."""

    word: str
    before: Sequence[str]
    """The two words before it."""
    following: Sequence[str]
    start: int
    """The position of the word in the text."""

    @property
    def is_solved(self) -> bool:
        """Whether a verb before it says that something is solved."""
        return not _SOLVING_VERBS.isdisjoint(self.before[-1:])

    @property
    def is_object(self) -> bool:
        """Whether a verb form before it governs it: "understanding it", "to fold it"."""
        return any(word.endswith("ing") for word in self.before[-1:]) or self.before[:1] == ["to"]


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
        return len(introduced.telling if reference.is_object else introduced.words) >= reference.min_words
    is_in_title = (len(nouns) > 1 or reference.is_counted) and known.issuperset(nouns)
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
    before, following = words[max(0, index - 2) : index], words[index + 1 : index + 1 + _WINDOW]
    place = _Place(words[index], before, following, start)
    for form in (_solved_problem if place.is_solved else _pronoun, _pointer, _do_so, _definite):
        if reference := form(place):
            return reference
    return None


def _solved_problem(place: _Place) -> Reference | None:
    """The reference of what is solved: "alleviate it", "address that challenge"."""
    if place.word in ("it", "them"):
        return Reference(place.start, tuple(sorted(_PROBLEMS)), True)
    nouns = _phrase(place.following[:1])
    if place.word == "that" and nouns:
        return Reference(place.start, nouns, is_shell(nouns[0]))
    return _pronoun(place)


def _pronoun(place: _Place) -> Reference | None:
    if place.word not in _LISTS["pronouns"] or _is_pleonastic(place.word, place.following):
        return None
    return Reference(place.start, (), True, is_object=place.is_object)


def _do_so(place: _Place) -> Reference | None:
    is_reference = place.word in ("do", "does") and place.following[:1] == ["so"]
    return Reference(place.start, ("so",), False) if is_reference else None


def _pointer(place: _Place) -> Reference | None:
    """The reference that "this", "these" or "such" makes."""
    if place.word not in _LISTS["pointers"] or _is_no_pointer(place):
        return None
    following = place.following[_degrees(place.following) :]
    after = following[0] if following else ""
    # "This" with a word in -s is a subject with its verb.
    is_subject = place.word == "this" and after.endswith("s") and fold(after) != after
    nouns = () if is_subject else _phrase(following)
    if _says_which(place.word, nouns, following[len(nouns) :]):
        return None
    return Reference(place.start, nouns, not nouns or any(map(is_shell, nouns)), _MIN_BEFORE_POINTER)


def _degrees(words: Sequence[str]) -> int:
    """How many words stand between a pointer and its adjectives and nouns: "these two very"."""
    between = (word in _LISTS["between_pointer_and_noun"] or word.endswith("ly") for word in words)
    return next((number for number, is_between in enumerate(between) if not is_between), 0)


def _is_no_pointer(place: _Place) -> bool:
    """Whether the words around it make it "this paper", "such as" or "those taken by".

    What authors do something with is no paper of theirs: "we support this thesis".
    """
    following = place.following[:1]
    if place.word == "those" and any(map(_SAYS_WHOSE.fullmatch, following)):
        return True
    if place.word == "such":
        return not {"as", "that"}.isdisjoint(following)
    return not (_LISTS["work_nouns"].isdisjoint(following) or place.before[:1] == ["we"])


def _says_which(pointer: str, nouns: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words behind say which is meant: "this tension between", "such high towers that".

    In "this method folds maps of", the preposition belongs to other nouns. Only what says nothing alone is
    completed by "of": in "this kind of map", another sentence says which kind.
    """
    after = behind[0] if behind else ""
    if not 0 < len(nouns) <= 2:
        return False
    is_completed = (after == "of" and is_shell(nouns[-1])) or (after == "that" and pointer == "such")
    return is_completed or after in _SAYING_WHICH


def _definite(place: _Place) -> Reference | None:
    """The reference that "the problem", "the two maps" or "the proposed method" makes."""
    following = place.following
    if place.word not in ("the", "our", "both") or not following:
        return None
    if following[0] == "following" and ":" not in following:
        return Reference(place.start, ("following",), False)
    if following[0] in _LISTS["pointing_adjectives"]:
        return Reference(place.start, _phrase(following[1:]), following[0] not in _LISTS["text_pointers"])
    if place.word == "our":
        return None
    if place.word == "the" and following[0] in _LISTS["numerals"]:
        return _counted(following[1:], place.start)
    return _shell_noun(place)


def _counted(following: Sequence[str], start: int) -> Reference | None:
    """The reference of a number of things; "the two sides of" says which."""
    nouns = _phrase(following)
    behind = following[len(nouns) : len(nouns) + 1]
    is_vague = any(map(is_shell, nouns))
    is_listed = not {":", "("}.isdisjoint(behind)
    says_which = is_listed or (not _LISTS["complement_starts"].isdisjoint(behind) and not is_vague)
    return None if says_which or not nouns else Reference(start, nouns, is_vague, is_counted=True)


def _shell_noun(place: _Place) -> Reference | None:
    """The reference of a noun that says nothing alone; "the problem of" says which."""
    nouns = _phrase(place.following[:1])
    if not nouns or nouns[0] not in _LISTS["shell_nouns"] - _LISTS["method_nouns"]:
        return None
    after, behind = (*place.following[1:3], "", "")[:2]
    is_complement = after in _LISTS["complement_starts"] and not (place.is_solved and after in _MEANS)
    is_predicate = after in ("is", "was") and behind in ("to", "that")
    says_which = place.word == "the" and (is_complement or is_predicate or _is_content(after))
    return None if says_which else Reference(place.start, nouns, True)


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
    """Whether "it" stands for nothing, as in "it is possible to" and "makes it possible to"."""
    if word != "it" or not following:
        return False
    if following[0] in ("is", "was", "remains", "becomes"):
        return not {"to", "that", "whether", "how"}.isdisjoint(following)
    return following[1:2] == ["to"]


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
