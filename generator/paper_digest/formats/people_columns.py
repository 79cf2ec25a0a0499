"""Reads people of records by what all have in common, where those of one alone may be read otherwise.

"García Márquez, Gabriel José" is one person where semicolons separate people in other cells; "Roe, Moe" are
two people where other cells have three family names, and "Roe, Ada Lee, Moe, Bo" are where all are pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from paper_digest.formats.field_names import NAMES, normal
from paper_digest.formats.records import Event, RawRecord
from paper_digest.values.name_text import PARTICLES
from paper_digest.values.person import PersonName

_AUTHORS: Final = frozenset(NAMES["authors"])
_INVERTED: Final = r"\s*[^\W\d_][^,;]*,\s*[^\W\d_][^,;]*"
_SEVERAL_INVERTED = re.compile(rf"{_INVERTED}(?:;{_INVERTED})+;?\s*")
_ALL_INVERTED = re.compile(rf"{_INVERTED}(?:;{_INVERTED})*;?\s*")
_FAMILY: Final = rf"\s*(?:(?:{'|'.join(sorted(PARTICLES))})\s)*[^\W\d_][\w'’-]*\*?\s*"
_FAMILIES = re.compile(rf"{_FAMILY}(?:,{_FAMILY})*", re.IGNORECASE)
_ONE_FAMILY = re.compile(_FAMILY, re.IGNORECASE)
_SPACE = re.compile(r"\S\s+\S")
_OTHER_SEPARATOR = re.compile(r"[;|&]|\sand\s")
_NEARLY_ALL: Final = 0.8
"""Share of the cells of a column that are so; by hand."""
_RECORDS_OF_COLUMNS: Final = 1000
"""The first records, which show the form of people."""
_PAIR: Final = 2
_FEWEST_ODD: Final = 2
"""Cells with an odd number of family names, which are no pairs of a family name and a given name; by hand."""


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """The keys of a table's columns of people with names of one form."""

    inverted: frozenset[str]
    """Those with "Last, First; Last, First"."""
    families: frozenset[str]
    """Those with family names only."""
    pairs: frozenset[str]
    """Those with "Last, First, Last, First"."""

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, object]]) -> PeopleColumns:
        """The columns of the rows of a table, or the keys of records."""
        cells: dict[str, list[str]] = {}
        for row in rows:
            for key, cell in row.items():
                if isinstance(cell, str) and normal(key) in _AUTHORS and cell.strip():
                    cells.setdefault(key, []).append(cell)
        return cls(*(_keys_of_form(cells, form) for form in (_are_inverted, _are_families, _are_pairs)))

    def with_people(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """The values of a row, with the people of these columns apart."""
        keys = (self.inverted | self.families | self.pairs) & values.keys()
        people = {key: self._people(key, cell) for key in keys if isinstance(cell := values[key], str)}
        return {**values, **people} if people else values

    def _people(self, key: str, cell: str) -> object:
        if key in self.inverted and _ALL_INVERTED.fullmatch(cell):
            return _parsed(cell.split(";"), PersonName.parse)
        if key in self.families and _FAMILIES.fullmatch(cell):
            return _parsed(cell.split(","), PersonName.of_parts)
        if key in self.pairs and (pairs := _pairs_in(cell)):
            return _parsed(map(", ".join, pairs), PersonName.parse)
        return cell


def with_people_apart(events: Iterable[Event]) -> Iterator[Event]:
    """The events, with the people of each record apart where all records have them in one form.

    The first records are read before the first is given.
    """
    others = iter(events)
    first = list(islice(others, _RECORDS_OF_COLUMNS))
    people = PeopleColumns.of_rows(event.values for event in first if isinstance(event, RawRecord))
    for event in chain(first, others):
        if isinstance(event, RawRecord):
            yield replace(event, values=people.with_people(event.values))
        else:
            yield event


def _keys_of_form(cells: Mapping[str, list[str]], is_of_form: Callable[[list[str]], bool]) -> frozenset[str]:
    return frozenset(key for key, texts in cells.items() if is_of_form(texts))


def _are_inverted(cells: Sequence[str]) -> bool:
    """Whether nearly all lists with semicolons are of inverted names, and no list has commas between names.

    "Ada Roe, Bo Moe" may be such a list, too, so cells like it must be no more than lists with semicolons.
    """
    are_so = [bool(_SEVERAL_INVERTED.fullmatch(cell)) for cell in cells if ";" in cell]
    others = [cell.split(",") for cell in cells if ";" not in cell]
    is_one_form = max(map(len, others), default=0) <= _PAIR and sum(map(_is_ambiguous, others)) <= sum(are_so)
    return bool(are_so) and sum(are_so) >= _NEARLY_ALL * len(are_so) and is_one_form


def _is_ambiguous(sides: Sequence[str]) -> bool:
    """Whether what is between commas may be names of one person or of two: each has several words."""
    return len(sides) > 1 and all(map(_SPACE.search, (side.strip() for side in sides)))


def _are_families(cells: list[str]) -> bool:
    """Whether nearly all lists with commas are of family names, several of them of an odd number."""
    lists = [cell for cell in cells if "," in cell]
    families = [cell for cell in lists if _FAMILIES.fullmatch(cell)]
    n_odd = sum(cell.count(",") % 2 == 0 for cell in families)
    return n_odd >= _FEWEST_ODD and len(families) >= _NEARLY_ALL * len(lists)


def _are_pairs(cells: list[str]) -> bool:
    """Whether all lists with commas are of pairs, some of them several, and some given names several words.

    The family name of each pair is one word, as in no list of whole names that has "Aristotle" among them.
    """
    pairs_of_lists = [_pairs_in(cell) for cell in cells if "," in cell]
    given_names = [given for pairs in pairs_of_lists for _, given in pairs]
    has_several = any(len(pairs) > 1 for pairs in pairs_of_lists)
    return (
        len(pairs_of_lists) > 1
        and all(pairs_of_lists)
        and has_several
        and any(map(_SPACE.search, given_names))
    )


def _pairs_in(cell: str) -> list[tuple[str, str]]:
    """The pairs of a list; empty if it is none of pairs, or has other separators than commas."""
    parts = [part.strip() for part in cell.split(",")]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    are_pairs = len(parts) % 2 == 0 and all(
        _ONE_FAMILY.fullmatch(family) and given for family, given in pairs
    )
    return pairs if are_pairs and not _OTHER_SEPARATOR.search(cell) else []


def _parsed(names: Iterable[str], parse: Callable[[str], PersonName | None]) -> list[PersonName]:
    return [person for name in names if (person := parse(name.strip(" *")))]
