"""Parses Digital Object Identifiers (ISO 26324): the only place that knows their grammar."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote, unquote

# In a serial item identifier (SICI, ANSI/NISO Z39.56) angle brackets enclose place and title code.
_SICI_PLACE: Final = r"<[^\s<>\"/]*:[^\s<>\"/]*>"
_REGISTRANT: Final = r"10\.\d{4,9}(?:\.\d+)*/"
_NEXT_DOI: Final = rf"[,;]\s*(?:doi:|https?://|{_REGISTRANT})|&[a-z_]{{1,20}}="
"""What ends a DOI although it has no space: another one, or the next parameter of a URL."""
_NAME: Final = rf"{_REGISTRANT}(?:{_SICI_PLACE}|(?!{_NEXT_DOI})[^\s<>⟩\"])+"
_RESOLVER: Final = r"\bdoi(?:\.acm)?\.org/|\bdoi\s*:\s*|⟨(?=10\.)"
_PUBLISHER: Final = (
    r"/doi/(?:[a-z]{2,12}/)?|\blink\.springer\.com/(?:article|chapter|content/pdf)/"
    r"|\bjournals\.plos\.org/[\w/]{1,40}\?id=|\b(?:bio|med)rxiv\.org/content/(?=10\.)"
    r"|\bfrontiersin\.org/(?:journals/[\w-]{1,40}/)?articles/"
)
"""The path of a publisher's page: `science.org/doi/abs/10.1126/...`."""
_HINTS: Final = (
    "doi",
    "⟨10.",
    "link.springer.com/",
    "journals.plos.org/",
    "rxiv.org/content/",
    "frontiersin.org/",
)
_IN_TEXT = re.compile(rf"(?:{_RESOLVER}|(?P<publisher>{_PUBLISHER}))(?:doi:)?(?P<doi>{_NAME})", re.IGNORECASE)
_OF_PAGE = re.compile(
    r"/(?:abstract|e?pdf|epub|full(?:[.-]?text)?|html|pdfdirect|summary)/?\Z"
    r"|(?:\.(?:abstract|full|full-text|pdf|short))+\Z",
    re.IGNORECASE,
)
"""What publishers write behind a DOI in the addresses of its pages."""
_VERSION_OF_PREPRINT = re.compile(r"(?<=\d)v\d{1,2}\Z")
_NUMBER_OF_ARTICLE = re.compile(r"(?P<doi>\A10\.1093/[^/]+/[^/]+)/\d{5,9}\Z")
"""The number of its own that Oxford University Press writes behind a DOI."""
_LABEL = re.compile(r"(?:(?:urn|info):)?doi\b[\s:=/]*(?:doi:)?", re.IGNORECASE)
_LONGEST_PREFIX: Final = 200
"""Characters of a label, or of a URL, before a DOI."""
_BARE = re.compile(_NAME, re.IGNORECASE)
_CUT = re.compile(r"<(?=[^\s/!a-zA-Z])|\"\w")
"""What follows a DOI only if it is cut there: no markup starts with it."""
_QUERY = re.compile(r"(?:[?#]|;jsessionid=).*", re.DOTALL | re.IGNORECASE)
_SPECIAL = re.compile(r"[%?#\\]|&(?=[#a-zA-Z])")
_TEX_ESCAPE = re.compile(r"\\([_%&#<>])")
_ENCODED = re.compile(r"(?:info(?::|%3a))?doi(?::|%3a|%2f)(10\.\d{4,9}(?:\.\d{1,9}){0,3})%2f", re.IGNORECASE)
"""How a link resolver is asked: `?sid=EMBASE&id=doi:10.1002%2Fcncr.20369&title=...`."""
_ENCODED_IN_PATH = re.compile(r"(/10\.\d{4,9}(?:\.\d{1,9}){0,3})%2f", re.IGNORECASE)
"""A DOI as one part of a path, as programs make it: `doi.org/10.1093%2Fbib%2Fbbac001`."""
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OPENING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING: Final = ".,;:!'*…”’/\\"
"""Punctuation of the sentence around a DOI. No registrant ends a suffix with it."""
_BLANK: Final = r"(?:[nx]{3,}|y{4,}|#{3,}|\?{3,})"
_FILLED: Final = r"[a-z]{0,4}\d*x{4,}"
_TEMPLATE: Final = (
    rf"10\.\d{{4,9}}(?:\.\d{{1,9}}){{0,3}}/(?:(?:[a-z]+/)?{_BLANK}(?:[./-]{_BLANK})*"
    rf"|(?:[a-z]+/)?{_FILLED}(?:\.{_FILLED})*"  # bioinformatics/xxxxxx, asxxxx, 2200000xxxx, 3xxxxxx.3xxxxxx
    r"|0{3,}(?:[./-]0+)*)"
    r"|10\.1145/(?:1122445\.1122456|123456\.123457)|10\.1109/access\.\d{4}\.(?:doi|0429000)"
    r"|10\.48550/arxiv\.(?:\d{4}|[xym]{4})\.(?:0{4,5}|[nx]{4,5})"
)
"""DOIs of publishers' templates and of examples, which many papers have: `10.1145/nnnnnnn.nnnnnnn`."""
_PLACEHOLDER = re.compile(_TEMPLATE)
_TEMPLATE_IN_TEXT = re.compile(
    rf"(?<![\w.])(?:{_TEMPLATE}|10\.475/123_4|10\.\d{{4,9}}/(?:\.{{3,}}|…))(?![./-]{{0,3}}\w)", re.IGNORECASE
)
_ASCII_LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""DOIs are compared without the case of ASCII letters only (ISO 26324)."""


@dataclass(frozen=True, slots=True, order=True)
class Doi:
    """A DOI."""

    name: str
    """In lower case, without resolver, query and fragment, such as "10.1145/3292500.3330701".

    Percent-encoded are only the characters that would otherwise be taken for syntax of a URL, HTML or TeX.
    """

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The DOI that the text starts with: bare, labeled or in a URL whose host or path contains "doi"."""
        unescaped = _unescaped(text).strip()
        match = _BARE.search(unescaped)
        is_whole = match and _is_prefix(unescaped[: match.start()]) and not _CUT.match(unescaped, match.end())
        if not match or not is_whole:
            return None
        return cls._of(match[0], _is_behind_publisher(unescaped, match))

    @classmethod
    def find_all(cls, text: str) -> Iterator[Self]:
        """The DOIs in URLs that show them as such and after the label "doi:", in the order of the text."""
        lower = text.lower()
        if not any(hint in lower for hint in _HINTS):
            return iter(())
        unescaped = _unescaped(text)
        matches = (match for match in _IN_TEXT.finditer(unescaped) if not _CUT.match(unescaped, match.end()))
        return (doi for match in matches if (doi := cls._of(match["doi"], bool(match["publisher"]))))

    @classmethod
    def find_templates(cls, text: str) -> Iterator[str]:
        """The DOIs that a publisher's template or an example shows in place of a paper's own, as written."""
        if "10." not in text:
            return iter(())
        unescaped = text.replace("\\/", "/").replace("\\_", "_")
        return (match[0] for match in _TEMPLATE_IN_TEXT.finditer(unescaped))

    @classmethod
    def _of(cls, encoded: str, is_in_address_of_page: bool) -> Self | None:
        address = _QUERY.sub("", encoded)
        decoded = _INVISIBLE.sub("", unquote(_without_page(address) if is_in_address_of_page else address))
        name = _SPECIAL.sub(lambda special: f"%{ord(special[0]):02x}", decoded)
        match = _BARE.match(name)
        if not match or _CUT.match(name, match.end()):
            return None
        name = _without_punctuation(match[0]).translate(_ASCII_LOWER)
        return cls(name) if _BARE.fullmatch(name) and not _PLACEHOLDER.fullmatch(name) else None

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The URL of the DOI at its resolver."""
        return f"https://doi.org/{quote(self.name, safe='/%')}"


def _unescaped(text: str) -> str:
    """The text without TeX's escapes and HTML's entities, and with the slash of a DOI in a URL."""
    plain = html.unescape(_TEX_ESCAPE.sub(r"\1", text))
    return _ENCODED_IN_PATH.sub(r"\1/", _ENCODED.sub(r"doi:\1/", plain)) if "%2" in plain else plain


def _is_prefix(text: str) -> bool:
    """Whether a text before a DOI is nothing but brackets, a label, or the start of a URL that shows DOIs."""
    prefix = text.strip(" <([{\"'")
    if not prefix or _LABEL.fullmatch(prefix):
        return True
    is_url = len(prefix) < _LONGEST_PREFIX and prefix.endswith("/") and not re.search(r"\s", prefix)
    return is_url and "doi" in re.split(r"\W+", prefix.lower())


def _is_behind_publisher(text: str, doi: re.Match[str]) -> bool:
    """Whether a DOI is in the address of a publisher's page."""
    address = _IN_TEXT.search(text, 0, doi.end())
    return address is not None and bool(address["publisher"]) and address.start("doi") == doi.start()


def _without_page(address: str) -> str:
    """The end of an address from a DOI on, without what tells one page of the paper from another."""
    name = _VERSION_OF_PREPRINT.sub("", _OF_PAGE.sub("", _without_punctuation(address)))
    return _NUMBER_OF_ARTICLE.sub(r"\g<doi>", name)


def _without_punctuation(name: str) -> str:
    """The DOI without the punctuation after it; a closing bracket stays if the DOI opens it."""
    surplus = {closing: name.count(closing) - name.count(opening) for closing, opening in _OPENING.items()}
    end = len(name)
    while end:
        last = name[end - 1]
        if last in _TRAILING:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        else:
            break
    return name[:end]
