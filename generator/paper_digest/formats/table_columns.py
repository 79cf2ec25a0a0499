"""Names the columns of tables by what they hold, where a program has headings of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from paper_digest.formats.embase_source import embase_source
from paper_digest.formats.field_names import NAMES, WEB_OF_SCIENCE, normal

_WEB_OF_SCIENCE: Final = frozenset({"PT", "AU", "TI", "SO"})
"""Columns that together are only in exports of Web of Science."""
_SPRINGER: Final = frozenset({"itemtitle", "itemdoi", "authors"})
"""Columns that together are only in exports of Springer."""
_EMBASE: Final = frozenset({"authornames", "source"})
"""Columns that together are only in exports of Embase."""
_SOURCE_IS_JOURNAL: Final = (frozenset({"gsrank", "querydate", "source"}), frozenset({"centralid", "source"}))
"""Columns that are only in exports of Publish or Perish and of Cochrane, whose source is the journal."""
_TITLES: Final = frozenset(NAMES["title"]) - {"name"}
_KNOWN: Final = frozenset(chain.from_iterable(NAMES.values())) - {"name"}
_EXPLANATION = re.compile(r"\s*[(\[].*", re.DOTALL)
"""What follows the name of a column in brackets."""
_NAME_BORDER = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bDu)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?=[A-ZÀ-ÖØ-Þ])"
)
"""Where the next name starts in "Ada RoeBo McDoe"."""


def known_names(heading: Sequence[str]) -> Sequence[str]:
    """The names of the columns; those of Web of Science by what they hold.

    Beside authors, and without a title, Notion's column "Name" has the title. The source of Publish or Perish
    and Cochrane is the journal. Forms explain what to write into a column: "Authors (format: First Last)".
    """
    if _WEB_OF_SCIENCE.issubset(heading):
        return [WEB_OF_SCIENCE.get(name, name) for name in heading]
    heading = _without_explanations(heading)
    keys = set(map(normal, heading))
    if any(map(keys.issuperset, _SOURCE_IS_JOURNAL)):
        return ["journal" if normal(name) == "source" else name for name in heading]
    if keys.isdisjoint(_TITLES) and not keys.isdisjoint(NAMES["authors"]):
        return ["title" if normal(name) == "name" else name for name in heading]
    return heading


def _without_explanations(heading: Sequence[str]) -> list[str]:
    """The headings, those that are known without what is in brackets, and only so, without it."""
    taken = set(map(normal, heading))
    names: list[str] = []
    for name in heading:
        short = _EXPLANATION.sub("", name)
        is_known_so = normal(name) not in _KNOWN and normal(short) in _KNOWN - taken
        names.append(short if is_known_so else name)
        taken.add(normal(names[-1]))
    return names


def named_cells(heading: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row by the names of their columns.

    Springer's authors get semicolons between them, the parts of Embase's source names of their own.
    """
    return with_program_fields(dict(zip(known_names(heading), cells, strict=False)), heading)


def with_program_fields(values: dict[str, str], heading: Sequence[str]) -> dict[str, str]:
    """The values of a record by their names, with those that programs write into one cell apart."""
    names = {normal(name): name for name in heading}
    if names.keys() >= _SPRINGER and names["authors"] in values:
        return values | {names["authors"]: _NAME_BORDER.sub("; ", values[names["authors"]])}
    if names.keys() >= _EMBASE:
        return embase_source(values.get(names["source"], "")) | values
    return values
