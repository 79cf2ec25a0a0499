"""Makes tags of keyphrases: the named methods, datasets and concepts that at least two papers share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.keyphrases.selection import Keyphrases
from paper_digest.analysis.slugs import unique_slugs
from paper_digest.analysis.text.token_stream import TokenStream
from paper_digest.analysis.text.tokens import is_branded, tokens
from paper_digest.model.digest import Tag
from paper_digest.model.settings import TopicRule

MAX_TAGS = 5
"""Tags of a paper itself; it may adopt a few more that other papers share with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """The tag ids of each paper, best first, and the tags."""

    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def tag_papers(keyphrases: Keyphrases, stream: TokenStream, paper_ids: Sequence[str]) -> Tagging:
    """The keyphrases of at least two papers as tags; `stream` is the one they come from."""
    papers_of: defaultdict[int, list[str]] = defaultdict(list)
    for paper_id, phrases in zip(paper_ids, keyphrases.of_paper, strict=True):
        for phrase in phrases:
            papers_of[phrase].append(paper_id)
    shared = sorted(
        (phrase for phrase, papers in papers_of.items() if len(papers) >= 2), key=keyphrases.words.__getitem__
    )
    tag_ids = unique_slugs(((phrase, keyphrases.words[phrase]) for phrase in shared), "tag")
    names = _tag_names(keyphrases, stream, shared)
    return Tagging(
        of_paper=[
            tuple(tag_ids[phrase] for phrase in phrases if phrase in tag_ids)
            for phrases in keyphrases.of_paper
        ],
        tags=tuple(
            Tag(id=tag_ids[phrase], name=names[phrase], papers=tuple(sorted(papers_of[phrase])))
            for phrase in shared
        ),
    )


def known_phrases(rules: Iterable[TopicRule]) -> frozenset[str]:
    """The established terms of the field in topics.yml, folded as keyphrases are."""
    return frozenset(" ".join(tokens(phrase)) for rule in rules for phrase in (rule.name, *rule.phrases))


def _tag_names(keyphrases: Keyphrases, stream: TokenStream, wanted: Collection[int]) -> dict[int, str]:
    """Each phrase as most papers write it, ties broken alphabetically."""
    display_forms = stream.display_forms
    phrases = keyphrases.phrases
    is_wanted = np.isin(phrases.phrase, np.array(sorted(wanted), dtype=np.int64))
    spans = zip(
        *(array[is_wanted].tolist() for array in (phrases.phrase, phrases.start, phrases.length)), strict=True
    )
    spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for phrase, start, length in spans:
        spellings[phrase][_spelling(stream, display_forms, start, length)] += 1
    return {
        phrase: min(counts, key=lambda spelling: (-counts[spelling], spelling))
        for phrase, counts in spellings.items()
    }


def _spelling(stream: TokenStream, display_forms: Sequence[str], start: int, length: int) -> str:
    """The phrase as it is written there, in lower case except for proper names."""
    text = ""
    for position in range(start, start + length):
        word = stream.spellings[stream.spelling[position]]
        usual = display_forms[stream.lemma[position]]
        if not is_branded(word) or (stream.in_title[position] and not is_branded(usual)):
            word = usual if usual[:1].isupper() else word.lower()
        separator = "-" if stream.hyphenated[position] else " "
        text += word if position == start else separator + word
    return text
