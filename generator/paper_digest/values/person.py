"""Splits a line of people into their names, written first name first."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*(?:;|\||·|•|\n|\s&\s|,?\s+and\s+)\s*")
_COMMA = re.compile(r"\s*,\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_MARKS = re.compile(r"\s*[*†‡§¶✉¹²³⁴-⁹⁰]+|\s*\[\d+\]|\s*\(\d+\)|(?<=[^\W\d_])\d+(?:,\d+)*")
_REST = re.compile(
    r"(?:et al\.?|others|\+\s*\d+(?: (?:more )?authors?)?|\d+ (?:more )?authors?|\.\.\.|…|and \d+ (?:more|others)|show .*)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_TAIL = re.compile(
    r"\s*(?:,?\s*\bet al\.?|\+\s*\d+\s*(?:more )?authors?|\b\d+ (?:more )?authors?|\band others|\(\d+ more\)|…|\.\.\.)\s*$",
    re.IGNORECASE,
)


def names_in(text: str) -> tuple[str, ...]:
    """The names in "A. B, C D and E F", "Last, First; Last, First" or "Last, First and Last, First".

    What stands for people who are not named ("et al.", "+3 authors") is left out, and so are the marks of footnotes.
    """
    bare = _MARKS.sub("", _TAIL.sub("", text.strip())).strip(",;:·| ")
    bare = (
        bare.removesuffix(".")
        if re.search(r"[^\W\d_]{2}\.$", bare) and not _SUFFIX.search(bare[-4:])
        else bare
    )
    if pairs := _with_initials(bare):
        return pairs
    parts = [part for part in _PARTS.split(bare) if part]
    straight = (name for part in parts for name in _joined(_COMMA.split(part)))
    names = map(_turned, parts) if _are_inverted(parts) else straight
    cleaned = (name.strip(" ,;·") for name in names)
    return tuple(name for name in cleaned if name and not _REST.fullmatch(name))


def _with_initials(text: str) -> tuple[str, ...]:
    """The names of "Smith, J., Doe, A. B., and Roe, C."; none where the text is no such list."""
    flat = _COMMA.split(re.sub(r",?\s+(?:and|&)\s+", ", ", text))
    if len(flat) % 2 or not all(_INITIALS.fullmatch(initials) and "." in initials for initials in flat[1::2]):
        return ()
    return tuple(f"{first} {last}" for last, first in zip(flat[::2], flat[1::2], strict=True))


def _are_inverted(parts: list[str]) -> bool:
    """Whether every part is one "Last, First": one comma each, and not one list of several full names."""
    split = [_COMMA.split(part) for part in parts]
    if not all(
        len(names) == 2
        or (len(names) == 3 and _SUFFIX.fullmatch(names[1]))
        or (len(names) == 1 and len(parts) > 1)
        for names in split
    ):
        return False
    two = [names for names in split if len(names) >= 2]
    if not two:
        return False
    if len(parts) == 1:
        last, first = two[0][0], two[0][-1]
        return len(last.split()) == 1 and (len(first.split()) == 1 or bool(_INITIALS.fullmatch(first)))
    return len(two) > 1 or len(two[0][0].split()) == 1


def _turned(name: str) -> str:
    last, *rest = _COMMA.split(name)
    return " ".join((*rest[-1:], last, *rest[:-1]))


def _joined(names: list[str]) -> list[str]:
    joined: list[str] = []
    for name in names:
        if joined and _SUFFIX.fullmatch(name):
            joined[-1] += f" {name}"
        else:
            joined.append(name)
    return joined
