"""Takes a reference apart: people, title, venue and year in one sentence after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paper_digest.listings.block_classification import is_name, is_people
from paper_digest.listings.blocks import Block
from paper_digest.values.person import PersonName, parse_names

_QUOTED = re.compile(r"[“\"‘`]{1,2}(?P<title>[^“”\"]{8,300}?)[,.?!]?[”\"’']{1,2}")
_YEAR_AFTER_PEOPLE = re.compile(
    r"^(?P<people>.{3,2000}?)[,.]?\s*\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]*)?\)[.,:]?\s+|^(?P<people2>.{3,2000}?)\.\s+(?P<year2>(?:19|20)\d\d)[a-z]?\.\s+"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W_])|(?<=[\d)][.?!])\s+(?=[^\W_])")
_TELLING = re.compile(r"\b(?:19|20)\d\d\b|\barxiv\b|\bdoi\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference."""

    authors: tuple[PersonName, ...]
    title: str
    rest: str


def are_references(blocks: Iterable[Block]) -> bool:
    """Whether most of a page's longer blocks are references, two or more of them."""
    long = [block for block in blocks if len(block.text.split()) >= 6]
    found = sum(reference(block) is not None for block in long)
    return found >= 2 and found * 2 > len(long)


def reference(block: Block) -> Reference | None:
    """The parts of a block that is a reference; None where people, a title or the year are missing."""
    text = block.text
    if not _TELLING.search(text) or len(text) > 3000 or block.level:
        return None
    return _quoted(text) or _dated(text) or _in_sentences(text)


def _quoted(text: str) -> Reference | None:
    match = _QUOTED.search(text)
    if not match or not _are_people(text[: match.start()]):
        return None
    return Reference(
        parse_names(text[: match.start()].strip(" ,.:")), match["title"].strip(" ,"), text[match.end() :]
    )


def _dated(text: str) -> Reference | None:
    """`People (2024). Title. Venue` and `People. 2024. Title. Venue`."""
    match = _YEAR_AFTER_PEOPLE.match(text)
    people = (match["people"] or match["people2"]) if match else ""
    if not match or not _are_people(people):
        return None
    title, rest = _first_sentence(text[match.end() :])
    return (
        Reference(parse_names(people), title, f"{match['year'] or match['year2']} {rest}") if title else None
    )


def _in_sentences(text: str) -> Reference | None:
    """`People. Title. Venue, 2024`."""
    parts = _SENTENCE_END.split(text)
    if (
        len(parts) > 2
        and len(parts[0].split()) > 2
        and not _are_people(parts[0])
        and is_people(parts[1].rstrip("."))
    ):
        return Reference(
            parse_names(parts[1]), parts[0].rstrip("."), " ".join(parts[2:])
        )  # the title stands first
    if len(parts) < 2 or not _are_people(parts[0]):
        return None
    title = parts[1].rstrip(".").strip()
    return Reference(parse_names(parts[0]), title, " ".join(parts[2:])) if len(title.split()) >= 2 else None


def _first_sentence(text: str) -> tuple[str, str]:
    parts = _SENTENCE_END.split(text, maxsplit=1)
    return parts[0].rstrip(".").strip(), parts[1] if len(parts) > 1 else ""


def _are_people(text: str) -> bool:
    text = text.strip(" ,.:;")
    return bool(text) and (
        is_people(text) or is_name(text) or bool(re.search(r"\bet al\.?$", text)) or _has_initials(text)
    )


def _has_initials(text: str) -> bool:
    names = parse_names(text)
    return bool(names) and all(re.search(r"\b[A-Z]\.", str(name)) for name in names) and len(text) < 2000
