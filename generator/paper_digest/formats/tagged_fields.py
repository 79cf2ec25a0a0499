"""Turns the values of a tagged record into the keys that `mapping` knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Final

from paper_digest.formats.coercion import words
from paper_digest.formats.name_separators import with_semicolons
from paper_digest.formats.tagged_dialects import SEVERAL_VALUES, TITLES, Dialect, dialect_of
from paper_digest.formats.tagged_records import TaggedRecord, TaggedValue
from paper_digest.model.record import Span
from paper_digest.sources.second_papers import StatedField, Statement, second_paper
from paper_digest.values.initials_last import has_dotted_initials_last, parse_initials_last
from paper_digest.values.person import PersonName

_CLEANED: Final = {
    "title": re.compile(r"(?<=[.?!])\s?\[(?:[A-Z][a-z]+ )?(?:Article|Report|Review|Editorial|Letter)s?\]$"),
    "note": re.compile(r"^Comments?:\s*", re.IGNORECASE),
    "identifier": re.compile(r"\s*\[(?:doi|pii)\]$"),
}
"""What is removed from a field's values."""
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})(?<!\bJr)(?<!\bSr)\.$")
"""A full stop after a name and not after an initial or a suffix."""
_MARK = re.compile(r"(?<=[^\W\d_]|\.)\s+\d{1,2}$")
"""The number of an institution behind a name, as Ovid writes it: "Roe, Ada 1"."""
_SEVERAL = re.compile(r";|%A ")
"""What separates people in one line; CNKI writes all of Refer's authors so: "%A 张三%A 李四"."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class TaggedFields:
    """The values of a record by its tags, and by the fields of a paper."""

    record: TaggedRecord
    dialect: Dialect

    @classmethod
    def of(cls, record: TaggedRecord) -> TaggedFields:
        """The fields by the kind of export that the record's tags show."""
        return cls(record, dialect_of(record.grammar, record.tags))

    @cached_property
    def by_tag(self) -> Mapping[str, list[str]]:
        """The values of each tag that say something."""
        by_tag: dict[str, list[str]] = {}
        for value in self.record.values:
            if text := " ".join(value.lines).strip():
                by_tag.setdefault(value.tag, []).append(text)
        return by_tag

    def mapped(self) -> dict[str, object]:
        """The values by the keys of the mapping."""
        texts = {name: self._texts(name) for name in self.dialect.fields if name != "authors"}
        fields: dict[str, object] = {name: values for name, values in texts.items() if values}
        if authors := list(self._authors()):
            fields["authors"] = authors
        year = self._year()
        if "date" in fields:
            fields["date"] = [_date(text, year) for text in texts["date"]]
        if year:
            fields["year"] = year
        return fields

    @property
    def venue(self) -> str:
        """Where the paper appeared, or nothing."""
        return next(iter(self._texts("venue")), "")

    @property
    def pages(self) -> str:
        """The pages in their own tag, or from the first to the last one; or nothing."""
        whole = next(iter(self._texts("page") or self._texts("pages")), "")
        ends = (text for name in ("first page", "last page") for text in self._texts(name)[:1])
        return whole or "-".join(ends)

    @property
    def citation_tags(self) -> Mapping[str, list[str]]:
        """The values by the tags of RIS."""
        if not self.dialect.citation:
            return self.by_tag
        tags = {ris: self.by_tag[own] for ris, own in self.dialect.citation.items() if own in self.by_tag}
        kinds = [self.dialect.kinds.get(kind, "") for kind in tags.get("TY", ())]
        by_archive = [kind for tag, kind in self.dialect.kind_of_tag.items() if tag in self.by_tag]
        return {**tags, "TY": kinds or by_archive}

    def contradiction(self) -> str:
        """The two titles of a record that is two papers whose border is lost, or nothing."""
        span = Span(self.record.first, self.record.last)
        titles = (
            [Statement(StatedField.TITLE, text, span) for text in self.by_tag.get(tag, ())] for tag in TITLES
        )
        second = next(filter(None, map(second_paper, titles)), None)
        return second.contradiction() if second else ""

    def _texts(self, name: str) -> list[str]:
        by_tag = (self._of_tag(tag) for tag in self.dialect.fields.get(name, ()))
        if name in SEVERAL_VALUES:
            values = list(dict.fromkeys(text for texts in by_tag for text in texts))
        else:
            values = next((texts for texts in by_tag if texts), [])
        cleaned = _CLEANED.get(name)
        return [cleaned.sub("", text) for text in values] if cleaned else values

    def _of_tag(self, tag: str) -> list[str]:
        texts = self.by_tag.get(tag, [])
        if tag in self.dialect.comma_lists:
            return [part.strip() for text in texts for part in text.split(",")]
        return texts

    def _year(self) -> str:
        texts = (text for tag in self.dialect.year for text in self.by_tag.get(tag, ()))
        return next((text[:4] for text in texts if _YEAR.match(text)), "")

    def _authors(self) -> Iterator[PersonName]:
        """The authors in the order of the lines; one that two tags name once."""
        tags = self.dialect.fields["authors"]
        used = {tag for tag in tags if self.dialect.superseded.get(tag) not in self.by_tag}
        named = [
            (value.tag, name)
            for value in self.record.values
            if value.tag in used
            for name in self._authors_of(value)
        ]
        return _without_repetitions(named)

    def _authors_of(self, value: TaggedValue) -> Iterator[PersonName]:
        """The author in a value, or the authors if semicolons separate people."""
        text = unescape(" ".join(value.lines))
        is_organization = value.tag in self.dialect.organizations
        for name in map(words, [text] if is_organization else _SEVERAL.split(with_semicolons(text))):
            has_initials_last = value.tag in self.dialect.short_names or has_dotted_initials_last(name or "")
            short = parse_initials_last((name or "").removesuffix(".")) if has_initials_last else None
            if author := short or author_of(name or "", is_organization):
                yield author


def _without_repetitions(named: Sequence[tuple[str, PersonName]]) -> Iterator[PersonName]:
    """The names, without those that the tag with most names has, too; `named`: with their tags."""
    counts = Counter(tag for tag, _ in named)
    fullest = max(counts, key=counts.__getitem__, default="")
    listed = [name for tag, name in named if tag == fullest]
    keys = set(map(_short_name, listed))
    return (name for tag, name in named if tag == fullest or _short_name(name) not in keys)


def _short_name(name: PersonName) -> tuple[str, str]:
    """What two spellings of one author of a record have in common: the family name and the first initial."""
    return name.family.casefold(), name.given[:1].casefold()


def author_of(text: str, is_organization: bool = False) -> PersonName | None:
    """The one author in a value.

    is_organization: whether the value's tag is for organizations only, which may have any name.
    """
    text = text.strip(" ,")
    name = _FULL_STOP.sub("", _MARK.sub("", text) if "," in text else text)
    if is_organization and "{" not in name and "}" not in name:
        return PersonName.parse(f"{{{name}}}")
    return PersonName.parse(name)


def _date(text: str, year: str) -> str:
    """A date with its year: "May 7" of 2024."""
    return text if _YEAR.search(text) or not year else f"{year} {text}"
