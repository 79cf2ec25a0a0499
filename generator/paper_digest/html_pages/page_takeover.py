"""Renders pages in place of MkDocs, in worker processes and with a cache."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from paper_digest.execution.executor import Executor
from paper_digest.garbage_collection import rare_garbage_collection
from paper_digest.html_pages.dependencies import (
    UnknownValueError,
    has_variable_templates,
    navigation_hash,
    settings_hash,
)
from paper_digest.html_pages.kept_site import KeptSite
from paper_digest.html_pages.page_cache import CachedPage, PageCache
from paper_digest.html_pages.page_file import PageFile
from paper_digest.html_pages.page_renderer import (
    BUILDER_LOGGER,
    PageRenderer,
    apply_metadata,
    has_known_extensions,
    report,
    shared_converter,
)
from paper_digest.html_pages.rendered_page import Message
from paper_digest.html_pages.site_folder import Signature

log = logging.getLogger(f"{BUILDER_LOGGER}.plugins.paper-digest")

PAGE_EVENTS: Final = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "env",
)
"""Events by which a plugin may change a page."""
_BUILDER_VERSION: Final = "1.6."
"""The versions whose build is known: which functions render a page, in which order."""
_BLOCK: Final = 500
"""Pages that are added to the cache at a time."""


@dataclass(frozen=True, slots=True)
class _Finished:
    """A page that was rendered, and written if its file is another one."""

    page: CachedPage
    is_lasting: bool
    messages: tuple[Message, ...]
    signature: Signature | None
    """That of its file; None if it gets none."""


@dataclass(frozen=True, slots=True)
class PageTakeover:
    """The pages of a build that MkDocs need not render, and all pages."""

    config: MkDocsConfig
    nav: Navigation
    files: Files
    documents: Sequence[File]
    """The files of all pages, as templates see them."""
    taken: Sequence[PageFile]

    @classmethod
    def of(
        cls, config: MkDocsConfig, nav: Navigation, files: Files, own_events: Sequence[object]
    ) -> PageTakeover:
        """Takes pages over, if that changes no byte of them.

        MkDocs keeps the first page, by which it dates the sitemap, and those whose title in the navigation
        comes from their text. own_events: the handlers of this program among those of all plugins.
        """
        documents = tuple(files.documentation_pages())
        taken: list[PageFile] = []
        if _is_possible(config, own_events):
            in_navigation = {page.file.src_uri for page in nav.pages}
            taken += [
                file for file in documents[1:] if isinstance(file, PageFile) and _is_free(file, in_navigation)
            ]
        for file in taken:
            file.take()
        return cls(config, nav, files, documents, taken)

    def shown(self, pages: Sequence[File]) -> Sequence[File]:
        """The files that MkDocs shows to a template, and those of pages that were taken over, in order."""
        if not self.taken:
            return pages
        shown = {file.src_uri for file in (*pages, *self.taken)}
        return [file for file in self.files if file.src_uri in shown]

    def render(self, env: Environment, cache: PageCache, site: KeptSite, executor: Executor) -> None:
        """Renders the pages, or takes them from the cache, and writes the files of those that changed.

        Raises what MkDocs raises for a page that it cannot read or render, and OSError.
        """
        if not self.taken:
            return
        settings = self._settings()
        keys = self._keys(settings)
        cached = self._valid(cache.load([key for key in keys if key]))
        missing = [
            (file, key)
            for file, key in zip(self.taken, keys, strict=True)
            if not (key in cached and self._is_taken_from_cache(file, cached[key], cache, site))
        ]
        with shared_converter(self.config), rare_garbage_collection():
            renderer = self._renderer([file for file, _ in missing], settings, env, cache)
            self._render_missing(missing, renderer, cache, site, executor)
        cache.finish()

    def _settings(self) -> bytes:
        """The hash of what all pages depend on; empty if it is not known, so that pages cannot be kept."""
        if has_known_extensions(self.config):
            with suppress(UnknownValueError, OSError):
                return settings_hash(self.config)
        return b""

    def _keys(self, settings: bytes) -> list[bytes]:
        """The key of each page in the cache; empty if pages cannot be kept."""
        if not settings:
            return [b""] * len(self.taken)
        common = settings + navigation_hash(self.nav)
        return [_key(common, file) for file in self.taken]

    def _valid(self, cached: Mapping[bytes, CachedPage]) -> dict[bytes, CachedPage]:
        """The pages whose links lead where they did."""
        addresses = {uri: file.url for uri, file in self.files.src_uris.items()}
        return {
            key: page
            for key, page in cached.items()
            if all(addresses.get(uri) == address for uri, address in page.metadata.targets.items())
        }

    def _is_taken_from_cache(
        self, file: PageFile, page: CachedPage, cache: PageCache, site: KeptSite
    ) -> bool:
        """Whether the site has the file of a cached page now; not if the cache has lost it."""
        if not site.keep(file.dest_uri, page.html_hash.hex()):
            html = cache.html(page.html_hash)
            signature = site.written_page(file.dest_uri, html) if html else None
            if signature is None:
                return False
            site.add(file.dest_uri, signature, page.html_hash.hex())
        self._apply(file, page)
        return True

    def _apply(self, file: PageFile, page: CachedPage) -> None:
        if file.page is not None:
            apply_metadata(file.page, page.metadata, self.files)

    def _renderer(
        self, files: Sequence[PageFile], settings: bytes, env: Environment, cache: PageCache
    ) -> PageRenderer:
        """What renders the files: directly, if that gives the same for a page of each kind.

        A kind that an earlier build has compared with the same settings is not compared again.
        """
        plain = PageRenderer(self.config, self.nav, env, self.files, self.documents)
        samples = _first_of_each_folder(files)
        keys = {folder: _kind_key(settings, folder) for folder in samples if settings}
        compared = cache.remembered(keys.values())
        renderer = plain.with_direct_conversion(
            page for folder, page in samples.items() if keys.get(folder) not in compared
        )
        if renderer.is_direct:
            cache.remember(keys.values())
        return renderer

    def _render_missing(
        self,
        missing: Sequence[tuple[PageFile, bytes]],
        renderer: PageRenderer,
        cache: PageCache,
        site: KeptSite,
        executor: Executor,
    ) -> None:
        files = [file for file, _ in missing]
        results = executor.map(partial(_finished, renderer, site), files)
        added: list[tuple[bytes, CachedPage]] = []
        for (file, key), result in zip(missing, results, strict=True):
            report(result.messages)
            self._apply(file, result.page)
            if result.signature:
                site.add(file.dest_uri, result.signature, result.page.html_hash.hex())
            if key and result.is_lasting:
                added.append((key, result.page))
            if len(added) == _BLOCK:
                cache.add(added)
                added = []
        cache.add(added)

    def check_links(self) -> None:
        """Reports links to anchors that are missing, as MkDocs does with the pages that it renders."""
        level = self.config.validation.links.anchors
        for file in self.taken:
            if file.page is not None:
                file.page.validate_anchor_links(files=self.files, log_level=level)


def _is_possible(config: MkDocsConfig, own_events: Sequence[object]) -> bool:
    handlers = [handler for event in PAGE_EVENTS for handler in config.plugins.events[event]]
    return (
        mkdocs.__version__.startswith(_BUILDER_VERSION)
        and all(handler in own_events for handler in handlers)
        # A builder that explains each step is asked to take each step.
        and logging.getLogger(BUILDER_LOGGER).getEffectiveLevel() > logging.DEBUG
        and not has_variable_templates(config)
    )


def _is_free(file: PageFile, in_navigation: set[str]) -> bool:
    """Whether no other page needs the text of this one, and no plugin has replaced the page."""
    is_plain = type(file.page) is Page and file.abs_src_path is not None
    return is_plain and (file.src_uri not in in_navigation or "title" in vars(file.page))


def _finished(renderer: PageRenderer, site: KeptSite, file: PageFile) -> _Finished:
    """Renders a page and writes its file, in a worker process."""
    if file.page is None:
        raise ValueError(f"expected a page of {file.src_uri}, found none")
    try:
        rendered = renderer.render(file.page)
    except Exception as error:
        log.error("Error building page '%s': %s", file.src_uri, error)
        raise
    signature = site.written_page(file.dest_uri, rendered.html) if rendered.html else None
    page = CachedPage.of(rendered.metadata, rendered.html)
    return _Finished(page, rendered.is_lasting, rendered.messages, signature)


def _first_of_each_folder(files: Sequence[PageFile]) -> dict[str, Page]:
    """A page of each folder, by which a kind of page can be judged."""
    first = {_folder(file): file.page for file in reversed(files)}
    return {folder: page for folder, page in first.items() if page is not None}


def _folder(file: PageFile) -> str:
    return file.src_uri.rpartition("/")[0]


def _kind_key(settings: bytes, folder: str) -> bytes:
    return hashlib.sha256(settings + f"pages of {folder} are converted directly".encode()).digest()


def _key(common: bytes, file: PageFile) -> bytes:
    source = hashlib.sha256(common)
    source.update(f"{file.src_uri}\0{file.dest_uri}\0{file.url}\0{file.edit_uri}\0".encode())
    with suppress(OSError):
        source.update(file.content_bytes)
        return source.digest()
    return b""
