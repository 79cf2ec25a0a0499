"""Writes the catalogue, the digest as JSON; docs/catalogue.schema.json describes the format."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from paper_digest.model.digest import Acronym, AnalyzedPaper, Digest
from paper_digest.model.record import Reading, Sighting, Span

VERSION = 2


def catalogue(digest: Digest) -> bytes:
    """The catalogue as UTF-8 JSON, a paper on each line."""
    tables = {
        "topics": [_with_count(topic.rule, topic.papers) for topic in digest.topics],
        "tags": [_with_count(tag, tag.papers) for tag in digest.tags],
        "glossary": [_acronym(acronym) for acronym in digest.glossary],
        "datasets": [_with_count(dataset, dataset.papers) for dataset in digest.datasets],
        "dumps": [_dump(reading) for reading in digest.readings],
    }
    # Bytes from the start: in a text, one character such as a double-struck letter makes all take four bytes.
    papers = b",\n".join(_json(_paper(analyzed, digest)) for analyzed in digest.papers)
    fields = b",\n".join(b"%b: %b" % (_json(name), _json(table)) for name, table in tables.items())
    return b'{"version": %d,\n"papers": [\n%b\n],\n%b\n}\n' % (VERSION, papers, fields)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _fields(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _table(records: Iterable[object], *names: str) -> list[dict[str, Any]]:
    return [_fields(record, *names) for record in records]


def _with_count(named: object, papers: tuple[str, ...]) -> dict[str, Any]:
    return {**_fields(named, "id", "name"), "papers": len(papers)}


def _text(value: object) -> str | None:
    return str(value) if value else None


def _paper(analyzed: AnalyzedPaper, digest: Digest) -> dict[str, Any]:
    paper = analyzed.paper
    return {
        "id": paper.id,
        "url": f"papers/{paper.id}/",
        "aliases": paper.aliases,
        "title": paper.title.plain if paper.title else None,
        "heading": paper.heading.plain,
        "other_titles": [title.plain for title in paper.other_titles],
        "abstract": paper.abstract.with_tex if paper.abstract else None,
        "abstract_by_machine": paper.machine_generated,
        "withdrawn": paper.withdrawn,
        "authors": [str(name) for name in paper.authors],
        "date": _text(paper.date),
        "arrived": _text(digest.history.arrivals.get(paper.id)),
        "venue": paper.venue.name if paper.venue else None,
        "year": paper.year,
        "volume": paper.volume,
        "pages": paper.pages,
        "organisation": paper.organization,  # the published key; keys are never renamed
        "categories": paper.categories,
        "identifiers": {str(identifier.kind): identifier.value for identifier in paper.identifiers},
        "page": paper.url,
        "links": _table(paper.links, "kind", "url"),
        "summary": analyzed.summary.with_tex if analyzed.summary else None,
        **_analysis(analyzed, digest),
        "corrected": paper.corrected,
        "from_metadata": paper.from_metadata,
        "metadata_source": paper.metadata_source or None,
        "sightings": [_sighting(sighting) for sighting in paper.sightings],
    }


def _analysis(analyzed: AnalyzedPaper, digest: Digest) -> dict[str, Any]:
    return {
        "topics": [{"id": score.topic, "score": score.score} for score in analyzed.topics],
        **_fields(analyzed, "tags", "datasets"),
        "acronyms": {acronym.written: acronym.meaning for acronym in analyzed.acronyms},
        "related": [
            {
                "id": related.paper,
                **_fields(related, "score", "terms", "very_similar"),
                "close": digest.is_close(related),
            }
            for related in analyzed.related
        ],
    }


def _lines(span: Span) -> dict[str, int]:
    return {"first_line": span.first, "last_line": span.last}


def _sighting(sighting: Sighting) -> dict[str, Any]:
    return {
        "dump": sighting.dump,
        **_lines(sighting.span),
        "position": sighting.position,
        "date": _text(sighting.seen_on),
        **_fields(sighting, "votes", "comments", "stars"),
    }


def _acronym(acronym: Acronym) -> dict[str, Any]:
    meanings = [
        {"text": sense.text, "papers": len(sense.papers), "tag": sense.tag} for sense in acronym.meanings
    ]
    return {**_fields(acronym, "id", "name", "papers"), "meanings": meanings}


def _dump(reading: Reading) -> dict[str, Any]:
    coverage = ("lines", "paper_lines", "boilerplate_lines", "unparsed_lines")
    return {
        "name": reading.dump,
        "label": reading.label,
        **_fields(reading.metadata, "source", "url"),
        "retrieved": _text(reading.metadata.retrieved),
        "layout": reading.layout,
        "sightings": len(reading.sightings),
        **_fields(reading, *coverage),
        "unparsed": [{**_lines(unparsed.span), "why": unparsed.reason} for unparsed in reading.unparsed],
    }
