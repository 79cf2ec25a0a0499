"""Fits the weights of keyphrases to the authors' keywords, and prints the F1 of the tags that they make.

A logistic regression of "the authors give this phrase as a keyword" on the features of `features.py` and
their squares, with an L2 penalty, from the develop half alone. The papers are all of iclr2018.jsonl and those
of its main subjects, each as a collection of its own: what most papers have in common is a keyword there too.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np
from numpy.typing import NDArray
from paper_digest.analysis.acronyms.extraction import PaperAcronyms, paper_acronyms
from paper_digest.analysis.keyphrases import weighting
from paper_digest.analysis.keyphrases.features import PhraseFeatures, phrase_features
from paper_digest.analysis.keyphrases.selection import Candidates, distinct_candidates, select_keyphrases
from paper_digest.analysis.keyphrases.tags import MAX_TAGS, known_phrases, tag_papers
from paper_digest.analysis.text.document_text import DocumentText, document_text
from paper_digest.analysis.text.token_stream import TokenStream, token_stream
from paper_digest.sources.settings import load_settings
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from tests.arguments import parser_of
from tests.eval.measures import f1, plain_words, stem, stems
from tests.eval.rows import SHARED, Row, paper_of, rows_of
from tests.project import ROOT

_WEIGHTS: Final = Path(weighting.__file__).parent / "data" / "keyphrase_weights.toml"
_HEADING: Final = (
    "# Fitted by tests/eval/keyphrases.py: the weights of each feature and of its square; never edited.\n"
)
_SUBJECTS: Final = 8
"""The subjects whose papers are collections of their own: the most common words of keywords."""
_PENALTY: Final = 10.0
_FOLDS: Final = 4
_MOST_TAGS: Final = 5


@dataclass(frozen=True)
class Collection:
    """Labeled papers that are analyzed together, in the order of their ids."""

    name: str
    rows: tuple[Row, ...]
    known: frozenset[str]

    @cached_property
    def texts(self) -> list[DocumentText]:
        """The texts of the papers."""
        return [document_text(paper_of(row)) for row in self.rows]

    @cached_property
    def acronyms(self) -> list[PaperAcronyms]:
        """The acronyms of the papers."""
        return list(map(paper_acronyms, self.texts))

    @cached_property
    def stream(self) -> TokenStream:
        """The words of the papers."""
        return token_stream(self.texts)

    @cached_property
    def candidates(self) -> Candidates:
        """The phrases of the papers."""
        return distinct_candidates(self.stream)

    @cached_property
    def words(self) -> dict[int, str]:
        """The words of each phrase."""
        return self.candidates.words

    @cached_property
    def features(self) -> PhraseFeatures:
        """The features of all phrases."""
        return phrase_features(self.candidates.phrases, self.words, self.known, self.stream)

    @cached_property
    def is_keyword(self) -> NDArray[np.bool_]:
        """For each phrase of each paper whether it is a keyword."""
        keywords = [row.keywords for row in self.rows]
        texts = [stems(text) for text in self.words.values()]
        pairs = zip(self.features.column.tolist(), self.features.paper.tolist(), strict=True)
        return np.array([texts[column] in keywords[paper] for column, paper in pairs], dtype=bool)

    @cached_property
    def is_fitted(self) -> NDArray[np.bool_]:
        """For each phrase of each paper whether the paper is in the develop half."""
        is_develop = np.array([bool(row.keywords) and not row.is_held_out for row in self.rows], dtype=bool)
        return is_develop[self.features.paper]

    @cached_property
    def fold(self) -> NDArray[np.int64]:
        """For each phrase of each paper the fold of the phrase."""
        folds = np.array([zlib.crc32(text.encode()) % _FOLDS for text in self.words.values()])
        return folds[self.features.column]

    @cached_property
    def matrix(self) -> NDArray[np.float64]:
        """The features and their squares of each phrase of each paper."""
        features = self.features
        columns = [*features.in_paper.values()]
        columns += [values[features.column] for values in features.of_phrase.values()]
        return np.column_stack([column**power for column in columns for power in (1, 2)])


def collections() -> Iterator[Collection]:
    """All papers, and those of each subject."""
    known = known_phrases(load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics)
    rows = rows_of("iclr2018.jsonl")
    subjects = {row.id: {stem(word) for word in plain_words(" ".join(row.written_keywords))} for row in rows}
    counts = Counter(word for words in subjects.values() for word in words)
    yield Collection("all", tuple(rows), known)
    for subject, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_SUBJECTS]:
        yield Collection(subject, tuple(row for row in rows if subject in subjects[row.id]), known)


def fitted(training: Sequence[Collection], without_fold: int | None = None) -> list[float]:
    """The intercept and the weights, in the order of the columns of the matrix."""
    used = [collection.is_fitted & (collection.fold != without_fold) for collection in training]
    pairs = list(zip(training, used, strict=True))
    matrix = np.vstack([collection.matrix[rows] for collection, rows in pairs])
    wanted = np.concatenate([collection.is_keyword[rows] for collection, rows in pairs])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1 / _PENALTY, max_iter=1000))
    scaler, regression = model.fit(matrix, wanted).named_steps.values()
    weights = regression.coef_[0] / scaler.scale_
    return [float(regression.intercept_[0] - weights @ scaler.mean_), *map(float, weights)]


def unseen_precision(training: Sequence[Collection]) -> dict[str, float]:
    """The average precision in each collection, of phrases that the fit did not see."""
    scores = {collection.name: np.zeros(len(collection.matrix)) for collection in training}
    for fold in range(_FOLDS):
        intercept, *weights = fitted(training, without_fold=fold)
        for collection in training:
            rows = collection.fold == fold
            scores[collection.name][rows] = intercept + collection.matrix[rows] @ np.array(weights)
    return {
        collection.name: float(
            average_precision_score(
                collection.is_keyword[collection.is_fitted], scores[collection.name][collection.is_fitted]
            )
        )
        for collection in training
    }


def write_weights(collection: Collection, values: Sequence[float]) -> None:
    """Writes the weights of the features, whose names a collection knows."""
    intercept, *weights = (float(f"{value:.4g}") for value in values)
    names = [*collection.features.in_paper, *collection.features.of_phrase]
    lines = [f"{weighting.INTERCEPT} = [{intercept}]"]
    lines += [f"{name} = {weights[2 * number : 2 * number + 2]}" for number, name in enumerate(names)]
    _WEIGHTS.write_text("\n".join((_HEADING.strip(), *lines, "")), "utf-8")
    weighting.fitted_weights.cache_clear()


def f1_of_tags(collection: Collection, *, held_out: bool) -> tuple[float, float]:
    """The F1 of the first five tags in one half, and the number of tags of a paper."""
    keyphrases = select_keyphrases(collection.stream, collection.known, MAX_TAGS, collection.acronyms)
    tagging = tag_papers(keyphrases, collection.stream, [row.id for row in collection.rows])
    names = {tag.id: stems(tag.name) for tag in tagging.tags}
    pairs = [
        ([names[tag] for tag in tags[:_MOST_TAGS]], row.keywords)
        for row, tags in zip(collection.rows, tagging.of_paper, strict=True)
        if row.keywords and row.is_held_out is held_out
    ]
    return fmean(f1(*pair) for pair in pairs), fmean(map(len, tagging.of_paper))


def main() -> int:
    """Prints the figures, after fitting the weights with --write; 2 if the labeled papers are absent."""
    parser = parser_of(__doc__)
    parser.add_argument("--write", action="store_true", help="fit the weights and write them")
    parser.add_argument(
        "--held-out", action="store_true", help="also print the half that the fit did not see"
    )
    options = parser.parse_args()
    if not (SHARED / "eval" / "iclr2018.jsonl").is_file():
        print("Not measured: the labeled papers are absent beside the repository.", file=sys.stderr)
        return 2
    training = list(collections())
    unseen = {}
    if options.write:
        unseen = unseen_precision(training)
        write_weights(training[0], fitted(training))
    for collection in training:
        halves = (False, True) if options.held_out else (False,)
        figures = [f1_of_tags(collection, held_out=half) for half in halves]
        print(
            f"{collection.name:10} papers {len(collection.rows):4}  tags {figures[0][1]:.2f}  F1",
            *(f"{score:.4f}" for score, _ in figures),
            f" unseen {unseen[collection.name]:.3f}" if unseen else "",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
