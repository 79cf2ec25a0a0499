"""Reads the files in `raw/` in one pass: each is opened once, decoded once, and segmented once.

To add a format or a layout, write a module that satisfies `Format` or `ListingLayout` and list it below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from paper_digest.formats import (
    arxiv_mail,
    bibtex,
    citavi_xml,
    delimited,
    endnote_xml,
    feeds,
    json_records,
    labeled_records,
    latex_bibliography,
    oai_pmh,
    plain_xml,
    pubmed_text,
    scopus_text,
    tagged,
    toml_records,
    xml_formats,
    yaml_records,
)
from paper_digest.formats.empty_files import empty_file
from paper_digest.formats.unknown_xml import unknown_xml
from paper_digest.listings import paper_list, reference_list, title_list
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.empty_page import empty_page
from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import is_html, parse_blocks
from paper_digest.listings.reference_evidence import name_papers
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span
from paper_digest.sources.archive_problems import summed_up
from paper_digest.sources.coverage import Boilerplate, ParserOutput, covered_reading
from paper_digest.sources.dump_date import dump_date, listing_day, named_day
from paper_digest.sources.dump_origin import dump_origin
from paper_digest.sources.encoding import EMPTY, HEAD_CHARACTERS, DecodedText, decode
from paper_digest.sources.field_limits import limited
from paper_digest.sources.files import (
    Source,
    has_name_of_yaml,
    open_sources,
    sidecar_of,
    sidecar_without_dump,
)
from paper_digest.sources.front_matter import front_matter
from paper_digest.sources.isolation import Failure, attempt, until_failure
from paper_digest.sources.metadata import SourceMetadata, read_metadata
from paper_digest.sources.page_address import page_address
from paper_digest.sources.template_identifiers import template_identifier_problems
from paper_digest.sources.text_kinds import other_kind
from paper_digest.values.count import count_of
from paper_digest.values.printable import printable
from paper_digest.values.url import visible_url
from paper_digest.values.withdrawal import is_notice_of_withdrawal


class Format(Protocol):
    """A parser of files with a grammar of their own; a module of `formats/`."""

    LAYOUT: str
    """The format's name in reports and in the key `layout` of sidecars."""

    def recognizes(self, head: str) -> bool:
        """Whether a text that begins with `head` has this format."""

    def parse(self, name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
        """The papers in the dump `name` and the kinds of its other lines, in the order of the lines."""


class ListingLayout(Protocol):
    """A parser of pages that list papers; a module of `listings/`."""

    LAYOUT: str
    """The layout's name in reports and in the key `layout` of sidecars."""

    def parse(self, dump: DumpBlocks) -> Iterator[ParserOutput] | None:
        """The papers on the page and the kinds of its other blocks; None if it has another layout."""


_XML: Final[tuple[Format, ...]] = (
    oai_pmh,
    endnote_xml,
    citavi_xml,
    *xml_formats.FORMATS,  # PubMed, Crossref, MODS, JATS, TEI, DBLP, Europe PMC, RDF
    feeds,
    plain_xml,  # of no kind, with elements named as the fields of papers
)
FORMATS: Final[tuple[Format, ...]] = (
    json_records,  # JSON, JSON Lines: records, API answers, exports
    bibtex,
    arxiv_mail,  # the daily mails of arXiv
    latex_bibliography,  # \\bibitem in any style, biber
    tagged,
    labeled_records,  # a label before each value: NoteExpress, CNKI, ReDIF, ProQuest
    pubmed_text,  # "Abstract (text)"
    scopus_text,
    *_XML,
    delimited,  # CSV, TSV
    toml_records,  # TOML: data files of sites
    yaml_records,  # YAML: lists of papers, CITATION.cff, pages of one paper
)
"""Formats recognize a file by its first characters; exactly one must."""
LISTINGS: Final[tuple[ListingLayout, ...]] = (
    entry_list,  # - **Title**, A. Author, 2024. [paper] [code]
    reference_list,  # A. Author and B. Author. Title. Venue, 2024.
    title_list,  # Title
    paper_list,  # everything else that lists papers one after the other
)
"""The first layout that finds papers on a page parses it."""
LAYOUTS: Final = (*(parser.LAYOUT for parser in FORMATS), *(listing.LAYOUT for listing in LISTINGS))
"""The names of all formats and layouts."""

_DATED_PAGES: Final = frozenset((arxiv_mail.LAYOUT, *(listing.LAYOUT for listing in LISTINGS)))
"""Layouts with dates of the page itself; those in other files are the papers' own."""
_BIBLIOGRAPHIES: Final = frozenset(
    (
        *(bibtex.LAYOUT, latex_bibliography.LAYOUT, tagged.LAYOUT, labeled_records.LAYOUT),
        *(pubmed_text.LAYOUT, scopus_text.LAYOUT, endnote_xml.LAYOUT),
        *(parser.LAYOUT for parser in xml_formats.FORMATS),
    )
)
"""Exports of reference managers and catalogs, which list no papers of a day, whatever their names are."""
_TABLES: Final = frozenset((".csv", ".tsv"))
"""Extensions of tables."""
_PREAMBLE_LINES: Final = 200
"""Lines of a page in which its own date is looked for; chosen by hand."""
_TITLED: Final = _DATED_PAGES | {feeds.LAYOUT}
"""Layouts with a title of the page or the feed itself; those in other files are the papers' own."""

NO_PAPERS_ADVICE: Final = (
    "If it should have papers, save or export it again; otherwise there is nothing to do."
)

_Outputs = Iterable[ParserOutput]


def readings_of(path: Path, name: str) -> tuple[Reading, ...]:
    """The readings of the file at `path`, called `name`: one, or one for each dump in an archive."""
    sidecar, shown_name = sidecar_of(path), printable(name)
    sources = (
        item.problem(shown_name, None, "a file of papers", "") if isinstance(item, Failure) else item
        for item in until_failure(open_sources(path, shown_name))
    )
    return summed_up(tuple(reading_of(source, sidecar) for source in sources), shown_name)


def reading_of(source: Source | Problem, sidecar: Path | None) -> Reading:
    """The reading of an open dump, or of one that cannot be opened; a fault of the program is a problem."""
    reading = attempt(lambda: _reading_of(source, sidecar))
    if isinstance(reading, Reading):
        return reading
    return reading.reading(source.file if isinstance(source, Problem) else source.name)


def _reading_of(source: Source | Problem, sidecar: Path | None) -> Reading:
    text = decode(source) if isinstance(source, Source) else source
    if isinstance(text, Problem):
        layout = "empty" if text.actual == EMPTY else "unreadable"
        return Reading(dump=text.file, layout=layout, problems=(text,))
    # front matter with papers says nothing of the page
    metadata = read_metadata(sidecar, "" if yaml_records.recognizes(text.head) else text.head, LAYOUTS)
    if metadata.values.skip:
        return Reading(dump=text.name, layout="skipped", metadata=metadata.values, problems=metadata.problems)
    layout, outputs = _parsed(text, metadata)
    n_skipped = _front_matter_end(text, metadata)
    front_matter = [Boilerplate(Span(1, n_skipped))] if n_skipped else []
    complete = chain(front_matter, _until_failure(text.name, outputs))
    reading = covered_reading(text.name, layout, text.lines, complete, metadata.values)
    problems = (
        *metadata.problems,
        *text.problems,
        *reading.problems,
        *_without_papers(reading),
        *template_identifier_problems(text.name, reading.sightings, text.lines),
    )
    return replace(_with_listing_day(reading, text), origin=_origin(reading, text), problems=problems)


def _until_failure(dump: str, outputs: _Outputs) -> _Outputs:
    """The outputs up to a fault of the program, and then that as a problem; long fields are cut."""
    line: int | None = None
    for output in until_failure(outputs):
        if isinstance(output, Failure):
            yield output.problem(dump, line, "papers", "The papers before this line were read.")
        elif isinstance(output, Sighting):
            line = output.span.last
            sighting, problem = limited(output)
            yield replace(sighting, urls=tuple(map(visible_url, sighting.urls)))
            yield from filter(None, [problem])
        else:
            yield output


def _with_listing_day(reading: Reading, text: DecodedText) -> Reading:
    """The reading with the dump's own day, which is that of the sightings that show none."""
    first = min((sighting.span.first for sighting in reading.sightings), default=_PREAMBLE_LINES)
    preamble = text.lines[: min(first - 1, _PREAMBLE_LINES)] if reading.layout in _DATED_PAGES else ()
    day = listing_day(reading.metadata, "\n".join(preamble))
    of_name = named_day(text.name, reading.sightings) if day is None and _may_be_listing(reading) else None
    day = day or of_name
    sightings = tuple(
        replace(sighting, seen_on=day) if day and sighting.seen_on is None else sighting
        for sighting in map(_with_notice, reading.sightings)
    )
    return replace(reading, sightings=sightings, saved_on=day, is_day_of_name=bool(of_name))


def _may_be_listing(reading: Reading) -> bool:
    """Whether the dump may be the listing of the day in its name: a file that cannot be read is none."""
    return reading.layout not in _BIBLIOGRAPHIES and (bool(reading.sightings) or reading.is_empty)


def _with_notice(sighting: Sighting) -> Sighting:
    """The sighting; a notice of withdrawal in place of its abstract is a comment."""
    if not sighting.abstract or not is_notice_of_withdrawal(sighting.abstract):
        return sighting
    remark = "; ".join(filter(None, (sighting.remark, sighting.abstract)))
    return replace(sighting, abstract=None, remark=remark)


def _origin(reading: Reading, text: DecodedText) -> str:
    """Where the papers are from, as the dump tells."""
    has_title = reading.layout in _TITLED
    return dump_origin(reading.metadata, text.head if has_title else "")


def _without_papers(reading: Reading) -> Iterator[Problem]:
    """What to say of a dump without papers whose parser said nothing."""
    if not reading.sightings and not reading.problems:
        reason = next((unparsed.reason for unparsed in reading.unparsed), "only boilerplate")
        yield Problem(
            file=reading.dump,
            line=reading.unparsed[0].span.first if reading.unparsed else None,
            expected=f"papers, as the layout of the file is {reading.layout}",
            actual=f"none: {reason}",
            advice=NO_PAPERS_ADVICE,
            severity=Severity.ERROR if reading.unparsed else Severity.WARNING,
        )


def _parsed(text: DecodedText, metadata: SourceMetadata) -> tuple[str, _Outputs]:
    """The name of the text's format or layout, and what its parser yields."""
    required = metadata.values.layout
    body = "\n".join(text.head.split("\n")[metadata.front_matter_lines :])
    n_skipped = _front_matter_end(text, metadata)
    # Front matter becomes blank lines, so that line numbers stay.
    lines = (*repeat("", n_skipped), *text.lines[n_skipped:]) if n_skipped else text.lines
    if empty := _empty_file(text, lines, required):
        return empty
    formats = _formats(text, lines, body, required)
    if len(formats) == 1:
        return formats[0].LAYOUT, formats[0].parse(text.name, iter(lines), metadata.values)
    if formats:
        return "unknown", [_unknown_layout(text, [parser.LAYOUT for parser in formats], required)]
    if not required and (refusal := _refusal(text, lines[n_skipped or text.first :], body)):
        return "unknown", [refusal]
    page = _page(text, _with_heading(text, lines, body, n_skipped), metadata)
    return page or ("unknown", [_unknown_layout(text, [], required)])


def _refusal(text: DecodedText, lines: Sequence[str], body: str) -> Problem | None:
    """Why a text is no page that could list papers: it is a sidecar, other XML, a program, a document."""
    if has_name_of_yaml(text.name):
        return sidecar_without_dump(text.name, text.first + 1, yaml_records.has_titles("\n".join(lines)))
    if xml_kind := unknown_xml(body, _last_line(text.lines)):
        return _unknown_xml(text, xml_kind)
    kind = other_kind(text.name, lines)
    return _other_kind(text, kind) if kind else None


def _page(text: DecodedText, lines: Sequence[str], metadata: SourceMetadata) -> tuple[str, _Outputs] | None:
    """The name of a page's layout, and what its parser yields; None if no layout fits."""
    day = dump_date(text.name, metadata.values, text.head)
    dump = parse_blocks(text.name, lines, day, page_address(metadata.values, text.head))
    for listing in LISTINGS:
        is_possible = metadata.values.layout in {None, listing.LAYOUT}
        if is_possible and (outputs := listing.parse(dump)) is not None:
            return listing.LAYOUT, outputs
    if evidence := empty_page([block.numbered_text for block in dump.blocks]):
        return paper_list.LAYOUT, _empty(text, evidence)
    return None


def _empty_file(text: DecodedText, lines: Sequence[str], required: str | None) -> tuple[str, _Outputs] | None:
    """The name of the format of a file without records, and what it holds."""
    is_short = not required and sum(map(len, lines)) < HEAD_CHARACTERS
    empty = empty_file("\n".join(lines)) if is_short else None
    return empty and (empty[0], _empty(text, empty[1]))


def _empty(text: DecodedText, evidence: str) -> _Outputs:
    """The output of an empty listing, which is no error: on some days there are no papers.

    evidence: what shows that it has none, for the message.
    """
    yield Boilerplate(Span(1, len(text.lines)))
    yield Problem(
        file=text.name,
        line=None,
        expected="papers",
        actual=evidence,
        advice=NO_PAPERS_ADVICE,
        severity=Severity.WARNING,
    )


def _formats(text: DecodedText, lines: Sequence[str], body: str, required: str | None) -> list[Format]:
    if required:
        return [parser for parser in FORMATS if required == parser.LAYOUT]
    return [parser for parser in FORMATS if parser.recognizes(body)] or _formats_of_whole(text, lines)


def _formats_of_whole(text: DecodedText, lines: Sequence[str]) -> list[Format]:
    """YAML whose papers are behind the people and venues that they name, further down than a head goes."""
    whole = "\n".join(lines[text.first :]) if has_name_of_yaml(text.name) else ""
    return [yaml_records] if len(whole) > HEAD_CHARACTERS and yaml_records.recognizes(whole) else []


def _front_matter_end(text: DecodedText, metadata: SourceMetadata) -> int:
    """How many lines front matter takes, with the blank lines before it."""
    return text.first + metadata.front_matter_lines if metadata.front_matter_lines else 0


def _with_heading(text: DecodedText, lines: Sequence[str], body: str, n_skipped: int) -> Sequence[str]:
    """The lines of a page with the title in its front matter as its heading, if that says what it lists.

    body: the text behind the front matter.
    """
    front = front_matter(text.head) if n_skipped else None
    if front is None or not name_papers((front.title,)) or is_html(body):
        return lines
    return (*lines[: n_skipped - 1], f"# {front.title}", *lines[n_skipped:])


def _last_line(lines: Sequence[str]) -> str:
    return next((line for line in reversed(lines) if line and not line.isspace()), "")


def _unknown_xml(text: DecodedText, kind: str) -> Problem:
    known = [parser.LAYOUT for parser in _XML]
    return Problem(
        file=text.name,
        line=text.first + 1,
        expected=f"XML of a known kind: {', '.join(known)}",
        actual=kind,
        advice="Export the papers in one of these, or as BibTeX, RIS or JSON.",
    )


def _other_kind(text: DecodedText, kind: str) -> Problem:
    advice = "Save the page that lists the papers as text, HTML or JSON, and put that in raw/."
    return Problem(
        file=text.name, line=text.first + 1, expected="a page or a file of papers", actual=kind, advice=advice
    )


def _unknown_layout(text: DecodedText, formats: list[str], required: str | None) -> Problem:
    n_lines = sum(1 for line in text.lines if line.strip())
    if formats:
        actual = f"a file that fits {' and '.join(formats)}"
        advice = (
            f'Name one in a sidecar {text.name}.yml, for example "layout: {formats[0]}"; '
            "see paper-digest guide commands."
        )
    elif required in LAYOUTS:
        actual, advice = f"no papers in the layout {required!r} of its metadata", "Remove the key `layout`."
    elif required:
        actual, advice = f"the layout {required!r} in its metadata", f"Use one of {', '.join(LAYOUTS)}."
    elif PurePosixPath(text.name).suffix.lower() in _TABLES:
        actual = f"a table of {n_lines} lines whose first row names no column with titles"
        advice = "Name the columns in its first row: title, authors, abstract, year, venue, url."
    else:
        actual = f"a file of {count_of(n_lines, 'line')} in which no parser finds papers"
        advice = (
            "paper-digest guide adding-a-layout lists the layouts and explains how to add one. If the file "
            "lists no papers, delete it, or accept that with paper-digest build --accept."
        )
    line = text.first + 1
    return Problem(file=text.name, line=line, expected="one known layout", actual=actual, advice=advice)
