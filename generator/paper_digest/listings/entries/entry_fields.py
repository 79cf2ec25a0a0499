"""Collects the metadata fields of an entry from what its unit has beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.listings.entries.entry_addresses import addresses_of
from paper_digest.listings.entries.entry_people import names_of, people_of
from paper_digest.listings.entries.entry_venues import date_in, journal_behind, venue_before, venue_of
from paper_digest.listings.entries.surroundings import LONGEST_BESIDE, Surroundings, surroundings_of
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.field_labels import Label
from paper_digest.listings.metadata_fields import LABELED_FIELDS
from paper_digest.listings.prose import is_long_prose
from paper_digest.listings.venue_lines import medline_journal
from paper_digest.model.record import Sighting
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.identifiers import Identifier, identifiers_in_order, own_and_others
from paper_digest.values.partial_date import PartialDate

_BUTTONS_AT_END = re.compile(r"\s*[(\[]\s*\|[\s|\w]{0,80}[)\]]\s*\Z")
"""What is left of the buttons behind an abstract: "(| | tweet)"."""
_SHORT_LABELS: Final = frozenset(("url", "code", "keywords", "editors"))


def sighting_of(
    unit: Unit, title: TitleCandidate, dump: str, listed_on: PartialDate | None, page: str = ""
) -> Sighting:
    """The paper that a unit shows.

    listed_on: the date of its section. page: the address of the page; "" if it is not known.
    """
    around = surroundings_of(unit, title)
    fields = dict(_labeled_fields(around.labeled))
    beside = "\n".join((around.before, *around.lines))[:LONGEST_BESIDE]
    people = people_of(around, fields.pop("authors", None))
    names, has_more = names_of(people, is_medline=medline_journal(beside) is not None)
    authors = tuple(name for name in names if str(name) != title.text)  # "Ada Roe, Looms, 2021"
    beside = beside.replace(people, " ") if people else beside  # "Gus May, 2021" is no month
    pages, code = addresses_of(unit, title, page)
    identifiers, others = own_and_others(_identifiers(pages, around))
    prose = (line.lstrip(" ,.;:|*-–—").removeprefix(people) for line in around.lines)
    abstract = next(filter(is_long_prose, prose), None)
    fields.setdefault("abstract", abstract and _BUTTONS_AT_END.sub("", abstract))
    if (digest := fields.pop("digest", None)) and not fields["abstract"]:
        fields |= {"abstract": digest, "machine_generated": True}
    dated = without_arxiv_ids(re.sub(r"https?://\S+", " ", beside))
    if date := date_in(dated, fields.get("venue"), is_cited=bool(authors)):
        fields.setdefault("published", date)
    fields = _publication(around, beside, people) | fields
    return Sighting(
        dump=dump,
        span=unit.span,
        position=0,
        title=title.text,
        seen_on=listed_on,
        authors=authors,
        has_more_authors=has_more,
        identifiers=identifiers,
        other_identifiers=others,
        urls=tuple(dict.fromkeys((*pages, *code))),
        **fields,  # type: ignore[arg-type]
    )


def _publication(around: Surroundings, beside: str, people: str) -> dict[str, object]:
    """The venue, volume and pages beside a title, and the year of a venue before it."""
    journal = journal_behind(next(iter(around.lines), ""), people)
    pages = {"volume": journal.volume or None, "pages": journal.pages} if journal else {}
    return {"venue": venue_of(beside, journal), **pages, **venue_before(around.before)}


def _labeled_fields(labels: Iterable[Label]) -> Iterator[tuple[str, object]]:
    """The first value of each field that labels name."""
    seen: set[str] = set()
    for label in labels:
        field, value = label.field, label.value.strip()
        if field in seen or field in _SHORT_LABELS or not value.strip("-–— "):
            continue
        seen.add(field)
        if field == "authors":
            yield "authors", value
        elif field in ("abstract", "digest"):
            yield field, value
        elif field in ("date", "venue", "categories", "remark", "organization", "stars", "votes"):
            name, parse = LABELED_FIELDS[field]
            if parsed := parse(value):
                yield name, parsed


def _identifiers(pages: Iterable[str], around: Surroundings) -> tuple[Identifier, ...]:
    """All identifiers that the unit states: in the paper's addresses, then in labels and short texts."""
    labeled = (f"{label.field}:{label.value}" for label in around.labeled if label.field in ("arxiv", "doi"))
    short = (line for line in (around.before, *around.lines) if len(line) <= LONGEST_BESIDE)
    texts = (*pages, *labeled, *short)
    return tuple(dict.fromkeys(identifier for text in texts for identifier in identifiers_in_order(text)))
