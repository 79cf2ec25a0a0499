"""Names the columns of tables by what they hold, where a program has headings of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.formats.field_names import NAMES, WEB_OF_SCIENCE, normal

_WEB_OF_SCIENCE: Final = frozenset({"PT", "AU", "TI", "SO"})
"""Columns that together are only in exports of Web of Science."""
_SPRINGER: Final = frozenset({"itemtitle", "itemdoi", "authors"})
"""Columns that together are only in exports of Springer."""
_TITLES: Final = frozenset(NAMES["title"]) - {"name"}
_NAME_BORDER = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bDu)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?=[A-ZÀ-ÖØ-Þ])"
)
"""Where the next name starts in "Ada RoeBo McDoe"."""


def known_names(heading: Sequence[str]) -> Sequence[str]:
    """The names of the columns; those of Web of Science by what they hold.

    Beside authors, and without a title, Notion's column "Name" has the title.
    """
    if _WEB_OF_SCIENCE.issubset(heading):
        return [WEB_OF_SCIENCE.get(name, name) for name in heading]
    keys = set(map(normal, heading))
    if keys.isdisjoint(_TITLES) and not keys.isdisjoint(NAMES["authors"]):
        return ["title" if normal(name) == "name" else name for name in heading]
    return heading


def named_cells(heading: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row by the names of their columns; Springer's authors with semicolons between them."""
    values = dict(zip(known_names(heading), cells, strict=False))
    if set(map(normal, heading)) >= _SPRINGER:
        for name in [name for name in values if normal(name) == "authors"]:
            values[name] = _NAME_BORDER.sub("; ", values[name])
    return values
