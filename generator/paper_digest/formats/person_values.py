"""Read people's names from values of any usual shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from paper_digest.formats.coercion import flat, words
from paper_digest.formats.markdown_values import without_markdown
from paper_digest.formats.name_separators import with_semicolons
from paper_digest.values.clean_text import without_entities
from paper_digest.values.east_asian_names import are_whole_names
from paper_digest.values.initials_last import (
    has_dotted_initials_last,
    parse_initials_last,
    parse_list_with_initials_last,
)
from paper_digest.values.name_additions import ends_with_others, has_corporate_word, without_additions
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import are_several_names, parse_names

_SEVERAL_NAMES = re.compile(r",.*,|[;；、，]| and ")
_FAMILY_KEYS = ("family", "lastname", "last", "surname", "familyname", "familynames", "keyname")
_GIVEN_KEYS = ("given", "firstname", "first", "givenname", "givennames", "forenames", "forename")
_MIDDLE_KEYS = ("middle", "middlename")
_PARTICLE_KEYS = ("nondroppingparticle", "droppingparticle", "nameparticle")
_SUFFIX_KEYS = ("suffix", "namesuffix")
_WHOLE_NAME_KEYS = (
    "name",
    "fullname",
    "displayname",
    "rawauthorname",
    "authorname",
    "prefname",
    "text",
    "value",
    "label",
    "creator",
)
_KINDS: Final = ("primary", "corporate")
"""Keys of objects whose own keys are names, as in the catalogs of VuFind."""
_NO_AUTHORS = frozenset(("editor", "serieseditor", "translator", "reviewedauthor"))
_DEPTH = 4
_INITIALS_LAST: Final = re.compile(r"\s[^\W\d_a-z]{1,2}\.?\Z")
_NEARLY_ALL: Final = 0.8
_SURELY_INITIALS = re.compile(r"\S+ (?!NG\Z)[BCDFGHJ-NP-TVWXZ]{2,3}")
"""A family name with initials that have no vowel, so that they are no family name in capitals."""
_ASIDE = re.compile(r"(?<=[^\s;,])\s*\[[^\[\]]*\]|\s*\(ORCID[^()]*\)", re.IGNORECASE)
"""What is behind a name in brackets: an institution, as OSTI writes it, or ids, as OpenCitations does."""
_RAISED = re.compile(
    r"\$\^(?:\{[^{}$]{1,20}\}|\\[A-Za-z]{1,12}|[^\s{}$])\$|\$?\^(?:\{[\d,*†‡§¶ ]{1,20}\}|[\d*†‡§¶])\$?"
)
"""A footnote mark behind a name as TeX writes it: `$^{1,2}$`, `$^\\dagger$`, `^*`."""
_SPEAKER = re.compile(r"(?<![^\s,;、，；])[○◯〇◎●◊◇◆☆★]+\s*")
"""A mark before the name of who gives the talk, as programs of conferences have it."""
_FOOTNOTE = re.compile(
    r"\s[*#†‡§¶]{1,3}\s*(?:(?:co-|equal|shared|joint)\S*|(?:these|both) authors|corresponding)\b[^,;]*",
    re.IGNORECASE,
)
"""What a mark behind names means, in the same text."""
_ESCAPED_BRACKET: Final = re.compile(r"&(?:[lg]t|#0*6[02]|#x0*3[ce]);", re.IGNORECASE)
_AND: Final = re.compile(r"\A\s*(?:and|&)\s+")
"""What is before the last name of a list that was cut at its commas."""
_PRINTED = re.compile(r"arxiv\.Result\.Author\((?:'([^']*)'|\"([^\"]*)\")\)")
"""How the Python package of arXiv prints an author."""


def parse_name_list(value: object, *, are_of_pubmed: bool = False) -> tuple[PersonName, ...]:
    """The people in a text, a list of texts, of [family, given] or of objects, in order.

    A name that the list has twice stays twice: two people may share it.

    are_of_pubmed: whether the names are PubMed's, which has initials last.
    """
    value = _without_entities(value)
    texts = [person for person in value if isinstance(person, str)] if isinstance(value, list) else []
    is_list_of_pubmed = are_of_pubmed and _have_initials_last(texts)
    names = parse_list_with_initials_last("; ".join(texts)) if is_list_of_pubmed else None
    return tuple(names or _names(value, _DEPTH))


def _without_entities(value: object) -> object:
    """The texts of a value with the characters of their entities, whose semicolons separate no names."""
    if isinstance(value, str):
        return _with_letters(value)
    return list(map(_without_entities, value)) if isinstance(value, list) else value


def _with_letters(text: str) -> str:
    """The text with the characters of its entities, unless they are angle brackets: markup is removed later,
    and these are none.
    """
    return text if _ESCAPED_BRACKET.search(text) else without_entities(text)


def _have_initials_last(texts: Sequence[str]) -> bool:
    """Whether nearly all of several names end in one or two initials: family names may be in capitals."""
    n_initials = sum(bool(_INITIALS_LAST.search(text)) for text in texts)
    return len(texts) > 1 and n_initials >= _NEARLY_ALL * len(texts)


def has_more_people(value: object) -> bool:
    """Whether a text or a list of people ends with a placeholder for more, such as "et al."."""
    last = value[-1] if isinstance(value, list | tuple) and value else value
    if isinstance(last, dict):
        last = _first(flat(last), _WHOLE_NAME_KEYS)
    return isinstance(last, str) and ends_with_others(last)


def _names(value: object, depth: int) -> Iterator[PersonName]:
    if isinstance(value, str):
        text = _only_names(value).strip("[]")
        yield from parse_list_with_initials_last(text) or parse_names(text)
    elif isinstance(value, list | tuple) and depth:
        yield from _names_of_list(value, depth)
    elif isinstance(value, dict):
        yield from _person(value, depth)


def _names_of_list(people: list[object] | tuple[object, ...], depth: int) -> Iterator[PersonName]:
    only = people[0] if len(people) == 1 else None
    if several := _several_in(only):  # a list of one may hold all names in one text
        yield from several
        return
    authors = list(_authors_of(people))
    yield from _with_initials_last(authors) or (name for person in authors for name in _person(person, depth))


def _several_in(only: object) -> tuple[PersonName, ...]:
    """The people whom the only element of a list names, if it is a text or an object that may name several.

    An object is mostly one person or organization: "García Márquez, Gabriel José", "Looms and Sons". Only
    several whole names are those of several people.
    """
    if isinstance(only, str):
        text = words(only) or ""
        is_list = _SEVERAL_NAMES.search(text) or are_several_names(text)
        return parse_names(_only_names(text)) if is_list else ()
    is_only_named = isinstance(only, dict) and list(flat(only)) == ["name"]
    return _several_named(_with_letters(words(_whole_name(only)) or "")) if is_only_named else ()


def _several_named(text: str) -> tuple[PersonName, ...]:
    """The several people of the name of an object; none if it is that of one."""
    if not _SEVERAL_NAMES.search(text) or has_corporate_word(text):
        return ()
    names = parse_names(_only_names(text))
    has_whole_names = all(name.given and name.family for name in names)
    return names if has_whole_names or are_whole_names([str(name) for name in names]) else ()


def _with_initials_last(people: list[object]) -> list[PersonName]:
    """The people if all have their initials last, as PubMed's "Roe AB", and one surely has, or all a period.

    None is sure of "Malcolm X" and "Weinan E", except in PubMed's own objects; "Xi LI" and "Bo WU" have
    family names last, and "Team A" is no person.
    """
    texts = list(map(_whole_name, people))
    names = [name for text in texts if (name := parse_initials_last(text))]
    is_sure = (
        any(map(_is_pubmed, people))
        or any(map(_SURELY_INITIALS.fullmatch, texts))
        or all(map(has_dotted_initials_last, texts))
    )
    is_people = len(names) == len(people) and not any(map(has_corporate_word, texts))
    return names if is_sure and is_people else []


def _whole_name(person: object) -> str:
    value = flat(person).get("name") if isinstance(person, dict) else person
    return value if isinstance(value, str) else ""


def _is_pubmed(person: object) -> bool:
    return isinstance(person, dict) and "authtype" in person


def _authors_of(people: list[object] | tuple[object, ...]) -> Iterator[object]:
    """The people without editors and translators, which Zotero has in the same list."""
    return (person for person in people if not (isinstance(person, dict) and _role(person) in _NO_AUTHORS))


def _role(person: Mapping[str, object]) -> str:
    return (words(person.get("creatorType")) or "").lower()


def _person(value: object, depth: int) -> Iterator[PersonName]:
    if isinstance(value, PersonName):
        yield value
    elif isinstance(value, dict):
        yield from _person_of_keys(flat(value), depth)
    elif isinstance(value, list | tuple):
        family, given, suffix = [*(words(part) or "" for part in value), "", "", ""][:3]  # arXiv's snapshot
        yield from _person_of_parts(family, given, suffix)
    elif isinstance(value, str):
        yield from _people_of_text(value)


def _people_of_text(text: str) -> Iterator[PersonName]:
    """The person whom an element of a list names, or the several people: "Looms Consortium; Bo Moe".

    Where a part is one word, the semicolon separates no names: "Roe; Ada".
    """
    names = without_additions(_only_names(text)) if ";" in text else text
    parts = list(filter(str.strip, names.split(";")))
    if len(parts) > 1 and (are_whole_names(parts) or all(len(part.split()) > 1 for part in parts)):
        yield from parse_names(_only_names(text))
    elif name := _name(_AND.sub("", parts[0] if len(parts) == 1 else text)):
        yield name


def _only_names(text: str) -> str:
    """The text of names without marks of emphasis, links, and what is behind them in brackets."""
    names = _PRINTED.sub(_printed_name, words(with_semicolons(text)) or "")
    if _MAY_HAVE_MARKS.isdisjoint(names):
        return names
    names = _SPEAKER.sub("", without_markdown(names))
    return _FOOTNOTE.sub("", _RAISED.sub("", _ASIDE.sub("", names)))


_MAY_HAVE_MARKS: Final = frozenset("*_[\\^(#†‡§¶○◯〇◎●◊◇◆☆★")


def _printed_name(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""


@lru_cache(maxsize=65_536)
def _name(text: str) -> PersonName | None:
    return PersonName.parse(_only_names(text))


def _person_of_parts(
    family: str, given: str = "", suffix: str = "", particle: str = ""
) -> Iterator[PersonName]:
    if family and (name := PersonName.of_parts(family, given, particle, suffix)):
        yield name


def _person_of_keys(fields: Mapping[str, object], depth: int) -> Iterator[PersonName]:
    if family := _first(fields, _FAMILY_KEYS):
        given_name = _first(fields, _GIVEN_KEYS) or _given_beside(family, fields)
        given = " ".join(filter(None, (given_name, _first(fields, _MIDDLE_KEYS))))
        suffix, particle = _first(fields, _SUFFIX_KEYS), _first(fields, _PARTICLE_KEYS)
        yield from _person_of_parts(family, given, suffix, particle)
    elif whole := _first(fields, _WHOLE_NAME_KEYS):
        yield from _person(whole, depth)
    elif literal := words(fields.get("literal")):  # an organization, in CSL
        yield from _person_of_parts(literal)
    elif depth:
        yield from _names(_people_inside(fields), depth - 1)


def _people_inside(fields: Mapping[str, object]) -> object:
    """The people one object deeper, where OpenAlex, DBLP, IEEE and NASA keep them, or as its keys."""
    of_kinds = [name for key in _KINDS if isinstance(names := fields.get(key), dict) for name in names]
    inner = (fields[key] for key in ("author", "authors", "meta") if key in fields)
    return next(chain([of_kinds] if of_kinds else [], inner), None)


def _given_beside(family: str, fields: Mapping[str, object]) -> str:
    """The given name that OpenAIRE has as "name" beside the whole name, which others have so."""
    name = (words(fields.get("name")) or "") if "fullname" in fields else ""
    return "" if family.casefold() in name.casefold() else name


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := words(fields.get(key)))), "")
