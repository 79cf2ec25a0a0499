"""Finds the day, or at least the year, on which a page was saved, so that its `Aug 7` gets the right year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.model.record import DumpMetadata, Sighting
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.partial_date import PartialDate

_DATE_IN_URL = re.compile(r"https?://\S*?/(?:date/)?((?:19|20)\d\d[-/]\d\d[-/]\d\d)(?!\d)")
_PAGE_OF_DAY = re.compile(r"/date/((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
# A whole part of the name, or the start of a time such as "20240807T0930": a hash has such digits by chance.
_DATE_IN_NAME = re.compile(
    r"(?<![^\W_])((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?=T\d\d|[\W_]|\Z)"
)
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


def listing_day(metadata: DumpMetadata, preamble: str = "") -> PartialDate | None:
    """The day on which the dump says that it shows its papers; None if it says only a year or month.

    A page of a day has it in its address; else it is the day on which the dump was saved, a day in its
    address, or in a heading above its papers.

    preamble: the lines of a page above its first paper; "" for files whose dates are those of their records.
    """
    dates = (
        _date_of_page(metadata.url or ""),
        metadata.retrieved,
        _date_in_url(metadata.url or ""),
        _heading_date(preamble),
    )
    return next((date for date in dates if date and date.day), None)


def named_day(name: str, sightings: Iterable[Sighting]) -> PartialDate | None:
    """The day in the file name of a listing; None if the dates of most of its papers are of other years.

    A listing shows papers of its year and of the years beside it; of papers without a date, all may be.
    """
    day = _date_in_name(name)
    if day is None or day.day is None:
        return None
    newest = [max(years) for sighting in sightings if (years := set(years_of(sighting)))]
    fitting = sum(abs(year - day.year) <= 1 for year in newest)
    return day if 2 * fitting >= len(newest) else None


def years_of(sighting: Sighting) -> Iterator[int]:
    """The years of a paper's own dates, and of its arXiv id."""
    yield from (date.year for date in (sighting.published, sighting.revised) if date)
    for identifier in sighting.identifiers:
        if identifier.kind is IdentifierKind.ARXIV:
            yield ArxivId(identifier.value).month.year


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
