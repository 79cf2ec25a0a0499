"""Finds the year in the text of a venue."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.values.clean_text import fold_space
from paper_digest.values.whole_year import whole_year

_YEAR: Final = r"(?:19\d\d|20[0-3]\d)"
_PAGES: Final = re.compile(
    r",?\s*\b(?:pp?\.|pages?|vol\.|volume|no\.|issue)\s*(?:e?\d[\w:–-]*|[:–-]+)"
    r"(?:\s[–-]+\s\d+)?(?:\s*\((?!(?:19|20)\d\d\))[\d–-]+\))?"
    # of pages behind the volume and the issue: "17(5), 2035-2062", "17(5):2035"
    r"|\b\d{1,4}\s?\((?!(?:19|20)\d\d\))\d[\d–-]*\)\s*(?:[,;:]\s*\d{1,5}\s?[–-]{1,2}\s?\d{1,5}|:\s?\d{1,5})\b"
    # of pages before the year: "250, 1943-1962 (2021)", "12, 1945 (2021)"
    r"|(?:\b\d{1,5}\s?[–-]{1,2}\s?|,\s)\d{1,5}(?=\s?\((?:19|20)\d\d\))"
    # of articles behind the year and the volume: "Sensors 2019, 19(9), 2034"
    r"|(?<=\b(?:19|20)\d\d)[,;]\s*\d{1,4}(?:\s*\([\d–-]+\))?\s*[,:;]\s*[\d–-]+"
    # of volumes of series
    r"|\b(?:LN[A-Z]{2}|Lecture Notes in [A-Za-z ]{3,40}|AIP Conf\w*\.? Proc\w*\.?"
    r"|CEUR(?:-WS| Workshop Proc\w*\.?)|Phys\w*\.?:? Conf\w*\.? Ser\w*\.?) ?\d{4}",
    re.IGNORECASE,
)
"""Numbers of pages, articles and volumes."""
_PROGRAMS: Final = re.compile(r"\b(?:Agenda|Horizon|since) \d{4}", re.IGNORECASE)
"""Years in names of programs, which are none of a paper."""
_WHOLE_YEAR: Final = re.compile(
    rf"(?:(?<![\w./-])|(?<=[A-Z]{{2}})|(?<=[A-Z]{{2}}-)){_YEAR}(?![\w/]|[.-]\d)",
)
"""A number by itself, or behind an acronym: "ICML 2023", "KDD2021", "EMNLP-2018"."""
_SHORT_YEAR: Final = re.compile(r"[^\W\d_]{3}\s?['’](\d\d)(?!\w)")


def publication_year(text: str) -> int | None:
    """The year in the text of a venue, such as "Proceedings of ICML 2023, pages 1-9" and "CVPR'17 Workshops".

    The last one counts.
    """
    years = _WHOLE_YEAR.findall(_PROGRAMS.sub(" ", without_pages(text)))
    if years:
        return int(years[-1])
    short = _SHORT_YEAR.search(text)
    return whole_year(short[1]) if short else None


def without_pages(text: str) -> str:
    """The text without the numbers of pages, articles and volumes."""
    return _PAGES.sub(" ", fold_space(text))
