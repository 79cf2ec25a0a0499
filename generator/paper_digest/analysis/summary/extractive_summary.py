"""Selects the sentence of an abstract that best summarizes the paper."""

from __future__ import annotations

from collections.abc import Sequence

from paper_digest.analysis.summary.cue_phrases import cue_score
from paper_digest.analysis.summary.sentence_scoring import OverlapEstimator, fold_plurals, lowercase_words
from paper_digest.analysis.summary.sentence_trimming import trim_sentence
from paper_digest.analysis.text.sentences import sentences
from paper_digest.values.rich_text import RichText

# Both chosen by hand on the develop half of the papers that tests/eval measures on.
_OVERLAP_WEIGHT = 80.0
"""The weight of the expected overlap, on the scale of the cue scores."""
_POSITION_PENALTY = 4.0
"""The penalty of the last sentence compared to the first; later sentences report results."""
_MIN_WORDS = 5
"""Words in a sentence rather than a heading."""
_MIN_WORDS_ALONE = 3
"""Words in the only sentence: "Abstract unavailable" is no summary."""


def summarize(title: RichText | None, abstract: RichText | None) -> RichText | None:
    """The sentence of the abstract that probably shares most with a summary by the authors, trimmed.

    The score has the four features of Edmundson, New methods in automatic extracting (1969): words of the
    title, frequent words, cue phrases and position. None if the abstract has no sentence.
    """
    texts = [(sentence, lowercase_words(sentence.plain)) for sentence in sentences(abstract or RichText())]
    texts = [(sentence, words) for sentence, words in texts if words]
    all_words = [words for _, words in texts]
    folded = [fold_plurals(words) for words in all_words]
    estimator = OverlapEstimator(fold_plurals(lowercase_words((title or RichText()).plain)), folded)

    def score(position: int) -> float:
        overlap = _OVERLAP_WEIGHT * estimator.expected_overlap(folded[position])
        penalty = _POSITION_PENALTY * position / len(texts)
        # Rounded so that the order of additions never decides; the first of equal sentences wins.
        return round(overlap + cue_score(all_words[position]) - penalty, 6)

    best = max(_candidates(all_words), key=score, default=None)
    return None if best is None else trim_sentence(texts[best][0])


def _candidates(all_words: Sequence[Sequence[str]]) -> list[int]:
    """The positions of the sentences that may be the summary, given the words of each."""
    positions = [position for position, words in enumerate(all_words) if len(words) >= _MIN_WORDS]
    positions = positions or list(range(len(all_words)))
    return positions if any(_is_sentence(all_words[position]) for position in positions) else []


def _is_sentence(words: Sequence[str]) -> bool:
    """Whether words may be a sentence; scripts without spaces between words may have just one."""
    letters = "".join(words)
    return len(words) >= _MIN_WORDS_ALONE or (not letters.isascii() and len(letters) > _MIN_WORDS)
