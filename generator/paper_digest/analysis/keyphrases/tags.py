"""Makes tags of keyphrases: the named methods, datasets and concepts that at least two papers share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
_COMMON_SHARE = 0.25
"""The share of papers from which a tag says little about each, and comes last; chosen by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagging:
    """The tag ids of each paper, best first, and the tags."""

    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def tag_papers(keyphrases: Keyphrases, stream: TokenStream, paper_ids: Sequence[str]) -> Tagging:
    """The keyphrases of at least two papers as tags; `stream` is the one they come from."""
    papers_of: defaultdict[int, set[str]] = defaultdict(set)
    uses: Counter[int] = Counter()
    meaning = keyphrases.synonyms
    for paper_id, phrases in zip(paper_ids, keyphrases.of_paper, strict=True):
        for phrase in phrases:
            papers_of[meaning.get(phrase, phrase)].add(paper_id)
            uses[phrase] += 1
    shared = sorted(
        (phrase for phrase in uses if len(papers_of[meaning.get(phrase, phrase)]) >= 2),
        key=keyphrases.words.__getitem__,
    )
    tag_ids = unique_slugs(((phrase, keyphrases.words[phrase]) for phrase in shared), "tag")
    names = _tag_names(keyphrases, stream, shared)
    main = _main_forms(shared, uses, meaning)
    is_common = {phrase for phrase in shared if uses[phrase] > _COMMON_SHARE * len(paper_ids)}
    return Tagging(
        of_paper=[
            tuple(tag_ids[phrase] for phrase in _common_last(phrases, is_common) if phrase in tag_ids)
            for phrases in keyphrases.of_paper
        ],
        tags=tuple(
            Tag(
                id=tag_ids[phrase],
                name=names[phrase],
                papers=tuple(sorted(papers_of[meaning.get(phrase, phrase)])),
                same_as=tag_ids[main[phrase]] if main[phrase] != phrase else None,
            )
            for phrase in shared
        ),
    )


def _main_forms(shared: Iterable[int], uses: Mapping[int, int], meaning: Mapping[int, int]) -> dict[int, int]:
    """For each phrase the one of its meaning that most papers have."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for phrase in shared:
        groups[meaning.get(phrase, phrase)].append(phrase)
    return {
        phrase: max(group, key=lambda form: (uses[form], -form))
        for group in groups.values()
        for phrase in group
    }


def _common_last(phrases: Sequence[int], is_common: Collection[int]) -> list[int]:
    """The tags of a paper itself with the common ones last, then the adopted ones."""
    own = sorted(phrases[:MAX_TAGS], key=is_common.__contains__)
    return [*own, *phrases[MAX_TAGS:]]


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
