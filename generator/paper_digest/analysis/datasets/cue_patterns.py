"""Finds names that papers call datasets or benchmarks: "the XYZ-10 dataset", "benchmarks such as ABC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.analysis.acronyms.extraction import singular
from paper_digest.analysis.text.token_stream import is_branded

_NAME = r"(?<![\w.+-])[A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*"
_LIST = rf"{_NAME}(?:(?:, and |, | and | \& ){_NAME})*"
_KIND = re.compile(
    r"\b(?:[Dd]ata ?[Ss]et|[Bb]enchmark|[Cc]orpus|[Cc]orpora|[Tt]est [Ss]uite|[Ll]eaderboard)(s?)\b"
)
_IN_KINDS = ("ata", "enchmark", "orp", "uite", "eaderboard")
"""Parts of these words: a search for them passes quickly over texts without any."""
_REACH = 100
"""Letters before and behind the word "dataset" in which its name may stand."""
# XYZ dataset; XYZ and ABC benchmarks; XYZ, a large dataset
_BEFORE = re.compile(rf"({_NAME}) $")
_LIST_BEFORE = re.compile(rf"({_LIST}) $")
_APPOSITION = re.compile(rf"({_NAME})(?:, (?:an?|the)(?: first)?|: An?)(?: [\w-]+){{0,5}} $")
# datasets such as XYZ and ABC; benchmarks (XYZ, ABC); a dataset called XYZ
_BEHIND = re.compile(
    rf"(?:,? (?:such as|like|including|namely|e\.g\.,?) |,? ?(?:: |\()(?:e\.g\.,? |i\.e\.,? |namely |including )?)({_LIST})"
)
_CALLED = re.compile(rf",? (?:called|named|dubbed|termed) ({_NAME})")
_ON = re.compile(r" on (?:the )?(?=[A-Za-z0-9.-]*[A-Z0-9])")
_RESULTS = re.compile(
    r"\b(?:[Ee]xperiments|[Ee]valuations?|[Ee]valuated?|[Rr]esults|"
    r"[Tt]est(?:ed)?|[Tt]rained|[Pp]erformance|[Aa]ccuracy|[Ss]cores?)(?: [a-z]+){0,2}$"
)
_ALL = re.compile(rf"({_LIST})")
_SPLIT = re.compile(r", and | and |, | & ")
# What stands before "dataset" for its kind, not for its name.
_KINDS = frozenset(
    "ai api asr av bci cad ct cv ecg eeg fl fmri gan gnn gpu gui html i.i.d iid ir it kb kg lidar llm lm mllm ml mri nli nlg "
    "nlp nlu non-iid non-i.i.d ocr ood pde pii qa rct rgb rgb-d rgbd rl sar sat sft smt sota sql ssl stem text-to-sql tts uav "
    "uci ui us uk usa vlm vqa xai "
    "amazon facebook github google kaggle reddit twitter wikipedia yelp youtube".split()
)
# Sizes, dimensions and pairs of languages: 100K, 3D-text, En-De, English-French.
_NO_NAME = re.compile(
    r"\d+(?:\.\d+)?(?:[KkMmBb]|[Dd](?:-[a-z]\w*)?)?|[A-Z][a-z]-[A-Z][a-z]|(?:English|Chinese|German|French)-.*|.*-English"
)


def called_datasets(text: str) -> tuple[set[str], set[str]]:
    """The names that a text calls datasets or benchmarks, and those it only tells results on."""
    kinds = _KIND.finditer(text) if any(part in text for part in _IN_KINDS) else ()
    strong = {name for kind in kinds for found in _beside(text, kind) for name in _names(found)}
    results = (
        _ALL.match(text, on.end())
        for on in _ON.finditer(text)
        if _RESULTS.search(text, max(0, on.start() - _REACH), on.start())
    )
    return strong, {name for match in results if match for name in _names(match[1])} - strong


def _beside(text: str, kind: re.Match[str]) -> Iterator[str]:
    """The name or the names before and behind a word such as "datasets"."""
    before = text[max(0, kind.start() - _REACH) : kind.start()]
    plural = bool(kind[1]) or kind[0].lower() == "corpora"
    for pattern in (_LIST_BEFORE if plural else _BEFORE, _APPOSITION):
        if match := pattern.search(before):
            yield match[1]
    for pattern in (_BEHIND, _CALLED) if plural else (_CALLED,):
        if match := pattern.match(text, kind.end()):
            yield match[1]


def _names(found: str) -> Iterator[str]:
    for part in _SPLIT.split(found):
        name = singular(part.strip(".+-"))
        if (
            len(name) >= 3
            and is_branded(name)
            and name.lower() not in _KINDS
            and not _NO_NAME.fullmatch(name)
        ):
            yield name
