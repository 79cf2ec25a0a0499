"""Read what Scopus exports as plain text: lines with authors, title and journal, then labeled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paper_digest.formats.records import Event, RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "Scopus text"
_HEADER = re.compile(r"\ufeff?Scopus\s*\n\s*EXPORT DATE: ")
_HEADER_LINE = re.compile(r"\ufeff?Scopus|EXPORT DATE: .*")
_JOURNAL = re.compile(r"\((?P<year>\d{4})\) (?P<journal>.*)")
"""The line with the year and the journal; the title is in the line above it."""
_LABEL = re.compile(r"(?P<label>[A-Z][A-Z &()/-]{1,60}): ?(?P<text>.*)")
_END: Final = "SOURCE"
"""The label of the last line of a record."""
_FULL_NAMES: Final = "AUTHOR FULL NAMES:"
_AUTHOR_ID = re.compile(r"\s*\(\d{6,14}\)")
_PARTS = re.compile(
    r"(?P<venue>.+?)(?:, (?P<volume>\d[\w ]{0,15}))?(?: \([^()]*\))?"
    r"(?:, (?:pp?\.|art\.|Cited|in press).*|\.? ?Cited .*|)"
)
_PAGES = re.compile(r"pp?\. (\w+(?: ?- ?\w+)?)")
_NO_AUTHORS: Final = "[No author"

_Line = tuple[int, str]
"""The number of a line, and its words."""


def recognizes(head: str) -> bool:
    """Whether the text begins with the header of such an export."""
    return _HEADER.match(head) is not None


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record, which ends with its source."""
    reporter = Reporter(
        name, "a record with a title above its year and journal", "Export as CSV or RIS, or fix these lines."
    )
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    return parser_outputs(_events(numbered), reporter, metadata)


def _events(lines: Sequence[_Line]) -> Iterator[Event]:
    record: list[_Line] = []
    for number, text in lines:
        if _HEADER_LINE.fullmatch(text):
            yield Boilerplate(Span(number, number))
            continue
        record.append((number, text))
        label = _LABEL.fullmatch(text)
        if label and label["label"] == _END:
            yield _event(record)
            record = []
    if record:
        yield _event(record)


def _event(record: Sequence[_Line]) -> Event:
    span = Span(record[0][0], record[-1][0])
    texts = [text for _, text in record]
    journals = [index for index, text in enumerate(texts) if _JOURNAL.fullmatch(text)]
    if not journals or journals[0] == 0:
        return UnparsedSpan(span, "a record without a title above its year and journal")
    if len(journals) > 1:
        return UnparsedSpan(span, "a record that holds a second one")
    above, journal, below = texts[: journals[0]], texts[journals[0]], texts[journals[0] + 1 :]
    labels = _labeled(below)
    people = _people(above[:-1])
    return RawRecord(span, {"title": above[-1], **_journal(journal), **people, **_fields(labels, below)})


def _labeled(lines: Sequence[str]) -> dict[str, str]:
    """The texts behind labels; a line without one goes on with the text before it."""
    texts: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        match = _LABEL.fullmatch(line)
        label = match["label"] if match else label
        texts.setdefault(label, []).append(match["text"] if match else line)
    return {label: " ".join(parts).strip() for label, parts in texts.items()}


def _people(lines: Sequence[str]) -> dict[str, object]:
    """The authors by their full names, or as the first line has them."""
    full = next((line for line in lines if _AUTHOR_ID.search(line)), "")
    if full:
        names = _AUTHOR_ID.sub("", full.removeprefix(_FULL_NAMES))
        return {"authors": [name.strip() for name in names.split(";") if name.strip()]}
    return {"authors": lines[0]} if lines and not lines[0].startswith(_NO_AUTHORS) else {}


def _journal(line: str) -> dict[str, object]:
    match = _JOURNAL.fullmatch(line)
    year, text = (match["year"], match["journal"]) if match else ("", "")
    parts, pages = _PARTS.fullmatch(text), _PAGES.search(text)
    return {
        "year": year,
        "journal": parts["venue"] if parts else "",
        "volume": parts["volume"] or "" if parts else "",
        "pages": pages[1].replace(" ", "") if pages else "",
    }


def _fields(labels: dict[str, str], lines: Sequence[str]) -> dict[str, object]:
    addresses = [line for line in lines if line.startswith("http")]
    return {
        "doi": labels.get("DOI", "").split()[:1],
        "url": addresses[:1],
        "abstract": labels.get("ABSTRACT", ""),
        "keywords": labels.get("AUTHOR KEYWORDS", ""),
    }
