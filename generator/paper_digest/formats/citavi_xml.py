"""Read projects of Citavi in XML, whose references name their people and periodicals by ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from paper_digest.formats.whole_title import whole_title
from paper_digest.formats.xml_records import (
    Element,
    Neighbors,
    Record,
    elements_of,
    fields_of,
    first_text,
    read_records,
    root_of,
    text_of,
)
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput

LAYOUT = "Citavi XML"
_ROOT: Final = "CitaviExchangeData"
_PATHS: Final[Mapping[str, tuple[str, ...]]] = {
    "abstract": ("Abstract",),
    "doi": ("DOI", "Doi"),
    "url": ("OnlineAddress",),
    "volume": ("Volume",),
    "year": ("Year", "YearResolved"),
    "date": ("Date",),
}
_PARENTS: Final = "ReferenceReferences"
"""Citavi's name for which collection a contribution is in."""
_Links = Mapping[str, list[str]]
"""Ids by the id of the reference that they belong to."""


def recognizes(head: str) -> bool:
    """Whether the first element is Citavi's."""
    return root_of(head) == _ROOT


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a reference, with the people, the periodical and the collection that its ids name."""
    text = list(lines)
    people = {_id(person): _person(person) for person in elements_of(text, frozenset({"Person"}))}
    venues = {
        _id(element): first_text(element, "Name", "Title")
        for element in elements_of(text, frozenset({"Periodical", "Reference"}))
    }
    record_of = partial(_record, people, venues, _links(text, "ReferenceAuthors"), _links(text, _PARENTS))
    yield from read_records(
        name, iter(text), frozenset({"Reference"}), frozenset({_ROOT}), record_of, metadata
    )


def _links(text: list[str], name: str) -> _Links:
    """The ids that belong to each reference, which are behind its own: "reference;first;second"."""
    sections = elements_of(text, frozenset({name}))
    ids = (text_of(link).split(";") for section in sections for link in section)
    return {first: others for first, *others in ids}


def _id(element: Element) -> str:
    return element.get("id") or ""


def _person(element: Element) -> Record:
    given = " ".join(filter(None, (first_text(element, "FirstName"), first_text(element, "MiddleName"))))
    return {
        "family": first_text(element, "LastName"),
        "given": given,
        "non-dropping-particle": first_text(element, "Prefix"),
        "suffix": first_text(element, "Suffix"),
    }


def _record(
    people: Mapping[str, Record],
    venues: Mapping[str, str],
    authors: _Links,
    parents: _Links,
    element: Element,
    _: Neighbors,
) -> Record:
    """What a reference says of a paper."""
    own = _id(element)
    title = whole_title(first_text(element, "Title"), first_text(element, "Subtitle"))
    containers = (first_text(element, "PeriodicalID"), *parents.get(own, ()))
    venue = next((venues[key] for key in containers if key in venues), "")
    return {
        **fields_of(element, _PATHS),
        "title": title,
        "venue": venue,
        "authors": [people[key] for key in authors.get(own, ()) if key in people],
    }
