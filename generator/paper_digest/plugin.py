"""The MkDocs plugin: writes the pages before a build and the search index after it."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import TemplateSyntaxError
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from paper_digest import pipeline
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Severity
from paper_digest.model.site_metadata import SiteMetadata
from paper_digest.project import PACKAGED, own_or_packaged, project_at
from paper_digest.site.finish import finish
from paper_digest.site.output import generated_files
from paper_digest.site.search.pagefind_index import IndexingError
from paper_digest.site.template_environment import template_fault

log = logging.getLogger("mkdocs.plugins.paper-digest")


class PaperDigestConfig(Config):  # type: ignore[no-untyped-call]
    """The options under `paper-digest:` in mkdocs.yml."""

    enabled = Type(bool, default=True)
    """Off: MkDocs builds the existing pages."""
    embeddings = Type(bool, default=True)
    """Off: papers are compared by terms alone, not by meaning."""


class PaperDigestPlugin(BasePlugin[PaperDigestConfig]):  # type: ignore[no-untyped-call]
    """Calls the pipeline on events of MkDocs."""

    _digest: Digest | None = None
    """The digest of the current build."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the package's theme if the project has none of its own."""
        theme = own_or_packaged(_root(config), "templates/theme")
        if theme.is_relative_to(PACKAGED):
            config.theme.dirs.insert(0, str(theme))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages. Unreadable input is a warning, so that `mkdocs build --strict` fails."""
        if not self.config.enabled:
            return
        try:
            site = SiteMetadata(config.site_name, config.site_url or "")
            result = pipeline.build(project_at(_root(config)), embeddings=self.config.embeddings, site=site)
        except TemplateSyntaxError as error:
            raise PluginError(f"paper-digest: {template_fault(error)}") from error
        except OSError as error:
            raise PluginError(f"paper-digest: {error}") from error
        self._digest = result.digest
        for problem in result.problems:
            level = logging.WARNING if problem.severity is Severity.ERROR else logging.INFO
            log.log(level, "%s", problem)
        log.info("%d papers from %d dumps", len(result.digest.papers), len(result.digest.readings))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the package's assets if the project has none; generated pages stay out of the navigation."""
        generated = generated_files(Path(config.docs_dir))
        for file in files:
            if file.src_uri in generated:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        assets = own_or_packaged(_root(config), "docs/assets")
        if assets.is_relative_to(PACKAGED):
            for path in sorted(assets.rglob("*")):
                if path.is_file():
                    location = path.relative_to(assets.parent).as_posix()
                    files.append(
                        File(location, str(assets.parent), config.site_dir, config.use_directory_urls)
                    )
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finishes the site; `mkdocs serve` does not watch its folder, so this starts no further build."""
        if self._digest is None:
            return
        try:
            finish(self._digest, Path(config.site_dir))
        except (OSError, IndexingError) as error:
            raise PluginError(f"paper-digest: the search index could not be built: {error}") from error
        self._digest = None

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watches the generator's input. Unchanged pages are not written, so the server rebuilds at most
        once more.
        """
        if self.config.enabled:
            for path in project_at(_root(config)).watched:
                if path.exists():
                    server.watch(str(path))
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
