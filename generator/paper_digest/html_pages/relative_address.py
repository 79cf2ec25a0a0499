"""Gives addresses relative to a page as MkDocs does, but computes them once for all pages of a folder."""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.utils import get_relative_url, normalize_url

_PLAIN: Final = re.compile(r"(?:[^./\\][^/\\]*/)*[^./\\][^/\\]*/?")
"""An address without empty parts, and without those that lead upwards."""
_ANY_PAGE: Final = "\0"
"""The name of a page that is no target."""


def relative_address(target: str, page: str) -> str:
    """The address of a target relative to a page, both given by their addresses in the site."""
    if not _is_same_in_folder(target, page):
        return get_relative_url(target, page)
    return _relative_to_page_in(target, _folder(page))


@pass_context
def url_filter(context: Context, value: object) -> str:
    """The filter `url` of templates, as MkDocs defines it."""
    path, page, base = str(value), context["page"], context["base_url"]
    if page is None or not _is_same_in_folder(path, page.url):
        return normalize_url(path, page=page, base=base)
    return _normalized_in(path, _folder(page.url))


def _is_same_in_folder(target: str, page: str) -> bool:
    """Whether the relative address is the same for all pages in the folder of a page.

    It is another one for the target itself and pages above it.
    """
    return page.endswith("/") and page != "./" and not f"{target}/".startswith(page) and _is_plain(target)


@lru_cache(maxsize=1 << 16)
def _is_plain(address: str) -> bool:
    return _PLAIN.fullmatch(address) is not None


def _folder(page: str) -> str:
    return page[:-1].rpartition("/")[0]


@lru_cache(maxsize=1 << 16)
def _relative_to_page_in(target: str, folder: str) -> str:
    return get_relative_url(target, f"{folder}/{_ANY_PAGE}/")


@lru_cache(maxsize=1 << 12)
def _normalized_in(path: str, folder: str) -> str:
    page: Any = SimpleNamespace(url=f"{folder}/{_ANY_PAGE}/")
    return normalize_url(path, page=page)
