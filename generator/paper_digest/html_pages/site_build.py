"""Builds a site together with MkDocs: renders pages in its place, and writes only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from paper_digest.execution.executor import Executor
from paper_digest.html_pages.build_key import build_key
from paper_digest.html_pages.kept_site import KeptSite
from paper_digest.html_pages.page_cache import PageCache
from paper_digest.html_pages.page_file import CopiedFile, PageFile, of_kind
from paper_digest.html_pages.page_renderer import has_policy
from paper_digest.html_pages.page_takeover import PageTakeover
from paper_digest.html_pages.relative_address import url_filter
from paper_digest.html_pages.warning_count import WarningCount
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem
from paper_digest.project import Project
from paper_digest.site.finish import finish


class SiteBuild:
    """One build of the site. The plugin calls its methods in the order of MkDocs's events."""

    def __init__(
        self,
        config: MkDocsConfig,
        project: Project,
        digest: Digest,
        languages: Sequence[str],
        generated_key: bytes = b"",
    ) -> None:
        """languages: those of the papers, the main one first.

        generated_key: the key of the build that wrote the generated files; empty if it is not known.
        """
        self._config = config
        self._digest = digest
        self._languages = languages
        self._generated_key = generated_key
        self._warnings = WarningCount()
        self._key = ""
        self._cache = PageCache(project.page_cache, owner=project.cache_owner)
        self._site = KeptSite(Path(config.site_dir), project.cache)
        self._pages: PageTakeover | None = None

    def __getstate__(self) -> dict[str, object]:
        """What a page needs that another process renders: the pages that templates see."""
        return {"_pages": self._pages}

    def before_cleaning(self) -> None:
        """Keeps the files of the last site when MkDocs empties its folder."""
        self._warnings.start()
        # Before anything is read: what changes during the build is not in the site for sure.
        self._key = build_key(self._config, self._generated_key)
        self._site.before_cleaning()

    def after_cleaning(self, files: Files) -> Files:
        """Makes the files of the last site part of it again; returns all files of the documentation, in the
        same order, as kinds that MkDocs can leave alone.
        """
        self._site.after_cleaning()
        return Files([self._known(file) for file in files])

    def _known(self, file: File) -> File:
        if type(file) is not File or file.page is not None:
            return file
        if file.is_documentation_page():
            return of_kind(PageFile, file)
        copied = of_kind(CopiedFile, file)
        copied.copies = self._site
        return copied

    def take_pages(self, nav: Navigation, files: Files, own_events: Sequence[object]) -> None:
        """Takes pages over from MkDocs. own_events: this program's handlers among those of all plugins."""
        self._pages = PageTakeover.of(self._config, nav, files, own_events)

    def shown(self, pages: Sequence[File]) -> Sequence[File]:
        """The files of pages that MkDocs shows to a template, and those that were taken over."""
        return self._pages.shown(pages) if self._pages else pages

    def render_pages(self, env: Environment, executor: Executor) -> None:
        """Renders the pages that were taken over. executor: where.

        Raises what MkDocs raises for a page that it cannot read or render, and OSError.
        """
        if self._pages:
            env.filters["url"] = url_filter
            self._pages.render(env, self._cache, self._site, executor)

    def finish(self) -> tuple[Problem, ...]:
        """Checks links, removes what the last build has left, finishes the site, and remembers its files.

        Returns one problem for each paper and page on which the program failed.
        Raises IndexingError if the search index cannot be built, OSError if a file cannot be written.
        """
        if self._pages:
            self._pages.check_links()
        self._site.remove_outdated()
        finished = finish(
            self._digest,
            self._site.site,
            Path(self._config.docs_dir),
            self._site.is_finished,
            self._site.index_key,
            has_policy=has_policy(self._config),
            languages=self._languages,
        )
        # After a warning, the next build shall warn again.
        is_lasting = not self._warnings.stop() and not finished.problems
        self._site.save(finished.index_key, self._key if is_lasting else "")
        return finished.problems

    def stop(self) -> None:
        """Ends a build that failed."""
        self._warnings.stop()
