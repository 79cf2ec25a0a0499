"""Tells in which script names are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.person import PersonName
from paper_digest.values.script import LATIN, script_of

_UNSPACED: Final = frozenset(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))
"""Scripts in which a name is one word, so that a list may not tell the family name from the given one."""
_FEWEST_CHARACTERS, _MOST_CHARACTERS = 2, 5
"""Of the name of a person in such a script; by hand."""
_ORGANIZATION = re.compile(
    "编辑部|编委会|本刊|小组|课题组|团队|学会|协会|大学|学院|公司|研究院|研究所|委员会|中心|实验室|大學|學會|会社|연구소|대학교|학회"
)


def script_of_people(names: Sequence[PersonName]) -> str | None:
    """The script of all names; None if there are none, or if one of them is in another or is no person's."""
    scripts = set(map(script_of_person, names))
    return scripts.pop() if len(scripts) == 1 else None


@lru_cache(maxsize=65_536)
def script_of_person(name: PersonName) -> str | None:
    """The script's name in Unicode; None for an organization, a single name and a mixture of scripts."""
    scripts = set(map(script_of, filter(str.isalpha, name.family + name.given)))
    if LATIN in scripts:
        is_person = bool(name.given) and any(map(str.isascii, name.family))
        return LATIN if is_person else None
    if len(scripts) != 1:
        return None
    (script,) = scripts
    is_person = _is_unspaced_person(name) if script in _UNSPACED else bool(name.given)
    return script if is_person else None


@lru_cache(maxsize=65_536)
def with_parts_alike(name: PersonName) -> PersonName:
    """The name, where a script has no spaces, with all of its characters as the family and the given name.

    The characters are sorted: 周飞燕, 周 飞燕 and 飞燕 周 become equal.
    """
    if script_of_person(name) not in _UNSPACED:
        return name
    whole = "".join(sorted(normalized_key(name.family + name.given)))
    return PersonName(whole, whole)


def _is_unspaced_person(name: PersonName) -> bool:
    whole = name.family + name.given
    return _FEWEST_CHARACTERS <= len(whole) <= _MOST_CHARACTERS and not _ORGANIZATION.search(whole)
