"""Recognizes the lines that date a section of a page: `Fri, 15 Mar 2024 (showing 4 of 4 entries)`."""

from __future__ import annotations

import re

from paper_digest.values.partial_date import PartialDate, is_date

_WITH_COUNT = re.compile(
    r"(?P<date>[\w,. /-]{4,40}?)\s*[(\[–—·|:-]\s*(?:continued,?\s*)?[\w\s]{0,24}?\d+[\w\s]{0,20}"
    r"\b(?:entries|entry|papers?|articles?|submissions?|preprints?)\s*[)\]]?\s*",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:showing new listings|new submissions|cross(?:-lists|-listings| submissions)"
    r"|replacements?(?: submissions)?)\s+for\s+(?P<date>[\w, ]{6,40})(?:\(.*)?",
    re.IGNORECASE,
)
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?"
_FIRST_OF_DAYS = re.compile(
    rf"(?<![\d-]){_DAYS}\s?(?:[-–—&]|to|and)\s?(?={_DAYS}(?:\s[A-Z]|,\s(?:19|20)\d\d\Z))"
)
_DAY_OF_EVENT = re.compile(
    r"\s*\((?:mon|tues|wednes|thurs|fri|satur|sun)day\)|(?<=[\d)])[\s,:–-]+day \d\s*\Z", re.IGNORECASE
)
"""What makes a date that of an event: the first of its days, or the name or number of a day."""
_LONGEST = 100


def is_section_date(text: str) -> bool:
    """Whether the text is a date with the number of papers below it, or names the papers of a day."""
    if len(text) > _LONGEST:
        return False
    if match := _SECTION.fullmatch(text):
        date = PartialDate.parse(match["date"])
        return date is not None and date.day is not None
    return bool((match := _WITH_COUNT.fullmatch(text)) and is_date(match["date"]))


def is_day_of_event(text: str) -> bool:
    """Whether the text dates an event: `10th - 12th December 2018`, `11 December 2018 (Tuesday) Day 1`."""
    if len(text) > _LONGEST:
        return False
    day = _FIRST_OF_DAYS.sub("", _DAY_OF_EVENT.sub("", text))
    return day != text and is_date(day)
