"""Reads the settings: topics.yml, corrections.yml, datasets.yml, venues.yml and authors.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import yaml

from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.problem import Problem
from paper_digest.model.settings import AuthorRule, Correction, DatasetRule, Settings, TopicRule, VenueRule
from paper_digest.regular_file import reason_of, text_if_any
from paper_digest.sources.former_topic_ids import current_ids, with_checked_former_ids
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.sources.settings_file import Entry, SettingsFile
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.orcid import is_orcid
from paper_digest.values.page_id import is_page_id
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

TOPIC_EXAMPLE = (
    "- {id: computer-vision, name: Computer vision, description: One sentence., "
    "phrases: [image classification]}"
)
CORRECTION_EXAMPLE = (
    '- {paper: 52f016aa0c1d, title: "The title", authors: [Ada Lovelace], arxiv: "2410.21869"}'
)
DATASET_EXAMPLE = "- {name: CIFAR-10, spellings: [CIFAR10], is_word: false}"
VENUE_EXAMPLE = "- {name: ICML, full_name: International Conference on Machine Learning, kind: conference}"
AUTHOR_EXAMPLE = "- {name: Kilian Q. Weinberger, other_names: [Kilian Weinberger]}"
_Rule = TypeVar("_Rule")
_TOPIC_KEYS: Final = frozenset(
    ("id", "name", "description", "area", "method", "general", "phrases", "formerly")
)
_DATASET_KEYS: Final = frozenset(("name", "spellings", "is_word"))
_VENUE_KEYS: Final = frozenset(("name", "full_name", "kind", "spellings"))
_AUTHOR_KEYS: Final = frozenset(("name", "id", "other_names", "papers", "not_same_as", "orcid"))
_VENUE_KINDS: Final = frozenset(map(str, VenueKind))
_CORRECTION_KEYS: Final = frozenset(
    (
        *("paper", "title", "authors", "date", "same_as", "not_same_as", "topics", "remove", "source"),
        *map(str, IdentifierKind),
    )
)


def load_settings(
    topics: Path,
    corrections: Path,
    datasets: Path | None = None,
    venues: Path | None = None,
    authors: Path | None = None,
) -> Settings:
    """The settings in these files; a missing file counts as empty."""
    problems: list[Problem] = []
    texts = [_text_of(path, problems) for path in (topics, corrections, datasets, venues, authors)]
    return parse_settings(*texts, problems=problems)


def _text_of(path: Path | None, problems: list[Problem]) -> str | None:
    try:
        return text_if_any(path) if path else None
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(
            file=path.name if path else "",
            line=None,
            expected="a text file in UTF-8",
            actual=reason_of(error),
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
        **({"general": True} if rule.general else {}),
        "phrases": list(rule.phrases),
        **({"formerly": list(rule.formerly)} if rule.formerly else {}),
    }


def parse_settings(
    topics: str | None,
    corrections: str | None,
    datasets: str | None = None,
    venues: str | None = None,
    authors: str | None = None,
    *,
    problems: Sequence[Problem] = (),
) -> Settings:
    """The settings in the files' texts, None for a missing file; `problems` precede those of the texts."""
    files = {
        name: SettingsFile(name, example, keys)
        for name, example, keys in (
            ("topics.yml", TOPIC_EXAMPLE, _TOPIC_KEYS),
            ("corrections.yml", CORRECTION_EXAMPLE, _CORRECTION_KEYS),
            ("datasets.yml", DATASET_EXAMPLE, _DATASET_KEYS),
            ("venues.yml", VENUE_EXAMPLE, _VENUE_KEYS),
            ("authors.yml", AUTHOR_EXAMPLE, _AUTHOR_KEYS),
        )
    }
    texts = zip(files, (topics, corrections, datasets, venues, authors), strict=True)
    given = {name: (files[name], text or "") for name, text in texts}
    rules = _read(_topics, *given["topics.yml"])
    read = Settings(
        topics=rules,
        corrections=_read(partial(_corrections, rules=rules), *given["corrections.yml"]),
        datasets=_read(_datasets, *given["datasets.yml"]),
        venues=_read(_venues, *given["venues.yml"]),
        authors=_read(_authors, *given["authors.yml"]),
    )
    read_from = {
        "topics.yml": read.topics,
        "corrections.yml": read.corrections,
        "datasets.yml": read.datasets,
        "venues.yml": read.venues,
        "authors.yml": read.authors,
    }
    return replace(
        read,
        problems=(*problems, *(problem for file in files.values() for problem in file.problems)),
        unreadable=(
            *(problem.file for problem in problems),
            *(name for name, results in read_from.items() if files[name].is_lost(results)),
        ),
    )


def _read(
    read: Callable[[SettingsFile, str], tuple[_Rule, ...]], file: SettingsFile, text: str
) -> tuple[_Rule, ...]:
    """The entries of a file; none after a fault of the program that no entry has alone."""
    rules = attempt(partial(read, file, text))
    if isinstance(rules, Failure):
        file.problems.append(rules.problem(file.name, None, "a list of entries", ""))
        return ()
    return rules


def _corrections(file: SettingsFile, text: str, rules: Sequence[TopicRule]) -> tuple[Correction, ...]:
    topic_ids = current_ids(rules)
    return tuple(correction for _, correction in file.rules(text, partial(_correction, topic_ids=topic_ids)))


def _topics(file: SettingsFile, text: str) -> tuple[TopicRule, ...]:
    rules: dict[str, tuple[TopicRule, Entry]] = {}
    for entry, rule in file.rules(text, _topic):
        if rule.id in rules:
            entry.report("a unique id", f"{rule.id!r} a second time")
        else:
            rules[rule.id] = rule, entry
    return tuple(with_checked_former_ids([*rules.values()]))


def _topic(entry: Entry) -> TopicRule | None:
    name, topic_id = entry.text("name", required=True), entry.text("id", required=True)
    if not name or not topic_id:
        return None
    if not is_page_id(topic_id):
        expected = "an id of at most 80 lower-case letters, digits and hyphens, not index or unsorted"
        entry.report(expected, repr(topic_id))
        return None
    return TopicRule(
        id=topic_id,
        name=name,
        description=entry.text("description") or "",
        phrases=entry.texts("phrases"),
        area=entry.text("area") or "",
        method=entry.boolean("method"),
        general=entry.boolean("general"),
        formerly=entry.texts("formerly"),
        line=entry.line,
    )


def _datasets(file: SettingsFile, text: str) -> tuple[DatasetRule, ...]:
    rules: dict[str, DatasetRule] = {}
    for entry, rule in file.rules(text, _dataset):
        normalized = re.sub(r"[^a-z0-9]", "", rule.name.lower())
        if normalized in rules:
            entry.report("a unique name, whatever its spelling", f"{rule.name!r} a second time")
        else:
            rules[normalized] = rule
    return tuple(rules.values())


def _dataset(entry: Entry) -> DatasetRule | None:
    name, is_word = entry.text("name", required=True), entry.boolean("is_word")
    if not name:
        return None
    if not re.search(r"[A-Za-z]", name):
        entry.report("a name with a letter from A to Z", repr(name))
        return None
    return DatasetRule(name=name, spellings=entry.texts("spellings"), is_word=is_word, line=entry.line)


def _venues(file: SettingsFile, text: str) -> tuple[VenueRule, ...]:
    rules: dict[str, VenueRule] = {}
    for entry, rule in file.rules(text, _venue):
        name = rule.venue.name
        if normalized_key(name) in rules:
            entry.report("a unique name, whatever its spelling", f"{name!r} a second time")
        else:
            rules[normalized_key(name)] = rule
    return tuple(rules.values())


def _venue(entry: Entry) -> VenueRule | None:
    name, kind = entry.text("name", required=True), entry.text("kind", required=True)
    if not name or not kind:
        return None
    if kind not in _VENUE_KINDS:
        entry.report(f"one of the kinds {', '.join(sorted(_VENUE_KINDS))}", repr(kind))
        return None
    venue = Venue(name, VenueKind(kind), entry.text("full_name") or "")
    return VenueRule(venue=venue, spellings=entry.texts("spellings"), line=entry.line)


def _authors(file: SettingsFile, text: str) -> tuple[AuthorRule, ...]:
    rules: list[AuthorRule] = []
    ids: set[str] = set()
    names: set[str] = set()
    for entry, rule in file.rules(text, _author):
        own_names = set() if rule.papers else {_key(name) for name in (rule.name, *rule.other_names)}
        if rule.id in ids:
            entry.report("a unique id", f"{rule.id!r} a second time")
        elif own_names & names:
            entry.report("each name in one entry without 'papers'", f"a name of {rule.name} a second time")
        else:
            rules.append(rule)
            names |= own_names
            ids |= {rule.id} if rule.id else set()
    return tuple(rules)


def _author(entry: Entry) -> AuthorRule | None:
    text = entry.text("name", required=True)
    name = PersonName.parse(text or "")
    author_id, orcid, papers = entry.text("id"), entry.text("orcid"), entry.texts("papers")
    if orcid and not is_orcid(orcid):
        entry.report('an ORCID iD such as "0000-0002-1825-0097", with its check digit', repr(orcid))
        orcid = None
    if text and name is None:
        entry.report("the name of a person", repr(text))
    if name is None or not _is_author_id(entry, author_id, papers):
        return None
    return AuthorRule(
        name=name,
        id=author_id,
        other_names=_names(entry, "other_names"),
        papers=papers,
        not_same_as=_strangers(entry, name),
        orcid=orcid,
        line=entry.line,
    )


def _is_author_id(entry: Entry, author_id: str | None, papers: Sequence[str]) -> bool:
    """Whether the id is valid, and not missing beside papers; reports it if not."""
    if author_id and not is_page_id(author_id):
        entry.report("an id of at most 80 lower-case letters, digits and hyphens, not index", repr(author_id))
        return False
    if papers and not author_id:
        entry.report("an 'id' beside 'papers', since others have the same name", "no id")
        return False
    return True


def _strangers(entry: Entry, name: PersonName) -> tuple[PersonName, ...]:
    """The names of other people; a name that is also the person's own is reported."""
    strangers = _names(entry, "not_same_as")
    own_names = {_key(name), *map(_key, _names(entry, "other_names"))}
    for stranger in strangers:
        if _key(stranger) in own_names:
            entry.report("the name of another person in 'not_same_as'", repr(str(stranger)))
    return tuple(stranger for stranger in strangers if _key(stranger) not in own_names)


def _key(name: PersonName) -> str:
    """Equal for spellings that differ in case, accents and punctuation."""
    return normalized_key(str(name))


def _names(entry: Entry, key: str) -> tuple[PersonName, ...]:
    return tuple(filter(None, map(PersonName.parse, entry.texts(key))))


def _correction(entry: Entry, topic_ids: Mapping[str, str]) -> Correction | None:
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
        authors=_names(entry, "authors"),
        date=date,
        identifiers=tuple(_identifiers(entry)),
        same_as=entry.text("same_as"),
        not_same_as=_text_or_texts(entry, "not_same_as"),
        topics=tuple(dict.fromkeys(topic_ids[topic_id] for topic_id in topics if topic_id in topic_ids)),
        remove=entry.boolean("remove"),
        source=entry.text("source"),
        line=entry.line,
    )


def _text_or_texts(entry: Entry, key: str) -> tuple[str, ...]:
    if isinstance(entry.values.get(key), str):
        return tuple(filter(None, [entry.text(key)]))
    return entry.texts(key)


def _date(entry: Entry) -> PartialDate | None:
    text = entry.text("date")
    date = PartialDate.from_iso(text) if text else None
    if text and date is None:
        entry.report('a date such as "2024-10-07" or "2024"', repr(text))
    return date


def _identifiers(entry: Entry) -> Iterator[Identifier]:
    for kind in IdentifierKind:
        value = entry.text(str(kind))
        if value and (identifier := Identifier.parse(kind, value)):
            yield identifier
        elif value:
            entry.report(f"an identifier of the kind {kind}, in quotes", repr(value))
