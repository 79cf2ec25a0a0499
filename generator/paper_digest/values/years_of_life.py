"""Removes the years of birth and death by which libraries tell people apart: "Smith, Robert, 1960-"."""

from __future__ import annotations

import re
from typing import Final

_SHORTEST, _LONGEST = 15, 115
"""Years of a life; others are years of a project, or pages. By hand."""
_CIRCA: Final = r"(?:(?:b|d|ca|fl)\.\s?|(?:born|died|active|approximately|circa)\s+)"
_YEAR: Final = r"[12]\d{3}\??"
_BEHIND_NAME: Final = r"(?<=[.)]|[^\W\d]),\s+"
_ROLE: Final = r"\.?(?:,?\s+author\b\.?)?"
_YEARS = re.compile(
    rf"{_BEHIND_NAME}(?:{_CIRCA}{_YEAR}(?:[-–](?:{_YEAR})?)?|(?P<birth>{_YEAR})[-–](?P<death>{_YEAR})?)"
    rf"(?![\w-]){_ROLE}(?:\s*$|\s*[,;|、；]\s*(?:(?:and\b|&)\s*)?|\s+(?:and\b|&)\s*)"
)
_YEAR_AT_END = re.compile(rf"{_BEHIND_NAME}1\d{{3}}{_ROLE}\Z")


def without_years_of_life(name: str) -> str:
    """A name without what is behind it; a year by itself is one of birth."""
    return _YEAR_AT_END.sub("", _YEARS.sub(_end, name)).removesuffix("; ")


def separated_by_years_of_life(line: str) -> str:
    """People with ";" in place of each life: "Smith, Robert, 1960-, Doe, Jane" -> "Smith, Robert; Doe, Jane".

    A year by itself is that of a publication.
    """
    return _YEARS.sub(_end, line).removesuffix("; ")


def _end(years: re.Match[str]) -> str:
    """What replaces years behind a name: the end of the name, or themselves if they are no life."""
    if years["birth"] and years["death"]:
        n_years = int(years["death"].rstrip("?")) - int(years["birth"].rstrip("?"))
        if not _SHORTEST <= n_years <= _LONGEST:
            return years[0]
    return "; "
