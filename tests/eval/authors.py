"""Measures which names are taken for one person's, on pairs from 16,000 papers that were labeled by hand.

author_pairs.jsonl has two kinds of pairs: two spellings of a name, and two papers with one name. Thresholds
are based on the "develop" pairs only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paper_digest.analysis.authors.names import author_name
from paper_digest.model.digest import Author, Digest
from paper_digest.values.person import PersonName

_PAIRS = Path(__file__).with_name("author_pairs.jsonl")
_HALVES = ("develop", "held out")
SPELLINGS, PAPERS = "two spellings of a name", "two papers with one name"
Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a digest says about a labeled pair."""

    kind: str
    half: str
    is_one_person: bool
    """According to the label."""
    is_joined: bool
    """According to the digest: one page for both spellings, or one person's page for both papers."""


def author_lines(digest: Digest) -> Iterator[Line]:
    """For each kind of pair and each half: pairs joined rightly, of how many; joined wrongly; all pairs."""
    outcomes = author_outcomes(digest, [json.loads(line) for line in _PAIRS.read_text("utf-8").splitlines()])
    for kind in (SPELLINGS, PAPERS):
        for half in _HALVES:
            chosen = [outcome for outcome in outcomes if (outcome.kind, outcome.half) == (kind, half)]
            joined = [outcome for outcome in chosen if outcome.is_joined]
            right = sum(outcome.is_one_person for outcome in joined)
            same = sum(outcome.is_one_person for outcome in chosen)
            yield f"{kind}, {half}", f"{right} of {same}", str(len(joined) - right), str(len(chosen))


def merged_lines(digest: Digest) -> Iterator[Line]:
    """How many pairs of spellings were merged for each reason."""
    counts = Counter(merged.reason for merged in digest.merged_names)
    yield from ((reason, str(count)) for reason, count in counts.most_common())


def author_outcomes(digest: Digest, pairs: Sequence[Mapping[str, Any]]) -> list[Outcome]:
    """The outcomes of the pairs whose names the digest has."""
    by_slug = {slug: author for author in digest.authors for slug in _slugs(author)}
    return [outcome for pair in pairs if (outcome := _outcome(pair, by_slug))]


def _slugs(author: Author) -> list[str]:
    return [_slug(name) for name in (str(author.name), *author.other_names)]


def _slug(written: str) -> str:
    name = PersonName.parse(written)
    return author_name(name).slug if name else ""


def _outcome(pair: Mapping[str, Any], by_slug: Mapping[str, Author]) -> Outcome | None:
    authors = [by_slug.get(_slug(name)) for name in pair.get("names", [pair.get("name")])]
    if None in authors:
        return None
    if len(authors) == 2:
        return Outcome(SPELLINGS, pair["half"], pair["same"], authors[0] is authors[1])
    return Outcome(PAPERS, pair["half"], pair["same"], bool(authors[0] and authors[0].is_one_person))
