"""Parses lists of references: people, title, venue and year of each paper in one block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from paper_digest.listings.blocks import Block, DumpBlocks
from paper_digest.listings.gb7714 import gb7714_parts
from paper_digest.listings.person_lines import are_first_people, are_people, is_name, is_people
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.identifiers import identifiers_in_order, own_and_others
from paper_digest.values.name_additions import ends_with_others
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.script import HAN

LAYOUT = "list of references"
_SHORTEST, _LONGEST = 6, 3000
"""Words and characters of a reference; chosen by hand, see tests/samples/pages."""
_FEWEST_TITLE_WORDS = 3
_MOST_NAME_WORDS = 4
"""Words of a person's name; more of them before people are a title. Chosen by hand."""
_YEAR_AT_END = re.compile(r"\s\((?P<year>(?:19|20)\d\d)\)\.?$")
_IDENTIFIERS = re.compile(r"https?://\S+|\b(?:arxiv preprint|doi[:\s]*10\.\S+|corr)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘`]{1,2}(?P<title>[^“”\"]{8,300}?)[,.?!]?[”\"’']{1,2}")
_PEOPLE_AND_YEAR = re.compile(
    r"(?P<people>.{3,2000}?)(?:,?\s*\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]*)?\)[.,:]?"
    r"|\.\s+(?P<year2>(?:19|20)\d\d)[a-z]?\.)\s+"
)
_SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W_])|(?<=[\d)][.?!])\s+(?=[^\W_])")
_YEAR_OR_REGISTRY = re.compile(r"\b(?:19|20)\d\d\b|\barxiv\b|\bdoi\b", re.IGNORECASE)
_CHINESE = re.compile(rf"[{HAN}]")
_AFTER_VENUE = re.compile(r"[,，]?\s*(?:pp?\.|pages|vol\.|(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference."""

    people: str
    title: str
    publication: str
    """Venue, year, pages."""
    authors: tuple[PersonName, ...] = ()
    """The people, if the style writes names in an order of its own."""


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting per reference, and what other blocks are; None unless most long blocks are references."""
    references = [parse_reference(block) for block in dump.blocks]
    n_long = sum(_n_words(block.text) >= _SHORTEST for block in dump.blocks)
    n_references = sum(
        reference is not None and _n_words(block.text) >= _SHORTEST
        for block, reference in zip(dump.blocks, references, strict=True)
    )
    if n_references < 2 or n_references * 2 <= n_long:
        return None
    return (_output(dump, block, reference) for block, reference in zip(dump.blocks, references, strict=True))


def _output(dump: DumpBlocks, block: Block, reference: Reference | None) -> ParserOutput:
    if reference is not None:
        return _sighting(dump, block, reference)
    if block.level or (_n_words(block.text) < _SHORTEST and not block.is_numbered):
        return Boilerplate(block.span)
    return UnparsedSpan(block.span, "no reference: people, a title and a year were expected")


def _n_words(text: str) -> int:
    """The words of a text; two characters of Chinese count as one."""
    return len(text.split()) + len(_CHINESE.findall(text)) // 2


def _sighting(dump: DumpBlocks, block: Block, reference: Reference) -> Sighting:
    publication = without_arxiv_ids(_IDENTIFIERS.sub(" ", reference.publication))
    venue = _AFTER_VENUE.split(publication.strip())[0].strip(" ,.:")
    venue = re.sub(r"^In:?\s+", "", venue)
    stated = identifiers_in_order(" ".join((block.text, *(link.url for link in block.links))))
    identifiers, others = own_and_others(stated)
    return Sighting(
        dump=dump.name,
        span=block.span,
        position=0,
        title=reference.title,
        authors=reference.authors or parse_names(reference.people),
        has_more_authors=ends_with_others(reference.people),
        published=PartialDate.parse(publication),
        identifiers=identifiers,
        other_identifiers=others,
        urls=tuple(dict.fromkeys(link.url for link in block.links if link.url.startswith("http"))),
        venue=venue if len(venue) > 2 else None,
    )


def parse_reference(block: Block) -> Reference | None:
    """The parts of a reference by the first style that fits; None if people or title are missing.

    One without a year and without an identifier must quote its title, or set it apart by italics or bold.
    """
    text = block.text
    if block.level or len(text) > _LONGEST:
        return None
    if not _YEAR_OR_REGISTRY.search(text):
        return gb7714(text) or quoted_title(text) or _emphasized_title(block)
    return next((reference for style in REFERENCE_STYLES if (reference := style(text))), None)


def quoted_title(text: str) -> Reference | None:
    """`People, "Title," venue, 2024`."""
    match = _QUOTED.search(text)
    people = text[: match.start()] if match else ""
    if not match or not _are_people(people):
        return None
    return Reference(people.strip(" ,.:"), match["title"].strip(" ,"), text[match.end() :])


def _emphasized_title(block: Block) -> Reference | None:
    """`People. *Title*`, and nothing more."""
    title = block.italic or block.bold
    people, _, rest = block.text.partition(title) if title else ("", "", "")
    if len(title.split()) < _FEWEST_TITLE_WORDS or rest.strip(" .") or not _are_people(people):
        return None
    return Reference(people.strip(" ,.:"), title.strip(" ,."), "")


def year_after_people(text: str) -> Reference | None:
    """`People (2024). Title. Venue` and `People. 2024. Title. Venue`."""
    match = _PEOPLE_AND_YEAR.match(text)
    if not match or not _are_people(match["people"]):
        return None
    title, *publication = _SENTENCE_BREAK.split(text[match.end() :], maxsplit=1)
    year = match["year"] or match["year2"]
    title = title.rstrip(".").strip()
    if len(match["people"].split()) > _MOST_NAME_WORDS and _is_title_before(match["people"], title):
        return None
    return Reference(match["people"], title, " ".join((year, *publication))) if title else None


def people_first(text: str) -> Reference | None:
    """`People. Title. Venue, 2024`; None where one "name" precedes several: either may be the title."""
    people, *parts = _SENTENCE_BREAK.split(text)
    title = parts[0].rstrip(".").strip() if parts else ""
    if (
        len(title.split()) < 2
        or not _are_people(people)
        or (_looks_like_one_name(people) and is_people(title))
    ):
        return None
    return Reference(people, title, " ".join(parts[1:]))


def title_first(text: str) -> Reference | None:
    """`Title. People. Venue, 2024` and `Title (2024). People. Venue`."""
    title, *parts = _SENTENCE_BREAK.split(text)
    dated = _YEAR_AT_END.search(title)
    title = title[: dated.start()] if dated else title.rstrip(".")
    if len(parts) < 2 or not _is_title_before(title, parts[0].rstrip(".")):
        return None
    year = (dated["year"],) if dated else ()
    return Reference(parts[0], title, " ".join((*year, *parts[1:])))


def _is_title_before(title: str, people: str) -> bool:
    """Whether people follow a title, which may look like one name where a clear list of names follows it."""
    if not _looks_like_one_name(title):
        return len(title.split()) > 2 and not _are_people(title) and is_people(people)
    if len(title.split()) > _MOST_NAME_WORDS:
        return are_people(people) or ends_with_others(people)
    return ends_with_others(people) or (is_people(people) and ("," in people or ";" in people))


def _looks_like_one_name(text: str) -> bool:
    """Whether a text is one name by its look, as short titles are, too; initials are a person's."""
    return is_name(text.rstrip(".")) and not is_people(text) and not _have_initials(text)


def gb7714(text: str) -> Reference | None:
    """`People. Title[J]. Venue, 2017, 40(6): 1-9`."""
    parts = gb7714_parts(text)
    return Reference(parts.people, parts.title, parts.publication, parts.authors) if parts else None


REFERENCE_STYLES: tuple[Callable[[str], Reference | None], ...] = (
    gb7714,
    quoted_title,
    year_after_people,
    title_first,
    people_first,
)


def _are_people(text: str) -> bool:
    people = text.strip(" ,.:;")
    return are_people(people) or are_first_people(people) or _have_initials(people)


def _have_initials(text: str) -> bool:
    names = parse_names(text)
    return bool(names) and len(text) < 2000 and all(re.search(r"\b[A-Z]\.", str(name)) for name in names)
