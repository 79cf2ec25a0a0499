"""Reads the answers of services with the readers of dumps, and tells answers from anything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from paper_digest.formats import feeds, json_records
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.sources.coverage import ParserOutput


class UnexpectedAnswerError(Exception):
    """An answer that does not have the documented form; the message says what it is instead."""


def decoded_json(text: str) -> Any:
    """The value of a whole JSON text."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        kind = "an HTML page" if text.lstrip()[:1] == "<" else "JSON that is cut or damaged"
        raise UnexpectedAnswerError(kind) from error


def json_sightings(name: str, text: str) -> tuple[Sighting, ...]:
    """The papers in a JSON answer of the service `name`."""
    return _sightings(name, json_records.parse(name, iter(text.split("\n")), DumpMetadata()))


def feed_sightings(name: str, text: str) -> tuple[Sighting, ...]:
    """The papers in an Atom answer of the service `name`."""
    if not feeds.recognizes(text[:2_000]):
        raise UnexpectedAnswerError("no feed")
    if not text.rstrip().endswith("</feed>"):
        raise UnexpectedAnswerError("a feed that is cut")
    return _sightings(name, feeds.parse(name, iter(text.split("\n")), DumpMetadata()))


def require(condition: object) -> None:
    """Raises UnexpectedAnswerError unless a JSON answer has what the documentation promises."""
    if not condition:
        raise UnexpectedAnswerError("JSON of another form than documented")


def title_words(title: str, most: int = 40) -> str:
    """The words of a title without punctuation, which several services take for operators."""
    spaced = "".join(char if char.isalnum() else " " for char in title)
    return " ".join(spaced.split()[:most])


def _sightings(name: str, outputs: Iterable[ParserOutput]) -> tuple[Sighting, ...]:
    """The sightings; where they are in the answer is of no interest, and what is no paper is left out."""
    sightings = (output for output in outputs if isinstance(output, Sighting))
    return tuple(replace(sighting, dump=name, span=Span(1, 1), position=1) for sighting in sightings)
