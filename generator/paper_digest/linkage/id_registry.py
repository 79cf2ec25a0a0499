"""Stores which id belongs to which paper in `raw/papers.lock`, one line per paper.

A line is an id and the keys that identify its paper. Ids of papers that are gone are kept, so that a paper
that returns gets its old URL.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.model.problem import Problem
from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem, filled_lines
from paper_digest.values.identifiers import Identifier, IdentifierKind

HEADER = (
    "# Which id belongs to which paper. "
    "Written by paper-digest build; commit it with the dumps, never edit it.\n"
)
LOCK = "raw/papers.lock"

_WEIGHTS = {"arxiv": 8, "doi": 8, "openreview": 8, "abstract": 4, "facts": 3, "title": 2, "signs": 2}
"""How much a shared key of each kind counts. Chosen by hand: an identifier outweighs an abstract and a title.
"""
_IDENTIFIER_KINDS = frozenset(IdentifierKind)
_HASHED = _WEIGHTS.keys() - _IDENTIFIER_KINDS
_HASH = re.compile(r"[0-9a-f]{12}", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}", re.ASCII)
_EXPECTED = "an id and the keys of its paper"
_ADVICE = (
    "This build keeps the ids and keys that can be read, of a conflict those of both sides, and leaves out "
    "the rest; commit the file after it."
)


@dataclass(frozen=True)
class IdRegistry:
    """Paper ids with the keys of their papers."""

    keys_by_id: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _ids_by_key(self) -> Mapping[str, list[str]]:
        ids_by_key: defaultdict[str, list[str]] = defaultdict(list)
        for paper_id, keys in self.keys_by_id.items():
            for key in keys:
                ids_by_key[key].append(paper_id)
        return ids_by_key

    def matches(self, keys: Iterable[str]) -> dict[str, int]:
        """The ids that share a key, each with the total weight of its shared keys.

        Papers that share only a title and have other identifiers of one kind are two papers.
        """
        weights: defaultdict[str, int] = defaultdict(int)
        own = frozenset(keys)
        for key in own:
            for paper_id in self._ids_by_key.get(key, ()):
                weights[paper_id] += _WEIGHTS[_kind(key)]
        return {
            paper_id: weight
            for paper_id, weight in weights.items()
            if weight >= _WEIGHTS["abstract"] or not _are_contradictory(own, self.keys_by_id[paper_id])
        }

    def was_part(self, keys: frozenset[str], paper_id: str) -> bool:
        """Whether records with these keys were part of a paper: it has all of them, or an abstract or id."""
        shared = keys & self.keys_by_id[paper_id]
        return shared == keys or _weight(shared) >= _WEIGHTS["abstract"]

    def is_untitled(self, paper_id: str) -> bool:
        """Whether no dump had shown a title in words when the id was given."""
        return all(_kind(key) != "title" for key in self.keys_by_id[paper_id])


def keys_of(cluster: Cluster) -> frozenset[str]:
    """The keys of a paper: its identifiers, titles and abstracts.

    A title without letters and digits ("🎉", "?") has no normalized form. Its key is a hash of its
    characters, of a separate kind, so that the paper's first title in words still becomes its id. Authors,
    year and pages tell papers of one title apart that have neither identifier nor abstract ("Editorial").
    """
    keys: set[str] = set()
    for features in cluster:
        keys |= {f"{identifier.kind}:{identifier.value}" for identifier in features.identifiers}
        keys |= {f"title:{_hash(key)}" for key in features.title_keys}
        if features.title and not features.title_keys:
            keys.add(f"signs:{_hash(features.title)}")
        if features.fingerprint:
            keys.add(f"abstract:{features.fingerprint}")
        elif not features.identifiers and (facts := _facts(features)):
            keys.add(f"facts:{_hash(facts)}")
    return frozenset(keys)


def _facts(features: MatchFeatures) -> str:
    """What a record shows beside its title; empty if it shows no more."""
    first = features.sightings[0]
    place = (text or "" for text in (first.venue, first.volume, first.pages))
    facts = ("; ".join(map(str, features.authors)), " ".join(map(str, sorted(features.years))), *place)
    return "\n".join((features.title or "", *facts)) if any(facts) else ""


def parse_registry(text: str) -> tuple[IdRegistry, tuple[Problem, ...]]:
    """The registry that `format_registry` wrote, and a warning about lines that cannot be read.

    Words that are no keys, or keys that are cut, are left out. Identifiers are converted to their canonical
    form, which former versions wrote differently. Of a merge conflict, both sides are read; if two branches
    gave one id to two papers, the first keeps it.
    """
    keys_by_id: defaultdict[str, set[str]] = defaultdict(set)
    broken: list[NumberedLine] = []
    for line in filled_lines(text):
        paper_id, keys, is_whole = _parsed_line(line)
        if not is_whole:
            broken.append(line)
        if paper_id and not _are_contradictory(keys, keys_by_id[paper_id]):
            keys_by_id[paper_id] |= keys
    registry = IdRegistry({paper_id: frozenset(keys) for paper_id, keys in keys_by_id.items()})
    return registry, broken_lines_problem(LOCK, broken, expected=_EXPECTED, advice=_ADVICE)


def _parsed_line(line: NumberedLine) -> tuple[str, frozenset[str], bool]:
    """The id and the keys of a line, and whether it has nothing else; an empty id if there is none.

    The last word of a line without an end may be a part of a key, which only some kinds of keys show.
    """
    paper_id, *words = line.text.split()
    keys = [word for word in words[:-1] if _is_key(word)]
    keys += [word for word in words[-1:] if _is_key(word) and (line.has_end or _has_known_end(word))]
    is_line = bool(keys) and _ID.fullmatch(paper_id) is not None
    canonical = frozenset(map(_canonical, keys))
    return (paper_id, canonical, len(keys) == len(words)) if is_line else ("", frozenset(), False)


def _is_key(word: str) -> bool:
    """Whether a word is a key of a known kind, and no part of one as far as its kind shows."""
    kind, _, value = word.partition(":")
    if kind in _HASHED:
        return _HASH.fullmatch(value) is not None
    return kind in _IDENTIFIER_KINDS and bool(value)


def _has_known_end(key: str) -> bool:
    """Whether a key at the end of a line without an end cannot be a part of a longer one."""
    kind, _, value = key.partition(":")
    if kind == IdentifierKind.ARXIV:
        return Identifier.parse(IdentifierKind.ARXIV, value) is not None
    return kind in _HASHED


def format_registry(registry: IdRegistry) -> str:
    """The registry as text, sorted by id."""
    lines = (" ".join((paper_id, *sorted(keys))) for paper_id, keys in sorted(registry.keys_by_id.items()))
    return HEADER + "".join(f"{line}\n" for line in lines)


def extended(registry: IdRegistry, papers: Mapping[str, frozenset[str]]) -> IdRegistry:
    """The registry with the keys of the current papers added.

    Nothing is removed but keys that a current paper had from another one, as after a wrong merger.
    """
    owned = frozenset(key for keys in papers.values() for key in keys)
    keys_by_id: dict[str, frozenset[str]] = {}
    for paper_id in {*registry.keys_by_id, *papers}:
        known = registry.keys_by_id.get(paper_id, frozenset())
        own = papers.get(paper_id)
        keys_by_id[paper_id] = known if own is None else (known - owned) | own
    return IdRegistry(keys_by_id)


def split_origins(before: IdRegistry, after: IdRegistry, papers: Collection[str]) -> dict[str, str]:
    """For new papers whose identifier or abstract went over from another paper, the id of that paper.

    What the other paper still has proves nothing: a new paper may have the abstract of a listed one. papers:
    the ids of the current papers.
    """
    origins: dict[str, str] = {}
    for paper in papers:
        if paper not in before.keys_by_id:
            keys = after.keys_by_id.get(paper, frozenset())
            weights = {
                origin: _weight((keys & before.keys_by_id[origin]) - after.keys_by_id[origin])
                for origin in before.matches(keys)
            }
            best = min(weights, key=lambda origin: (-weights[origin], origin), default="")
            if best in papers and weights[best] >= _WEIGHTS["abstract"]:
                origins[paper] = best
    return origins


def _weight(keys: Iterable[str]) -> int:
    return sum(_WEIGHTS[_kind(key)] for key in keys)


def _are_contradictory(left: Collection[str], right: Collection[str]) -> bool:
    """Whether two sets of keys have identifiers of one kind, and none in common."""
    left_ids, right_ids = ({key for key in keys if _kind(key) in _IDENTIFIER_KINDS} for keys in (left, right))
    return bool(set(map(_kind, left_ids)) & set(map(_kind, right_ids))) and not left_ids & right_ids


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _canonical(key: str) -> str:
    kind, _, value = key.partition(":")
    if kind not in _IDENTIFIER_KINDS:
        return key
    identifier = Identifier.parse(IdentifierKind(kind), value)
    return f"{identifier.kind}:{identifier.value}" if identifier else key


def _hash(key: str) -> str:
    return blake2b(key.encode(), digest_size=6).hexdigest()
