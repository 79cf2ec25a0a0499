"""Makes tags of keyphrases: the named methods, datasets and concepts that at least two papers share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.keyphrases.selection import Keyphrases
from paper_digest.analysis.text.token_stream import TokenStream
from paper_digest.analysis.text.tokens import is_branded, tokens
from paper_digest.model.digest import Tag
from paper_digest.model.settings import TopicRule
from paper_digest.values.unique_slugs import unique_slugs

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
    uses = Counter(phrase for phrases in keyphrases.of_paper for phrase in phrases)
    papers_of = _papers_by_meaning(keyphrases, paper_ids)
    shared = sorted(
        (phrase for phrase in uses if len(papers_of[phrase]) >= 2), key=keyphrases.words.__getitem__
    )
    tag_ids = unique_slugs(((phrase, keyphrases.words[phrase]) for phrase in shared), "tag")
    names = _tag_names(keyphrases, stream, shared)
    main = _main_tags(tag_ids, uses, keyphrases.synonyms)
    common = {phrase for phrase, count in uses.items() if count > _COMMON_SHARE * len(paper_ids)}
    tags = (
        Tag(
            id=tag_ids[phrase],
            name=names[phrase],
            papers=tuple(sorted(papers_of[phrase])),
            same_as=main.get(phrase),
        )
        for phrase in shared
    )
    return Tagging([_ids(phrases, common, tag_ids) for phrases in keyphrases.of_paper], tuple(tags))


def _papers_by_meaning(keyphrases: Keyphrases, paper_ids: Sequence[str]) -> dict[int, set[str]]:
    """For each phrase the papers with it or a synonym."""
    meaning = {
        phrase: keyphrases.synonyms.get(phrase, phrase)
        for phrases in keyphrases.of_paper
        for phrase in phrases
    }
    papers_of: defaultdict[int, set[str]] = defaultdict(set)
    for paper_id, phrases in zip(paper_ids, keyphrases.of_paper, strict=True):
        for phrase in phrases:
            papers_of[meaning[phrase]].add(paper_id)
    return {phrase: papers_of[kept] for phrase, kept in meaning.items()}


def _main_tags(
    tag_ids: Mapping[int, str], uses: Mapping[int, int], meaning: Mapping[int, int]
) -> dict[int, str]:
    """The tag that most papers have of those with one meaning, for each phrase of the others."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for phrase in tag_ids:
        groups[meaning.get(phrase, phrase)].append(phrase)
    main = {kept: max(group, key=lambda form: (uses[form], -form)) for kept, group in groups.items()}
    return {
        phrase: tag_ids[main[kept]]
        for kept, group in groups.items()
        for phrase in group
        if phrase != main[kept]
    }


def _ids(phrases: Sequence[int], common: Collection[int], tag_ids: Mapping[int, str]) -> tuple[str, ...]:
    """The tags of a paper itself with the common ones last, then the adopted ones."""
    own = sorted(phrases[:MAX_TAGS], key=common.__contains__)
    return tuple(tag_ids[phrase] for phrase in (*own, *phrases[MAX_TAGS:]) if phrase in tag_ids)


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
