"""Renders a page to its finished HTML with MkDocs's own functions, as `mkdocs build` does."""

from __future__ import annotations

import copyreg
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, Final, cast

import jinja2
import markdown
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import PluginCollection
from mkdocs.structure import pages as page_module
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from paper_digest.html_pages.direct_page import can_convert, convert_page
from paper_digest.html_pages.relative_address import url_filter
from paper_digest.html_pages.rendered_page import Message, PageMetadata, RenderedPage
from paper_digest.site.finished_page import finished_page
from paper_digest.site.page_rendering import FAILED_PAGE
from paper_digest.sources.isolation import Failure, attempt

BUILDER_LOGGER: Final = page_module.log.name.partition(".")[0]
"""The logger of MkDocs, or of the builder that takes its place."""
_FAULTS_OF_PEOPLE: Final = (BuildError, jinja2.TemplateError, OSError, UnicodeDecodeError)
"""What a page or a template raises that cannot be read or rendered."""
_FAILED: Final = "Its page says that it could not be made; all other pages are there."
_STATELESS: Final = frozenset(
    (
        "attr_list",
        "md_in_html",
        "admonition",
        "def_list",
        "tables",
        "fenced_code",
        "pymdownx.details",
        "pymdownx.superfences",
        "toc",
    )
)
"""Extensions that read nothing but the page, and keep nothing of it once their converter is reset."""


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """What all pages of a build have in common."""

    config: MkDocsConfig
    nav: Navigation
    env: jinja2.Environment
    files: Files
    documents: Sequence[File]
    """The files of all pages, as templates see them."""
    is_direct: bool = False
    """Whether pages are converted directly that have only known forms."""

    def __reduce__(self) -> tuple[Callable[..., PageRenderer], tuple[object, ...]]:
        """The renderer in another process: templates that are loaded cannot be pickled."""
        return _unpickled, (self.config, self.nav, self.files, self.documents, self.is_direct)

    def render(self, page: Page) -> RenderedPage:
        """The finished page; the page object keeps neither its text nor its HTML.

        A page on which the program fails says so, with a warning. Raises what MkDocs raises for a page that
        it cannot read or render.
        """
        with _recorded_messages() as messages:
            try:
                outcome = attempt(partial(self._rendered, page), _FAULTS_OF_PEOPLE)
                if isinstance(outcome, Failure):
                    location = f"docs/{page.file.src_uri}"
                    page_module.log.warning("%s", outcome.problem(location, None, "a page", _FAILED))
                    outcome = self._rendered(page, FAILED_PAGE)
            finally:
                page.markdown, page.content, page.toc = None, None, cast("Any", [])
        return replace(outcome, messages=tuple(messages))

    def _rendered(self, page: Page, source: bytes | None = None) -> RenderedPage:
        """The finished page of its own source, or of another one."""
        targets = _LinkTargets(self.files)
        if source is None:
            page.read_source(self.config)
        else:
            page.markdown, page.meta = get_data(source.decode())
        # A fault of the direct conversion costs nothing: MkDocs converts the page then.
        if not (self.is_direct and attempt(partial(convert_page, page, targets)) is True):
            page.render(self.config, cast("Files", targets))
        html = self._html(page)
        return RenderedPage(_metadata_of(page, targets.addresses), html)

    def with_direct_conversion(self, pages: Iterable[Page]) -> PageRenderer:
        """The same renderer, which converts pages directly if that gives the same for these pages."""
        if not (has_known_extensions(self.config) and can_convert(self.config)):
            return self
        direct = replace(self, is_direct=True)
        return direct if all(_render_alike(direct, self, page) for page in pages) else self

    def _html(self, page: Page) -> bytes:
        page.active = True
        try:
            context = get_context(self.nav, self.documents, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            output = template.render(context)
        finally:
            page.active = False
        if not output.strip():
            page_module.log.info("Page skipped: '%s'. Generated empty output.", page.file.src_uri)
            return b""
        content = output.encode("utf-8", errors="xmlcharrefreplace")
        return finished_page(content, has_policy=has_policy(self.config))


def _reduced(plugins: PluginCollection) -> tuple[object, ...]:
    """Plugins in another process. Unpickled as a dictionary is, they would be added too early."""
    return PluginCollection, (), None, None, iter(plugins.items())


copyreg.pickle(PluginCollection, _reduced)  # type: ignore[arg-type]


def _unpickled(
    config: MkDocsConfig, nav: Navigation, files: Files, documents: Sequence[File], is_direct: bool
) -> PageRenderer:
    env = config.theme.get_env()
    env.filters["url"] = url_filter
    return PageRenderer(config, nav, env, files, documents, is_direct)


def _render_alike(first: PageRenderer, second: PageRenderer, page: Page) -> bool:
    with suppress(Exception):  # such a page is reported when it is rendered
        return first.render(page) == second.render(page)
    return True


def has_policy(config: MkDocsConfig) -> bool:
    """Whether the pages get a Content-Security-Policy: not if a development server shows them."""
    return bool(config.extra.get("has_policy", True))


def apply_metadata(page: Page, metadata: PageMetadata, files: Files) -> None:
    """Gives a page that was rendered elsewhere what its metadata say."""
    page.title = metadata.title
    page.meta = metadata.meta
    page.present_anchor_ids = set(metadata.anchors)
    links = ((files.get_file_from_path(uri), links) for uri, links in metadata.anchor_links.items())
    page.links_to_anchors = {file: links for file, links in links if file is not None}


def _metadata_of(page: Page, targets: dict[str, str | None]) -> PageMetadata:
    links = (page.links_to_anchors or {}).items()
    return PageMetadata(
        title=page.title,
        meta=dict(page.meta),
        anchors=tuple(sorted(page.present_anchor_ids or ())),
        anchor_links={file.src_uri: anchors for file, anchors in links},
        targets=targets,
    )


class _LinkTargets:
    """The files of the site; remembers which ones were looked up."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.addresses: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        uri = file.src_uri if file else PurePosixPath(path).as_posix()
        self.addresses[uri] = file.url if file else None
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def has_known_extensions(config: MkDocsConfig) -> bool:
    """Whether no Markdown extension can read other files or keep something of a page."""
    return set(config.markdown_extensions) <= _STATELESS and set(config.mdx_configs or {}) <= {"toc"}


@contextmanager
def shared_converter(config: MkDocsConfig) -> Iterator[None]:
    """Within this context, MkDocs uses a single Markdown converter, which is reset for each page.

    It makes a new one for each page otherwise, which takes a tenth of the time of a page. Nothing changes
    with an unknown extension, which may keep something of a page.
    """
    if not has_known_extensions(config):
        yield
        return
    converters: list[markdown.Markdown] = []

    def converter(**settings: Any) -> markdown.Markdown:
        if not converters:
            converters.append(markdown.Markdown(**settings))
        return converters[0].reset()

    # The name by which MkDocs's module of pages calls the library; the library itself stays as it is.
    module: Any = page_module
    original = module.markdown
    module.markdown = SimpleNamespace(__name__="one converter", Markdown=converter)
    try:
        yield
    finally:
        module.markdown = original


class _Recorder(logging.Handler):
    """Collects messages instead of printing them."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(Message(record.name, record.levelno, record.getMessage()))


@contextmanager
def _recorded_messages() -> Iterator[list[Message]]:
    """The messages of the builder within this context, which are not printed."""
    logger, recorder = logging.getLogger(BUILDER_LOGGER), _Recorder()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [recorder], False
    try:
        yield recorder.messages
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def report(messages: Sequence[Message]) -> None:
    """Prints messages that were recorded."""
    for message in messages:
        logging.getLogger(message.logger).log(message.level, "%s", message.text)
