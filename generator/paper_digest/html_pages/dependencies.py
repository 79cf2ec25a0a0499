"""Hashes what all pages of a build depend on besides their sources."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from paper_digest.caching.code_version import code_version
from paper_digest.caching.input_files import files_below, files_hash
from paper_digest.html_pages.page_renderer import BUILDER_LOGGER

_NOT_IN_PAGES: Final = frozenset(
    ("config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "plugins", "theme", "strict")
)
"""Settings that are in no page, or are hashed by themselves."""
_VARIABLE_CONTENT: Final = frozenset(("pages", "build_date_utc", "update_date"))
"""Variables of templates, and attributes of pages, that make a page depend on all others, or on the day."""

_PARSER: Final = Environment(  # noqa: S701 - parses templates, and renders none
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
)


class UnknownValueError(Exception):
    """A setting has a value that cannot be hashed."""


def settings_hash(config: MkDocsConfig) -> bytes:
    """The hash of the settings, the theme files outside of libraries, and the code with all libraries.

    Raises UnknownValueError if a setting cannot be hashed, OSError if a file cannot be read.
    """
    parts: list[object] = [
        code_version(),
        BUILDER_LOGGER,  # MkDocs and its fork may be installed both
        {name: value for name, value in config.items() if name not in _NOT_IN_PAGES},
        (config.theme.name, dict(config.theme), sorted(config.theme.static_templates)),
        [
            (name, getattr(plugin, "config", None)) for name, plugin in config.plugins.items()
        ],  # hooks have none
        [files_hash(files_below(folder)) for folder in own_theme_folders(config)],
    ]
    return hashlib.sha256(canonical(parts).encode("utf-8", "surrogatepass")).digest()


def navigation_hash(nav: Navigation) -> bytes:
    """The hash of the titles and addresses of the navigation."""
    return hashlib.sha256(repr([_item(item) for item in nav.items]).encode("utf-8", "surrogatepass")).digest()


def _item(item: Any) -> tuple[object, ...]:
    children = [_item(child) for child in item.children or ()]
    return type(item).__name__, item.title, getattr(item, "url", None), children


def own_theme_folders(config: MkDocsConfig) -> list[Path]:
    """The theme folders that belong neither to the installed theme nor to the builder."""
    installed = (Path(folder).resolve().parent for folder in _installed_packages())
    roots = tuple(installed)
    folders = [Path(folder).resolve() for folder in config.theme.dirs]
    return [folder for folder in folders if not any(folder.is_relative_to(root) for root in roots)]


def _installed_packages() -> Iterator[str]:
    specifications = (find_spec(package) for package in ("material", "mkdocs"))
    yield from (str(package.origin) for package in specifications if package and package.origin)


def has_variable_templates(config: MkDocsConfig) -> bool:
    """Whether a template of the digest makes pages depend on all other pages or on the day."""
    exempt = set(config.theme.static_templates)
    return any(
        _names_in(file.read_text("utf-8", "replace")) & _VARIABLE_CONTENT
        for folder in own_theme_folders(config)
        for path, file in files_below(folder)
        if path.endswith(".html") and file.is_file() and path not in exempt
    )


def _names_in(template: str) -> set[str]:
    """The variables and attributes in a template; those that it may have, if it cannot be parsed."""
    try:
        tree = _PARSER.parse(template)
    except TemplateSyntaxError:
        return set(_VARIABLE_CONTENT)
    names = {name.name for name in tree.find_all(nodes.Name)}
    attributes = {attribute.attr for attribute in tree.find_all(nodes.Getattr)}
    texts = {str(text.value) for text in tree.find_all(nodes.Const)}  # page["update_date"]
    return names | attributes | texts


def canonical(value: object) -> str:
    """A text that is the same for equal values, in every process. Raises UnknownValueError."""
    if value is None or isinstance(value, str | bytes | int | float):
        return repr(value)
    if isinstance(value, Mapping):
        items = sorted((canonical(key), canonical(content)) for key, content in value.items())
        return f"{{{','.join(f'{key}:{content}' for key, content in items)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, set | frozenset):
        return f"<{','.join(sorted(map(canonical, value)))}>"
    return _name(value)


def _name(value: object) -> str:
    if isinstance(value, enum.Enum | Path):
        return f"{type(value).__qualname__}:{value}"
    if isinstance(value, type) or hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    text = repr(value)
    if " at 0x" in text:
        raise UnknownValueError(text)
    return text
