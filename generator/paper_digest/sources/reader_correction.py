"""Turns a form that a reader filled in into the values of an entry of corrections.yml, and checks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.model.settings import Correction, Settings, TopicRule
from paper_digest.sources.correction_form import (
    PAPER,
    SOURCE,
    VALUE,
    CorrectionForm,
    Fault,
    FormField,
    excerpt,
    form_problem,
)
from paper_digest.sources.former_topic_ids import current_ids
from paper_digest.values.clean_text import fold_space, has_invisible
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names

_MAX_TITLE: Final = 500
_MAX_SOURCE: Final = 300
_MAX_PAPER: Final = 300
_MAX_NAME: Final = 200
_MAX_NAMES_LINE: Final = 20_000
_MAX_NAMES: Final = 1_000
_MAX_TOPICS: Final = 20
"""Chosen by hand: far more than what is right, and little enough to read before it is merged."""
_PAGE: Final = re.compile(r"https?://\S*/papers/([a-z0-9-]+)/?(?:[?#]\S*)?")
_OTHER_ADDRESS: Final = re.compile(
    r"(?!https?://)(?:[a-z][a-z0-9+.-]*:(?=\S)|(?:javascript|vbscript|data|file)\s*:)", re.IGNORECASE
)
_ITEM_MARK: Final = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")

EntryValues = Mapping[str, str | bool | list[str]]
"""The keys and values of one entry of corrections.yml."""


@dataclass(frozen=True, slots=True)
class KnownPapers:
    """What a form may refer to: papers by all their names, and the settings so far."""

    papers: Mapping[str, Paper]
    settings: Settings


class _InvalidFieldError(Exception):
    """A value of a form that cannot be used."""

    def __init__(self, expected: str, actual: str) -> None:
        super().__init__(actual)
        self.expected = expected
        self.actual = actual


def entry_values(
    form: CorrectionForm, known: KnownPapers, file: str
) -> tuple[EntryValues, tuple[Problem, ...]]:
    """The entry that a form asks for, and one problem for each field that cannot be used.

    The paper is named by its id, whatever name the reader used. file: the name of the form in messages.
    """
    values: dict[str, str | bool | list[str]] = {}
    problems: list[Problem] = []
    paper: Paper | None = None
    try:
        paper = _paper(form.paper.text, known)
        values["paper"] = paper.id
    except _InvalidFieldError as error:
        problems.append(_field_problem(form.paper, PAPER, error, file))
    try:
        values |= _CORRECTED[form.fault](form.value.text, known)
    except _InvalidFieldError as error:
        problems.append(_field_problem(form.value, VALUE, error, file))
    try:
        values |= _source(form.source.text)
    except _InvalidFieldError as error:
        problems.append(_field_problem(form.source, SOURCE, error, file))
    if paper is not None:
        problems += _conflicts(paper, values, known)
    return values, tuple(problems)


def _field_problem(field: FormField, label: str, error: _InvalidFieldError, file: str) -> Problem:
    return form_problem(file, field.line, f"{error.expected} below '### {label}'", error.actual)


def _paper(text: str, known: KnownPapers) -> Paper:
    """The paper with a name, or at an address of its page."""
    expected = "the id of a paper in the digest, the address of its page or one of its identifiers"
    name = text if len(text) <= _MAX_PAPER else ""
    if page := _PAGE.fullmatch(name):
        name = page[1]
    identifiers = (Identifier.parse(kind, name) for kind in IdentifierKind)
    names = (name, *(identifier.value for identifier in identifiers if identifier))
    paper = next((known.papers[known_name] for known_name in names if known_name in known.papers), None)
    if paper is None:
        raise _InvalidFieldError(expected, excerpt(text))
    return paper


def _title(text: str, _known: KnownPapers) -> EntryValues:
    return {"title": _line(text, _MAX_TITLE, "a title")}


def _authors(text: str, _known: KnownPapers) -> EntryValues:
    """The names on separate lines, or else in one line."""
    names = _names(text)
    if not names or len(names) > _MAX_NAMES:
        expected = f"the names of 1 to {_MAX_NAMES:,} authors, one on each line"
        raise _InvalidFieldError(expected, f"{len(names):,} names" if names else excerpt(text))
    for name in names:
        if PersonName.parse(_line(name, _MAX_NAME, "the name of an author")) is None:
            raise _InvalidFieldError("the name of an author", excerpt(name))
    return {"authors": [fold_space(name) for name in names]}


def _names(text: str) -> list[str]:
    lines = [_ITEM_MARK.sub("", line).strip(" \t,;") for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 else [str(name) for name in parse_names(text[:_MAX_NAMES_LINE])]


def _date(text: str, _known: KnownPapers) -> EntryValues:
    date = PartialDate.from_iso(text)
    if date is None:
        raise _InvalidFieldError('a date such as "2024-10-07" or "2024"', excerpt(text))
    return {"date": str(date)}


def _duplicate(text: str, known: KnownPapers) -> EntryValues:
    return {"same_as": _paper(text, known).id}


def _topics(text: str, known: KnownPapers) -> EntryValues:
    """Topic ids, from ids or names separated by commas or line breaks."""
    ids = _topic_ids(known.settings.topics)
    # A name of a topic may have commas.
    parts = [part for line in text.split("\n") for part in _topic_parts(_ITEM_MARK.sub("", line), ids)]
    unknown = next((part for part in parts if normalized_key(part) not in ids), None)
    if unknown or not 0 < len(parts) <= _MAX_TOPICS:
        expected = f"1 to {_MAX_TOPICS} ids or names of topics in topics.yml"
        raise _InvalidFieldError(expected, excerpt(unknown or text))
    return {"topics": list(dict.fromkeys(ids[normalized_key(part)] for part in parts))}


def _topic_ids(rules: Sequence[TopicRule]) -> Mapping[str, str]:
    """The ids of topics by what readers may call them: their names, and their ids of now and before."""
    ids = {normalized_key(name): topic for name, topic in current_ids(rules).items()}
    return ids | {normalized_key(name): rule.id for rule in rules for name in (rule.name, rule.id)}


def _topic_parts(line: str, ids: Mapping[str, str]) -> list[str]:
    if normalized_key(line) in ids:
        return [line]
    return [part.strip() for part in re.split("[,;]", line) if part.strip()]


def _removal(_text: str, _known: KnownPapers) -> EntryValues:
    return {"remove": True}


def _nothing(text: str, _known: KnownPapers) -> EntryValues:
    """Refuses what needs a maintainer's judgment."""
    expected = "a title, authors, a date, a duplicate or topics, which can be corrected by this command,"
    raise _InvalidFieldError(expected, f"something else: {excerpt(text)}")


_CORRECTED: Final[Mapping[Fault, Callable[[str, KnownPapers], EntryValues]]] = {
    Fault.TITLE: _title,
    Fault.AUTHORS: _authors,
    Fault.DATE: _date,
    Fault.DUPLICATE: _duplicate,
    Fault.TOPIC: _topics,
    Fault.REMOVE: _removal,
    Fault.OTHER: _nothing,
}


def _source(text: str) -> EntryValues:
    """Words, an identifier or the address of a page; other addresses may be programs or files."""
    if not text:
        return {}
    source = _line(text, _MAX_SOURCE, "a source")
    if _OTHER_ADDRESS.match(source) and not any(Identifier.parse(kind, source) for kind in IdentifierKind):
        raise _InvalidFieldError("an address that starts with https:// or http://", excerpt(text))
    return {"source": source}


def _line(text: str, max_length: int, what: str) -> str:
    """The text on one line.

    Raises _InvalidFieldError if it is empty, too long, or has control characters.
    """
    line = fold_space(text)
    if not line or len(line) > max_length:
        actual = f"{len(line):,} characters" if line else "nothing"
        raise _InvalidFieldError(f"{what} of at most {max_length:,} characters", actual)
    if has_invisible(line):
        raise _InvalidFieldError(f"{what} without control characters", excerpt(line))
    return line


def _conflicts(paper: Paper, values: EntryValues, known: KnownPapers) -> Iterator[Problem]:
    """Reasons why the entry would change nothing."""
    if values.get("same_as") == paper.id:
        yield _conflict(None, f"a duplicate of another paper than {paper.id!r}", "the same paper")
    for correction in known.settings.corrections:
        corrected = known.papers.get(correction.paper)
        if corrected is not None and corrected.id == paper.id:
            for key in _keys_set(correction, values):
                yield _conflict(correction.line, f"no entry for the {key} of {paper.id!r}", "this entry")


def _conflict(line: int | None, expected: str, actual: str) -> Problem:
    advice = "Edit corrections.yml by hand: of two entries, the first counts."
    return Problem(file="corrections.yml", line=line, expected=expected, actual=actual, advice=advice)


def _keys_set(correction: Correction, values: EntryValues) -> Sequence[str]:
    """The keys of the new entry that an entry sets already."""
    single = [key for key in ("title", "authors", "date", "same_as") if key in values]
    keys = [key for key in single if getattr(correction, key)]
    topics = values.get("topics")
    if isinstance(topics, list) and set(topics) <= set(correction.topics):
        keys.append("topics")
    return keys
