"""Finds the links of a paper in lists of labeled ones under a site's own key, such as `pills`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final

from paper_digest.formats.coercion import flat, urls_in, words
from paper_digest.formats.field_names import NAMES, normal

_LABELS: Final = ("label", "name", "title", "text")
_ADDRESSES: Final = ("url", "link", "href")
_OF_PAPER: Final = frozenset(chain(*(NAMES[field] for field in ("arxiv", "code", "doi", "pdf")))) | {
    "openreview",
    "paper",
}
"""Labels of the paper and its code; others are of talks, slides and other papers."""
_READ: Final = frozenset(chain(*NAMES.values()))
"""Keys whose lists are read anyway."""


def labeled_links(inside: Mapping[str, object]) -> dict[str, object]:
    """The addresses of the paper by their labels, which are the keys that other records have for them."""
    lists = (value for key, value in inside.items() if key not in _READ and isinstance(value, list))
    items = (flat(item) for item in chain(*lists) if isinstance(item, dict))
    links = ((_first(item, _LABELS), _first(item, _ADDRESSES)) for item in items)
    return {normal(label): url for label, url in links if normal(label) in _OF_PAPER and any(urls_in(url))}


def _first(item: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := words(item.get(key)))), "")
