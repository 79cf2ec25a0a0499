"""Turns topics.yml, corrections.yml and datasets.yml into frozen types; every mistake is told, with its line and a right example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from paper_digest.model.problem import Problem
from paper_digest.model.settings import Correction, DatasetRule, Settings, TopicRule
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

_ID = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_DEPTH = 3
"""An entry, its lists, their words; what is deeper, or leads back to itself, is no setting."""
_RESERVED_TOPICS = frozenset({"index", "unsorted"})

TOPIC_EXAMPLE = "- {id: computer-vision, name: Computer vision, description: One sentence., phrases: [image classification]}"
CORRECTION_EXAMPLE = (
    '- {paper: 52f016aa0c1d, title: "The title", authors: [Ada Lovelace], arxiv: "2410.21869"}'
)
DATASET_EXAMPLE = "- {name: CIFAR-10, spellings: [CIFAR10], is_word: false}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One mapping of a settings file with the line it starts on."""

    file: str
    line: int
    values: dict[str, Any]


class _Mistakes:
    """Gathers what is wrong in one file."""

    def __init__(self, file: str, example: str) -> None:
        self.file, self.example, self.problems = file, example, list[Problem]()

    def add(self, line: int | None, expected: str, found: str) -> None:
        advice = f"A right entry: {self.example}"
        self.problems.append(
            Problem(file=self.file, line=line, expected=expected, found=found, advice=advice)
        )


def load_settings(topics: Path, corrections: Path, datasets: Path | None = None) -> Settings:
    """The settings in these files; a file that is not there counts as empty."""
    texts: list[str | None] = []
    problems: list[Problem] = []
    for path in (topics, corrections, *([datasets] if datasets else [])):
        try:
            texts.append(path.read_text(encoding="utf-8-sig") if path.exists() else None)
        except (OSError, UnicodeDecodeError) as error:
            texts.append(None)
            advice = "Save it as UTF-8 and make it readable."
            problems.append(
                Problem(
                    file=path.name,
                    line=None,
                    expected="a text file in UTF-8",
                    found=str(error),
                    advice=advice,
                )
            )
    settings = settings_of(*texts)
    return replace(settings, problems=(*problems, *settings.problems))


def topics_text(rules: Sequence[TopicRule]) -> str:
    """The rules as the text of a topics.yml that `settings_of` reads back as the same rules."""
    return "\n".join(
        yaml.safe_dump(
            [_written(rule)], sort_keys=False, allow_unicode=True, width=120, default_flow_style=None
        )
        for rule in rules
    )


def _written(rule: TopicRule) -> dict[str, object]:
    values: dict[str, object] = {
        "id": rule.id,
        "name": rule.name,
        "description": rule.description,
        "area": rule.area,
    }
    values |= {"method": True} if rule.method else {}
    return values | {"phrases": list(rule.phrases)}


def settings_of(topics: str | None, corrections: str | None, datasets: str | None = None) -> Settings:
    """The settings from the files' texts; None stands for a file that is not there, which is no mistake."""
    topic_mistakes = _Mistakes("topics.yml", TOPIC_EXAMPLE)
    correction_mistakes = _Mistakes("corrections.yml", CORRECTION_EXAMPLE)
    dataset_mistakes = _Mistakes("datasets.yml", DATASET_EXAMPLE)
    rules = _topics(topics or "", topic_mistakes)
    return Settings(
        topics=rules,
        corrections=_corrections(corrections or "", {rule.id for rule in rules}, correction_mistakes),
        datasets=_datasets(datasets or "", dataset_mistakes),
        problems=(*topic_mistakes.problems, *correction_mistakes.problems, *dataset_mistakes.problems),
    )


def _topics(text: str, mistakes: _Mistakes) -> tuple[TopicRule, ...]:
    rules: dict[str, TopicRule] = {}
    for entry in _entries(text, mistakes, {"id", "name", "description", "area", "method", "phrases"}):
        name = _string(entry, "name", mistakes, required=True)
        topic = _string(entry, "id", mistakes, required=True)
        if not name or not topic:
            continue
        if not _ID.fullmatch(topic) or topic in _RESERVED_TOPICS:
            mistakes.add(
                entry.line,
                "an id of at most 80 lower-case letters, digits and hyphens, not index or unsorted",
                repr(topic),
            )
        elif topic in rules:
            mistakes.add(entry.line, "an id used once", f"{topic!r} a second time")
        else:
            rules[topic] = TopicRule(
                id=topic,
                name=name,
                description=_string(entry, "description", mistakes) or "",
                phrases=_strings(entry, "phrases", mistakes),
                area=_string(entry, "area", mistakes) or "",
                method=_truth(entry, "method", mistakes),
            )
    return tuple(rules.values())


def _datasets(text: str, mistakes: _Mistakes) -> tuple[DatasetRule, ...]:
    rules: dict[str, DatasetRule] = {}
    for entry in _entries(text, mistakes, {"name", "spellings", "is_word"}):
        name = _string(entry, "name", mistakes, required=True)
        is_word = _truth(entry, "is_word", mistakes)
        if not name:
            continue
        key = re.sub(r"[^a-z0-9]", "", name.lower())
        if not re.search(r"[A-Za-z]", name):
            mistakes.add(entry.line, "a name with a letter of A to Z", repr(name))
        elif key in rules:
            mistakes.add(entry.line, "a name used once, however it is written", f"{name!r} a second time")
        else:
            rules[key] = DatasetRule(
                name=name, spellings=_strings(entry, "spellings", mistakes), is_word=is_word
            )
    return tuple(rules.values())


def _corrections(text: str, topics: set[str], mistakes: _Mistakes) -> tuple[Correction, ...]:
    kinds = [str(kind) for kind in IdentifierKind]
    known = {"paper", "title", "authors", "date", "same_as", "topics", "source", *kinds}
    return tuple(
        correction
        for entry in _entries(text, mistakes, known)
        if (correction := _correction(entry, topics, mistakes)) is not None
    )


def _correction(entry: _Entry, topics: set[str], mistakes: _Mistakes) -> Correction | None:
    paper = _string(entry, "paper", mistakes, required=True)
    date_text = _string(entry, "date", mistakes)
    date = PartialDate.from_iso(date_text) if date_text else None
    if date_text and date is None:
        mistakes.add(entry.line, 'a date such as "2024-10-07" or "2024"', repr(date_text))
    pinned = _strings(entry, "topics", mistakes)
    for topic in pinned:
        if topic not in topics:
            mistakes.add(entry.line, "the id of a topic in topics.yml", repr(topic))
    if paper is None:
        return None
    return Correction(
        paper=paper,
        title=_string(entry, "title", mistakes),
        authors=tuple(filter(None, map(PersonName.parse, _strings(entry, "authors", mistakes)))),
        date=date,
        identifiers=tuple(_identifiers(entry, mistakes)),
        same_as=_string(entry, "same_as", mistakes),
        topics=tuple(topic for topic in pinned if topic in topics),
        source=_string(entry, "source", mistakes),
        line=entry.line,
    )


def _identifiers(entry: _Entry, mistakes: _Mistakes) -> Iterator[Identifier]:
    for kind in IdentifierKind:
        value = _string(entry, str(kind), mistakes)
        if value and (identifier := Identifier.parse(kind, value)):
            yield identifier
        elif value:
            mistakes.add(entry.line, f"an identifier of {kind}, in quotes", repr(value))


# ---------------------------------------------------------------- YAML with line numbers


def _entries(text: str, mistakes: _Mistakes, known: set[str]) -> Iterator[_Entry]:
    """The list's mappings; what is no mapping, and keys that mean nothing, are mistakes."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        mistakes.add(mark.line + 1 if mark else None, "YAML", getattr(error, "problem", None) or str(error))
        return
    except RecursionError:
        mistakes.add(None, "YAML", "brackets in brackets, more than anyone can read")
        return
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        mistakes.add(
            root.start_mark.line + 1, "a list of entries, each starting with a hyphen", f"a {_kind(root)}"
        )
        return
    for node in root.value:
        line = node.start_mark.line + 1
        values = _value(node, _DEPTH)
        if not isinstance(node, yaml.MappingNode) or not isinstance(values, dict):
            mistakes.add(line, "a mapping of keys to values", f"a {_kind(node)}")
            continue
        for key, times in Counter(str(_value(key, 1)) for key, _ in node.value).items():
            if times > 1:
                mistakes.add(line, f"the key {key!r} once", f"it {times} times")
        for key in values.keys() - known:
            mistakes.add(line, f"one of the keys {', '.join(sorted(known))}", repr(key))
        yield _Entry(mistakes.file, line, values)


def _kind(node: yaml.Node) -> str:
    """What YAML calls the node: scalar, sequence or mapping."""
    return type(node).__name__.removesuffix("Node").lower()


def _value(node: yaml.Node, depth: int) -> object:
    """A node's value with every scalar as its text, so that 2410.10 stays 2410.10 and a date stays what was written.

    Below `depth` levels nothing is looked at, so that aliases can neither lead in a circle nor multiply.
    """
    if not depth:
        return None
    if isinstance(node, yaml.MappingNode):
        return {str(_value(key, 1)): _value(value, depth - 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, depth - 1) for item in node.value]
    # YAML's escapes can write half of a pair of surrogates, which no file can hold.
    text = str(node.value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if node.tag == "tag:yaml.org,2002:null" else text


def _string(entry: _Entry, key: str, mistakes: _Mistakes, *, required: bool = False) -> str | None:
    value = entry.values.get(key)
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value or required:
        mistakes.add(
            entry.line, f"some words under {key!r}", f"a {type(value).__name__}" if value else "none"
        )
    return None


def _strings(entry: _Entry, key: str, mistakes: _Mistakes) -> tuple[str, ...]:
    value = entry.values.get(key)
    if not value:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(item.strip() for item in value if item.strip())
    mistakes.add(entry.line, f"a list of words under {key!r}", f"a {type(value).__name__}")
    return ()


def _truth(entry: _Entry, key: str, mistakes: _Mistakes) -> bool:
    value = str(entry.values.get(key) or "false").lower()
    if value not in {"true", "false"}:
        mistakes.add(entry.line, f"true or false under {key!r}", repr(value))
    return value == "true"
