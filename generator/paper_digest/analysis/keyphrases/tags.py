"""Turns key phrases into tags: the named methods, datasets and notions that at least two papers share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.keyphrases.selection import KeyPhrases
from paper_digest.analysis.slugs import addresses_of
from paper_digest.analysis.text.token_stream import Stream, is_branded
from paper_digest.analysis.text.tokens import tokens
from paper_digest.model.digest import Tag
from paper_digest.model.settings import TopicRule

MOST = 5
"""Tags a paper has of its own; a few more may come from papers that share a rare one with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """The tag ids of each paper, best first, and the tags."""

    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def tag_papers(found: KeyPhrases, stream: Stream, ids: Sequence[str]) -> Tagging:
    """The key phrases as tags, each of at least two papers; `stream` holds the words they were found in."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for paper, phrases in zip(ids, found.of_paper, strict=True):
        for phrase in phrases:
            holders[phrase].append(paper)
    shared = sorted(
        (phrase for phrase, papers in holders.items() if len(papers) >= 2),
        key=lambda phrase: found.words[phrase],
    )
    tag_ids = addresses_of(((phrase, found.words[phrase]) for phrase in shared), "tag")
    names = _names(found, stream, frozenset(shared))
    tags = tuple(
        Tag(id=tag_ids[phrase], name=names[phrase], papers=tuple(sorted(holders[phrase])))
        for phrase in shared
    )
    return Tagging(
        [tuple(tag_ids[phrase] for phrase in phrases if phrase in tag_ids) for phrases in found.of_paper],
        tags,
    )


def known_phrases(rules: Iterable[TopicRule]) -> frozenset[str]:
    """The notions of the field that topics.yml names, folded as key phrases are."""
    return frozenset(" ".join(tokens(phrase)) for rule in rules for phrase in (rule.name, *rule.phrases))


def _names(found: KeyPhrases, stream: Stream, wanted: frozenset[int]) -> dict[int, str]:
    """Each phrase as most papers write it; ties by the letters."""
    shown = stream.shown()
    written: defaultdict[int, Counter[str]] = defaultdict(Counter)
    here = np.flatnonzero(np.isin(found.phrases.number, np.array(sorted(wanted), dtype=np.int64)))
    spans = zip(
        found.phrases.number[here].tolist(),
        found.phrases.start[here].tolist(),
        found.phrases.length[here].tolist(),
        strict=True,
    )
    ways: dict[tuple[object, ...], str] = {}
    for phrase, start, length in spans:
        span = slice(start, start + length)
        way = (
            stream.spelling[span].tobytes(),
            stream.hyphenated[span].tobytes(),
            bool(stream.in_title[start]),
        )
        written[phrase][ways.get(way) or ways.setdefault(way, _written(stream, shown, start, length))] += 1
    return {phrase: min(ways, key=lambda way: (-ways[way], way)) for phrase, ways in written.items()}


def _written(stream: Stream, shown: Sequence[str], start: int, length: int) -> str:
    """The phrase as it stands there, in lower case but for names."""
    text = ""
    for at in range(start, start + length):
        word = stream.spellings[stream.spelling[at]]
        usual = shown[stream.lemma[at]]
        if not is_branded(word) or (stream.in_title[at] and not is_branded(usual)):
            word = usual if usual[:1].isupper() else word.lower()
        text += word if at == start else ("-" if stream.hyphenated[at] else " ") + word
    return text
