"""The kinds of tagged exports, and what each of their tags holds (data/tagged.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final


class Grammar(StrEnum):
    """How a line shows its tag."""

    DASH = "dash"
    """`TI  - A title`: RIS, MEDLINE, Ovid."""
    PERCENT = "percent"
    """`%T A title`: Refer, which EndNote exports."""
    BARE = "bare"
    """`TI A title`: Web of Science, RefWorks."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the tags of one kind of export hold; data/tagged.toml explains the fields."""

    grammar: Grammar
    start: str
    first_line: str
    own_tags: frozenset[str]
    unless: str
    fields: Mapping[str, tuple[str, ...]]
    year: tuple[str, ...]
    superseded: Mapping[str, str]
    short_names: frozenset[str]
    organizations: frozenset[str]
    comma_lists: frozenset[str]
    citation: Mapping[str, str]
    kinds: Mapping[str, str]
    kind_of_tag: Mapping[str, str]

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Dialect:
        """The kind that a table of data/tagged.toml describes."""
        return cls(
            grammar=Grammar(table["grammar"]),
            start=table["start"],
            first_line=table.get("first_line", ""),
            own_tags=frozenset(table.get("own_tags", ())),
            unless=table.get("unless", ""),
            fields={name: tuple(tags) for name, tags in table["fields"].items()},
            year=tuple(table["year"]),
            superseded=table.get("superseded", {}),
            short_names=frozenset(table.get("short_names", ())),
            organizations=frozenset(table.get("organizations", ())),
            comma_lists=frozenset(table.get("comma_lists", ())),
            citation=table.get("citation", {}),
            kinds=table.get("kinds", {}),
            kind_of_tag=table.get("kind_of_tag", {}),
        )


_DATA: Final = tomllib.loads(files(__package__).joinpath("data/tagged.toml").read_text("utf-8"))
DIALECTS: Final = tuple(map(Dialect.of_table, _DATA["dialects"]))

SEVERAL_VALUES: Final = frozenset({"authors", "keywords", "identifier", "url"})
"""Fields that take the values of all their tags; the others take those of the best tag."""
TITLES: Final = frozenset({"TI", "T1", "%T"})
"""Tags of the title of the paper itself."""
STARTS: Final = frozenset((dialect.grammar, dialect.start) for dialect in DIALECTS)
FIELD_TAGS: Final = frozenset(
    tag for dialect in DIALECTS for tags in dialect.fields.values() for tag in tags
) | {dialect.start for dialect in DIALECTS}
ONCE: Final = TITLES | frozenset(
    tag
    for dialect in DIALECTS
    for name, tags in dialect.fields.items()
    if name not in SEVERAL_VALUES | {"note", "pdf"}
    for tag in tags
)
"""Tags that no record has twice."""
LONG_TEXTS: Final = frozenset(
    tag for dialect in DIALECTS for name in ("abstract", "note") for tag in dialect.fields.get(name, ())
)
"""Tags whose value may have several paragraphs."""
_FIRST_LINES: Final = {dialect.first_line: dialect.grammar for dialect in DIALECTS if dialect.first_line}
FIRST_LINE: Final = re.compile(rf"^\ufeff?(?:{'|'.join(_FIRST_LINES)})", re.MULTILINE)
"""How the first line of a record begins, by which a file is known."""
_BARE_LINES: Final = [line for line, grammar in _FIRST_LINES.items() if grammar is Grammar.BARE]
BARE_LINE: Final = re.compile("|".join((*_BARE_LINES, *_DATA["bare"]["other_lines"])))
"""How lines begin whose tag has no mark and that are no prose."""
BARE_TAGS: Final = frozenset(_DATA["bare"]["tags"].split())
WRITTEN_LABELS: Final[Mapping[str, str]] = _DATA["written_labels"]
"""Tags by the words that some exports write instead, in lower case."""
VALUE_A_LINE: Final = {grammar: frozenset(_DATA["value_a_line"][grammar].split()) for grammar in Grammar}
"""Tags with a value in each line, by the grammar."""


def dialect_of(grammar: Grammar, tags: Set[str]) -> Dialect:
    """The kind of export that a record with these tags comes from."""
    *special, usual = (dialect for dialect in DIALECTS if dialect.grammar is grammar)
    fitting = (
        dialect for dialect in special if dialect.unless not in tags and not dialect.own_tags.isdisjoint(tags)
    )
    return next(fitting, usual)
