"""Writes the catalogue, the digest as JSON; docs/catalogue.schema.json describes the format."""

from __future__ import annotations

import json
from typing import Any

from paper_digest.model.digest import Acronym, AnalyzedPaper, Digest
from paper_digest.model.record import Reading, Sighting

VERSION = 2


def catalogue(digest: Digest) -> bytes:
    """The catalogue as UTF-8 JSON, a paper on each line."""
    head = {
        "topics": [
            {"id": topic.rule.id, "name": topic.rule.name, "papers": len(topic.papers)}
            for topic in digest.topics
        ],
        "tags": [{"id": tag.id, "name": tag.name, "papers": len(tag.papers)} for tag in digest.tags],
        "glossary": [_acronym(one) for one in digest.glossary],
        "datasets": [{"id": one.id, "name": one.name, "papers": len(one.papers)} for one in digest.datasets],
        "dumps": [_dump(reading) for reading in digest.readings],
    }
    papers = ",\n".join(_json(_paper(entry)) for entry in digest.papers)
    rest = ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in head.items())
    return f'{{"version": {VERSION},\n"papers": [\n{papers}\n],\n{rest}\n}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _paper(entry: AnalyzedPaper) -> dict[str, Any]:
    paper = entry.paper
    return {
        "id": paper.id,
        "url": f"papers/{paper.id}/",
        "aliases": list(paper.aliases),
        "title": paper.title.plain if paper.title else None,
        "heading": paper.heading.plain,
        "abstract": paper.abstract.with_tex if paper.abstract else None,
        "abstract_by_machine": paper.machine_generated,
        "authors": [str(name) for name in paper.authors],
        "date": str(paper.date) if paper.date else None,
        "venue": paper.venue,
        "organization": paper.organization,
        "categories": list(paper.categories),
        "identifiers": {str(one.kind): one.value for one in paper.identifiers},
        "links": [{"kind": str(link.kind), "url": link.url} for link in paper.links],
        "summary": entry.summary.with_tex if entry.summary else None,
        "topics": [{"id": one.topic, "score": one.score} for one in entry.topics],
        "tags": list(entry.tags),
        "datasets": list(entry.datasets),
        "acronyms": {one.written: one.meaning for one in entry.acronyms},
        "related": [
            {"id": one.paper, "score": one.score, "terms": list(one.terms), "very_similar": one.very_similar}
            for one in entry.related
        ],
        "corrected": list(paper.corrected),
        "sightings": [_sighting(one) for one in paper.sightings],
    }


def _sighting(one: Sighting) -> dict[str, Any]:
    return {
        "dump": one.dump,
        "first_line": one.span.first,
        "last_line": one.span.last,
        "position": one.position,
        "date": str(one.seen_on) if one.seen_on else None,
        "votes": one.votes,
        "comments": one.comments,
        "stars": one.stars,
    }


def _acronym(one: Acronym) -> dict[str, Any]:
    meanings = [
        {"text": meaning.text, "papers": len(meaning.papers), "tag": meaning.tag} for meaning in one.meanings
    ]
    return {"id": one.id, "name": one.name, "papers": one.papers, "meanings": meanings}


def _dump(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.dump,
        "label": reading.label,
        "source": reading.metadata.source,
        "url": reading.metadata.url,
        "retrieved": str(reading.metadata.retrieved) if reading.metadata.retrieved else None,
        "layout": reading.layout,
        "sightings": len(reading.sightings),
        "lines": reading.lines,
        "paper_lines": reading.paper_lines,
        "boilerplate_lines": reading.boilerplate_lines,
        "unparsed_lines": reading.unparsed_lines,
        "unparsed": [
            {"first_line": one.span.first, "last_line": one.span.last, "why": one.reason}
            for one in reading.unparsed
        ],
    }
