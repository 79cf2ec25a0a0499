"""Turns a record of any usual shape (a mapping from keys to values) into a sighting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from paper_digest.formats.abstract_values import abstract_of
from paper_digest.formats.bibtex_of_record import facts_of_entry
from paper_digest.formats.coercion import day, every_word, flat, uninverted, urls_in, words
from paper_digest.formats.field_names import LAYERS, NAMES, SYNONYMS, normal
from paper_digest.formats.labeled_links import labeled_links
from paper_digest.formats.list_literals import printed_value
from paper_digest.formats.person_values import has_more_people, parse_name_list
from paper_digest.formats.publication_details import publication_in
from paper_digest.formats.record_identifiers import referenced_identifiers, stated_identifiers
from paper_digest.formats.scholar_summary import publication_of
from paper_digest.formats.whole_title import whole_title
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.clean_text import without_entities
from paper_digest.values.count import parse_count
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import (
    Identifier,
    IdentifierKind,
    own_and_others,
)
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.publication_year import publication_year
from paper_digest.values.rich_text.latex_symbols import with_unicode_letters

Flat = Mapping[str, object]
_CLASS = r"[a-z-]{2,8}(?:\.[A-Za-z-]{2,17})?"
_ARXIV_CLASSES = re.compile(rf"(?=.*\.){_CLASS}(?: {_CLASS})+")
_ANSWERS: Final = frozenset(("yes", "no", "true", "false", "y", "n"))
_ASKED_FOR: Final = ("abstract", "authors", "venue")
"""Fields whose values are no such words. A title may be one."""
_UPDATE_KEYS: Final = ("updated", "updatedate", "lastupdated")
"""Keys with the date of the latest version."""
_RECORD_KEYS: Final = frozenset((*_UPDATE_KEYS, "cdate", "created", "createdat"))
"""Keys with a date of the record, which is none of the paper if that has one of its own."""
_ENTRIES = re.compile(";")
_ANY_SEPARATOR = re.compile(r"[;|]|,(?!\d)")
_PUBLICATIONS: Final = ("published", "publicationinfo", "preprint")
"""Keys of objects with facts of a publication, the best first."""
_JOURNAL: Final = "source"
"""The key of a wrapped paper that in answers of Lens has the journal of the paper."""
_NO_PAPERS: Final = {
    "itemtype": frozenset(("attachment", "note", "annotation")),
    "documenttype": frozenset(("conference review",)),
}
"""What is no paper, by the key that says what a record is."""
_AFFILIATIONS: Final = ("authoraffiliations",)
"""Keys of authors that mostly hold institutions."""
_TRANSLATED: Final = frozenset(f"title{language}" for language in "cn de es fr ja kg ko pt ru uk zh".split())
"""Keys of titles in other languages than English."""
_WORDS_OF_TITLE: Final = 3
_ABOUT_ANYTHING: Final = frozenset(("summary", "descriptions", "description", "excerpt"))
"""Keys of texts that also sites, data sets and programs have."""
_WITHOUT_ABSTRACT: Final = {**NAMES, "abstract": ()}
_SURELY_WORDS: Final = 60


@lru_cache(maxsize=64)
def _names(columns: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    """The keys of each field; columns named in the metadata of the dump override the known keys."""
    own_names: dict[str, tuple[str, ...]] = {}
    for field, key in columns:
        normal_field = normal(field)
        own = {normal(name): name for name in NAMES} | dict(SYNONYMS)
        own_names[own.get(normal_field, normal_field)] = (normal(key),)
    return {**NAMES, **own_names}


def keys_by_field(metadata: DumpMetadata) -> Mapping[str, tuple[str, ...]]:
    """The keys, in their normal form, of each field of a dump."""
    return _names(tuple(sorted(metadata.columns.items())))


def shows_paper(record: Mapping[str, object], metadata: DumpMetadata) -> bool:
    """Whether the record has a title or an abstract."""
    keys = keys_by_field(metadata)
    return _has_words(_unwrapped(record, keys), keys)


def unwrapped(record: Mapping[str, object], metadata: DumpMetadata) -> Mapping[str, object]:
    """The record's values by the normal form of their keys, without what an API wraps around the paper."""
    return _unwrapped(record, keys_by_field(metadata))


def is_no_paper(inside: Flat) -> bool:
    """Whether the record says that it is a file or a note of a paper, as in Zotero, or a whole volume of
    proceedings, which Scopus calls "Conference review".
    """
    within = (flat(layer) for name in LAYERS & inside.keys() if isinstance(layer := inside[name], dict))
    return any(
        str(fields.get(key)).strip().lower() in kinds
        for fields in (inside, *within)
        for key, kinds in _NO_PAPERS.items()
    )


def sighting_of(
    dump: str, span: Span, record: Mapping[str, object], metadata: DumpMetadata
) -> Sighting | None:
    """The paper that the record shows; None where it has neither title nor abstract."""
    keys = keys_by_field(metadata)
    inside = _unwrapped(record, keys)
    title = _letters(_title(inside, keys["title"]))
    abstract, machine_generated = abstract_of(inside, keys)
    if is_no_paper(inside) or not _has_words(inside, keys):
        return None  # neither; a "name" without more is a person's or a topic's
    urls = _urls(inside, keys)
    people = _people(inside, keys["authors"])
    authors = parse_name_list(people, are_of_pubmed="pmid" in inside)
    identifiers, others = own_and_others(
        stated_identifiers(inside, keys, urls), referenced_identifiers(inside)
    )
    publication = publication_in(inside, keys)
    published = _published(inside, keys["published"], identifiers)
    return Sighting(
        dump=dump,
        span=span,
        position=0,
        title=title,
        abstract=_letters(abstract),
        machine_generated=machine_generated,
        authors=authors,
        has_more_authors=bool(authors) and has_more_people(people),
        author_count=None if authors else _count(inside, keys["author_count"]),
        published=published or _date_of_venue(publication.venue, identifiers),
        revised=_first_day(inside, _UPDATE_KEYS),
        seen_on=_first_day(inside, keys["seen_on"]),
        identifiers=identifiers,
        other_identifiers=others,
        urls=urls,
        organization=_organization(inside, keys["organization"]),
        venue=publication.venue,
        volume=publication.volume,
        pages=publication.pages,
        categories=_categories(_first(inside, keys["categories"]) or _classes_at_arxiv(inside)),
        remark=_remark(inside, keys["remark"]),
        votes=_count(inside, keys["votes"]),
        comments=_count(inside, keys["comments"]),
        stars=_count(inside, keys["stars"]),
    )


def _unwrapped(
    record: Mapping[str, object], keys: Mapping[str, tuple[str, ...]], depth: int = 3
) -> dict[str, object]:
    """The record's values, those of the paper that an API wraps in it before those around it."""
    fields = flat(record).items()
    out = {key: _value(key, value, keys) for key, value in fields if not _is_answer(key, value, keys)}
    for layer in sorted(LAYERS & out.keys()) if depth else ():
        inner = out[layer]
        if isinstance(inner, dict):
            paper = _unwrapped(inner, keys, depth - 1)
            is_paper = layer != _JOURNAL or _is_whole(paper, keys) or not _has_words(out, keys)
            if is_paper and _has_words(paper, keys):
                out = {**out, **paper}
    return _with_publications({**labeled_links(out), **_abstract_of_sections(out), **out}, keys)


def _abstract_of_sections(inside: Flat) -> dict[str, object]:
    """The abstract, if it is one of the sections of a paper by their names; all else in them is not read."""
    sections = inside.get("sections")
    abstract = flat(sections).get("abstract") if isinstance(sections, dict) else None
    return {"abstract": abstract} if abstract else {}


def _is_answer(key: str, value: object, keys: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a value only says whether there is an abstract, an author or a venue: "Full abstract: yes"."""
    is_word = isinstance(value, str) and value.strip().lower() in _ANSWERS
    return is_word and any(key in keys[field] for field in _ASKED_FOR)


def _with_publications(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    """The values with what objects tell of the publication, which counts where the record says nothing.

    An object with another title tells of another paper.
    """
    completed: dict[str, object] = {}
    for publication in _publications(inside, keys):
        completed |= _of_publication(publication, keys)
    known = {key for names in keys.values() if _first_words(inside, names) for key in names}
    # An address may be that of a DOI.
    has_doi = _first_words(inside, keys["doi"]) or any(map(Doi.parse, _urls(inside, keys)))
    known = known | {*keys["doi"], *keys["url"]} if has_doi else known - {*keys["doi"]}
    return {**{key: value for key, value in completed.items() if key not in known}, **inside}


def _publications(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> Iterator[Mapping[str, object]]:
    """The objects about the publication of this paper, and its BibTeX entry, the most telling last."""
    title = (_first_words(inside, keys["title"]) or "").casefold()
    objects = [facts_of_entry(inside), *(inside.get(key) for key in reversed(_PUBLICATIONS))]
    for publication in filter(None, objects):
        if isinstance(publication, dict):
            own = _first_words(flat(publication), keys["title"])
            if own is None or own.casefold() == title:
                yield publication


def _of_publication(publication: Mapping[str, object], keys: Mapping[str, tuple[str, ...]]) -> Flat:
    """What an object tells of who published a paper, when and where, as in answers of ORKG and SerpApi."""
    fields = flat(publication)
    texts = {key for field in ("title", "abstract", "machine") for key in keys[field]}
    facts = {key: value for key, value in fields.items() if key not in texts}
    return {**facts, **publication_of(words(fields.get("summary")) or "")}


def _is_whole(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an object has more of a paper than a title and an address, which journals have, too."""
    return any(key in inside for field in ("authors", "abstract", "doi", "arxiv") for key in keys[field])


def _value(key: str, value: object, keys: Mapping[str, tuple[str, ...]]) -> object:
    """A value; the list or object in a text that prints one, as tables do: "['Ada Roe', 'Bo Moe']".

    Of a title only a list of one is read, as it may be in brackets, of an abstract all texts together.
    """
    printed = printed_value(value) if isinstance(value, str) else None
    if printed is None:
        return value
    if key in keys["title"]:
        is_list_of_one = isinstance(printed, list) and len(printed) == 1 and str(value).strip()[0] == "["
        return printed if is_list_of_one else value
    is_abstract = any(key in keys[field] for field in ("abstract", "machine"))
    return _one_text(printed) if is_abstract else printed


def _one_text(printed: list[object] | dict[str, object]) -> object:
    """The paragraphs of a list, or the sections of an object with their names, as one text."""
    if isinstance(printed, list):
        return " ".join(filter(None, map(words, printed)))
    if words(printed) is None and all(isinstance(text, str) for text in printed.values()):
        return " ".join(f"{name}: {text}" for name, text in printed.items())
    return printed


def _has_words(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> bool:
    titled = any(
        _has_any(inside[name])
        for name in keys["title"]
        if name in inside and (len(keys["title"]) == 1 or _may_be_title(name, inside, keys))
    )
    return titled or any(
        name in inside and _has_any(inside[name]) and _is_of_paper(name, inside)
        for name in (*keys["abstract"], *keys["machine"])
    )


def _may_be_title(name: str, inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a key may have the title of a paper: people have names, and books and courses chapters."""
    if name == "chaptertitle":
        return any(key in inside for key in ("booktitle", *keys["authors"]))
    return name != "name" or "authors" in inside


def _is_of_paper(name: str, inside: Flat) -> bool:
    """Whether the text of a key shows a paper: sites, data sets and programs have descriptions, too."""
    if name not in _ABOUT_ANYTHING or _is_whole(inside, _WITHOUT_ABSTRACT):
        return True
    return any(True for _ in stated_identifiers(inside, NAMES, _urls(inside, NAMES)))


def _has_any(value: object) -> bool:
    if isinstance(value, str) and len(value) > _SURELY_WORDS and not value.isspace() and "<" not in value:
        return True  # what everybody asks of every record is answered without a look at the whole
    return words(value) is not None or (isinstance(value, dict) and bool(uninverted(value)))


def _people(inside: Flat, keys: tuple[str, ...]) -> object:
    """The authors; an affiliation is one only where NASA's has its author inside."""
    return _first(
        inside, tuple(key for key in keys if key not in _AFFILIATIONS or _names_authors(inside.get(key)))
    )


def _names_authors(affiliations: object) -> bool:
    return isinstance(affiliations, list) and any(
        isinstance(affiliation, dict) and "meta" in affiliation for affiliation in affiliations
    )


def _first(inside: Flat, keys: tuple[str, ...]) -> object:
    return next((inside[key] for key in keys if key in inside), None)


def _first_words(inside: Flat, keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if key in inside and (text := words(inside[key]))), None)


def _title(inside: Flat, keys: tuple[str, ...]) -> str | None:
    title = _name_beside_translation(inside, keys) or _first_words(inside, keys)
    return whole_title(title, _first_words(inside, ("subtitle",)) or "") if title else None


def _name_beside_translation(inside: Flat, keys: tuple[str, ...]) -> str | None:
    """The name of a paper of which else only titles in other languages are known."""
    name = words(inside.get("name")) if "authors" in inside else None
    if name is None or "name" not in keys or len(name.split()) < _WORDS_OF_TITLE:
        return None
    is_of_author = any(name in people for people in every_word(inside["authors"]))
    has_translation = next((key for key in keys if key in inside), "") in _TRANSLATED
    return name if has_translation and not is_of_author else None


def _letters(text: str | None) -> str | None:
    r"""A text with the accented and special letters of TeX in Unicode, as in arXiv's `{\L}ukasz`."""
    return with_unicode_letters(text) if text else text


def _organization(inside: Flat, keys: tuple[str, ...]) -> str | None:
    value = _first(inside, keys)
    name = words((flat(value).get("fullname"), value) if isinstance(value, dict) else value)
    return without_entities(name) if name else None


def _count(inside: Flat, keys: tuple[str, ...]) -> int | None:
    return next(
        (count for key in keys if key in inside and (count := parse_count(inside[key])) is not None), None
    )


def _first_day(inside: Flat, keys: tuple[str, ...]) -> PartialDate | None:
    return next((date for key in keys if key in inside and (date := day(inside[key]))), None)


def _date_of_parts(inside: Flat) -> PartialDate | None:
    year = _first_words(inside, ("year", "publicationyear", "pubyear"))
    return PartialDate.compose(year, words(inside["month"]), words(inside.get("day"))) if year else None


def _published(inside: Flat, keys: tuple[str, ...], identifiers: Iterable[Identifier]) -> PartialDate | None:
    """The first date, made more exact by another that agrees with it.

    The date of an update alone is not that of a paper at arXiv, whose id has the month.
    """
    by_key = _days(inside, keys)
    own = {key: date for key, date in by_key.items() if key not in _RECORD_KEYS}
    dates = [*(own or by_key).values()]
    if "month" in inside and (date := _date_of_parts(inside)):
        dates.append(date)
    elif len(keys) > 1 and _are_updates(by_key):
        dates = [*_months_at_arxiv(identifiers), *dates]
    return max((date for date in dates if date.refines(dates[0])), default=None)


def _date_of_venue(venue: str | None, identifiers: Iterable[Identifier]) -> PartialDate | None:
    """The year that a venue has in its name, or the month of that year in which the paper came to arXiv."""
    year = PartialDate.of_parts(publication_year(venue or ""))
    months = (month for month in _months_at_arxiv(identifiers) if year and month.refines(year))
    return next(months, year)


def _are_updates(by_key: Mapping[str, PartialDate]) -> bool:
    return bool(by_key) and by_key.keys() <= {*_UPDATE_KEYS}


def _days(inside: Flat, keys: tuple[str, ...]) -> dict[str, PartialDate]:
    """The dates by their keys."""
    return {key: date for key in keys if key in inside and (date := day(inside[key]))}


def _months_at_arxiv(identifiers: Iterable[Identifier]) -> Iterator[PartialDate]:
    """The month of the first version, if the paper is at arXiv."""
    numbers = (identifier.value for identifier in identifiers if identifier.kind is IdentifierKind.ARXIV)
    return (ArxivId(number).month for number in numbers)


def _urls(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The URL of the paper first, then its file, then its code."""
    present = (key for field in ("url", "pdf", "code") for key in keys[field] if key in inside)
    values = (inside[key] for key in present if key != "software" or not _names_program(inside[key]))
    return tuple(dict.fromkeys(url for value in values for url in urls_in(value)))


def _names_program(software: object) -> bool:
    """Whether a text is more than an address: it names a program that was used, not the paper's code."""
    return isinstance(software, str) and not software.strip().startswith(("http://", "https://"))


def _categories(value: object) -> tuple[str, ...]:
    """The names of subjects and keywords; one text may hold several."""
    separator = _ANY_SEPARATOR if isinstance(value, str) else _ENTRIES
    names = [
        name.strip()
        for text in map(without_entities, every_word(value))  # "Arts &amp; Humanities" is one
        for name in (text.split() if _ARXIV_CLASSES.fullmatch(text) else separator.split(text))
    ]
    return tuple(
        dict.fromkeys(name for name in names if name and not name.startswith(("http://", "https://")))
    )


def _classes_at_arxiv(inside: Flat) -> object:
    """The categories that INSPIRE keeps beside the arXiv id."""
    eprints = inside.get("arxiveprints")
    first = eprints[0] if isinstance(eprints, list) and eprints else None
    return flat(first).get("categories") if isinstance(first, dict) else None


def _remark(inside: Flat, keys: tuple[str, ...]) -> str | None:
    """The first text that is neither a number of comments nor a URL."""
    values = [inside[key] for key in keys if key in inside]
    elements = [element for value in values for element in (value if isinstance(value, list) else [value])]
    remarks = (words(element) for element in elements if isinstance(element, str) and _is_remark(element))
    return next(filter(None, remarks), None)


def _is_remark(text: str) -> bool:
    return parse_count(text) is None and "://" not in text[:8]
