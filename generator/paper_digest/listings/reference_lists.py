"""Reads lists of references: one entry a paper, with people, title, venue and year in one sentence after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.listings.blocks import Block, Dump
from paper_digest.listings.reference_parsing import Reference, are_references, reference
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.identifiers import find_identifiers
from paper_digest.values.partial_date import PartialDate

LAYOUT = "list of references"
_NUMBERS = re.compile(
    r"\b(?:arxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s]*[\d.]+(?:v\d+)?|doi[:\s]*10\.\S+|arxiv preprint|corr)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")


def claims(dump: Dump) -> bool:
    """Whether the page is made of references."""
    return are_references(dump.blocks)


def read(dump: Dump) -> Iterator[ParserOutput]:
    """One sighting a reference; headings and short lines are furniture, other sentences are left over."""
    for block in dump.blocks:
        entry = reference(block)
        if entry is not None:
            yield _sighting(dump, block, entry)
        elif block.level or len(block.text.split()) < 6:
            yield Boilerplate(block.span)
        else:
            yield UnparsedSpan(block.span, "no reference: people, a title and a year were expected")


def _sighting(dump: Dump, block: Block, entry: Reference) -> Sighting:
    bare = _NUMBERS.sub(" ", _ADDRESS.sub(" ", entry.rest))
    venue = re.sub(
        r"^In:?\s+", "", re.split(r",?\s*(?:pp?\.|pages|vol\.|(?:19|20)\d\d)", bare.strip())[0].strip(" ,.:")
    )
    return Sighting(
        dump=dump.name,
        span=block.span,
        position=0,
        title=entry.title,
        authors=entry.authors,
        published=PartialDate.parse(bare),
        identifiers=find_identifiers(" ".join((block.text, *(link.url for link in block.links)))),
        urls=tuple(dict.fromkeys(link.url for link in block.links if link.url.startswith("http"))),
        venue=venue if len(venue) > 2 else None,
    )
