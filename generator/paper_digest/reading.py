"""Turns a file of `raw/` into readings: file -> text -> format or page -> papers; the whole room on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from paper_digest.formats import bibtex, delimited, endnote_xml, feeds, json_records, oai_pmh, tagged
from paper_digest.listings import paper_list, reference_list
from paper_digest.listings.blocks import Dump
from paper_digest.listings.markup.blocks import blocks_of
from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata, Reading, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, reading_of
from paper_digest.sources.dump_date import day_of
from paper_digest.sources.encoding import EMPTY, DecodedText, text_of
from paper_digest.sources.files import Source, printable, sidecar_of, sources_in
from paper_digest.sources.metadata import notes_of


class Format(Protocol):
    """A reader of files with a grammar of their own; a module of `formats/`."""

    @property
    def LAYOUT(self) -> str:  # noqa: N802
        """What the format is called in reports."""

    def claims(self, head: str) -> bool:
        """Whether a text that begins so has this format."""

    def read(self, name: str, lines: Iterator[str], notes: DumpMetadata) -> Iterator[ParserOutput]:
        """The dump's papers, and what became of its other lines, one after the other."""


class Layout(Protocol):
    """A reader of pages; a module of `layouts/`."""

    @property
    def LAYOUT(self) -> str:  # noqa: N802
        """What the layout is called in reports."""

    def parse(self, dump: Dump) -> Iterator[ParserOutput] | None:
        """The page's papers, and what its other lines are; None if the page is laid out otherwise."""


FORMATS: tuple[Format, ...] = (
    json_records,  # JSON, JSON Lines: records, API answers, exports
    bibtex,
    tagged,
    oai_pmh,
    endnote_xml,
    feeds,
    delimited,  # CSV, TSV
)
LAYOUTS: tuple[Layout, ...] = (
    reference_list,  # A. Author and B. Author. Title. Venue, 2024.
    paper_list,  # everything else that lists papers one after the other
)
"""Everything the program reads. One format claims a file by its first characters, or else one layout by its blocks."""

Read = Callable[[Iterator[str]], Iterable[ParserOutput]]
"""Gives the pieces of a dump's lines."""


def readings_of(path: Path, name: str) -> tuple[Reading, ...]:
    """The readings of the file at `path`, called `name`: one, or one for each dump in an archive; problems are told in them."""
    sidecar = sidecar_of(path)
    return tuple(
        _nothing(one.file, "unreadable", one) if isinstance(one, Problem) else _reading(one, sidecar)
        for one in sources_in(path, printable(name))
    )


def claimants_of(path: Path) -> tuple[str, ...]:
    """The names of the formats and layouts that claim the first dump in a file; every sample must have exactly one."""
    for source in sources_in(path, path.name):
        text = text_of(source) if isinstance(source, Source) else None
        if isinstance(text, DecodedText):
            return tuple(name for name, _ in claimants(text, *notes_of(None, text.head)[:2]))
    return ()


def _reading(source: Source, sidecar: Path | None) -> Reading:
    text = text_of(source)
    if isinstance(text, Problem):
        return _nothing(source.name, "empty" if text.found == EMPTY else "unreadable", text)
    notes, front, problems = notes_of(sidecar, text.head)
    if notes.skip:
        return Reading(dump=source.name, layout="skipped", notes=notes, problems=problems)
    readers = claimants(text, notes, front)
    unknown = "unknown", partial(_unknown, text.name, tuple(name for name, _ in readers), notes)
    layout, read = readers[0] if len(readers) == 1 else unknown
    top = text.blank + front if front else 0
    told: dict[str, Problem] = {}
    reading = reading_of(
        text.name,
        layout,
        lambda: text.lines(lambda problem: told.setdefault(problem.found, problem)),
        lambda lines: chain(_front_matter(top), read(_without(lines, top))),
        notes,
    )
    return replace(reading, problems=(*problems, *told.values(), *reading.problems))


def claimants(text: DecodedText, notes: DumpMetadata, front: int = 0) -> list[tuple[str, Read]]:
    """The formats that claim a text below its front matter, or else the layouts; the one its notes name, if they name one."""
    body = "\n".join(text.head.split("\n")[front:])
    formats = [one for one in FORMATS if (notes.layout == one.LAYOUT if notes.layout else one.claims(body))]
    if formats:
        return [(one.LAYOUT, partial(_read_format, one, text.name, notes)) for one in formats]
    lines = tuple(_without(text.lines(lambda _: None), text.blank + front if front else 0))
    dump = blocks_of(text.name, lines, day_of(text.name, notes, text.head))
    for layout in LAYOUTS:
        if notes.layout in (None, layout.LAYOUT) and (outputs := layout.parse(dump)) is not None:
            return [(layout.LAYOUT, partial(_parsed_page, outputs))]
    return []


def _read_format(
    reader: Format, name: str, notes: DumpMetadata, lines: Iterator[str]
) -> Iterator[ParserOutput]:
    return reader.read(name, lines, notes)


def _parsed_page(outputs: Iterator[ParserOutput], _lines: Iterator[str]) -> Iterator[ParserOutput]:
    return outputs


def _front_matter(lines: int) -> Iterator[ParserOutput]:
    if lines:
        yield Boilerplate(Span(1, lines))


def _without(lines: Iterator[str], front: int) -> Iterator[str]:
    """The lines with front matter blank, so that their numbers stay."""
    return ("" if number < front else line for number, line in enumerate(lines))


def _unknown(
    name: str, claimants: tuple[str, ...], notes: DumpMetadata, lines: Iterator[str]
) -> Iterator[ParserOutput]:
    """Leaves every line unread, and tells why."""
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    known = ", ".join((*(one.LAYOUT for one in FORMATS), *(one.LAYOUT for one in LAYOUTS)))
    if claimants:
        found = "a file that fits " + " and ".join(claimants)
        advice = f'Say which it is in a sidecar {name}.yml, for example "layout: {claimants[0]}"; see docs/project/commands.md.'
    elif notes.layout:
        found, advice = f"the layout {notes.layout!r} in its notes", f"Take one of {known}."
    else:
        found = f"a file of {len(filled)} lines in which no reader finds papers"
        advice = "See docs/project/adding-a-layout.md, which lists the layouts and tells how to add one."
    yield Problem(
        file=name, line=filled[0] if filled else None, expected="one known layout", found=found, advice=advice
    )


def _nothing(name: str, layout: str, problem: Problem) -> Reading:
    return Reading(dump=name, layout=layout, problems=(problem,))
