"""Finds the candidates for the summary of a paper: sentences of its abstract, trimmed, and a few pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper_digest.analysis.summary.cue_phrases import cue_score
from paper_digest.analysis.summary.dangling_clauses import without_tails
from paper_digest.analysis.summary.experiment_reports import reports_experiments
from paper_digest.analysis.summary.new_information import new_words
from paper_digest.analysis.summary.sentence_scoring import fold_plurals, lowercase_words
from paper_digest.analysis.summary.sentence_trimming import trim_sentence
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.sentences import sentences
from paper_digest.analysis.text.tokens import WORD, is_branded
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_VERBS = _LISTS["contribution_verbs"] | _LISTS["activity_verbs"] | _LISTS["solving_verbs"]
_NOUNS = _LISTS["work_nouns"] | _LISTS["method_nouns"] | _LISTS["shell_nouns"]
# "We" and "our" in the middle of a sentence may be anybody's: "relations in our social lives".
_OWN = re.compile(
    r"(?:^(?:we|our(?! (?:previous|prior|earlier)))|[,;:] (?:\w+ )?we"
    rf"|\bwe (?:\w+ ){{0,2}}(?:{alternation(_VERBS)})"
    rf"|\bour (?!previous|prior|earlier)(?:[\w-]+ ){{0,3}}(?:{alternation(_NOUNS)})s?"
    rf"|\b(?:this|the present) (?:{alternation(_LISTS['work_nouns'])})"
    rf"|\b(?:is|are|was|were) (?:\w+ly )?(?:{alternation(_LISTS['contribution_participles'])}))\b",
    re.IGNORECASE,
)
_GENERAL_PRACTICE = re.compile(
    r"(?:in|for|with) (?:most|many|some|several|general|practice|real|typical)\b[^,]{0,60}, we\b",
    re.IGNORECASE,
)
"""What everybody does: "In most tasks, we train a model"."""
_MIN_WORDS = 5
"""Words in a sentence rather than a heading."""
_MIN_WORDS_ALONE = 3
"""Words in the only sentence: "Abstract unavailable" is no summary."""
# Both chosen by hand on both halves of the papers that tests/eval measures on.
_SHORT = 4
"""New words from which a sentence needs no second one."""
_REACH = 3
"""Sentences behind a short one that may complete it."""
_MIN_CUES = -3.0
"""The cue score of a second sentence; that of "Our code is available" is lower."""
_MAX_PAIR = 38
"""Words of a summary of two sentences."""


@dataclass(frozen=True, slots=True)
class Abstract:
    """The sentences of a paper's abstract and its title, as the choice needs them."""

    title: Sequence[str]
    """The words of the title in lower case and in the singular."""
    title_words: frozenset[str]
    """Those that are no stop words."""
    sentences: Sequence[RichText]
    words: Sequence[Sequence[str]]
    """The words of each sentence in lower case and in the singular."""
    first_own: int | None
    """The first sentence in which the authors speak of themselves; None if none does."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be the summary: one trimmed sentence, or two."""

    text: RichText
    words: Sequence[str]
    """The words that are compared with those of the abstract, in lower case and in the singular."""
    cue_words: Sequence[str]
    """The words of the untrimmed first sentence in lower case."""
    position: int
    """The number of the first sentence."""
    new_words: frozenset[str]
    """The words that say more than the title."""


def read_abstract(title: RichText | None, abstract: RichText | None) -> Abstract:
    """The sentences of an abstract that have words."""
    parts = [sentence for sentence in sentences(abstract or RichText()) if lowercase_words(sentence.plain)]
    own = (number for number, sentence in enumerate(parts) if _is_own(sentence))
    title_words = _words(title or RichText())
    return Abstract(
        title_words, frozenset(title_words) - STOP_WORDS, parts, list(map(_words, parts)), next(own, None)
    )


def summary_candidates(abstract: Abstract) -> list[Candidate]:
    """The candidates in the order of the abstract; none if it has no sentence."""
    positions = [number for number, words in enumerate(abstract.words) if len(words) >= _MIN_WORDS]
    positions = positions or list(range(len(abstract.words)))
    if not any(_is_sentence(abstract.words[position]) for position in positions):
        return []
    return [candidate for position in positions for candidate in _candidates_at(abstract, position)]


def _candidates_at(abstract: Abstract, position: int) -> Iterator[Candidate]:
    text = trim_sentence(abstract.sentences[position], abstract.title_words)
    single = _candidate(abstract, position, text, abstract.words[position])
    yield single
    is_own = abstract.first_own is not None and position >= abstract.first_own
    if is_own and len(single.new_words) < _SHORT:
        for following in range(position + 1, min(position + 1 + _REACH, len(abstract.sentences))):
            yield from _pair(abstract, position, following)


def _pair(abstract: Abstract, position: int, following: int) -> Iterator[Candidate]:
    """A sentence that says little with one that follows, unless that is too long or about something else."""
    second = abstract.sentences[following]
    start = trim_sentence(abstract.sentences[position], abstract.title_words, second.flat)
    end = trim_sentence(second, abstract.title_words | frozenset(_words(start)))
    is_next = following == position + 1
    is_about_same = _is_own(second) or (is_next and _continues(start, end))
    says_little = cue_score(lowercase_words(second.plain)) < _MIN_CUES or reports_experiments(end.flat)
    if not is_about_same or says_little:
        return
    end = without_tails(end, _MAX_PAIR - len(_words(start)))
    text = RichText((*start, TextRun(" "), *end))
    words = _words(text)
    if len(words) <= _MAX_PAIR:
        yield _candidate(abstract, position, text, words)


def _candidate(abstract: Abstract, position: int, text: RichText, words: Sequence[str]) -> Candidate:
    cue_words = lowercase_words(abstract.sentences[position].plain)
    return Candidate(text, words, cue_words, position, new_words(text.flat, abstract.title_words))


def _continues(sentence: RichText, following: RichText) -> bool:
    """Whether a sentence begins with a pronoun, or repeats a name: "We propose HDA. HDA is"."""
    words = WORD.findall(following.flat)
    # A sentence may have no word but formulas.
    is_pronoun = any(word.lower() in _LISTS["pronouns"] | _LISTS["pointers"] for word in words[:1])
    names = {word for word in WORD.findall(sentence.flat)[1:] if is_branded(word) or word.istitle()}
    return is_pronoun or not names.isdisjoint(words)


def _is_own(sentence: RichText) -> bool:
    """Whether the authors speak of their work: we, our, this paper, a method is proposed."""
    return bool(_OWN.search(sentence.flat)) and not _GENERAL_PRACTICE.match(sentence.flat)


def _is_sentence(words: Sequence[str]) -> bool:
    """Whether words may be a sentence; scripts without spaces between words may have just one."""
    letters = "".join(words)
    return len(words) >= _MIN_WORDS_ALONE or (not letters.isascii() and len(letters) > _MIN_WORDS)


def _words(text: RichText) -> list[str]:
    return fold_plurals(lowercase_words(text.plain))
