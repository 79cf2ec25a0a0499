"""Takes the generated pages of one build over from MkDocs, and writes only what changed."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2
import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from paper_digest.html_pages.dependencies import (
    UnknownValueError,
    has_variable_templates,
    navigation_hash,
    settings_hash,
)
from paper_digest.html_pages.page_cache import CachedPage, PageCache, hash_of
from paper_digest.html_pages.page_file import CopiedFile, GeneratedPage, of_kind
from paper_digest.html_pages.page_renderer import (
    BUILDER_LOGGER,
    PageRenderer,
    apply_facts,
    report,
    shared_converter,
)
from paper_digest.html_pages.rendered_page import Message, PageFacts
from paper_digest.html_pages.site_folder import (
    Signature,
    put_back,
    remove_outdated,
    set_aside,
    signature_of,
    signatures,
)
from paper_digest.html_pages.site_record import SiteRecord, load_record, save_record, source_origin
from paper_digest.html_pages.worker_processes import map_in_processes
from paper_digest.model.digest import Digest
from paper_digest.site.finish import finish
from paper_digest.site.search.pagefind_index import FOLDER

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
_INDEX: Final = f"{FOLDER}/"
"""What the paths of the search index start with; its own code replaces it as a whole."""
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


class SiteBuild:
    """One build of the site. The plugin calls its methods in the order of MkDocs's events."""

    def __init__(self, config: MkDocsConfig, cache: Path) -> None:
        self.config = config
        self.site = Path(config.site_dir)
        self._cache = cache
        self._pages = PageCache(cache / "pages.sqlite")
        self._record = load_record(cache, self.site)
        self._present: dict[str, Signature] = {}
        self._origins: dict[str, str] = {}
        self._files: dict[str, tuple[Signature, str]] = {}
        self._taken: list[GeneratedPage] = []
        self._documents: list[File] = []
        self._nav: Navigation | None = None
        self._all = Files([])

    # ---------------------------------------------------------------- the folder of the site

    def before_cleaning(self) -> None:
        """Keeps the files of the last build from being removed, if it is known what they are."""
        try:
            put_back(self.site)
            if self._record.files:
                set_aside(self.site)
        except OSError:  # they are built again
            with suppress(OSError):
                put_back(self.site)

    def after_cleaning(self) -> None:
        """Makes the files of the last build part of the site again."""
        with suppress(OSError):
            put_back(self.site)
        self._present = signatures(self.site)
        self._origins = self._record.unchanged(self._present)

    def has_copy(self, file: File) -> bool:
        """Whether the site has a copy of the file as it is."""
        signature = signature_of(str(file.abs_src_path))
        origin = source_origin(str(file.abs_src_path), signature) if signature else ""
        if not origin or self._origins.get(file.dest_uri) != origin:
            return False
        self._files[file.dest_uri] = (self._present[file.dest_uri], origin)
        return True

    def copied(self, file: File) -> None:
        """Takes note of a new copy."""
        source, copy = signature_of(str(file.abs_src_path)), signature_of(file.abs_dest_path)
        if source and copy:
            self._files[file.dest_uri] = (copy, source_origin(str(file.abs_src_path), source))

    @property
    def _index_key(self) -> str:
        """The hash of what the search index in the site was made of; empty if it is not whole."""
        names = [path for path in self._record.files if path.startswith(_INDEX)]
        is_whole = names and all(self._present.get(name) == self._record.files[name][0] for name in names)
        return self._record.index_key if is_whole else ""

    def finish(self, digest: Digest) -> None:
        """Removes what the last build has left, finishes the site, and remembers its files.

        Raises IndexingError if the search index cannot be built, OSError if a file cannot be written.
        """
        self._check_links()
        remove_outdated(self.site, self._present, lambda path: path in self._files or path.startswith(_INDEX))
        finished = finish(digest, self.site, self._files.__contains__, self._index_key)
        files = {
            path: (signature, self._files[path][1] if self._files.get(path, ("",))[0] == signature else "")
            for path, signature in signatures(self.site).items()
        }
        record = SiteRecord(str(self.site.absolute()), files, finished.index_key)
        save_record(self._cache, self.site, record)

    # ---------------------------------------------------------------- the pages

    def known_files(self, files: Files, generated: frozenset[str]) -> Files:
        """The same files, in the same order, as kinds that MkDocs can leave alone."""
        return Files([self._known(file, generated) for file in files])

    def _known(self, file: File, generated: frozenset[str]) -> File:
        if type(file) is not File or file.page is not None:
            return file
        if not file.is_documentation_page():
            copied = of_kind(CopiedFile, file)
            copied.copies = self
            return copied
        return of_kind(GeneratedPage, file) if file.src_uri in generated else file

    def take_pages(self, nav: Navigation, files: Files, own_events: Sequence[object]) -> None:
        """Takes the generated pages that are not in the navigation over, if that changes no byte of them.

        own_events: the handlers of this program among those of all plugins.
        """
        self._nav, self._all = nav, files
        self._documents = list(files.documentation_pages())
        if not self._is_possible(own_events):
            return
        in_navigation = {page.file.src_uri for page in nav.pages}
        for file in self._documents:
            is_plain = isinstance(file, GeneratedPage) and type(file.page) is Page
            if is_plain and file.src_uri not in in_navigation and file.abs_src_path:
                assert isinstance(file, GeneratedPage)
                file.take()
                self._taken.append(file)

    def _is_possible(self, own_events: Sequence[object]) -> bool:
        handlers = [handler for event in PAGE_EVENTS for handler in self.config.plugins.events[event]]
        return (
            mkdocs.__version__.startswith(_BUILDER_VERSION)
            and all(handler in own_events for handler in handlers)
            # A builder that explains each step is asked to take each step.
            and logging.getLogger(BUILDER_LOGGER).getEffectiveLevel() > logging.DEBUG
            and not has_variable_templates(self.config)
        )

    @property
    def documents(self) -> list[File]:
        """The files of all pages, also of those that were taken over."""
        return self._documents

    def render_pages(self, env: jinja2.Environment, files: Files) -> None:
        """Renders the pages that were taken over, or takes them from the cache, and writes their files.

        Raises what MkDocs raises for a page that it cannot read or render.
        """
        if not self._taken or self._nav is None:
            return
        keys = self._keys()
        cached = self._valid(self._pages.load([key for key in keys if key]), files)
        renderer = PageRenderer(self.config, self._nav, env, files, self._documents)
        missing: list[tuple[GeneratedPage, bytes]] = []
        for file, key in zip(self._taken, keys, strict=True):
            page = cached.get(key)
            if page is None or not self._take_from_cache(file, key, page, files):
                missing.append((file, key))
        with shared_converter(self.config):
            self._render(renderer, missing, files)
        self._pages.keep([key for key in keys if key])

    def _keys(self) -> list[bytes]:
        """The key of each page in the cache; empty if pages cannot be kept."""
        assert self._nav is not None
        try:
            common = settings_hash(self.config) + navigation_hash(self._nav)
        except (UnknownValueError, OSError):
            return [b""] * len(self._taken)
        return [_key(common, file) for file in self._taken]

    def _valid(self, cached: Mapping[bytes, CachedPage], files: Files) -> dict[bytes, CachedPage]:
        """The pages whose links lead where they did."""
        addresses = {uri: file.url for uri, file in files.src_uris.items()}
        return {
            key: page
            for key, page in cached.items()
            if all(addresses.get(uri) == address for uri, address in page.facts.targets.items())
        }

    def _take_from_cache(self, file: GeneratedPage, key: bytes, page: CachedPage, files: Files) -> bool:
        origin = page.html_hash.hex()
        signature: Signature | None
        if self._origins.get(file.dest_uri) == origin:
            signature = self._present[file.dest_uri]
        else:
            html = self._pages.html(key, page.html_hash)
            if html is None:
                return False
            signature = _write(Path(file.abs_dest_path), html)
        if signature:
            self._files[file.dest_uri] = (signature, origin)
        self._apply(file, page.facts, files)
        return True

    def _apply(self, file: GeneratedPage, facts: PageFacts, files: Files) -> None:
        assert file.page is not None
        apply_facts(file.page, facts, files)

    def _render(
        self, renderer: PageRenderer, missing: Sequence[tuple[GeneratedPage, bytes]], files: Files
    ) -> None:
        def finished(entry: tuple[GeneratedPage, bytes]) -> _Finished:
            return self._finished(renderer, entry[0])

        added: list[tuple[bytes, CachedPage]] = []
        for (file, key), result in zip(missing, map_in_processes(finished, missing), strict=True):
            report(result.messages)
            self._apply(file, result.page.facts, files)
            if result.signature:
                self._files[file.dest_uri] = (result.signature, result.page.html_hash.hex())
            if key and result.is_lasting:
                added.append((key, result.page))
            if len(added) == _BLOCK:
                self._pages.add(added)
                added = []
        self._pages.add(added)

    def _finished(self, renderer: PageRenderer, file: GeneratedPage) -> _Finished:
        """Renders a page and writes its file, in a worker process."""
        assert file.page is not None
        try:
            rendered = renderer.render(file.page)
        except Exception as error:
            log.error("Error building page '%s': %s", file.src_uri, error)
            raise
        signature = None
        if rendered.html:
            is_present = self._origins.get(file.dest_uri) == hash_of(rendered.html).hex()
            signature = (
                self._present[file.dest_uri]
                if is_present
                else _write(Path(file.abs_dest_path), rendered.html)
            )
        page = CachedPage.of(rendered.facts, rendered.html)
        return _Finished(page, rendered.is_lasting, rendered.messages, signature)

    def _check_links(self) -> None:
        """Reports links to anchors that are missing, as MkDocs does with the pages that it renders."""
        level = self.config.validation.links.anchors
        for file in self._taken:
            assert file.page is not None
            file.page.validate_anchor_links(files=self._all, log_level=level)


def _key(common: bytes, file: GeneratedPage) -> bytes:
    source = hashlib.sha256(common)
    source.update(f"{file.src_uri}\0{file.dest_uri}\0{file.url}\0{file.edit_uri}\0".encode())
    with suppress(OSError):
        source.update(file.content_bytes)
        return source.digest()
    return b""


def _write(path: Path, content: bytes) -> Signature | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return signature_of(path)
