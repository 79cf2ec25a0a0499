"""Reads the name and the address of the site from mkdocs.yml, without loading MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import add_env_tag

from paper_digest.model.problem import Problem, Severity
from paper_digest.model.site_metadata import NO_SITE, SiteMetadata


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: `!ENV` gives a variable of the environment; other tags, as of Python names, None."""


def _ignored(_loader: _Loader, _tag: str, _node: yaml.Node) -> None:
    return None


add_env_tag(_Loader)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)
_Loader.add_multi_constructor("!", _ignored)


def load_site_metadata(path: Path) -> tuple[SiteMetadata, tuple[Problem, ...]]:
    """The name and the address in mkdocs.yml, and a warning if the address is missing or none."""
    try:
        values = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 (a safe loader)
    except FileNotFoundError:
        return NO_SITE, ()
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        return NO_SITE, (_problem(path, "valid YAML", str(error).split("\n")[0], "Fix the file."),)
    return site_metadata(values if isinstance(values, dict) else {}, path)


def site_metadata(values: dict[Any, Any], path: Path) -> tuple[SiteMetadata, tuple[Problem, ...]]:
    """The same from the values in mkdocs.yml, which is at `path`."""
    name, url = values.get("site_name"), values.get("site_url")
    known_name = name if isinstance(name, str) and name.strip() else NO_SITE.name
    if not _is_web_address(url):
        advice = (
            "Set site_url to the address at which the site is published: feeds, robots.txt and the search of"
        )
        problem = _problem(
            path,
            "an address in site_url, such as https://example.org/digest/",
            repr(url or ""),
            f"{advice} browsers need it.",
        )
        return SiteMetadata(known_name), (problem,)
    return SiteMetadata(known_name, f"{str(url).strip().rstrip('/')}/"), ()


def _is_web_address(url: object) -> bool:
    try:
        parts = urlsplit(url.strip()) if isinstance(url, str) else None
    except ValueError:
        return False
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _problem(path: Path, expected: str, actual: str, advice: str) -> Problem:
    return Problem(
        file=path.name, line=None, expected=expected, actual=actual, advice=advice, severity=Severity.WARNING
    )
