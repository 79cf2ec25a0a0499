"""Finds the links of a paper in lists of labeled ones under a site's own key, such as `pills`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from paper_digest.formats.coercion import flat, urls_in, words
from paper_digest.formats.field_names import NAMES, normal

_LABELS: Final = ("label", "name", "title", "text")
_ADDRESSES: Final = ("url", "link", "href")
_INDEXES: Final = ("links", "urls")
"""Keys of a paper's addresses by their labels."""
_NO_LABELS: Final = frozenset(
    ("id", "guid", "href", "link", "links", "site", "url", "urls", "website", "websites")
)
_OF_PAPER: Final = (
    frozenset(chain(*(NAMES[field] for field in ("arxiv", "code", "doi", "pdf", "url")))) - _NO_LABELS
)
"""Labels of the paper and its code; others are of talks, slides and other papers."""
_READ: Final = frozenset(chain(*NAMES.values()))
"""Keys whose lists are read anyway."""
_OF_OTHERS: Final = re.compile(
    r"related|similar|seealso|other|cit(?:e|ation|ing)|referenc|recommend|neighbo|baseline|follow|previous|next"
    r"|prior|data|model|people|team|editor|reviewer|social|nav|menu"
)
"""How keys of lists of other works, of data and of people begin, whose items may have the same labels."""


def labeled_links(inside: Mapping[str, object]) -> dict[str, object]:
    """The addresses of the paper by their labels, which are the keys that other records have for them."""
    links = chain(_listed(inside), _indexed(inside))
    return {normal(label): url for label, url in links if normal(label) in _OF_PAPER and any(urls_in(url))}


def _listed(inside: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The labels and addresses of lists."""
    lists = (value for key, value in inside.items() if isinstance(value, list) and _is_of_paper(key))
    items = (flat(item) for item in chain(*lists) if isinstance(item, dict))
    return ((_first(item, _LABELS), _first(item, _ADDRESSES)) for item in items)


def _indexed(inside: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The labels and addresses of objects whose keys are labels."""
    indexes = (value for key in _INDEXES if isinstance(value := inside.get(key), dict))
    return ((label, words(url) or "") for index in indexes for label, url in index.items())


def _is_of_paper(key: str) -> bool:
    return key not in _READ and not _OF_OTHERS.match(key)


def _first(item: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := words(item.get(key)))), "")
