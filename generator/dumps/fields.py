"""Reads pages that label what they show: `Title: ... Authors: ... Abstract: ...`, CatalyzeX author pages among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.dumps.accounts import Leftover, reading_of
from generator.dumps.identifiers import identifiers_in
from generator.dumps.shapes import is_date, is_furniture
from generator.model import Block, Dump, Reading, Sighting, Span

LAYOUT = "labelled fields"
_LABEL = re.compile(
    r"(?P<label>title|authors?|abstract|date|published|categories|comments|subjects|venue|journal-ref|keywords|arxiv|doi|url|link|code)\s*:\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b")
_SPLIT_PEOPLE = re.compile(r"\s*(?:,|;|\band\b)\s*")


@dataclass
class _Record:
    """The labelled blocks of one paper, while they are gathered."""

    values: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def claims(dump: Dump) -> bool:
    """Whether some block starts with the label `Abstract:`."""
    return any(_label(block) == "abstract" for block in dump.blocks)


def read(dump: Dump) -> Reading:
    """One sighting for each group of labels; a label that comes again starts the next paper."""
    furniture: list[Block] = []
    leftovers: list[Leftover] = []
    records: list[_Record] = []
    for block in dump.blocks:
        match = _LABEL.fullmatch(block.text)
        if match:
            label, value = _canonical(match["label"]), match["value"].strip()
            if not records or label in records[-1].values or (label == "title" and records[-1].values):
                records.append(_Record())
            records[-1].values[label] = value
            records[-1].blocks.append(block)
        elif not records or is_furniture(block.text) or is_date(block.text):
            furniture.append(block)
        else:
            leftovers.append(Leftover(block, "a line without a label between labelled fields"))
    sightings: list[Sighting] = []
    for record in records:
        if record.values.get("title") or record.values.get("abstract"):
            sightings.append(_sighting(dump, record))
        else:
            leftovers += [Leftover(block, "labelled fields with neither title nor abstract") for block in record.blocks]
    return reading_of(dump, LAYOUT, sightings, furniture, leftovers)


def _label(block: Block) -> str | None:
    match = _LABEL.fullmatch(block.text)
    return _canonical(match["label"]) if match else None


def _canonical(label: str) -> str:
    return {"author": "authors", "published": "date", "link": "url"}.get(label.lower(), label.lower())


def _sighting(dump: Dump, record: _Record) -> Sighting:
    values = record.values
    date = _YEAR.search(values.get("date", ""))
    return Sighting(
        dump=dump.name,
        span=Span(record.blocks[0].span.first, record.blocks[-1].span.last),
        position=0,
        title=values.get("title") or None,
        abstract=values.get("abstract") or None,
        authors=tuple(name for name in _SPLIT_PEOPLE.split(values.get("authors", "")) if name),
        published=date.group() if date else None,
        identifiers=identifiers_in(" ".join(_places(values))),
        urls=tuple(values[label] for label in ("url", "code") if values.get(label, "").startswith("http")),
    )


def _places(values: dict[str, str]) -> Iterator[str]:
    """The values that may name the paper itself, written so that the identifiers in them are recognised."""
    if values.get("arxiv"):
        yield f"arXiv:{values['arxiv'].removeprefix('arXiv:')}"
    if values.get("doi"):
        yield f"doi:{values['doi']}"
    yield values.get("url", "")
