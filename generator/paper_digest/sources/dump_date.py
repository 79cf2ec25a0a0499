"""Finds the day, or at least the year, on which a page was saved, so that its `Aug 7` gets the right year."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.model.record import DumpMetadata
from paper_digest.values.partial_date import PartialDate

_DATE_IN_URL = re.compile(r"https?://\S*?/(?:date/)?((?:19|20)\d\d[-/]\d\d[-/]\d\d)(?!\d)")
_PAGE_OF_DAY = re.compile(r"/date/((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_HEADING = re.compile(
    r"^\s*(?:#+\s|received from|date:|published:|saved:|retrieved:).*$", re.IGNORECASE | re.MULTILINE
)
_TOP_CHARACTERS: Final = 4000
"""A date in a heading within this many characters is the page's own; chosen by hand."""


def dump_date(name: str, metadata: DumpMetadata, head: str) -> PartialDate | None:
    """The page's date or year: from its metadata, headings, URLs or file name, in this order."""
    if metadata.year:
        year = PartialDate(metadata.year)
        return metadata.retrieved if metadata.retrieved and metadata.retrieved.refines(year) else year
    in_url = _date_in_url(metadata.url or "") or _date_in_url(head)
    return metadata.retrieved or _heading_date(head) or in_url or _date_in_name(name)


def listing_day(name: str, metadata: DumpMetadata, preamble: str = "") -> PartialDate | None:
    """The day on which the dump shows its papers; None if only its year or month is known.

    A page of a day has it in its address; else it is the day on which the dump was saved, a day in its
    address, in a heading above its papers, or in its file name.

    preamble: the lines of a page above its first paper; "" for files whose dates are those of their records.
    """
    dates = (
        _date_of_page(metadata.url or ""),
        metadata.retrieved,
        _date_in_url(metadata.url or ""),
        _heading_date(preamble),
        _date_in_name(name),
    )
    return next((date for date in dates if date and date.day), None)


def _date_of_page(url: str) -> PartialDate | None:
    match = _PAGE_OF_DAY.search(url)
    return PartialDate.parse(match[1]) if match else None


def _heading_date(head: str) -> PartialDate | None:
    dates = map(_date_of_heading, _HEADING.findall(head[:_TOP_CHARACTERS]))
    return next((date for date in dates if date), None)


def _date_of_heading(heading: str) -> PartialDate | None:
    """The date in a heading; of a period, as in arXiv's mails, its end."""
    _, _, end = heading.rpartition(" to ")
    return PartialDate.parse(end) or PartialDate.parse(heading)


def _date_in_url(text: str) -> PartialDate | None:
    dates = _DATE_IN_URL.findall(text)
    return PartialDate.parse(dates[0].replace("/", "-")) if dates else None


def _date_in_name(name: str) -> PartialDate | None:
    match = _DATE_IN_NAME.search(name)
    return PartialDate.parse("-".join(match.groups())) if match else None
