"""Parses lists of people in one line; initials_last.py has the names of MEDLINE, gb7714.py of GB/T 7714."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paper_digest.values.east_asian_names import are_mostly_whole_names, are_whole_names
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.name_additions import (
    ends_with_others,
    has_corporate_word,
    without_additions,
    without_placeholder,
)
from paper_digest.values.name_text import COMMA, IS_SUFFIX, decoded, is_lower, split_outside_braces
from paper_digest.values.person import PersonName
from paper_digest.values.years_of_life import separated_by_years_of_life

_SEPARATOR = re.compile(r"\s*(?:[;；、，]|\||·|•|\n|\s&\s|,?\s+and\s+)\s*")
_SPACES = re.compile(r"[^\S\n]+")
_CONJUNCTION = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=\.))\s(?:et|und)\s(?=[A-ZÀ-Þ])|(?<=\.),?\s[ye]\s(?=[A-ZÀ-Þ])"
)
"""French and German; Spanish and Italian behind an initial, as "y" may be a part of a name."""
_AMPERSAND = re.compile(r"\s+&\s+")
_LIST_SEPARATOR = re.compile("[;；、，]")
_BIBTEX_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LOOSE_AND = re.compile(r"^\s*(?:and\s+)*(?:and\s*$)?|\s+and\s*$", re.IGNORECASE)
"""An "and" without a name before or after it."""
_AND = re.compile(r",?\s+(?:and|&)\s+")
_OXFORD_COMMA = re.compile(r",\s+and\s")
_GROUP = re.compile(r"(?P<group>[^,;:]{2,60}):\s+(?=\S)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_STARTS_WITH_INITIAL = re.compile(r"[^\W\d_]\.")
_GIVEN_NAME = re.compile(r"[^\W\d_][\w'’-]*\.?(?:[ -][^\W\d_]\.?){0,3}")
"""One word, and initials."""
_LEAST_HALVES, _HALVES = 4, 0.7
"""Fewest parts of such lines, and which share is one word; by hand."""
_LAST_INITIAL = re.compile(r".*\s[^\W\d_]\.")


def parse_bibtex_names(text: str) -> tuple[PersonName, ...]:
    """The people of a BibTeX field, separated by "and" outside of braces; "others" is left out.

    A part that is no BibTeX name but a list with other separators, as in "A. B; C D" or "Smith, J., Doe, A.",
    is parsed as a line of people. "John Smith, Jane Doe" is a name: its family name has two words.
    """
    parts = split_outside_braces(" ".join(text.split()).replace(r"\&", "&"), _BIBTEX_AND)
    return tuple(
        name for part in parts for name in (parse_names(part) if _is_list(part) else _parsed([part]))
    )


def parse_names(text: str) -> tuple[PersonName, ...]:
    """The people in a line: "A. B, C D and E F", "Last, First; Last, First", "Last AB, Last C".

    Placeholders for unnamed people ("et al.", "+3 authors"), footnote marks, ORCID iDs and affiliations are
    left out, as are years of life. "García Márquez, Gabriel" alone is read as two people, as "Ada Lovelace,
    Madonna" is.
    """
    line = without_additions(without_placeholder(_folded(text)))
    line = _folded(line).strip(",;:·| 、，；")  # what was between additions is one space now
    if ends_with_others(text) and _FAMILY_AND_GIVEN.fullmatch(line):
        return _parsed([line])
    line = line if has_corporate_word(line) else _CONJUNCTION.sub(" and ", line)
    with_years, line = line, separated_by_years_of_life(line)
    if line != with_years and _is_inverted_name(line):
        return _parsed([line])
    if len(medline := parse_list_with_initials_last(line)) > 1:
        return medline
    line = _with_group_apart(line)
    if re.search(r"[^\W\d_]{2}\.$", line) and not IS_SUFFIX.search(line[-4:]):
        line = line.removesuffix(".")
    return _parsed(name.strip(" ,;·") for name in _split_line(line))


_FAMILY_AND_GIVEN = re.compile(
    r"(?!(?!Ma?c|D|L|Van)\w*[a-z][A-Z])[^\W\d_][\w'’-]+,(?: [^\W\d_][\w'’.-]*){1,3}"
)
"""The first of several in the style of MLA: "Roe, Ada B., et al."; "OpenLoom, Ada Roe, et al." are two."""


def _folded(text: str) -> str:
    """The text with single spaces, and with its line breaks, which separate names."""
    return _SPACES.sub(" ", text.strip())


def _is_inverted_name(line: str) -> bool:
    """Whether a line before years of life is one "Last, First" or "Last, First, Jr."."""
    return len(_SEPARATOR.split(line)) == 1 and _may_be_inverted(_sections(line))


def _with_group_apart(line: str) -> str:
    """The line with a group before a colon as its first name: "Gemma Team: A. B, C. D"."""
    match = _GROUP.match(line)
    if not match or not has_corporate_word(match["group"]):
        return line
    names = line[match.end() :]
    return f"{match['group']}{'; ' if ';' in names else ', '}{names}"


def are_several_names(text: str) -> bool:
    """Whether a text with one comma is "First Last, First Last" and not "Last, First"."""
    return _are_full_names(COMMA.split(text)) and "," in text


def _parsed(names: Iterable[str]) -> tuple[PersonName, ...]:
    parts = (_LOOSE_AND.sub("", text) for text in names)
    return tuple(name for text in parts if (name := PersonName.parse(text)))


def _is_list(part: str) -> bool:
    if len(split_outside_braces(decoded(part), _LIST_SEPARATOR)) > 1:
        return True
    sections = split_outside_braces(part, COMMA)
    if len(sections) > 1 and all(map(_STARTS_WITH_INITIAL.match, sections)):
        return True
    if _is_pair(split_outside_braces(decoded(part), _AMPERSAND)):
        return True
    if len(sections) < 3 or IS_SUFFIX.fullmatch(sections[1]):
        return False
    return bool(_pairs_with_initials(part)) or all(map(_is_full_name, filter(None, sections)))


def _is_pair(names: list[str]) -> bool:
    """Whether an ampersand separates two whole names, and is not part of an organization's."""
    return len(names) > 1 and all("," in name or _is_full_name(name) for name in names)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return not name.startswith("{") and 2 <= len(words) <= 3 and not any(map(is_lower, words))


def _split_line(line: str) -> list[str]:
    """The names in a line, each in the line's own order of its parts."""
    if pairs := _pairs_with_initials(line) or _pairs_of_words(line) or _first_inverted(line):
        return pairs
    parts = [part for part in _SEPARATOR.split(line) if part]
    if _is_list_of_inverted(line, [_sections(part) for part in parts]):
        return parts
    return [name for part in parts for name in _with_suffixes(COMMA.split(part))]


def _is_list_of_inverted(line: str, parts: list[list[str]]) -> bool:
    """Whether every part of a line is one "Last, First"; "A. B, C D, and E F, MIT" has whole names."""
    is_certain = bool(_LIST_SEPARATOR.search(line))
    is_straight = not is_certain and bool(_OXFORD_COMMA.search(line)) and _are_full_names(parts[0])
    return not is_straight and _are_inverted(parts, is_certain=is_certain)


def _sections(part: str) -> list[str]:
    """What commas separate, with the suffix of "King, Martin Luther, Jr." where BibTeX has it: second."""
    sections = COMMA.split(part)
    if len(sections) == 3 and IS_SUFFIX.fullmatch(sections[2]):
        return [sections[0], sections[2], sections[1]]
    return sections


def _pairs_with_initials(line: str) -> list[str]:
    """The names of "Smith, J., Doe, A. B., and Roe, C."; empty for any other line."""
    words = COMMA.split(_AND.sub(", ", line))
    initials = words[1::2]
    if len(words) % 2 or not all(_INITIALS.fullmatch(word) and "." in word for word in initials):
        return []
    if any(map(_STARTS_WITH_INITIAL.match, words[::2])):  # "J. Han, W. E" are two whole names
        return []
    return [f"{family}, {given}" for family, given in zip(words[::2], initials, strict=True)]


def _pairs_of_words(line: str) -> list[str]:
    """The names of "Smith, Jane, Doe, Ada B., and Roe, Carl"; empty for any other line.

    Names of one word are rare, so that parts of one word each are halves of names.
    """
    words = COMMA.split(_AND.sub(", ", line))
    if len(words) % 2 or len(words) < _LEAST_HALVES or _LIST_SEPARATOR.search(line):
        return []
    if are_mostly_whole_names(words):
        return []
    families, given_names = words[::2], words[1::2]
    are_halves = sum(map(_is_one_word, families)) >= _HALVES * len(families)
    if not are_halves or not all(map(_GIVEN_NAME.fullmatch, given_names)):
        return []
    return [f"{family}, {given}" for family, given in zip(families, given_names, strict=True)]


def _first_inverted(line: str) -> list[str]:
    """The names of "Hamilton, Will, Zhitao Ying, and Jure Leskovec"; empty for any other line.

    The styles of MLA and Chicago invert the first name only, and have "and" before the last one.
    """
    words = COMMA.split(_AND.sub(", ", line))
    if len(words) < _LEAST_HALVES or _LIST_SEPARATOR.search(line):
        return []
    family, given, *others = words
    is_inverted = _is_one_word(family) and (
        _GIVEN_NAME.fullmatch(given)
        or (_OXFORD_COMMA.search(line) and _FAMILY_AND_GIVEN.fullmatch(f"{family}, {given}"))
    )
    if not is_inverted or any(map(_is_one_word, others)):
        return []
    return [f"{family}, {given}", *others]


def _are_inverted(parts: list[list[str]], *, is_certain: bool) -> bool:
    """Whether every part is one "Last, First", split at its comma, and not a list of several full names.

    `is_certain` if the parts are separated by more than "and": then two full words on each side are one name.
    """
    with_comma = [part for part in parts if _has_two_sides(part)]
    if not with_comma or not all(map(_may_be_inverted, with_comma)):
        return False
    if len(parts) == 1:
        return _is_inverted(with_comma[0])
    if any(map(_has_affiliation, with_comma)):
        return False
    if not is_certain and all(map(_are_full_names, with_comma)):
        return False
    return len(with_comma) > 1 or _is_one_word(with_comma[0][0])


def _has_affiliation(part: list[str]) -> bool:
    """Whether a part is a whole name and where the person works: "Ada Lovelace, University of X"."""
    return len(part) == 2 and not _is_one_word(part[0]) and has_corporate_word(part[1])


def _has_two_sides(part: list[str]) -> bool:
    """Whether a part has a comma other than the one before a suffix."""
    return len(part) > 2 or (len(part) == 2 and not IS_SUFFIX.fullmatch(part[1]))


def _are_full_names(part: list[str]) -> bool:
    return are_whole_names(part) or all(
        _is_full_name(name) and not _LAST_INITIAL.fullmatch(name) for name in part
    )


def _may_be_inverted(part: list[str]) -> bool:
    return len(part) == 2 or (len(part) == 3 and bool(IS_SUFFIX.fullmatch(part[1])))


def _is_inverted(part: list[str]) -> bool:
    """Whether the only part of a line is one "Last, First" and not two people."""
    family, given = part[0], part[-1]
    if are_whole_names(part):
        return False
    if len(part) == 3:  # "King, Jr., Martin Luther" and not "John Smith, Jr., Bob Li"
        return _is_one_word(family) or _is_one_word(given)
    has_particle = family[:1].islower()
    is_given = _is_one_word(given) or _INITIALS.fullmatch(given) or _LAST_INITIAL.fullmatch(given)
    return (_is_one_word(family) or has_particle) and bool(is_given)


def _is_one_word(text: str) -> bool:
    return len(text.split()) == 1


def _with_suffixes(names: list[str]) -> Iterator[str]:
    """The names, each suffix after a comma joined to the name before it."""
    pending = ""
    for name in names:
        if pending and IS_SUFFIX.fullmatch(name):
            pending += f" {name}"
            continue
        yield pending
        pending = name
    yield pending
