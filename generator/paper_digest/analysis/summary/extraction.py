"""Chooses the one sentence of an abstract that says what the paper does."""

from __future__ import annotations

from paper_digest.analysis.summary.cue_phrases import cues
from paper_digest.analysis.summary.sentence_compression import shortened, trimmed
from paper_digest.analysis.summary.sentence_scoring import Likely, folded_of, words_of
from paper_digest.analysis.text.sentences import sentences
from paper_digest.model.paper import Paper
from paper_digest.values.rich_text.inlines import RichText
from paper_digest.values.rich_text.plain_text import spoken

_OVERLAP = 80.0
"""What the expected overlap counts on the scale of the cues."""
_LATE = 4.0
"""What the last sentence loses beside the first; later sentences tell of results."""
_FRAGMENT = 2
_LEAST = 5
"""Words below which a sentence is chosen only where there is no other: a heading, a stray word."""


Texts = tuple[RichText | None, RichText | None]
"""A paper's title and its abstract."""


def texts_of(paper: Paper) -> Texts:
    """What of a paper its summary is chosen from."""
    return paper.title, paper.abstract


def summary_of(texts: Texts) -> RichText | None:
    """One sentence of the abstract, trimmed to stand alone; None without an abstract.

    It is the one that is likely to share most with the sentence that the authors would write: words of the title, words that the
    abstract comes back to, cue phrases ("we propose") and an early place, the four signs of Edmundson, New methods in automatic
    extracting (1969).
    """
    title, abstract = texts
    if not abstract:
        return None
    found = [
        (place, one, words)
        for place, one in enumerate(sentences(abstract))
        if (words := words_of(spoken(one)))
    ]
    candidates = [one for one in found if len(one[2]) >= _LEAST] or found
    if not candidates or not any(_says_something(words) for _, _, words in candidates):
        return None
    folded = {place: folded_of(words) for place, _, words in found}
    likely = Likely(words_of(spoken(title)) if title else [], list(folded.values()))
    scores = {place: _OVERLAP * likely.overlap(folded[place]) + cues(words) for place, _, words in candidates}
    best = max(candidates, key=lambda one: (round(scores[one[0]] - _LATE * one[0] / len(found), 6), -one[0]))
    return shortened(trimmed(best[1]))


def _says_something(words: list[str]) -> bool:
    """Whether words may be a sentence: "To" and "Abstract unavailable" are none; Chinese has no blanks between words."""
    letters = "".join(words)
    return len(words) > _FRAGMENT or (not letters.isascii() and len(letters) > _LEAST)
