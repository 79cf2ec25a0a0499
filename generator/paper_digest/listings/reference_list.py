"""Parses lists of references: people, title, venue and year of each paper in one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from paper_digest.listings.blocks import Block, DumpBlocks
from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.listings.person_lines import is_name, is_people
from paper_digest.listings.reference_evidence import are_papers, has_clear_title, is_of_program, name_papers
from paper_digest.listings.reference_styles import (
    Reference,
    Style,
    dated_quoted_title_first,
    is_likely,
    parse_reference,
    parse_undated,
    people_before_colon,
    person_before_colon,
    quoted_title_first,
    sentence_before_people,
    title_before_affiliated,
    title_before_people,
)
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.identifiers import Identifier, identifiers_in_order, own_and_others
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.name_additions import ends_with_others
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.publication_year import publication_year, without_pages
from paper_digest.values.script import HAN
from paper_digest.values.url import absolute_urls

LAYOUT = "list of references"
_SHORTEST, _FEWEST = 6, 2
"""Words of a reference, and references of a list; chosen by hand, see tests/samples/pages."""
_MOST_HEADING_WORDS = 3
"""Words of a heading such as "Selected publications", with or without markup."""
_LEAST_SHARE = 0.8
"""Share of long blocks that are references on a page with one style; by hand."""
_IDENTIFIERS = re.compile(
    r"https?://\S+|\b10\.\d{4,9}/\S+|\b(?:arxiv preprint|doi[:\s]*10\.\S+|corr)\b", re.IGNORECASE
)
_NUMBER_IN_CORR = re.compile(r"(?<=\bCoRR),? abs/(?=\d{4}\.\d{4,5})")
_NUMBER = re.compile(r"\A(?:\[\d{1,4}\]|\d{1,4}[.)])\s+(?=[A-Z][^\W\d_]*[.,]? [^\W\d_])")
"""The number of a reference in HTML that is no list."""
_TWO_PERIODS = re.compile(r"(?<=\b[A-Z])\.\.(?=\s)")
"""Of an initial and of a sentence: "Roe, A.. Looms"."""
_BACK_REFERENCES = re.compile(r"(?<=\b(?:19|20)\d\d\.)\s\d{1,3}(?:, ?\d{1,3}){0,30}\Z")
"""The pages that cite a reference, behind it."""
_MEDIUM = re.compile(r"\s?\[(?:Internet|Preprint|Online)\](?=\.)", re.IGNORECASE)
"""What Vancouver's style writes behind titles on the web."""
_MARKS_OF_PEOPLE = re.compile(r"(?<=[^\W\d_][.,])[*+†‡§¶#∗]{1,3}(?=,?\s)")
"""Behind the comma or full stop of a name: of those who contributed equally, or answer letters."""
_VENUE_BEFORE_PEOPLE = re.compile(
    r"\A[\[(]?(?P<venue>[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){0,3} (?:19|20)\d\d)[\])]?:?\s+(?=[A-ZÀ-Þ])"
)
_REMARK_AT_END = re.compile(
    r"(?:[\s.]*\((?:oral|poster|spotlight|highlight)[^()]{0,30}\))?[\s.]*\Z", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*\[(?P<text>[^\[\]]{2,20})\](?!\()")
_BEHIND_NAME = re.compile(r"[*†‡]*,\s+|\set al\.?,\s+")
_CHINESE = re.compile(rf"[{HAN}]")
_VENUE_AND_YEAR = re.compile(r"(?:[\w&'’-]+ ){0,2}[\w&'’-]+,? (?:19|20)\d\d\.?")
_IDENTIFIER_BEHIND = re.compile(
    r"\s*[(\[](?:arXiv|doi|Version|No\.)[:\s][^()\[\]]{1,80}[)\]]\s*$", re.IGNORECASE
)
"""What APA writes behind the title of a preprint or a report."""
_LEADING_YEAR = re.compile(r"^(?:19|20)\d\d\s+")
_AVAILABLE = re.compile(
    r"\b(?:Available (?:at|from|online)|Retrieved from)\b(?!.*\b(?:19|20)\d\d\b(?!/)).*", re.DOTALL
)
"""Where a paper can be read, as some styles end."""
_REPORT = re.compile(r"\b(?:paper|report)s?\b", re.IGNORECASE)
"""What has a number, but no pages: "Loom Working Paper 98"."""
_EPUB = re.compile(r"\b(?:Epub|PMC?ID)\b.*", re.DOTALL)
"""What MEDLINE has behind the pages: the day on the web and its numbers."""
_IN = re.compile(r"^[Ii]n:?\s+")
_YEAR_ALONE = re.compile(r"(?:\A|[,;])\s*(?:19|20)\d\d(?=\s*(?:[,.;]|\Z))")
_BETWEEN_YEARS = re.compile(r"[,;()]|\.\s(?=\D)")
"""Of styles with the year behind the people, before the venue."""
_MONTH_BEFORE_YEAR = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{1,2})?,?\s?)?"
)
_AFTER_VENUE = re.compile(
    rf"[,，]?\s*\(?(?:(?<![^\W\d_])pp?\.|pages|vol\.|{_MONTH_BEFORE_YEAR}(?:19|20)\d\d)"
)


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting per reference, and what other blocks are; None unless most long blocks are references."""
    blocks = list(map(_prepared, dump.blocks))
    references = () if dump.has_classes_of_titles else _references(blocks)
    if not references:
        return None
    return chain.from_iterable(
        isolated_outputs(partial(_outputs, dump, block, reference), dump.name, block.span)
        for block, reference in zip(blocks, references, strict=True)
    )


def _prepared(block: Block) -> Block:
    """The block without its number, marks behind people and buttons: `12. Ada Roe,+ Max Moe.* Title. [pdf]`.

    arXiv's name is before its number, where DBLP leaves it out: `CoRR abs/2402.01002`. A venue is behind the
    title: `CVPR 2026 A. Roe, B. Moe, "Title"` has it before the people.
    """
    text = block.text_before_buttons
    text = _NUMBER_IN_CORR.sub(" arXiv:", text) if "CoRR" in text else text
    text = _MEDIUM.sub("", _MARKS_OF_PEOPLE.sub("", _NUMBER.sub("", text)))
    text = _BACK_REFERENCES.sub("", _TWO_PERIODS.sub(".", text))
    text = _IN_BRACKETS.sub(lambda match: "" if is_button(match["text"]) else match[0], text)
    tag = _VENUE_BEFORE_PEOPLE.match(text)
    if tag and _starts_with_people(text[tag.end() :]):
        text = f"{_REMARK_AT_END.sub('', text[tag.end() :])}. {tag['venue']}"
    return block if text == block.text else replace(block, text=text)


def _starts_with_people(text: str) -> bool:
    """Whether a text starts with two names between commas, or with one before a quoted title."""
    first, *others = _BEHIND_NAME.split(text, maxsplit=2)
    is_before_quotation = bool(others) and others[0].startswith(('"', "“"))
    return is_people(", ".join((first, *others[:1]))) or (is_name(first) and is_before_quotation)


def _references(blocks: Sequence[Block]) -> Sequence[Reference | None]:
    """The reference that each block is; empty if the page is no list of references."""
    references = [_with_title(parse_undated(block)) for block in blocks]
    if behind_colons := _in_style(blocks, references, person_before_colon, people_before_colon):
        return behind_colons
    if quoted := _in_style(blocks, references, quoted_title_first, dated_quoted_title_first):
        return quoted
    if affiliated := _in_style(blocks, references, title_before_affiliated, title_before_affiliated):
        return affiliated
    long = _long(blocks, references)
    undated = [(block, reference) for block, reference in long if reference]
    fewest = min(_FEWEST, sum(bool(block.text) and not _introduces(block) for block in blocks))
    if _is_list(undated, len(long), fewest):
        return references
    behind_titles = _in_style(blocks, references, title_before_people, sentence_before_people)
    return list(map(_if_clear, behind_titles))


def _long(
    blocks: Sequence[Block], references: Sequence[Reference | None]
) -> list[tuple[Block, Reference | None]]:
    """The blocks that have as many words as a reference, each with the reference that it is."""
    return [
        (block, reference)
        for block, reference in zip(blocks, references, strict=True)
        if _n_words(block.text) >= _SHORTEST
        and not (reference is None and (_introduces(block) or is_boilerplate(block.text)))
    ]


def _introduces(block: Block) -> bool:
    """Whether a block says what follows: "If you use our loom, please cite:", the heading "Publications"."""
    return block.text.endswith((":", "：")) or name_papers([block.text], _MOST_HEADING_WORDS)


def _if_clear(reference: Reference | None) -> Reference | None:
    return reference if reference and has_clear_title(reference) else None


def _in_style(
    blocks: Sequence[Block], known: Sequence[Reference | None], style: Style, certain: Style
) -> Sequence[Reference | None]:
    """The references of a page where nearly all blocks are in a style; empty for any other page.

    known: those in other styles. certain: the part of the style that nothing else has. If half of the
    references are in it, all are some: one name before a colon is a person's, and no start of a title.
    """
    sure = [_by_style(block, certain) for block in blocks]
    n_sure = len(sure) - sure.count(None)
    if n_sure < _FEWEST:
        return ()
    references = [
        sure_reference or known_reference or _by_style(block, style)
        for sure_reference, known_reference, block in zip(sure, known, blocks, strict=True)
    ]
    is_page = _holds_references(blocks, references, n_sure) and are_papers(blocks, references)
    return references if is_page else ()


def _holds_references(blocks: Sequence[Block], references: Sequence[Reference | None], n_sure: int) -> bool:
    """Whether nearly all long blocks are references and half of these sure ones, and no others link papers.

    Links to papers between references may be those of the references.
    """
    long = [reference for _, reference in _long(blocks, references)]
    n_references = len(references) - references.count(None)
    are_all = len(long) - long.count(None) >= _LEAST_SHARE * len(long)
    others = (block for block, reference in zip(blocks, references, strict=True) if reference is None)
    return are_all and n_sure * 2 >= n_references and not any(map(_shows_paper, others))


def _shows_paper(block: Block) -> bool:
    """Whether a block has an identifier of a paper or a link to one."""
    return bool(_identifiers_in(block)) or any(paper_key(link.url) for link in block.links)


def _identifiers_in(block: Block) -> tuple[Identifier, ...]:
    return tuple(identifiers_in_order(" ".join((block.text, *(link.url for link in block.links)))))


def _by_style(block: Block, style: Style) -> Reference | None:
    """The reference that a block is without its buttons."""
    reference = None if block.level else style(block.text_before_buttons)
    return None if reference and is_of_program(reference) else reference


def _with_title(reference: Reference | None) -> Reference | None:
    """The reference, unless what would be its title is a venue and a year, as where the title is above."""
    return None if reference and _VENUE_AND_YEAR.fullmatch(reference.title) else reference


def _is_list(references: Sequence[tuple[Block, Reference]], n_long: int, fewest: int) -> bool:
    """Whether references are a page's content.

    Some may lack what shows them to be one by themselves, their year. All may, if the page has nothing else,
    and half of them look like references.
    """
    n_sure = sum(parse_reference(block) is not None for block, _ in references)
    if n_sure >= fewest:
        return len(references) * 2 > n_long
    return len(references) == n_long >= _FEWEST and _are_likely(references)


def _are_likely(references: Sequence[tuple[Block, Reference]]) -> bool:
    return sum(is_likely(reference, block) for block, reference in references) * 2 >= len(references)


def _outputs(dump: DumpBlocks, block: Block, reference: Reference | None) -> Iterator[ParserOutput]:
    if reference is not None:
        yield _sighting(dump, block, reference)
    elif block.level or (
        (_n_words(block.text) < _SHORTEST or _introduces(block) or is_boilerplate(block.text))
        and not block.is_numbered
        and not _shows_paper(block)
    ):
        yield Boilerplate(block.span)
    else:
        yield UnparsedSpan(block.span, "no reference: people, a title and a year were expected")


def _n_words(text: str) -> int:
    """The words of a text; two characters of Chinese count as one."""
    return len(text.split()) + len(_CHINESE.findall(text)) // 2


def _date_in(publication: str) -> PartialDate | None:
    """The most exact date; of several years one before all words or by itself, else the first one.

    "Vision 2020, 2022" is of 2022, but "ICML 2020 (arXiv 2018)" and "Looms 2019. Accessed 2021" are not.
    """
    date = PartialDate.parse(publication)
    text = without_pages(publication)
    alone = _LEADING_YEAR.match(text.strip()) or _YEAR_ALONE.search(text)
    pieces = [alone[0]] if alone else _BETWEEN_YEARS.split(text)
    year = next(filter(None, map(publication_year, pieces)), None)
    return date if year is None or (date and date.month) else PartialDate(year)


def _sighting(dump: DumpBlocks, block: Block, reference: Reference) -> Sighting:
    publication = without_arxiv_ids(
        _AVAILABLE.sub("", _IDENTIFIERS.sub(" ", _EPUB.sub("", reference.publication)))
    )
    behind_year = _LEADING_YEAR.sub("", publication.strip())
    venue = _AFTER_VENUE.split(behind_year)[0].strip(" ,.:;").rstrip(" (")
    venue = _IN.sub("", venue)
    journal = _with_pages(behind_year)
    identifiers, others = own_and_others(_identifiers_in(block))
    return Sighting(
        dump=dump.name,
        span=block.span,
        position=0,
        title=_IDENTIFIER_BEHIND.sub("", reference.title),
        authors=reference.authors or parse_names(reference.people),
        has_more_authors=ends_with_others(reference.people),
        published=_date_in(publication),
        identifiers=identifiers,
        other_identifiers=others,
        urls=absolute_urls((link.url for link in block.links), dump.address),
        venue=journal.venue if journal else venue if len(venue) > 2 else None,
        volume=(journal.volume or None) if journal else None,
        pages=journal.pages if journal else None,
    )


def _with_pages(publication: str) -> JournalReference | None:
    """The parts of what is behind a title, if it has pages: `Loom Lett. 12: 3-14 (2019)`."""
    journal = JournalReference.parse(_IN.sub("", publication.strip(" ,.:;")))
    return journal if journal and journal.pages and not _REPORT.search(publication) else None
