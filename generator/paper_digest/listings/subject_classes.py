"""Finds arXiv's subject classes, such as cs.LG."""

from __future__ import annotations

import re

from paper_digest.listings.phrases import PHRASES, any_of

_ARCHIVES = PHRASES["arxiv_archives"]
_ALONE = any_of(archive for archive in _ARCHIVES if "-" in archive)
"""Archives whose name is no English word, so that running text does not hold it by chance."""
SUBJECT_CLASS = rf"\b(?:(?:{any_of(_ARCHIVES)})\.[A-Z]{{2}}|(?:physics|cond-mat)\.[a-z-]+|{_ALONE})\b"
_SUBJECT_CLASS = re.compile(SUBJECT_CLASS)
_ANY = rf"(?:{any_of(_ARCHIVES)})(?:\.[a-z-]{{2,}})?"
_HEADING = re.compile(rf"[^\W\d_][\w,& -]{{2,60}}\s[(\[](?:{SUBJECT_CLASS})[)\]]")
_LIST = re.compile(rf"{_ANY}(?:[\s,;/]+{_ANY})*", re.IGNORECASE)


def find_subject_classes(text: str) -> tuple[str, ...]:
    """The subject classes in a text, each once, in order."""
    return tuple(dict.fromkeys(_SUBJECT_CLASS.findall(text)))


def is_subject_heading(text: str) -> bool:
    """Whether a text is the name of a subject class with its abbreviation: "Number Theory [math.NT]"."""
    return bool(_HEADING.fullmatch(text))


def is_subject_list(text: str) -> bool:
    """Whether a text lists archives and subject classes only."""
    return bool(_LIST.fullmatch(text))
