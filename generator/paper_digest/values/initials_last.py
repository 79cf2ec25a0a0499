"""Parses names whose initials are last, as MEDLINE writes them: "van der Berg KA Jr"."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.values.name_additions import has_corporate_word
from paper_digest.values.name_text import SUFFIX
from paper_digest.values.person import PersonName

_LETTER: Final = r"(?![a-z])[^\W\d_]"
_INITIALS_LAST = re.compile(
    r"(?P<family>[^,;]+?)\s"
    rf"(?P<initials>(?:{_LETTER}){{1,4}}|{_LETTER}(?:[\s-]{_LETTER}){{1,3}}|(?:{_LETTER}\.[\s-]?){{1,4}}(?:{_LETTER})?)"
    rf"(?:\s(?P<suffix>{SUFFIX}))?"
)
_DOTTED_LAST = re.compile(rf"[^\W\d_][^\s,.]+(?:\s[^\s,.]+){{0,3}}\s(?:-?{_LETTER}\.){{1,4}}")
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_INITIAL = re.compile(rf"(-?)({_LETTER})")


def has_dotted_initials_last(text: str) -> bool:
    """Whether a text is a name as Embase writes it: "Roe A.B.", which is no other order of names."""
    return bool(_DOTTED_LAST.fullmatch(text))


def parse_initials_last(text: str) -> PersonName | None:
    """The person of "Family INITIALS", maybe with a suffix; None if the text is anything else.

    The initials get periods: "Doe J-PA III" is "J.-P. A. Doe III".
    """
    match = _INITIALS_LAST.fullmatch(" ".join(text.split()))
    if match is None or not match["initials"].isupper() or not _TWO_LETTERS.search(match["family"]):
        return None
    initials = _INITIAL.sub(r" \1\2.", match["initials"].replace(".", "").replace(" ", ""))
    given = initials.strip().replace(" -", "-")
    return PersonName.of_parts(match["family"], given, suffix=match["suffix"] or "")


def parse_list_with_initials_last(text: str) -> tuple[PersonName, ...]:
    """The people of a line as PubMed and Scopus write it: "Lim SM, Lau Y.", "Braun R.; Wang W."; else none.

    One name without a period may be that of "Malcolm X". A group may be behind a semicolon.
    """
    line, semicolon, group = text.strip().partition("; ")
    if semicolon and has_corporate_word(group) and ";" not in group:
        name = PersonName.of_parts(group.removesuffix("."))
        people = _people(f"{line}.")
        return (*people, name) if people and name else ()
    return _people(text.strip())


def _people(line: str) -> tuple[PersonName, ...]:
    """The people of a line, if it has no other names."""
    names = [name for name in _SEPARATOR.split(line.removesuffix(".")) if name]
    people = [person for name in names if (person := parse_initials_last(name))]
    is_list = len(names) > 1 or line.endswith(".")
    return tuple(people) if is_list and len(names) == len(people) else ()
