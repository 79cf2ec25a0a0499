"""Reads topics.yml, corrections.yml, datasets.yml and venues.yml; reports mistakes with their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.problem import Problem
from paper_digest.model.settings import Correction, DatasetRule, Settings, TopicRule, VenueRule
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, plain_value
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

_TOPIC_ID = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED_TOPIC_IDS: Final = frozenset({"index", "unsorted"})
"""Pages of the site have these names."""
_DEPTH: Final = 3
"""An entry, its lists, and their texts."""

TOPIC_EXAMPLE = (
    "- {id: computer-vision, name: Computer vision, description: One sentence., "
    "phrases: [image classification]}"
)
CORRECTION_EXAMPLE = (
    '- {paper: 52f016aa0c1d, title: "The title", authors: [Ada Lovelace], arxiv: "2410.21869"}'
)
DATASET_EXAMPLE = "- {name: CIFAR-10, spellings: [CIFAR10], is_word: false}"
VENUE_EXAMPLE = "- {name: ICML, full_name: International Conference on Machine Learning, kind: conference}"
_TOPIC_KEYS: Final = frozenset(("id", "name", "description", "area", "method", "phrases"))
_DATASET_KEYS: Final = frozenset(("name", "spellings", "is_word"))
_VENUE_KEYS: Final = frozenset(("name", "full_name", "kind", "spellings"))
_VENUE_KINDS: Final = frozenset(map(str, VenueKind))
_CORRECTION_KEYS: Final = frozenset(
    ("paper", "title", "authors", "date", "same_as", "topics", "source", *map(str, IdentifierKind))
)


@dataclass(slots=True)
class _SettingsFile:
    """One settings file: its entries, and the problems found so far."""

    name: str
    example: str
    keys: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int | None, expected: str, actual: str) -> None:
        advice = f"A correct entry: {self.example}"
        problem = Problem(file=self.name, line=line, expected=expected, actual=actual, advice=advice)
        self.problems.append(problem)

    def entries(self, text: str) -> Iterator[_Entry]:
        """The mappings in the file's list; reports everything else, and keys that are unknown or repeated."""
        try:
            root = compose(text)
        except InvalidYamlError as error:
            self.report(error.line, "YAML", error.actual)
            return
        if root is not None and not isinstance(root, yaml.SequenceNode):
            expected = "a list of entries, each starting with a hyphen"
            self.report(line_of(root), expected, f"a {kind_of(root)}")
            return
        for node in root.value if root else ():
            values = plain_value(node, _DEPTH)
            if isinstance(values, dict):
                self._check_keys(node)
                yield _Entry(self, line_of(node), values)
            else:
                self.report(line_of(node), "a mapping of keys to values", f"a {kind_of(node)}")

    def _check_keys(self, node: yaml.MappingNode) -> None:
        counts = Counter(str(plain_value(key, 1)) for key, _ in node.value)
        for key, count in counts.items():
            if count > 1:
                self.report(line_of(node), f"the key {key!r} once", f"{count} occurrences")
            if key not in self.keys:
                self.report(line_of(node), f"one of the keys {', '.join(sorted(self.keys))}", repr(key))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One mapping of a settings file, and the line on which it starts."""

    file: _SettingsFile
    line: int
    values: Mapping[str, Any]

    def report(self, expected: str, actual: str) -> None:
        self.file.report(self.line, expected, actual)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """The value as text without surrounding space; None where it is missing or wrong."""
        value = self.values.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value or required:
            self.report(f"text for {key!r}", f"a {type(value).__name__}" if value else "no value")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The value as a list of texts, without empty ones."""
        value = self.values.get(key) or []
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(item.strip() for item in value if item.strip())
        self.report(f"a list of texts for {key!r}", f"a {type(value).__name__}")
        return ()

    def boolean(self, key: str) -> bool:
        """The value as a truth value, False where it is missing or wrong."""
        value = str(self.values.get(key) or "false").lower()
        if value not in {"true", "false"}:
            self.report(f"true or false for {key!r}", repr(value))
        return value == "true"


def load_settings(
    topics: Path, corrections: Path, datasets: Path | None = None, venues: Path | None = None
) -> Settings:
    """The settings in these files; a missing file counts as empty."""
    problems: list[Problem] = []
    texts = [_text_of(path, problems) for path in (topics, corrections, datasets, venues)]
    return parse_settings(*texts, problems=problems)


def _text_of(path: Path | None, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig") if path and path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(
            file=path.name if path else "",
            line=None,
            expected="a text file in UTF-8",
            actual=str(error),
            advice="Save it as UTF-8, and make it readable.",
        )
        problems.append(problem)
        return None


def topics_yaml(rules: Sequence[TopicRule]) -> str:
    """The rules as the text of a topics.yml that `parse_settings` reads back as the same rules."""
    return "\n".join(
        yaml.safe_dump(
            [_topic_values(rule)], sort_keys=False, allow_unicode=True, width=120, default_flow_style=None
        )
        for rule in rules
    )


def _topic_values(rule: TopicRule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "description": rule.description,
        "area": rule.area,
        **({"method": True} if rule.method else {}),
        "phrases": list(rule.phrases),
    }


def parse_settings(
    topics: str | None,
    corrections: str | None,
    datasets: str | None = None,
    venues: str | None = None,
    *,
    problems: Sequence[Problem] = (),
) -> Settings:
    """The settings in the files' texts, None for a missing file; `problems` precede those of the texts."""
    topics_file = _SettingsFile("topics.yml", TOPIC_EXAMPLE, _TOPIC_KEYS)
    corrections_file = _SettingsFile("corrections.yml", CORRECTION_EXAMPLE, _CORRECTION_KEYS)
    datasets_file = _SettingsFile("datasets.yml", DATASET_EXAMPLE, _DATASET_KEYS)
    venues_file = _SettingsFile("venues.yml", VENUE_EXAMPLE, _VENUE_KEYS)
    rules = _topics(topics_file.entries(topics or ""))
    topic_ids = {rule.id for rule in rules}
    parsed = (_correction(entry, topic_ids) for entry in corrections_file.entries(corrections or ""))
    return Settings(
        topics=rules,
        corrections=tuple(correction for correction in parsed if correction),
        datasets=_datasets(datasets_file.entries(datasets or "")),
        venues=_venues(venues_file.entries(venues or "")),
        problems=(
            *problems,
            *topics_file.problems,
            *corrections_file.problems,
            *datasets_file.problems,
            *venues_file.problems,
        ),
    )


def _topics(entries: Iterator[_Entry]) -> tuple[TopicRule, ...]:
    rules: dict[str, TopicRule] = {}
    for entry in entries:
        name, topic_id = entry.text("name", required=True), entry.text("id", required=True)
        if not name or not topic_id:
            continue
        if not _TOPIC_ID.fullmatch(topic_id) or topic_id in _RESERVED_TOPIC_IDS:
            expected = "an id of at most 80 lower-case letters, digits and hyphens, not index or unsorted"
            entry.report(expected, repr(topic_id))
        elif topic_id in rules:
            entry.report("a unique id", f"{topic_id!r} a second time")
        else:
            rules[topic_id] = TopicRule(
                id=topic_id,
                name=name,
                description=entry.text("description") or "",
                phrases=entry.texts("phrases"),
                area=entry.text("area") or "",
                method=entry.boolean("method"),
            )
    return tuple(rules.values())


def _datasets(entries: Iterator[_Entry]) -> tuple[DatasetRule, ...]:
    rules: dict[str, DatasetRule] = {}
    for entry in entries:
        name, is_word = entry.text("name", required=True), entry.boolean("is_word")
        if not name:
            continue
        normalized = re.sub(r"[^a-z0-9]", "", name.lower())
        if not re.search(r"[A-Za-z]", name):
            entry.report("a name with a letter from A to Z", repr(name))
        elif normalized in rules:
            entry.report("a unique name, whatever its spelling", f"{name!r} a second time")
        else:
            spellings = entry.texts("spellings")
            rules[normalized] = DatasetRule(name=name, spellings=spellings, is_word=is_word)
    return tuple(rules.values())


def _venues(entries: Iterator[_Entry]) -> tuple[VenueRule, ...]:
    rules: dict[str, VenueRule] = {}
    for entry in entries:
        name, kind = entry.text("name", required=True), entry.text("kind", required=True)
        if not name or not kind:
            continue
        if kind not in _VENUE_KINDS:
            entry.report(f"one of the kinds {', '.join(sorted(_VENUE_KINDS))}", repr(kind))
        elif normalized_key(name) in rules:
            entry.report("a unique name, whatever its spelling", f"{name!r} a second time")
        else:
            venue = Venue(name, VenueKind(kind), entry.text("full_name") or "")
            rules[normalized_key(name)] = VenueRule(venue=venue, spellings=entry.texts("spellings"))
    return tuple(rules.values())


def _correction(entry: _Entry, topic_ids: set[str]) -> Correction | None:
    paper = entry.text("paper", required=True)
    date = _date(entry)
    topics = entry.texts("topics")
    for topic_id in topics:
        if topic_id not in topic_ids:
            entry.report("the id of a topic in topics.yml", repr(topic_id))
    if paper is None:
        return None
    return Correction(
        paper=paper,
        title=entry.text("title"),
        authors=tuple(filter(None, map(PersonName.parse, entry.texts("authors")))),
        date=date,
        identifiers=tuple(_identifiers(entry)),
        same_as=entry.text("same_as"),
        topics=tuple(topic_id for topic_id in topics if topic_id in topic_ids),
        source=entry.text("source"),
        line=entry.line,
    )


def _date(entry: _Entry) -> PartialDate | None:
    text = entry.text("date")
    date = PartialDate.from_iso(text) if text else None
    if text and date is None:
        entry.report('a date such as "2024-10-07" or "2024"', repr(text))
    return date


def _identifiers(entry: _Entry) -> Iterator[Identifier]:
    for kind in IdentifierKind:
        value = entry.text(str(kind))
        if value and (identifier := Identifier.parse(kind, value)):
            yield identifier
        elif value:
            entry.report(f"an identifier of the kind {kind}, in quotes", repr(value))
