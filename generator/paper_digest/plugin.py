"""The MkDocs plugin: writes the pages before a build and the search index after it."""

from __future__ import annotations

import errno
import logging
import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from jinja2 import Environment, TemplateError
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from paper_digest import pipeline
from paper_digest.atomic_file import FULL_DISK
from paper_digest.build_lock import one_build_at_a_time
from paper_digest.execution.executor import THIS_MACHINE, Executor
from paper_digest.html_pages.build_key import is_up_to_date
from paper_digest.html_pages.site_build import SiteBuild
from paper_digest.html_pages.site_folder import put_back
from paper_digest.input_watcher import InputWatcher
from paper_digest.last_build import LastBuild, written_key
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Severity
from paper_digest.model.site_options import SiteOptions
from paper_digest.project import PACKAGED, Project, own_and_packaged, packaged_pages, project_at
from paper_digest.site.finish import finish
from paper_digest.site.manifest import MANIFEST, generated_files
from paper_digest.site.search.pagefind_index import IndexingError
from paper_digest.site.template_environment import template_fault
from paper_digest.sources.isolation import DEBUG_VARIABLE, REPORT, Failure
from paper_digest.sources.site_options import is_site_address, load_site_options
from paper_digest.values.count import count_of

log = logging.getLogger("mkdocs.plugins.paper-digest")

_DISK_ERRORS: Final = FULL_DISK | {errno.EROFS, errno.EACCES, errno.EIO}
"""Errors of a disk that is full, damaged or protected."""
_TEXTS: Final = ("site_name", "site_description", "site_author")
"""What describes a site; its copyright may be HTML."""


class PaperDigestConfig(Config):  # type: ignore[no-untyped-call]
    """The options under `paper-digest:` in mkdocs.yml."""

    enabled = Type(bool, default=True)
    """Off: MkDocs builds the existing pages."""
    embeddings = Type(bool, default=True)
    """Off: papers are compared by terms alone, not by meaning."""
    fast_pages = Type(bool, default=True)
    """Off: MkDocs renders each page and writes each file itself; the site is the same."""


class PaperDigestPlugin(BasePlugin[PaperDigestConfig]):  # type: ignore[no-untyped-call]
    """Calls the pipeline on events of MkDocs."""

    _prepared: pipeline.Result | None = None
    """A result whose pages are written already, for the next build."""
    _prepared_key: bytes = b""
    """The key of the build that wrote these pages; empty if it is not known."""
    _executor: Executor = THIS_MACHINE
    """Where pages are rendered."""
    _digest: Digest | None = None
    """The digest of the current build."""
    _languages: tuple[str, ...] = SiteOptions().languages
    """Those of the papers of the current build."""
    _published: frozenset[str] = frozenset()
    """The addresses that must have a page or a feed."""
    _site: SiteBuild | None = None
    """The current build of the site; None if MkDocs renders each page and writes each file itself."""
    _watcher: InputWatcher | None = None
    """What watches the input for a development server."""
    _is_dirty = False
    """Whether MkDocs keeps pages whose sources are not newer."""

    _lock: ExitStack | None = None
    """Keeps other builds of the project from writing its files while it is open."""
    _is_serving: bool = False
    """Whether a server adds a script to each page, which reloads it after a change."""

    def __getstate__(self) -> dict[str, object]:
        """What a page needs that another process renders."""
        return {"config": self.config, "_site": self._site}

    def prepare(
        self, result: pipeline.Result, generated_key: bytes, executor: Executor = THIS_MACHINE
    ) -> None:
        """Makes the next build use the pages below docs/, which are those of `result`, and write none.

        Its problems are reported already. generated_key: the key of the build that wrote the pages, which may
        have read dumps of another folder; empty if it is not known. executor: where pages are rendered.
        """
        self._prepared, self._prepared_key, self._executor = result, generated_key, executor

    def is_up_to_date(self, config: MkDocsConfig, last: LastBuild) -> bool:
        """Whether the site of the generated files of this build is built already, without a warning."""
        if not self.config.fast_pages:
            return False
        return is_up_to_date(self.on_config(config), project_at(_root(config)).cache, last.key)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether MkDocs serves, and whether it builds only what is out of date."""
        self._is_serving = command == "serve"
        self._is_dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts the digest's own theme files before the program's, and those before Material's.

        A `custom_dir` in mkdocs.yml comes first of all. The theme learns in `extra` what the site has: MkDocs
        reads `feeds: no` differently, and `mkdocs serve` gives every site an address.
        """
        folders = [str(folder) for folder in own_and_packaged(_root(config), "templates/theme")]
        custom = config.theme.dirs[: 1 if config.theme.custom_dir else 0]
        config.theme.dirs = list(dict.fromkeys((*custom, *folders, *config.theme.dirs)))
        options, _ = load_site_options(project_at(_root(config)).configuration)
        config.extra["has_address"] = bool(options.url)
        config.extra["has_feeds"] = options.has_feeds
        config.extra["has_policy"] = not self._is_serving
        _escape_texts(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages. Unreadable input is a warning, so that `mkdocs build --strict` fails."""
        prepared, self._prepared = self._prepared, None
        self._digest, self._published, self._site = None, frozenset(), None
        if not prepared and not self.config.enabled:
            return
        project = project_at(_root(config))
        if not prepared:
            self._lock_project(project)
        result = prepared or self._built_and_noted(config)
        generated_key = self._prepared_key if prepared else written_key(project, result.sources)
        self._digest, self._languages = result.digest, result.options.languages
        self._published = result.required_addresses
        # All pages are to be built anew otherwise, and the files of the last site are not kept.
        if self.config.fast_pages and not self._is_dirty:
            self._site = SiteBuild(config, project, result.digest, self._languages, generated_key)
            self._site.before_cleaning()
        else:
            with suppress(OSError):
                put_back(Path(config.site_dir))  # what a killed build left, so that MkDocs removes it

    def _lock_project(self, project: Project) -> None:
        """Waits until no other process builds the project."""
        self._unlock_project()
        self._lock = ExitStack()
        self._lock.enter_context(one_build_at_a_time(project, log.info))

    def _unlock_project(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None

    def _built_and_noted(self, config: MkDocsConfig) -> pipeline.Result:
        """Builds the pages; the files that it writes start no further build of a development server."""
        if self._watcher is None:
            return self._built(config)
        project = project_at(_root(config))
        with self._watcher.writing:
            former = generated_files(project.docs)
            try:
                return self._built(config)
            finally:
                outputs = {*former, *generated_files(project.docs), MANIFEST}
                self._watcher.built([*project.outputs, *(project.docs / path for path in outputs)])

    def _built(self, config: MkDocsConfig) -> pipeline.Result:
        """Builds the pages, and logs their problems."""
        try:
            result = pipeline.build(project_at(_root(config)), embeddings=self.config.embeddings)
        except TemplateError as error:
            raise PluginError(f"paper-digest: {template_fault(error)}") from error
        except OSError as error:
            raise PluginError(f"paper-digest: {error}") from error
        except pipeline.RefusedDigestError as error:
            faults = "".join(f"\n{problem}" for problem in error.problems)
            raise PluginError(f"paper-digest: {error}{faults}") from error
        for problem in result.problems:
            level = logging.WARNING if problem.severity is Severity.ERROR else logging.INFO
            log.log(level, "%s", problem)
        digest = result.digest
        log.info("%s from %s", count_of(len(digest.papers), "paper"), count_of(len(digest.readings), "dump"))
        return result

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the program's assets and pages that the digest has no own version of; generated pages stay
        out of the navigation.

        A published page or feed that is missing is a warning, so that `mkdocs build --strict` fails.
        """
        generated = generated_files(Path(config.docs_dir))
        _leave_out_what_is_no_file(files)
        for file in files:
            if file.src_uri in generated:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        for address in sorted(self._published - {file.src_uri.removesuffix(".md") for file in files}):
            log.warning(
                "raw/addresses.lock: expected a file for the published address %r, found none", address
            )
        for location in packaged_pages():
            if location not in files.src_uris:
                added = File(location, str(PACKAGED / "docs"), config.site_dir, config.use_directory_urls)
                # Like the digest's own pages, they may be in its navigation, and need not.
                added.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(added)
        if self._site:
            return self._site.after_cleaning(files)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Takes pages over from MkDocs, once all plugins know the files."""
        if self._site:
            self._site.take_pages(nav, files, [self.on_env, self.on_page_context])
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Renders the pages that were taken over, many at a time."""
        if self._site:
            self._site.render_pages(env, self._executor)
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Shows all pages to the sitemap and other templates."""
        return self._with_all_pages(context)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Shows all pages to the template of a page."""
        return self._with_all_pages(context)

    def _with_all_pages(self, context: TemplateContext) -> TemplateContext:
        if self._site:
            context["pages"] = self._site.shown(context["pages"])
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finishes the site; `mkdocs serve` does not watch its folder, so this starts no further build."""
        if self._digest is None:
            return
        digest, self._digest = self._digest, None
        try:
            if self._site:
                problems = self._site.finish()
            else:
                site, docs = Path(config.site_dir), Path(config.docs_dir)
                has_policy, languages = not self._is_serving, self._languages
                problems = finish(digest, site, docs, has_policy=has_policy, languages=languages).problems
        except (OSError, IndexingError) as error:
            raise PluginError(f"paper-digest: the search index could not be built: {error}") from error
        for problem in problems:
            log.warning("%s", problem)
        self._unlock_project()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Ends the build of the site, once all plugins know of the error.

        Raises Abort if a disk is full or cannot be written, or this program has a fault: MkDocs would show a
        traceback.
        """
        if self._site:
            self._site.stop()
        self._unlock_project()
        if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
            log.error("paper-digest: the site is incomplete: %s", error)
            raise Abort("Aborted because a file could not be written") from error
        failure = Failure.of(error)
        is_expected = isinstance(error, MkDocsException | OSError)
        if failure.is_of_program and not is_expected and not os.environ.get(DEBUG_VARIABLE):
            log.error("paper-digest: the site is incomplete: %s. %s", failure.reason, REPORT)
            raise Abort("Aborted because of a fault of paper-digest") from error

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watches the generator's input."""
        if self.config.enabled:
            self._watcher = InputWatcher()
            self._watcher.watch(server, project_at(_root(config)).watched, Path(config.docs_dir))
        return server


def _leave_out_what_is_no_file(files: Files) -> None:
    """Removes pipes, devices and links that lead nowhere; MkDocs would wait for a pipe for ever."""
    for file in list(files):
        path = file.abs_src_path
        if path and os.path.lexists(path) and not Path(path).is_file():
            files.remove(file)
            log.warning(
                "docs/%s: expected a file, found a pipe, a device or a link that leads nowhere. "
                "It is left out; remove it, or put a file in its place",
                file.src_uri,
            )


def _escape_texts(config: MkDocsConfig) -> None:
    """Escapes the texts of a site for HTML, once: some templates of themes do it and others do not.

    An address at which no site can be counts as absent, as for generated files.
    """
    for name in _TEXTS:
        if config[name]:
            config[name] = Markup.escape(config[name])
    if config.site_url and not is_site_address(config.site_url):
        config.site_url = ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
