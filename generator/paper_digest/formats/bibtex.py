"""Reads BibTeX and BibLaTeX: one entry a paper, with the strings and the proceedings that it refers to."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from bibtexparser import model as bib
from bibtexparser.splitter import Splitter

from paper_digest.formats.bibtex_entries import Between, Entry, entries_in
from paper_digest.formats.bibtex_values import value_of, without_braces
from paper_digest.formats.mapping import sighting_of
from paper_digest.formats.rejections import NO_PAPER, Refusals
from paper_digest.model.record import DumpMetadata, Sighting
from paper_digest.sources.coverage import Boilerplate, ParserOutput
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import parse_bibtex_names

LAYOUT = "BibTeX"
_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?P<kind>[A-Za-z]+)[ \t]*[{(][ \t]*(?:[^\s,={}]*[ \t]*(?:,|$)|[\w-]+[ \t]*=)",
    re.MULTILINE,
)
_FIELD = re.compile(
    r"(?:^|,)[ \t]*(?:title|author|year|date|url|abstract|booktitle|journal|doi)[ \t]*=[ \t]*[{\"\w]",
    re.MULTILINE | re.IGNORECASE,
)
_LINK = re.compile(r"\]\((?:https?://|/)\S*\)")
_KEYLESS = re.compile(r"(@\s*\w+\s*[{(])\s*(?:,|(?=[\w-]+\s*=))")
_FRAMES: Final = frozenset(
    {"comment", "preamble", "string", "xdata", "set", "proceedings", "mvproceedings", "periodical", "control"}
)
"""Entries that are no papers; proceedings lend their names to the papers in them."""
_INHERITED: Final = ("booktitle", "year", "date", "publisher", "eventtitle")
_HELD_AT_MOST: Final = 1_000
"""Pieces that wait for the proceedings an entry refers to, which stand behind it."""

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger(
    "bibtexparser"
).propagate = False  # what it says of a broken entry is said again as a problem


def recognizes(head: str) -> bool:
    """Whether entries (`@article{key,`) or at least several of their fields open lines."""
    entries = list(_ENTRY.finditer(head))
    if not entries or _LINK.search(head, 0, entries[0].start()):
        return False  # links before the first entry: a page that shows its papers' entries for copying
    kinds = {match["kind"].lower() for match in entries}
    return bool(_FIELD.search(head)) or kinds <= {"string", "preamble", "comment"}


@dataclass(slots=True)
class _Library:
    """What entries may refer to, and what waits for it."""

    dump: str
    notes: DumpMetadata
    strings: dict[str, str] = field(default_factory=dict)
    parents: dict[str, dict[str, str]] = field(default_factory=dict)
    waiting: deque[tuple[ParserOutput, Entry | None, str]] = field(default_factory=deque)

    def hold(self, pieces: Iterator[ParserOutput]) -> None:
        self.waiting.extend((piece, None, "") for piece in pieces)

    def released(self, all_of_them: bool = False) -> Iterator[ParserOutput]:
        """The pieces in front of the first one that still waits."""
        while self.waiting:
            piece, entry, parent = self.waiting[0]
            if (
                entry is not None
                and parent not in self.parents
                and not all_of_them
                and len(self.waiting) < _HELD_AT_MOST
            ):
                return
            self.waiting.popleft()
            yield (
                self._with_parent(piece, parent)
                if isinstance(piece, Sighting) and parent in self.parents
                else piece
            )

    def _with_parent(self, sighting: Sighting, parent: str) -> Sighting:
        lent = self.parents[parent]
        venue = lent.get("booktitle") or lent.get("title")
        return replace(
            sighting,
            venue=sighting.venue or venue,
            published=sighting.published or PartialDate.parse(lent.get("year") or lent.get("date") or ""),
        )


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an entry; a broken entry is told with its lines and all the others are read."""
    refusals = Refusals(
        name,
        "a whole BibTeX entry with a title",
        "Mend the entry (a comma, brace or quotation mark) or take it out; the others were read.",
    )
    library = _Library(name, metadata)
    for one in entries_in(lines):
        if isinstance(one, Between):
            library.hold(
                refusals.refuse(one.span, "fields outside of any entry")
                if one.lost
                else iter((Boilerplate(one.span),))
            )
        else:
            _read_entry(one, library, refusals)
        yield from library.released()
    yield from library.released(all_of_them=True)
    yield from refusals.rest()


def _read_entry(entry: Entry, library: _Library, refusals: Refusals) -> None:
    if entry.kind in ("comment", "preamble", "control"):
        library.hold(iter((Boilerplate(entry.span),)))
        return
    fields = (
        _fields(entry, library.strings)
        if entry.whole
        else "an entry that does not end: a closing brace is missing"
    )
    if isinstance(fields, str):
        library.hold(refusals.refuse(entry.span, fields))
        return
    key = fields.pop("ENTRYKEY", "").lower()
    if entry.kind in _FRAMES:
        if entry.kind == "string":
            library.strings.update(fields)
        else:
            library.parents[key] = {
                name: without_braces(value)
                for name, value in fields.items()
                if name in (*_INHERITED, "title")
            }
        library.hold(iter((Boilerplate(entry.span),)))
        return
    sighting = sighting_of(library.dump, entry.span, _record(fields), library.notes)
    if sighting is None:
        library.hold(refusals.refuse(entry.span, NO_PAPER))
        return
    parent = fields.get("crossref", "").strip().lower()
    library.waiting.append((sighting, entry if parent else None, parent))


def _fields(entry: Entry, strings: dict[str, str]) -> dict[str, str] | str:
    """The entry's fields in lower case with their text, or what is wrong with it."""
    text = entry.text if entry.kind == "string" else _KEYLESS.sub(r"\1nokey,", entry.text, count=1)
    block = Splitter(text).split().blocks[0]
    found = block.ignore_error_block if isinstance(block, bib.DuplicateFieldKeyBlock) else block
    if isinstance(found, bib.String):
        meant = value_of(found.value, strings)
        return (
            {found.key.lower(): meant}
            if meant is not None
            else f"a string {found.key!r} without a proper value"
        )
    if not isinstance(found, bib.Entry):
        reason = getattr(getattr(block, "error", None), "abort_reason", None)
        return f"invalid BibTeX: {reason or 'no entry'}"
    out = {"ENTRYKEY": found.key}
    for one in found.fields:
        said = value_of(one.value, strings)
        if said is None:
            return f"invalid BibTeX at line {entry.span.first + one.start_line}: a comma or brace is missing at the value of {one.key!r}"
        out.setdefault(one.key.lower(), said)
    return out


def _record(fields: dict[str, str]) -> dict[str, object]:
    """The fields as the mapping knows them."""
    record: dict[str, object] = {}
    for key, value in fields.items():
        if key in ("author", "editor"):
            record[key] = parse_bibtex_names(value)
        elif key in ("month", "howpublished"):
            record[key] = value.replace("~", " ")
        else:
            record[key] = without_braces(value)
    if "howpublished" in record and "url" not in record:
        record["url"] = record["howpublished"]
    for key in ("doi", "url", "eprint"):
        if isinstance(found := record.get(key), str):
            record[key] = re.sub(
                r"\\([_%&#~])",
                r"\1",
                found.removeprefix("\\url{").removesuffix("}") if "\\url{" in found else found,
            )
    return record
