"""Reads the sources that `paper-digest fetch` asks: `extra: paper_digest: sources:` in mkdocs.yml.

The file is read as nodes, since MkDocs allows tags in it that only MkDocs knows, such as `!ENV`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml

from paper_digest.model.fetch_source import FetchSource, FetchSources, SourceKind
from paper_digest.model.problem import Problem
from paper_digest.model.site_options import CONFIGURATION_FILE
from paper_digest.regular_file import reason_of, text_if_any
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, members, plain_value

_PATH: Final = ("extra", "paper_digest", "sources")
_NAME = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?", re.ASCII)
_VENUE = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)
_LONGEST_LABEL: Final = 100
_LONGEST_EXCERPT: Final = 60
_EXAMPLES: Final[Mapping[SourceKind, str]] = {
    SourceKind.HUGGING_FACE: "- {name: hf-daily, kind: hugging-face}",
    SourceKind.ARXIV: "- {name: cs-lg, kind: arxiv, category: cs.LG}",
    SourceKind.ARXIV_RSS: "- {name: cs-cl, kind: arxiv-rss, category: cs.CL}",
    SourceKind.OPENREVIEW: "- {name: iclr-2025, kind: openreview, venue: ICLR.cc/2025/Conference}",
    SourceKind.FEED: "- {name: lab-blog, kind: feed, url: https://example.org/feed.xml}",
}
_REQUIRED: Final[Mapping[SourceKind, str]] = {
    SourceKind.ARXIV: "category",
    SourceKind.ARXIV_RSS: "category",
    SourceKind.OPENREVIEW: "venue",
    SourceKind.FEED: "url",
}
"""The key that a kind needs besides its name."""
_COMMON_KEYS: Final = frozenset({"name", "kind", "url", "label", "quiet_days"})
_QUIET_DAYS: Final[Mapping[SourceKind, int | None]] = {
    SourceKind.HUGGING_FACE: 4,
    SourceKind.ARXIV: 4,
    SourceKind.ARXIV_RSS: 4,
    SourceKind.OPENREVIEW: None,
    SourceKind.FEED: 14,
}
"""arXiv and Hugging Face rest on weekends and a few holidays; a venue's list is complete one day."""


def load_fetch_sources(path: Path) -> FetchSources:
    """The sources in a mkdocs.yml; none if it has none."""
    try:
        text = text_if_any(path)
    except (OSError, UnicodeDecodeError) as error:
        advice = "Save it as UTF-8, and make it readable."
        return FetchSources((), (_problem(None, "a text file in UTF-8", reason_of(error), advice),))
    return parse_fetch_sources(text or "")


def parse_fetch_sources(text: str) -> FetchSources:
    """The sources in the text of a mkdocs.yml; an entry with a mistake is left out and reported."""
    problems: list[Problem] = []
    try:
        root = compose(text)
    except InvalidYamlError as error:
        advice = "MkDocs cannot read the file either; correct this line."
        return FetchSources((), (_problem(error.line, "YAML", error.actual, advice),))
    sources: dict[str, FetchSource] = {}
    for node in _entry_nodes(root, problems):
        entry = _Entry(node)
        source = attempt(partial(_source, entry))
        if isinstance(source, Failure):
            rest = "The other sources are fetched."
            problems.append(source.problem(CONFIGURATION_FILE, line_of(node), "a source", rest))
            continue
        if source and source.name in sources:
            first = sources[source.name].line
            entry.report("a name of its own", f"{source.name!r}, which the source in line {first} has")
        elif source and not entry.problems:
            sources[source.name] = source
        problems += entry.problems
    return FetchSources(tuple(sources.values()), tuple(problems))


def _entry_nodes(root: yaml.Node | None, problems: list[Problem]) -> Iterator[yaml.MappingNode]:
    """The entries of the list, if there is one."""
    node = root
    for key in _PATH:
        node = members(node).get(key)
    if node is None or plain_value(node, 1) == "":
        return
    if not isinstance(node, yaml.SequenceNode):
        expected = f"a list of entries, each starting with a hyphen, in {'.'.join(_PATH)}"
        problems.append(_problem(line_of(node), expected, f"a {kind_of(node)}", _advice(None)))
        return
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            yield item
        else:
            expected = "a mapping of keys to values"
            problems.append(_problem(line_of(item), expected, f"a {kind_of(item)}", _advice(None)))


@dataclass(slots=True)
class _Entry:
    """One entry of the list, and its mistakes."""

    node: yaml.MappingNode
    kind: SourceKind | None = None
    problems: list[Problem] = field(default_factory=list)

    def report(self, expected: str, actual: str, line: int | None = None) -> None:
        self.problems.append(_problem(line or line_of(self.node), expected, actual, _advice(self.kind)))

    def text(self, key: str) -> str:
        """The value as text, "" if there is none."""
        node = members(self.node).get(key)
        if node is None:
            return ""
        value = plain_value(node, 1)
        if isinstance(value, str) and isinstance(node, yaml.ScalarNode):
            return value.strip()
        self.report(f"text for {key!r}", f"a {kind_of(node)}", line_of(node))
        return ""

    def matching(self, key: str, pattern: re.Pattern[str], expected: str) -> str:
        """The value if it matches; "" and a report if not; "" if there is none."""
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            self.report(f"{expected} for {key!r}", repr(value[:_LONGEST_EXCERPT]), self.line(key))
            return ""
        return value

    def line(self, key: str) -> int | None:
        node = members(self.node).get(key)
        return line_of(node) if node else None


def _source(entry: _Entry) -> FetchSource | None:
    """The source that an entry describes; None if its name or kind is not known."""
    kinds = [str(kind) for kind in SourceKind]
    kind = entry.text("kind")
    if kind not in kinds:
        actual = repr(kind[:_LONGEST_EXCERPT]) if kind else "no kind"
        entry.report(f"one of the kinds {', '.join(kinds)}", actual, entry.line("kind"))
        return None
    entry.kind = SourceKind(kind)
    name = entry.matching("name", _NAME, "lower-case letters, digits and single hyphens")
    if not name and not entry.problems:
        entry.report("a name, which is its folder in raw/", "no name")
    _check_keys(entry, entry.kind)
    return FetchSource(
        name=name,
        kind=entry.kind,
        category=_category(entry),
        venue=entry.matching("venue", _VENUE, "the id of a venue"),
        url=_url(entry),
        label=_label(entry),
        quiet_days=_quiet_days(entry, entry.kind),
        line=line_of(entry.node),
    )


def _check_keys(entry: _Entry, kind: SourceKind) -> None:
    """Reports keys that the kind does not have, keys given twice, and a missing one that it needs."""
    required = _REQUIRED.get(kind)
    allowed = sorted(_COMMON_KEYS | {required or "name"})
    seen: set[str] = set()
    for key_node, _ in entry.node.value:
        key = str(plain_value(key_node, 1))[:_LONGEST_EXCERPT]
        if key in seen:
            entry.report(f"the key {key!r} once", "it again", line_of(key_node))
        elif key not in allowed:
            similar = get_close_matches(key, allowed, 1)
            keys = f"the key {similar[0]!r}" if similar else f"one of the keys {', '.join(allowed)}"
            entry.report(f"{keys} for the kind {kind}", repr(key), line_of(key_node))
        seen.add(key)
    if required and not entry.problems:
        _check_required(entry, required, kind)


def _check_required(entry: _Entry, key: str, kind: SourceKind) -> None:
    node = members(entry.node).get(key)
    if node is None or plain_value(node, 1) == "":
        entry.report(f"the key {key!r} with a value for the kind {kind}", "none", entry.line(key))


def _category(entry: _Entry) -> str:
    return entry.matching("category", _CATEGORY, "a category of arXiv such as cs.LG")


def _url(entry: _Entry) -> str:
    url = entry.text("url")
    if not url:
        return ""
    expected = "an address that starts with https:// or http://"
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_address = None
    if not is_address or not url.isprintable() or " " in url:
        entry.report(f"{expected} for 'url'", repr(url[:_LONGEST_EXCERPT]), entry.line("url"))
    elif parts.username or parts.password:
        entry.report("an address without a password, since dumps are published", "one", entry.line("url"))
    else:
        return url.partition("#")[0]
    return ""


def _label(entry: _Entry) -> str:
    label = entry.text("label")
    if not label.isprintable() or len(label) > _LONGEST_LABEL:
        expected = f"at most {_LONGEST_LABEL} characters on one line for 'label'"
        entry.report(expected, repr(label[:_LONGEST_EXCERPT]), entry.line("label"))
        return ""
    return label


def _quiet_days(entry: _Entry, kind: SourceKind) -> int | None:
    text = entry.text("quiet_days")
    if not text:
        return _QUIET_DAYS[kind]
    if re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        return int(text)
    entry.report("a number of days for 'quiet_days'", repr(text[:_LONGEST_EXCERPT]), entry.line("quiet_days"))
    return None


def _advice(kind: SourceKind | None) -> str:
    example = _EXAMPLES[kind or SourceKind.ARXIV]
    return f"A correct entry: {example}. The other sources are fetched."


def _problem(line: int | None, expected: str, actual: str, advice: str) -> Problem:
    return Problem(file=CONFIGURATION_FILE, line=line, expected=expected, actual=actual, advice=advice)
