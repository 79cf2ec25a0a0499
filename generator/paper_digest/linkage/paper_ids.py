"""Gives each group of sightings its id for ever, and the aliases that redirect to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paper_digest.linkage.clustering import Group
from paper_digest.linkage.field_resolution import best_abstract, best_title
from paper_digest.linkage.id_registry import Ledger, keys_of
from paper_digest.linkage.slugs import short_digest, slug_of_abstract, slug_of_title


@dataclass(frozen=True, slots=True)
class Identity:
    """A paper's id, its former ids, and the keys by which the ledger knows it again."""

    id: str
    aliases: tuple[str, ...]
    keys: frozenset[str]


def identities_of(groups: Sequence[Group], ledger: Ledger) -> tuple[Identity, ...]:
    """One identity a group, in the order of `groups`.

    What the ledger knows keeps its id. A new paper is called by its title's slug; where another paper has that already,
    the one seen first (in the order of dump names) keeps it and the other adds a digest of what it is known by.
    A paper that got its id before its title was known takes its title's slug and keeps the old id as an alias.
    """
    keys = [keys_of(group) for group in groups]
    ids = _from_ledger(keys, [_has_words(group) for group in groups], ledger)
    taken = {*ids.values(), *ledger.keys_of}
    for number, group in enumerate(groups):
        if number not in ids:
            ids[number] = _free(_natural(group), keys[number], taken)
            taken.add(ids[number])
    aliases = _aliases(groups, keys, ids, ledger)
    return tuple(Identity(ids[number], aliases[number], keys[number]) for number in range(len(groups)))


def _from_ledger(keys: Sequence[frozenset[str]], titled: Sequence[bool], ledger: Ledger) -> dict[int, str]:
    """The ids that stay, surest matches first, each for one group."""
    claims = sorted(
        (-weight, known, number)
        for number, group_keys in enumerate(keys)
        for known, weight in ledger.matches(group_keys).items()
        if not (titled[number] and ledger.is_untitled(known))
    )
    ids: dict[int, str] = {}
    given: set[str] = set()
    for _, known, number in claims:
        if number not in ids and known not in given:
            ids[number] = known
            given.add(known)
    return ids


def _free(natural: str, keys: frozenset[str], taken: set[str]) -> str:
    if natural not in taken:
        return natural
    known_by = " ".join(sorted(keys))
    candidate = natural
    while candidate in taken:
        candidate = f"{natural}-{short_digest(known_by)}"
        known_by += "+"
    return candidate


def _aliases(
    groups: Sequence[Group], keys: Sequence[frozenset[str]], ids: dict[int, str], ledger: Ledger
) -> list[tuple[str, ...]]:
    """For each group the other ids it had or would have had, none of them anybody's id and none given twice."""
    taken = set(ids.values())
    aliases: list[tuple[str, ...]] = []
    for number, group in enumerate(groups):
        others = {*_would_be(group), *ledger.matches(keys[number])} - taken
        aliases.append(tuple(sorted(others)))
        taken |= others
    return aliases


def _natural(group: Group) -> str:
    title = best_title(_titles(group))
    if title:
        return slug_of_title(title)
    return slug_of_abstract(best_abstract(_abstracts(group)) or "")


def _would_be(group: Group) -> Iterable[str]:
    """The ids that single sightings of the group would have got on their own."""
    for evidence in group:
        sighting = evidence.sightings[0]
        if evidence.title:
            yield slug_of_title(evidence.title)
        if not sighting.title and sighting.abstract:
            yield slug_of_abstract(sighting.abstract)


def _has_words(group: Group) -> bool:
    """Whether a title of the group has letters or digits; one that has none is no reason to call a known paper otherwise."""
    return any(evidence.title_keys for evidence in group)


def _titles(group: Group) -> list[str]:
    """The dumps' titles; a person's where no dump has one."""
    shown = [sighting.title for evidence in group for sighting in evidence.sightings if sighting.title]
    return shown or [evidence.title for evidence in group if evidence.title]


def _abstracts(group: Group) -> list[str]:
    return [sighting.abstract for evidence in group for sighting in evidence.sightings if sighting.abstract]
