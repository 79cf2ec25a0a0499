"""Removes what follows names: footnote marks, ORCID iDs, degrees, affiliations and "et al."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.values.clean_text import fold_space

COUNT_OF_OTHERS: Final = r"(?<![\w.])\(?\d+ (?:(?:more|other|additional) )?authors?(?: not shown)?\)?"
"""The pattern of "28 additional authors"."""
_ET_AL: Final = rf"et\.?\s?al\.?(?:\s*{COUNT_OF_OTHERS})?"
_UNNAMED = re.compile(
    rf"(?:{_ET_AL}|(?:(?:and|&) )?others|etc\.?|等人?|{COUNT_OF_OTHERS}|\.\.\.|…"
    r"|\+\s*\d+(?: (?:more )?authors?)?"
    r"|(?:(?:and|\+|&)\s*)?\d+ (?:more|others)|show .*"
    r"|\[?no (?:authors?|author names?) (?:available|listed)\]?|\[anonymous\]|id:[\w.-]{1,40}|(?-i:null))",
    re.IGNORECASE,
)
"""Placeholders for unnamed people; those of sites that name their own in another file are `id:roe`.

A missing name is `null`, unlike the family name "Null".
"""
# A match starts where no white space is before it, and reads a run of it twice at most: time stays linear.
_TAIL = re.compile(
    rf"(?<!\s)(?:(?:\s*,)?\s*(?:\b{_ET_AL}|(?:\band\s+)?{COUNT_OF_OTHERS}"
    r"|(?:\band\s|&|\+)\s*\d+ (?:more|others))|\s*,\s*etc\.?"
    r"|\s*(?:\+\s*\d+\s*(?:more )?authors?|(?:\band|&) others|\(\d+ more\)|\(\+\s?\d+\)|等人?|…|\.\.\.))\s*$",
    re.IGNORECASE,
)
OTHERS_AFTER_NAMES: Final = re.compile(
    rf"(?<![,\s])[,\s]*(?:\b(?:{_ET_AL}|and others)|& others)(?:(?<=\.)|(?!\w))", re.IGNORECASE
)
"""A placeholder for unnamed people where more text follows: "et al.", "and others"."""
_NUMBERED: Final = r"\(\d+(?:(?:,|\s+and|\s*&)\s*\d+)*\)"
"""Numbers of affiliations: "(1)", "(1,2)", "(1 and 2)"."""
_NUMBERS = re.compile(_NUMBERED)
# No text is a mark in two ways, and so many follow each other: time stays linear.
_MARK: Final = rf"(?:[†‡§¶✉#∗⋆♠♣♥♦♡♢♯¹²³⁴-⁹⁰]|(?<!\w)\*|(?<=\w)\*(?![^\W\d¹²³⁴-⁹⁰])|\[\d+\]|{_NUMBERED})"
_NEXT_MARK: Final = rf"(?:\d{{1,2}}(?!\w)|{_MARK})"
_MOST_MARKS: Final = "{0,50}"
_ORCID: Final = (
    r"(?:[(\[<]\s*)?(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid(?:\s+id)?[\s:]*)?"
    r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dx]\b\s*[)\]>]?"
)
_DEGREE: Final = r"(?:ph\.?\s?d|d\.?phil|m\.d|m\.?sc|b\.?sc|mba|mph)\b\.?"
_NAME_END: Final = r"(?=\s*(?:[,;；、，|·•&(\n]|and\s|$))"
_ADDITIONS = re.compile(
    rf"(?P<mark>{_MARK})(?:,?\s?{_NEXT_MARK}){_MOST_MARKS}(?=\s*(?:{_ORCID}|$|[,;；、，|·•&(\n]|and\s))"
    rf"|{_ORCID}"
    rf"|,\s*{_DEGREE}{_NAME_END}"
    rf"|(?P<digits>(?<=[^\W\d_](?:[^\W\d_]|\.))\d{{1,2}}(?:,\s?{_NEXT_MARK}|{_MARK}){_MOST_MARKS}{_NAME_END})"
    rf"|(?P<affiliation>\((?:[^()]|\([^()]*\))*\)(?=[*†‡§¶∗⋆]{{1,3}}{_NAME_END}|{_NAME_END}))",
    re.IGNORECASE,
)
"""What follows a name and is no part of it: footnote marks, an ORCID iD, a degree, an affiliation."""
_MAY_HAVE_ADDITIONS = re.compile(r"[\d(*†‡§¶✉#∗⋆♠♣♥♦♡♢♯¹²³⁴-⁹⁰]|,\s*[dpmb]", re.IGNORECASE)
_LONGEST_NAME: Final = 100
"""Characters before an addition in which its name is looked for."""
_NAME_SEPARATOR = re.compile(r"[;；、，|·•\n]|\s(?:&|and)\s")
_CORPORATE = re.compile(
    r"\b(?:administration|agency|association|authority|bank|centers?|centres?|collaboration|college"
    r"|commission|committee|company|consortium|corporation"
    r"|council|department|foundation|group|inc|institute?|labs?|laborator(?:y|ies)|ministry|network|office"
    r"|organi[sz]ation|project|society|teams?|union|university)\b",
    re.IGNORECASE,
)
"""A word by which an organization is told from a person. Collected by hand."""
_EAST_ASIAN_NAME = re.compile(
    r"(?!.*(?:公司|大学|大學|研究|会社|회사|대학))[\u3005\u3400-\u9fff\uac00-\ud7af]{2,6}"
)
"""A whole name of a person without a space, and no word of an organization."""
_LEGAL_FORM = re.compile(r"(?:inc|ltd|llc|corp|gmbh|plc|l\.?l\.?c)\.?", re.IGNORECASE)
"""What companies have behind the comma after their names."""
_BETWEEN_WORDS = re.compile(r"\S (?:of|for|on) \S")
"""Words between those of an organization's name and in no person's: they are no particles."""


def is_organization(sections: Sequence[str]) -> bool:
    """Whether the sections between the commas of a name are an organization's: "X Institute, Exampleton".

    A name without commas needs a word between others: "Centers for Disease Control".
    """
    has_word_between = any(map(_BETWEEN_WORDS.search, sections))
    if has_word_between or len(sections) == 1:
        return has_word_between
    is_company = bool(_LEGAL_FORM.fullmatch(sections[-1]))
    return is_company or any(_CORPORATE.search(section) and " " in section for section in sections)


def has_corporate_word(name: str) -> bool:
    """Whether a word of the name tells an organization or a group from a person."""
    return bool(_CORPORATE.search(name))


def ends_with_others(text: str) -> bool:
    """Whether a name or a line of people ends with a placeholder for unnamed ones, such as "et al."."""
    line = fold_space(text)
    return bool(_TAIL.search(line)) or is_placeholder(line)


def without_placeholder(text: str) -> str:
    """A name or a line of people without a placeholder for unnamed ones at its end."""
    return _TAIL.sub("", text)


def is_placeholder(text: str) -> bool:
    """Whether a text is not a name but a placeholder for unnamed people, such as "others"."""
    return bool(_UNNAMED.fullmatch(text))


def without_additions(text: str, *, of_person: bool = False) -> str:
    """The names without what follows them; an organization keeps its digits and parentheses."""

    def replacement(match: re.Match[str]) -> str:
        if of_person or match.lastgroup not in ("digits", "affiliation"):
            return ""
        before = _NUMBERS.sub("", text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        names = _NAME_SEPARATOR.split(before)
        return match[0] if _is_part_of_name(match[0], names[-1].strip()) else ""

    return _ADDITIONS.sub(replacement, text) if _MAY_HAVE_ADDITIONS.search(text) else text


def _is_part_of_name(addition: str, before: str) -> bool:
    """Whether digits or parentheses belong to the name before them: "Team Qwen3", "Google (Alphabet)"."""
    name = before.rpartition(",")[2] if _CORPORATE.search(before) else before
    words = name.split()
    if len(words) == 1 and "," not in before:
        return not _EAST_ASIAN_NAME.fullmatch(name) and (name.isascii() or addition.startswith("("))
    initials = "".join(word[0] for word in words if word[0].isupper())
    is_acronym = len(initials) > 2 and addition.strip("() ") == initials
    return is_acronym or bool(_CORPORATE.search(name))
