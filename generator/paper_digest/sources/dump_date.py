"""Finds the day, or at least the year, on which a page was saved, so that its `Aug 7` gets the right year."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.model.record import DumpMetadata
from paper_digest.values.partial_date import PartialDate

_DATE_IN_URL = re.compile(r"https?://\S*?/(?:date/)?((?:19|20)\d\d[-/]\d\d[-/]\d\d)(?!\d)")
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_HEADING = re.compile(
    r"^(?:#+\s|received from|date:|published:|saved:|retrieved:).*$", re.IGNORECASE | re.MULTILINE
)
_TOP_CHARACTERS: Final = 4000
"""A date in a heading within this many characters is the page's own; chosen by hand."""


def dump_date(name: str, metadata: DumpMetadata, head: str) -> PartialDate | None:
    """The page's date or year: from its metadata, headings, URLs or file name, in this order."""
    if metadata.year:
        year = PartialDate(metadata.year)
        return metadata.retrieved if metadata.retrieved and metadata.retrieved.refines(year) else year
    return metadata.retrieved or _heading_date(head) or _url_or_name_date(name, metadata, head)


def listing_day(name: str, metadata: DumpMetadata, head: str = "") -> PartialDate | None:
    """The day on which the dump shows its papers; None if only its year or month is known.

    head: the first characters of a page; "" for files whose dates and URLs are those of their records.
    """
    date = dump_date(name, metadata, head)
    return date if date and date.day else None


def _heading_date(head: str) -> PartialDate | None:
    dates = map(PartialDate.parse, _HEADING.findall(head[:_TOP_CHARACTERS]))
    return next((date for date in dates if date), None)


def _url_or_name_date(name: str, metadata: DumpMetadata, head: str) -> PartialDate | None:
    if dates := _DATE_IN_URL.findall(metadata.url or "") or _DATE_IN_URL.findall(head):
        return PartialDate.parse(dates[0].replace("/", "-"))
    match = _DATE_IN_NAME.search(name)
    return PartialDate.parse("-".join(match.groups())) if match else None
