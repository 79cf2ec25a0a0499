"""Turns a value that says who wrote a paper into names, first name first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.formats.coercion import flat, words
from paper_digest.values.person import names_in

_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_UNNAMED = re.compile(r"(?:et al\.?|others|and others|\.\.\.|…)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
"""An affiliation (arXiv) or a number (Scopus) behind a name."""
_WRITTEN_OUT = (
    "name",
    "fullname",
    "displayname",
    "literal",
    "rawauthorname",
    "authorname",
    "prefname",
    "text",
    "value",
    "label",
)


def names(value: object) -> tuple[str, ...]:
    """The names in one text, a list of texts, a list of [last, first], or objects with names in parts; each once, in order."""
    return tuple(dict.fromkeys(name for name in _names(value, 4) if not _UNNAMED.fullmatch(name)))


def turned(name: str) -> str:
    """One person's "Last, First" or "Last, Jr., First" as "First Last"; any other name as it is."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[0]} {parts[1]}" if _SUFFIX.fullmatch(parts[1]) else f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        inner = 1 if _SUFFIX.fullmatch(parts[1]) else 2
        return (
            f"{parts[3 - inner]} {parts[0]} {parts[inner]}"
            if any(_SUFFIX.fullmatch(part) for part in parts[1:])
            else name
        )
    return name.strip(" ,")


def _names(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from names_in(_IN_BRACKETS.sub("", _IN_BRACKETS.sub("", words(value) or "")))
    elif isinstance(value, list | tuple) and depth:
        if len(value) == 1 and isinstance(value[0], str):
            # a list of one may hold all names in one text, or one "Last, First"
            text = words(value[0]) or ""
            yield from (
                names_in(text)
                if text.count(",") > 1 or ";" in text or " and " in text
                else (turned(text),)
                if text
                else ()
            )
            return
        for one in value:
            yield from _person(one, depth)
    elif isinstance(value, dict):
        yield from _person(value, depth)


def _person(one: object, depth: int) -> Iterator[str]:
    if isinstance(one, str):
        if text := words(one):
            yield turned(text)
    elif isinstance(one, list | tuple):
        parts = [words(part) or "" for part in one]
        if parts and parts[0]:  # arXiv: [last, first, suffix]
            yield " ".join(part for part in (*parts[1:2], parts[0], *parts[2:3]) if part)
    elif isinstance(one, dict):
        yield from _person_of_parts(one, depth)


def _person_of_parts(one: dict[str, object], depth: int) -> Iterator[str]:
    inside = flat(one)
    family = next(
        (
            found
            for key in ("family", "lastname", "last", "surname", "familyname", "keyname")
            if (found := words(inside.get(key)))
        ),
        None,
    )
    if family:
        given = next(
            (
                found
                for key in ("given", "firstname", "first", "givenname", "forenames", "forename")
                if (found := words(inside.get(key)))
            ),
            None,
        )
        middle = words(inside.get("middle") or inside.get("middlename"))
        particle = words(inside.get("nondroppingparticle") or inside.get("droppingparticle"))
        yield " ".join(
            part for part in (given, middle, particle, family, words(inside.get("suffix"))) if part
        )
        return
    for key in _WRITTEN_OUT:
        if text := words(inside.get(key)):
            yield text if key == "literal" else turned(text)
            return
    if depth and "author" in inside:  # OpenAlex and DBLP keep the person one object deeper
        yield from _names(inside["author"], depth - 1)
