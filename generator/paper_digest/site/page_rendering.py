"""Renders pages, and keeps those whose template shows nothing but the page's own data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, TemplateError, TemplateNotFound

from paper_digest.caching.results import NO_RESULTS, UNENCODED, Results, encoded
from paper_digest.model.problem import Problem
from paper_digest.model.site_files import PagePath
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.template_environment import rendered, template_environment, template_names
from paper_digest.site.text_direction import TextLanguages
from paper_digest.sources.isolation import MOST_FAILING, Failure, attempt

_BATCH: Final = 512
"""Pages whose kept sources are loaded at a time."""
_FAILED: Final = "Its page says that it could not be made; all other pages are there."
FAILED_PAGE: Final = b"""---
title: This page could not be made
robots: noindex
---

# This page could not be made

The program that makes this site failed on this page. The build has reported it to the maintainers.
"""
"""The source of a page in place of one on which the program fails."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page before it is rendered."""

    kind: str
    """The name of its template, without its ending."""
    path: PagePath
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders pages from the templates of an environment."""

    environment: Environment
    shared: Mapping[str, Any]
    """What every template can show besides the data of its page."""
    languages: TextLanguages
    results: Results = NO_RESULTS
    problems: list[Problem] = field(default_factory=list)
    """One for each paper whose page could not be made."""
    _templates: dict[str, bytes] = field(default_factory=dict)
    """The sources of the templates of each kind of page; empty if its pages cannot be kept."""

    @classmethod
    def of(cls, index: SiteIndex, templates: Sequence[Path], results: Results = NO_RESULTS) -> PageRenderer:
        """The renderer of the pages of a digest from the templates in these folders."""
        languages = TextLanguages.of(index.options)
        shared = {"site": index, "digest": index.digest}
        return cls(template_environment(templates, languages), shared, languages, results)

    def render(self, views: Iterable[PageView]) -> Iterator[tuple[PagePath, bytes]]:
        """The sources of pages, in their order: kept ones of equal views, and others rendered."""
        remaining = iter(views)
        while batch := list(islice(remaining, _BATCH)):
            keys = [self._key(view) for view in batch]
            kept = self.results.load(key for key in keys if key)
            new: dict[bytes, bytes] = {}
            for view, key in zip(batch, keys, strict=True):
                source = kept.get(key)
                if source is None:
                    source = self._rendered_or_failed(view)
                    if source != FAILED_PAGE:
                        new[key] = source
                yield view.path, source
            new.pop(_NO_KEY, None)
            self.results.add(new)

    def _rendered_or_failed(self, view: PageView) -> bytes:
        """The source of a page; of a paper whose page fails, one that says so, with a problem."""
        if view.kind != "paper":
            return self._rendered(view)
        # A broken template is the maintainers' and no paper's; so is a fault on page after page.
        passed_on = (Exception,) if len(self.problems) > MOST_FAILING else (TemplateError,)
        failure: Failure | None = view.data.get("failure")
        if failure is None:
            source = attempt(partial(self._rendered, view), passed_on)
            if not isinstance(source, Failure):
                return source
            failure = source
        self.problems.append(_problem(view, failure))
        return FAILED_PAGE

    def _rendered(self, view: PageView) -> bytes:
        data = {"path": view.path, **self.shared, **view.data}
        return rendered(self.environment, f"{view.kind}.md.j2", data).encode()

    def _key(self, view: PageView) -> bytes:
        """The key of the source of a page; empty if the page cannot be kept."""
        if not self.results.file:
            return _NO_KEY
        if view.kind not in self._templates:
            self._templates[view.kind] = self._sources(f"{view.kind}.md.j2")
        sources = self._templates[view.kind]
        try:
            data = encoded(view.data) if sources else b""
        except UNENCODED:
            return _NO_KEY
        return self.results.key("page", sources, view.path.encode(), data) if sources else _NO_KEY

    def _sources(self, name: str) -> bytes:
        """A template and all that it includes; empty if any of them shows more than the data of the page.

        Then a page can change although its data does not.
        """
        sources: dict[str, str] = {}
        waiting: list[str | None] = [name]
        while waiting:
            template = waiting.pop()
            if template in sources:
                continue
            if template is None or self.environment.loader is None:
                return b""  # the name is computed
            try:
                source, file, _ = self.environment.loader.get_source(self.environment, template)
            except TemplateNotFound:
                return b""
            names = template_names(self.environment, source, template, file)
            if names.variables & self.shared.keys():
                return b""
            sources[template] = source
            waiting += names.templates
        return encoded((self.languages, sorted(sources.items())))


_NO_KEY: Final = b""


def _problem(view: PageView, failure: Failure) -> Problem:
    """The problem of a paper whose page could not be made."""
    first = view.data["paper"].sightings[0]
    return failure.problem(first.dump, first.span.first, "a paper", _FAILED)
