"""Estimates how many people share a name, from how common its family name and its first name are.

Common names need more evidence in author disambiguation (Torvik and Smalheiser, Author name disambiguation in
MEDLINE, 2009).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from paper_digest.analysis.authors.names import AuthorName

_RARE: Final = 3
"""The frequency of a word that the table does not list: below its lowest."""


def people_named(name: AuthorName) -> float:
    """The expected number of authors with the name among as many as the table was counted from.

    The family name and the first name count as independent. A name with only an initial is shared by all
    first names with that initial.
    """
    families, first_names, initials, people = _table()
    family = families.get(name.family, _RARE)
    if not name.given:
        return float(family)
    table_of_given = initials if name.starts_with_initial else first_names
    return family * table_of_given.get(name.first_name, _RARE) / people


@cache
def _table() -> tuple[dict[str, int], dict[str, int], dict[str, int], int]:
    """How many people have each family name, first name and initial, and how many were counted."""
    table = tomllib.loads((files(__package__) / "data" / "name_frequencies.toml").read_text("utf-8"))
    return table["families"], table["first_names"], table["initials"], table["people"]
