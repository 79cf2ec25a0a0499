"""Reads the owner's options in mkdocs.yml: `site_name`, `site_url` and others, and `extra: paper_digest:`.

MkDocs reads the rest. Its tags (`!ENV`, `!!python/name:...`) may be anywhere: nodes are only composed, so
that no tag is carried out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from paper_digest.model.problem import Problem
from paper_digest.model.site_options import CONFIGURATION_FILE, SiteOptions
from paper_digest.regular_file import reason_of, text_if_any
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, members, plain_value
from paper_digest.values.language import ENGLISH, LANGUAGES
from paper_digest.values.url import split_url

_SECTION: Final = "extra: paper_digest:"
_KEYS: Final = frozenset(("sources", "papers_per_page", "feeds", "languages"))
"""`sources` are read by fetch_sources.py."""
_FEWEST, _MOST = 10, 1_000
"""Papers on a page: with fewer, a digest has too many pages; with more, its pages are slow to load."""
_DEFAULT_FEEDS: Final = "true"
_FEEDS: Final = frozenset((_DEFAULT_FEEDS, "false", "all"))
_INTEGER: Final = re.compile(r"[0-9]{1,6}")
_NOT_IN_ADDRESS: Final = re.compile(r"""[\s<>"{}|\\^`?#]""")
"""What ends an address in a text, and what starts a part that no file can have."""

EXAMPLE = "extra: {paper_digest: {papers_per_page: 100, languages: [de, en], feeds: false, sources: [...]}}"

_Nodes = Mapping[str, yaml.Node]


def load_site_options(path: Path) -> tuple[SiteOptions, tuple[Problem, ...]]:
    """The options in this mkdocs.yml, and its mistakes; a missing file has no options."""
    try:
        text = text_if_any(path) or ""
    except (OSError, UnicodeDecodeError) as error:
        mistakes = _Mistakes()
        mistakes.report(None, "a text file in UTF-8", reason_of(error))
        return SiteOptions(), tuple(mistakes.problems)
    return parse_site_options(text)


def parse_site_options(text: str) -> tuple[SiteOptions, tuple[Problem, ...]]:
    """The options in the text of a mkdocs.yml, and its mistakes; a wrong value counts as absent."""
    mistakes = _Mistakes()
    try:
        root = compose(text)
    except InvalidYamlError as error:
        mistakes.report(error.line, "YAML", error.actual)
        return SiteOptions(), tuple(mistakes.problems)
    document = members(root)
    section = _section(document, mistakes)
    defaults = SiteOptions()
    feeds = _feeds(section.get("feeds"), mistakes)
    options = SiteOptions(
        title=_text(document.get("site_name")) or defaults.title,
        url=_url(document.get("site_url"), mistakes),
        description=_text(document.get("site_description")),
        papers_per_page=_papers_per_page(section.get("papers_per_page"), mistakes)
        or defaults.papers_per_page,
        languages=_languages(section.get("languages"), mistakes) or defaults.languages,
        page_language=_page_language(document.get("theme")),
        feeds=feeds != "false",
        all_feeds=feeds == "all",
    )
    return options, tuple(mistakes.problems)


@dataclass(slots=True)
class _Mistakes:
    """The problems so far."""

    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int | None, expected: str, actual: str) -> None:
        advice = f"A correct example: {EXAMPLE}"
        self.problems.append(
            Problem(file=CONFIGURATION_FILE, line=line, expected=expected, actual=actual, advice=advice)
        )


def _section(document: _Nodes, mistakes: _Mistakes) -> _Nodes:
    """The members of the section; other keys, and a section that is no mapping, are reported."""
    node = members(document.get("extra")).get("paper_digest")
    if node is None or _is_empty(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        mistakes.report(
            line_of(node), f"a mapping of keys to values below '{_SECTION}'", f"a {kind_of(node)}"
        )
        return {}
    for key, _ in node.value:
        if key.value not in _KEYS:
            expected = f"one of the keys {', '.join(sorted(_KEYS))} below '{_SECTION}'"
            mistakes.report(line_of(key), expected, repr(key.value))
    return members(node)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value


def _text(node: yaml.Node | None) -> str:
    """The text of a scalar; "" for a value that MkDocs computes, such as that of `!ENV`."""
    is_text = isinstance(node, yaml.ScalarNode) and node.tag.startswith("tag:yaml.org,2002:")
    return str(plain_value(node, 1)).strip() if node is not None and is_text else ""


def _url(node: yaml.Node | None, mistakes: _Mistakes) -> str:
    """The address of the site with a slash at its end; "" without one."""
    if node is None:
        return ""
    url = _variable(node) if node.tag == "!ENV" else _text(node)
    if not url:
        return ""
    if not is_site_address(url):
        mistakes.report(
            line_of(node), "an address in 'site_url', such as https://example.org/digest/", repr(url)
        )
        return ""
    return f"{url.rstrip('/')}/"


def _variable(node: yaml.Node) -> str:
    """The value of the first variable of the environment that is set, else the default, which comes last."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = [str(name.value) for name in names]
    values = (os.environ.get(name, "") for name in (texts[:-1] if len(texts) > 1 else texts))
    return next(filter(None, values), texts[-1] if len(texts) > 1 else "").strip()


def is_site_address(url: str) -> bool:
    """Whether a site can be at this address: the addresses of its files are added to it."""
    if not url.isprintable() or _NOT_IN_ADDRESS.search(url):
        return False
    parts = split_url(url)
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _papers_per_page(node: yaml.Node | None, mistakes: _Mistakes) -> int | None:
    if node is None:
        return None
    text = _text(node).replace("_", "")
    if _INTEGER.fullmatch(text) and _FEWEST <= int(text) <= _MOST:
        return int(text)
    expected = f"a whole number from {_FEWEST} to {_MOST:,} for 'papers_per_page'"
    mistakes.report(line_of(node), expected, _shown(node))
    return None


def _languages(node: yaml.Node | None, mistakes: _Mistakes) -> tuple[str, ...]:
    """The languages of the list, each once; none if one of them is unknown."""
    if node is None:
        return ()
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    # As it is written: YAML takes Norwegian, `no`, for false.
    languages = {str(item.value).lower(): item for item in items}
    wrong = next((item for language, item in languages.items() if language not in LANGUAGES), None)
    if languages and not wrong:
        return tuple(languages)
    mistakes.report(
        line_of(wrong or node),
        f"a list of one or more languages among {', '.join(LANGUAGES)} for 'languages'",
        _shown(wrong or node),
    )
    return ()


def _page_language(theme: yaml.Node | None) -> str:
    """The language of the theme, without its region; the theme reports a wrong one."""
    return _text(members(theme).get("language")).lower().partition("-")[0] or ENGLISH


def _feeds(node: yaml.Node | None, mistakes: _Mistakes) -> str:
    """Which feeds the owner wants: "true" for the default ones, "all" or "false"."""
    if node is None:
        return _DEFAULT_FEEDS
    text = _text(node).lower()
    if text not in _FEEDS:
        mistakes.report(line_of(node), "true, false or all for 'feeds'", _shown(node))
        return _DEFAULT_FEEDS
    return text


def _shown(node: yaml.Node) -> str:
    """A wrong value in a message."""
    return repr(str(node.value)) if isinstance(node, yaml.ScalarNode) else f"a {kind_of(node)}"
