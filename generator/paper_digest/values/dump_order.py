"""Orders dumps by their names: `DAY-2.json` was saved after `DAY.json`, though its name sorts before it."""

from __future__ import annotations

import re
from typing import Final

_NUMBERED: Final = re.compile(
    r"(?P<series>(?:.*[^\d])?\d{4}-\d\d-\d\d)(?:-(?P<number>[2-9]|[1-9]\d{1,3}))?(?P<ending>(?:\.[A-Za-z]\w{0,7}){0,2})",
    re.ASCII | re.DOTALL,
)


def dump_order(name: str) -> tuple[str, int]:
    """The dumps of one source and day to which a dump belongs, and its number among them, from 1.

    Any other dump is a series of its own. Dumps are ordered by this key.
    """
    match = _NUMBERED.fullmatch(name)
    return (match["series"] + match["ending"], int(match["number"] or 1)) if match else (name, 1)
