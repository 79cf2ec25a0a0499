"""Finds the key phrases that papers share: named methods, datasets, notions."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.model import Tag
from generator.study.acronyms import common_meanings
from generator.study.wording import ACADEMIC, STOP_WORDS, Wording
from generator.text.tokens import folded

MOST = 5
"""Tags a paper shows."""
_LONGEST = 4
"""Words of a phrase."""
_COMMON = 0.12
"""The share of papers (of many) from which a phrase tells nothing."""
_WORD = re.compile(r"[^\W_]+(?:[-'’+][^\W_]+)*\+*")
_BREAK = re.compile(r"[.,;:!?()\[\]{}\"“”/]|\s[–—-]+\s")
# Words that end no phrase worth a page, and phrases that every paper of the field has.
_WEAK = frozenset(
    "training trained train better good best simple general generally common commonly key main real real-world world single multiple "
    "set sets type types number case cases way ways part level levels form order terms term time times setting settings ability "
    "standard current empirical theoretical experimentally et al process system systems analysis understanding paper research "
    "researcher author field literature popular powerful modern deep robust strong complex high-quality question answer use "
    "open source lack need goal aim make making made provide providing explore exploring investigate leverage leveraging known "
    "called named referred widely often usually typically mainly largely does did not still yet even just only own same "
    "impact effect role performance accuracy gap improvement comparable competitive superior promising baseline benchmark "
    "higher lower larger smaller faster fewer less important crucial essential necessary possible potential capable able "
    "finding evidence insight contribution direction line future issue limitation advantage benefit property quality cost".split()
)
# Words between a subject and an object: "exhibit similar", "remain elusive" are no notions.
_VERBS = frozenset(
    "exhibit exhibited offer remain gain gained hurt rely relie learn learned hold shed light prevent preventing validate utilized utilize "
    "classifying predict understood correlated focu focuse elusive valuable modest similar popularity success escape "
    "perform performing wide "
    "variety variou past decade recent advancement rapid remarkable aspect critical closer look conventional wisdom "
    "reveal require required "
    "suffer lead improving obtain obtained achieve enable given contain include consider become becoming increase "
    "increasing reduce reducing".split()
)
_FIELD = frozenset(
    "deep learning|neural network|deep neural network|machine learning|deep network|learning model|neural model"
    "|training data|test data|model training|training "
    "process|training set|test set|loss function|objective function|real world|real data|wide range|model "
    "performance|large scale|artificial intelligence|data "
    "set|downstream task|state art|learning algorithm|model parameter|model size|training time|model architecture"
    "|learning method|ablation study|empirical result|"
    "deep learning model|neural network training|network architecture|computational cost|deep model|learned "
    "representation|training procedure|training model|high "
    "quality|low level|high level|public dataset|benchmark dataset|neural network model|computer science|source code".split("|")
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in one paper."""

    key: str
    weight: float
    spelling: str


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """The tag ids of each paper, best first, and the tags."""

    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def tag_papers(wordings: Sequence[Wording], ids: Sequence[str]) -> Tagging:
    """Up to MOST phrases a paper that at least two papers have.

    Candidates are runs of up to four words without stop words; they weigh by frequency, title, length, early place and by how
    many papers have them (Turney, Learning algorithms for keyphrase extraction, 2000, found these to matter). Plural,
    case, hyphen and acronym make no difference.
    """
    meanings = common_meanings(wordings)
    phrases = [_phrases_of(wording, meanings) for wording in wordings]
    papers_with = Counter(key for found in phrases for key in found)
    common = max(3, int(_COMMON * len(wordings))) if len(wordings) > 20 else len(wordings)
    kept = {key for key, count in papers_with.items() if 2 <= count <= common}
    kept -= _mostly_inside_longer(papers_with, kept)
    chosen = [_best([phrase for key, phrase in found.items() if key in kept], papers_with) for found in phrases]
    return _tagging(chosen, ids)


def _phrases_of(wording: Wording, meanings: dict[str, str]) -> dict[str, _Phrase]:
    """The paper's candidate phrases by their folded key."""
    counts: defaultdict[str, float] = defaultdict(float)
    first: dict[str, float] = {}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    length = len(wording.abstract) + 1
    for text, weight in ((wording.title, 2.0), (wording.abstract, 1.0)):
        for words, start in _candidates(text):
            key = " ".join(part for word in words for part in _parts(word))
            key = meanings.get(key, key)
            counts[key] += weight
            first.setdefault(key, 0.0 if text is wording.title else start / length)
            spellings[key][" ".join(words)] += 1
    return {
        key: _Phrase(key, _weight(key, count, first[key]), min(spellings[key], key=lambda s: (-spellings[key][s], s)))
        for key, count in counts.items()
    }


def _candidates(text: str) -> Iterator[tuple[list[str], int]]:
    """Runs of words that cross neither punctuation nor stop words, with the place where their clause starts."""
    place = 0
    for clause in _BREAK.split(text):
        place = text.find(clause, place)
        for stretch in _stretches(_WORD.findall(clause)):
            for first in range(len(stretch)):
                for last in range(first + 1, min(len(stretch), first + _LONGEST) + 1):
                    if _is_phrase(stretch[first:last]):
                        yield stretch[first:last], place
        place += len(clause)


def _stretches(words: list[str]) -> Iterator[list[str]]:
    """The words between stop words."""
    stretch: list[str] = []
    for word in words:
        if word.lower() in STOP_WORDS or folded(word) in STOP_WORDS:
            yield stretch
            stretch = []
        else:
            stretch.append(word)
    yield stretch


def _is_phrase(words: list[str]) -> bool:
    if len(words) == 1:
        return _is_name(words[0])
    low = [folded(word) for word in words]
    if any(word in _VERBS or word.endswith("ly") for word in (low[0], low[-1])):
        return False
    if low[-1] in _WEAK or low[0] in _WEAK or low[0] in ACADEMIC or words[0].lower() in ACADEMIC:
        return False
    if all(word in ACADEMIC or word in _WEAK for word in low) or any(word.isdigit() for word in low):
        return False
    return low[-1] not in ACADEMIC or low[-1] in {"learning", "model", "algorithm", "data"}


def _is_name(word: str) -> bool:
    """Whether a single word names something: ImageNet, LoRA, CIFAR-10, GPT-2, BERT; a hyphened "Few-Shot" does not."""
    return len(word) >= 3 and word.lower() not in ACADEMIC and any(_is_branded(part, word) for part in word.split("-"))


def _is_branded(part: str, word: str) -> bool:
    upper = sum(char.isupper() for char in part)
    return upper >= 2 or (upper == 1 and any(char.isdigit() for char in word))


def _parts(word: str) -> list[str]:
    """A word without its hyphens; numbers stay with their name, as in CIFAR-10."""
    pieces = word.split("-")
    if any(piece[:1].isdigit() for piece in pieces[1:]):
        return [folded(word.replace("-", ""))]
    return [folded(piece) for piece in pieces if piece]


def _weight(key: str, count: float, place: float) -> float:
    length = {1: 0.8, 2: 1.15, 3: 1.25}.get(key.count(" ") + 1, 1.0)
    generic = 0.0 if key in _FIELD else 1.0
    return generic * math.log1p(count) * length * (1.0 - 0.35 * min(place, 1.0))


def _mostly_inside_longer(papers_with: Counter[str], kept: set[str]) -> set[str]:
    """Phrases that stand (nearly) always inside one longer phrase: "rank adaptation" of "low rank adaptation"."""
    inside: set[str] = set()
    for key in kept:
        words = key.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                part = " ".join(words[first:last])
                if part != key and part in kept and papers_with[key] >= 0.75 * papers_with[part]:
                    inside.add(part)
    return inside


def _best(phrases: list[_Phrase], papers_with: Counter[str]) -> list[_Phrase]:
    """The heaviest phrases, none a part of another one chosen."""
    order = sorted(phrases, key=lambda one: (-round(one.weight * (1 + 0.12 * math.log(papers_with[one.key])), 6), one.key))
    chosen: list[_Phrase] = []
    for one in order:
        if one.weight <= 0 or any(f" {one.key} " in f" {other.key} " or f" {other.key} " in f" {one.key} " for other in chosen):
            continue
        chosen.append(one)
        if len(chosen) == MOST:
            break
    return chosen


def _tagging(chosen: list[list[_Phrase]], ids: Sequence[str]) -> Tagging:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper, phrases in zip(ids, chosen, strict=True):
        for phrase in phrases:
            holders[phrase.key].append(paper)
            spellings[phrase.key][phrase.spelling] += 1
    tag_ids = _tag_ids(sorted(key for key, papers in holders.items() if len(papers) >= 2))
    tags = tuple(Tag(id=tag_ids[key], name=_name(key, spellings[key]), papers=tuple(sorted(holders[key]))) for key in sorted(tag_ids))
    return Tagging([tuple(tag_ids[one.key] for one in phrases if one.key in tag_ids) for phrases in chosen], tags)


def _tag_ids(keys: Sequence[str]) -> dict[str, str]:
    taken = {"index"}
    ids: dict[str, str] = {}
    for key in keys:
        candidate = slugify(key) or "tag"
        number = 2
        while candidate in taken:
            candidate, number = f"{slugify(key) or 'tag'}-{number}", number + 1
        ids[key] = candidate
        taken.add(candidate)
    return ids


def _name(key: str, spellings: Counter[str]) -> str:
    """The long form as most papers write it; in lower case unless a word carries capitals of its own."""
    whole = Counter({spelling: count for spelling, count in spellings.items() if " " in spelling or "-" in spelling or " " not in key})
    if not whole:
        return key
    best = min(whole, key=lambda one: (-whole[one], one))
    return " ".join(word if _is_name(word) else word.lower() for word in best.split())
