"""Converts the Markdown of a page in place of MkDocs, if it has only forms that templates of pages write."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import Any, Final, Protocol

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from paper_digest.html_pages.direct_blocks import DirectConverter, Heading, UnknownFormError
from paper_digest.html_pages.relative_address import relative_address

_NEEDED: Final = frozenset(("attr_list", "md_in_html", "toc"))
"""Extensions that give the known forms their meaning; the others of MkDocs and digests add further forms."""
_TOC_SETTINGS: Final[tuple[dict[str, object], ...]] = ({}, {"permalink": False}, {"permalink": None})
_EXCLUDED: Final = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_EXTERNAL: Final = re.compile(r"https?://[A-Za-z0-9./?=%+,:#-]+")
_RELATIVE: Final = re.compile(r"([A-Za-z0-9.][A-Za-z0-9./-]*)(?:#([A-Za-z0-9.-]+))?")
_UNKNOWN: Final = (" id=", " name=", "[TOC]")
"""Attributes that make anchors besides those of headings, and the mark of a table of contents."""


class LinkTargets(Protocol):
    """The files of the site."""

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this source."""


def can_convert(config: MkDocsConfig) -> bool:
    """Whether the settings give the known forms their usual HTML. The extensions are all known ones."""
    settings = (config.mdx_configs or {}).get("toc") or {}
    return set(config.markdown_extensions) >= _NEEDED and settings in _TOC_SETTINGS


def convert_page(page: Page, targets: LinkTargets) -> bool:
    """Does what `page.render` does, and returns True; does nothing if the page has a form that is not known.

    Every link that needs a warning counts as unknown, too.
    """
    if not page.markdown or "title" not in page.meta or any(form in page.markdown for form in _UNKNOWN):
        return False
    links = _Links(page, targets)
    converter = DirectConverter(links.address)
    try:
        content = converter.convert(page.markdown)
    except UnknownFormError:
        return False
    page.content = content
    tokens: Any = [_token(heading) for heading in converter.headings]
    page.toc = get_toc(nest_toc_tokens(tokens))
    page.present_anchor_ids = {heading.id for heading in converter.headings}
    page.links_to_anchors = links.to_anchors
    return True


def _token(heading: Heading) -> dict[str, object]:
    return {"level": heading.level, "id": heading.id, "name": heading.text}


class _Links:
    """The links of a page."""

    def __init__(self, page: Page, targets: LinkTargets) -> None:
        self._page = page
        self._targets = targets
        self._folder = page.file.src_uri.rpartition("/")[0]
        self.to_anchors: dict[File, dict[str, str]] = {}

    def address(self, target: str) -> str:
        """The address of a link in the page. Raises UnknownFormError if no file is known for it."""
        if _EXTERNAL.fullmatch(target):
            return target
        match = _RELATIVE.fullmatch(target)
        file = self._targets.get_file_from_path(_source(self._folder, match[1])) if match else None
        if not match or file is None or file.inclusion in _EXCLUDED:
            raise UnknownFormError
        if match[2]:
            self.to_anchors.setdefault(file, {}).setdefault(match[2], target)
        address = relative_address(file.url, self._page.file.url)
        return f"{address}#{match[2]}" if match[2] else address


@lru_cache(maxsize=1 << 16)
def _source(folder: str, path: str) -> str:
    """The source of a link's target, as MkDocs finds it."""
    return posixpath.normpath(posixpath.join(folder, path).lstrip("/"))
