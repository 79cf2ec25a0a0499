"""Reads the column "Source" of Embase, which has journal, volume, pages and date in one text."""

from __future__ import annotations

import re

_SOURCE = re.compile(
    r"(?P<journal>[^()]{2,200}(?:\([^()]{0,60}[^()\d]\)[^()]{0,60})?) \((?P<year>(?:19|20)\d\d)\)"
    r"(?: (?P<volume>[A-Z]?\d{1,5}[A-Z]?)(?::[\w ./-]{1,20}?)?)?(?: \((?P<pages>[\w-]{1,20})\))?(?=[. ]|$)"
)
_DATE = re.compile(r"Date of Publication: (?P<date>[^.]{4,40})")


def embase_source(text: str) -> dict[str, str]:
    """The journal, volume, pages and date in a source, by the keys that mapping knows; {} if it is none.

    "Weaving (2014) 3:2 (152-160). Date of Publication: 1 Mar 2014" is one.
    """
    source = _SOURCE.match(text)
    if not source:
        return {}
    date = _DATE.search(text, source.end())
    parts = {**source.groupdict(), "published": date["date"] if date else None}
    return {key: value.strip() for key, value in parts.items() if value}
