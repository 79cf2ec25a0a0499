r"""Reads the entries that biber writes for BibLaTeX: `\entry{key}{article}{} ... \endentry`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.bibtex_values import without_braces
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text.latex_symbols import with_unicode_letters

BIBER_ENTRY = re.compile(r"^[ \t]*\\entry\{[^{}]*\}\{(?P<entry_type>[^{}]*)\}", re.MULTILINE)
_GROUP: Final = r"(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*"
_FIELD = re.compile(rf"\\field\{{(?P<name>[^{{}}]*)\}}\{{(?P<value>{_GROUP})\}}")
_VERBATIM = re.compile(r"\\verb\{(?P<name>[^{}]*)\}\s*\n\s*\\verb (?P<value>.*)")
_AUTHORS = re.compile(
    r"\\name\{author\}.*?(?=^\s*\\(?:name|list|strng|field|verb|keyw|endentry)\b|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PERSON = re.compile(r"\{\{(?:[^{}]|\{\})*\}\{|\{\{\}\{|\{hash=[^{}]*\}")
_PART = re.compile(rf"\b(?P<name>family|given|prefix|suffix)=\{{(?P<value>{_GROUP})\}}")
_DATE_PARTS: Final = ("year", "month", "day")
_FIELDS: Final = {"journaltitle": "journal", "eprinttype": "eprinttype"}


def biber_record(body: str) -> Mapping[str, object]:
    """The fields of an entry as the mapping knows them."""
    fields: dict[str, object] = {
        _FIELDS.get(match["name"], match["name"]): _text(match["value"]) for match in _FIELD.finditer(body)
    }
    fields.update((match["name"], match["value"].strip()) for match in _VERBATIM.finditer(body))
    if subtitle := fields.pop("subtitle", None):
        fields["title"] = f"{fields.get('title', '')}: {subtitle}"
    return {**fields, "author": [*_people(body)]}


def _people(body: str) -> Iterator[PersonName]:
    authors = _AUTHORS.search(body)
    for person in _PERSON.split(authors.group())[1:] if authors else ():
        parts = {match["name"]: _text(match["value"]) for match in _PART.finditer(person)}
        if "family" in parts and (
            name := PersonName.of_parts(
                parts["family"], parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", "")
            )
        ):
            yield name


def _text(value: str) -> str:
    plain = re.sub(r"\\bibnamedelim[a-z]\s*|\\bibinitperiod\s*|~", " ", value)
    plain = re.sub(r"\\bibrangedash\s*", "-", plain)
    return without_braces(with_unicode_letters(plain))
