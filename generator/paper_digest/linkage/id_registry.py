"""The memory of which id belongs to which paper: `raw/papers.lock`, one line a paper, written by `paper-digest build`.

A line is an id and the keys by which its paper is known again. Ids of papers that are gone stay, so that a paper
that comes back has its old address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from paper_digest.linkage.clustering import Group

HEADER = "# Which id belongs to which paper. Written by paper-digest build; commit it with the dumps, never edit it.\n"

_WEIGHTS = {"arxiv": 8, "doi": 8, "openreview": 8, "abstract": 4, "title": 2, "signs": 2}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Ids with the keys of their papers."""

    keys_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ids_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same the other way round."""

    def matches(self, keys: Iterable[str]) -> dict[str, int]:
        """The ids that share a key, with how much the shared keys weigh."""
        weights: defaultdict[str, int] = defaultdict(int)
        for key in keys:
            for known in self.ids_of.get(key, ()):
                weights[known] += _WEIGHTS[key.partition(":")[0]]
        return dict(weights)

    def is_untitled(self, known: str) -> bool:
        """Whether the id was given when no dump had shown a title in words."""
        return not any(key.startswith("title:") for key in self.keys_of[known])


def ledger_of(keys_of: Mapping[str, Iterable[str]]) -> Ledger:
    """A ledger from ids and their keys."""
    forward = {known: frozenset(keys) for known, keys in sorted(keys_of.items())}
    backward: defaultdict[str, set[str]] = defaultdict(set)
    for known, keys in forward.items():
        for key in keys:
            backward[key].add(known)
    return Ledger(forward, {key: frozenset(ids) for key, ids in sorted(backward.items())})


def keys_of(group: Group) -> frozenset[str]:
    """What a group is known by: its identifiers, titles and abstracts.

    A title without letters and digits ("🎉", "?") has no spelling to go by, so it is known sign for sign, and as no title
    in words: the first of those still names the paper.
    """
    keys = {f"{one.kind}:{one.value}" for evidence in group for one in evidence.identifiers}
    keys |= {f"title:{_digest(key)}" for evidence in group for key in evidence.title_keys}
    keys |= {
        f"signs:{_digest(evidence.title)}" for evidence in group if evidence.title and not evidence.title_keys
    }
    keys |= {f"abstract:{evidence.fingerprint}" for evidence in group if evidence.fingerprint}
    return frozenset(keys)


def parse_ledger(text: str) -> Ledger:
    """The ledger that `format_ledger` wrote; words that are no keys are passed over."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return ledger_of(
        {line[0]: [key for key in line[1:] if key.partition(":")[0] in _WEIGHTS] for line in lines if line}
    )


def format_ledger(ledger: Ledger) -> str:
    """The ledger as text, sorted by id."""
    return HEADER + "".join(
        f"{' '.join((known, *sorted(keys)))}\n" for known, keys in sorted(ledger.keys_of.items())
    )


def extended(ledger: Ledger, now: Mapping[str, frozenset[str]]) -> Ledger:
    """The ledger with today's papers; nothing that it knew is forgotten."""
    merged = {
        known: ledger.keys_of.get(known, frozenset()) | now.get(known, frozenset())
        for known in {*ledger.keys_of, *now}
    }
    return ledger_of(merged)


def _digest(key: str) -> str:
    return blake2b(key.encode(), digest_size=6).hexdigest()
