"""Reads JSON and JSON Lines: one object a paper, its fields found by their usual names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.dumps.accounts import Leftover, reading_of
from generator.dumps.identifiers import identifiers_in
from generator.model import Block, Dump, Problem, Reading, Sighting, Span
from generator.text.clean import fold_space

LAYOUT = "JSON records"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "paper_title"),
    "abstract": ("abstract", "summary", "description"),
    "authors": ("authors", "author"),
    "date": ("date", "published", "publishedAt", "publication_date", "year"),
    "url": ("url", "link", "href", "paper_url"),
    "arxiv": ("arxiv", "arxiv_id", "arxivId"),
    "doi": ("doi", "DOI"),
}
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One JSON value with its lines, or the reason why there is none."""

    span: Span
    value: object
    error: str | None = None


def claims(dump: Dump) -> bool:
    """Whether the first character opens a JSON object or array and a quote, brace or bracket comes next."""
    return bool(dump.blocks) and bool(re.match(r"\s*(?:\{\s*(?:\"|\}|$)|\[\s*(?:\{|\"|\]|$))", dump.blocks[0].raw))


def read(dump: Dump) -> Reading:
    """One sighting an object; a line that is no JSON, or an object that is no paper, is unread and the others are read."""
    sightings: list[Sighting] = []
    leftovers: list[Leftover] = []
    problems: list[Problem] = []
    furniture: list[Block] = []
    for piece in _lines(dump) if _is_line_wise(dump) else _values(dump):
        sighting = _sighting(dump, piece)
        if sighting is not None:
            sightings.append(sighting)
            continue
        why = piece.error or "a JSON value with neither title nor abstract"
        leftovers.append(Leftover(Block("", "", piece.span), why))
        problems.append(_problem(dump, piece, why))
    taken = {line for one in sightings for line in range(one.span.first, one.span.last + 1)}
    furniture += [b for b in dump.blocks if b.text.strip("[]{}, ") == "" and b.span.first not in taken]
    return reading_of(dump, LAYOUT, sightings, furniture, leftovers, problems)


def _is_line_wise(dump: Dump) -> bool:
    """Whether the first line is a JSON object by itself."""
    try:
        return isinstance(json.loads(dump.blocks[0].raw.rstrip().rstrip(",")), dict)
    except ValueError:
        return len(dump.blocks) > 1 and dump.blocks[0].raw.lstrip().startswith('{"') and dump.blocks[1].raw.lstrip().startswith('{"')


def _lines(dump: Dump) -> Iterator[_Piece]:
    for block in dump.blocks:
        try:
            yield _Piece(block.span, json.loads(block.raw))
        except ValueError as error:
            yield _Piece(block.span, None, f"invalid JSON: {error}")
        except RecursionError:
            yield _Piece(block.span, None, "JSON nested too deeply")


def _values(dump: Dump) -> Iterator[_Piece]:
    """The objects of one JSON document, or of the array in it, each with its own lines."""
    text, starts = _whole(dump)
    decoder = json.JSONDecoder()
    at = text.find("[") + 1 if text.lstrip().startswith("[") else 0
    while (at := _next_value(text, at)) < len(text) and text[at] != "]":
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield _Piece(Span(_line(starts, at), _line(starts, len(text) - 1)), None, f"invalid JSON: {error}")
            return
        yield _Piece(Span(_line(starts, at), _line(starts, end - 1)), value)
        at = end


def _whole(dump: Dump) -> tuple[str, list[tuple[int, int]]]:
    """The dump's text without blank lines, and (offset, line number) of each line in it."""
    starts: list[tuple[int, int]] = []
    parts: list[str] = []
    offset = 0
    for block in dump.blocks:
        for number, line in enumerate(block.raw.split("\n"), block.span.first):
            starts.append((offset, number))
            parts.append(line)
            offset += len(line) + 1
    return "\n".join(parts), starts


def _line(starts: list[tuple[int, int]], offset: int) -> int:
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle][0] <= offset else (low, middle)
    return starts[low][1]


def _next_value(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at


def _sighting(dump: Dump, piece: _Piece) -> Sighting | None:
    if not isinstance(piece.value, dict):
        return None
    found = {field: next((piece.value[name] for name in names if piece.value.get(name)), None) for field, names in _NAMES.items()}
    title, abstract = _words(found["title"]), _words(found["abstract"])
    if not title and not abstract:
        return None
    url, arxiv, doi = _words(found["url"]), _words(found["arxiv"]), _words(found["doi"])
    places = " ".join((url or "", f"arXiv:{arxiv.removeprefix('arXiv:')}" if arxiv else "", f"doi:{doi}" if doi else ""))
    date = _DATE.match(_words(found["date"]) or "")
    return Sighting(
        dump=dump.name,
        span=piece.span,
        position=0,
        title=title,
        abstract=abstract,
        authors=_people(found["authors"]),
        published=date.group() if date else None,
        identifiers=identifiers_in(places),
        urls=(url,) if url and url.startswith(("http://", "https://")) else (),
    )


def _words(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return fold_space(str(value)) or None


def _people(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(name for name in (fold_space(part) for part in re.split(r";|, | and ", value)) if name)
    if not isinstance(value, list):
        return ()
    names = (_words(person.get("name") if isinstance(person, dict) else person) for person in value)
    return tuple(name for name in names if name)


def _problem(dump: Dump, piece: _Piece, why: str) -> Problem:
    return Problem(
        file=dump.name,
        line=piece.span.first,
        expected='a JSON object with "title" or "abstract"',
        found=why,
        advice="Mend the line or take it out; the others were read.",
    )
