"""Recognizes a year and a venue joined before a title, as in names of files: `16-ATC-Looms`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from paper_digest.values.whole_year import whole_year

PATTERN: Final = r"(?:19|20)?\d\d(?P<joint>[-_])[A-Z][A-Za-z]{1,11}(?P=joint)(?=\w)"
"""As a part of a regular expression, in which it has the group `joint`."""
_JOINED = re.compile(PATTERN)
_SHORT: Final = 2


class JoinedVenue(NamedTuple):
    """A venue and its year, and where what follows them starts."""

    venue: str
    year: int
    end: int


def joined_venue(text: str) -> JoinedVenue | None:
    """The year and the venue with which a text starts, if words follow them."""
    match = _JOINED.match(text)
    if match is None:
        return None
    year, venue, _ = match.group().split(match["joint"])
    return JoinedVenue(venue, int(year) if len(year) > _SHORT else whole_year(year), match.end())
