"""Finds out on which day, or at least in which year, a page was saved, so that its `Aug 7` gets the right year."""

from __future__ import annotations

import re

from paper_digest.model.record import DumpMetadata
from paper_digest.values.partial_date import PartialDate

_IN_ADDRESS = re.compile(r"https?://\S*?/(?:date/)?((?:19|20)\d\d[-/]\d\d[-/]\d\d)(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_HEADING = re.compile(
    r"^(?:#+\s|received from|date:|published:|saved:|retrieved:).*$", re.IGNORECASE | re.MULTILINE
)
_NEAR_THE_TOP = 4000
"""Characters at the head of a page in which a date is the page's own."""


def day_of(name: str, notes: DumpMetadata, head: str) -> PartialDate | None:
    """The page's day or year: from its metadata, its headings, URLs in it or its file name, in this order."""
    if notes.year:
        year = PartialDate(notes.year)
        return notes.retrieved if notes.retrieved and notes.retrieved.refines(year) else year
    if notes.retrieved:
        return notes.retrieved
    top = head[:_NEAR_THE_TOP]
    for heading in _HEADING.findall(top):
        if found := PartialDate.parse(heading):
            return found
    addresses = _IN_ADDRESS.findall(notes.url or "") or _IN_ADDRESS.findall(head)
    if addresses:
        return PartialDate.parse(addresses[0].replace("/", "-"))
    match = _IN_NAME.search(name)
    return PartialDate.parse("-".join(match.groups())) if match else None
