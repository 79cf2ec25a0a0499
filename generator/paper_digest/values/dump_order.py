"""Orders dumps by their names: `DAY-2.json` was saved after `DAY.json`, though its name sorts before it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_NUMBERED: Final = re.compile(
    r"(?P<series>(?:.*[^\d])?\d{4}-\d\d-\d\d)(?:-(?P<number>[2-9]|[1-9]\d{1,3}))?(?:\.[A-Za-z]\w{0,7}){0,2}",
    re.ASCII | re.DOTALL,
)


class DumpOrder(NamedTuple):
    """The place of a dump among all dumps; the key by which they are ordered."""

    series: str
    """The dumps of one source and day; any other dump is a series of its own."""
    number: int
    """From 1."""
    name: str


def dump_order(name: str) -> DumpOrder:
    """The place of the dump with this name."""
    match = _NUMBERED.fullmatch(name)
    return DumpOrder(match["series"], int(match["number"] or 1), name) if match else DumpOrder(name, 1, name)
