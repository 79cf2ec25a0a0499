"""Lets MkDocs run the generator: pages are written before a build, the search index after it; `mkdocs serve` watches their sources."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from paper_digest import pipeline
from paper_digest.analysis.similarity.embeddings import MissingEmbeddingsError
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem, Severity
from paper_digest.project import Places, places_below
from paper_digest.site.minify import slim
from paper_digest.site.search.pagefind_index import IndexingError

log = logging.getLogger("mkdocs.plugins.paper-digest")


class PaperDigestConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say under `paper-digest:`."""

    enabled = Type(bool, default=True)
    """Off: MkDocs builds the pages that are there."""
    embeddings = Type(bool, default=False)
    """On: papers are also compared by meaning; needs the extra paper-digest[embeddings]."""


class PaperDigestPlugin(BasePlugin[PaperDigestConfig]):  # type: ignore[no-untyped-call]
    """Translates MkDocs' events; the work is the pipeline's."""

    _digest: Digest | None = None
    """What the pages of the build under way were made from."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages. Unreadable input is a warning, so that `mkdocs build --strict` refuses it."""
        if not self.config.enabled:
            return
        try:
            result = pipeline.build(_places(config), embeddings=self.config.embeddings)
        except (OSError, MissingEmbeddingsError) as error:
            raise PluginError(f"paper-digest: {error}") from error
        self._digest = result.digest
        for problem in result.problems:
            _tell(problem)
        log.info("%d papers from %d dumps", len(result.digest.papers), len(result.digest.readings))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds the search index to the site; `mkdocs serve` does not watch that folder, so it starts no further build."""
        if self._digest is None:
            return
        try:
            pipeline.make_searchable(self._digest, Path(config.site_dir))
        except (OSError, IndexingError) as error:
            raise PluginError(f"paper-digest: no search index could be made: {error}") from error
        self._digest = None

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Lets the theme's templates leave no lines of their own blocks: a fifth of a page's bytes is such white space."""
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_post_page(self, output: str, **_: object) -> str:
        """Takes from a page what it can do without."""
        return slim(output)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watches the generator's input; pages that do not change are not written, so that the server settles."""
        if self.config.enabled:
            for path in _places(config).watched:
                if path.exists():
                    server.watch(str(path))
        return server


def _places(config: MkDocsConfig) -> Places:
    return places_below(Path(config.config_file_path).resolve().parent)


def _tell(problem: Problem) -> None:
    log.log(logging.WARNING if problem.severity is Severity.ERROR else logging.INFO, "%s", problem)
