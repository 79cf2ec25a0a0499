"""Writes the catalogue as an SQLite database with a full-text index, for programs that query it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Final

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.site.escaping import bare
from paper_digest.values.partial_date import PartialDate

VERSION: Final = 1
"""In `PRAGMA user_version`. Tables and columns are added, never renamed."""
_SCHEMA: Final = """
CREATE TABLE papers (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, authors TEXT NOT NULL,
    abstract TEXT, summary TEXT, date TEXT, year INTEGER, venue TEXT, organization TEXT, url TEXT,
    withdrawn INTEGER NOT NULL, machine_generated INTEGER NOT NULL, arrived TEXT
);
CREATE TABLE identifiers (
    paper TEXT NOT NULL REFERENCES papers (id), kind TEXT NOT NULL, value TEXT NOT NULL
);
CREATE TABLE links (paper TEXT NOT NULL REFERENCES papers (id), kind TEXT NOT NULL, url TEXT NOT NULL);
CREATE TABLE authors (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE paper_authors (
    paper TEXT NOT NULL REFERENCES papers (id), position INTEGER NOT NULL,
    author TEXT NOT NULL REFERENCES authors (id), PRIMARY KEY (paper, position)
) WITHOUT ROWID;
CREATE TABLE topics (id TEXT PRIMARY KEY, name TEXT NOT NULL, area TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE paper_topics (
    paper TEXT NOT NULL REFERENCES papers (id), topic TEXT NOT NULL REFERENCES topics (id),
    score REAL NOT NULL, PRIMARY KEY (paper, topic)
) WITHOUT ROWID;
CREATE TABLE tags (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE paper_tags (
    paper TEXT NOT NULL REFERENCES papers (id), tag TEXT NOT NULL REFERENCES tags (id),
    PRIMARY KEY (paper, tag)
) WITHOUT ROWID;
CREATE TABLE datasets (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE paper_datasets (
    paper TEXT NOT NULL REFERENCES papers (id), dataset TEXT NOT NULL REFERENCES datasets (id),
    PRIMARY KEY (paper, dataset)
) WITHOUT ROWID;
CREATE TABLE related (
    paper TEXT NOT NULL REFERENCES papers (id), related TEXT NOT NULL REFERENCES papers (id),
    score REAL NOT NULL, PRIMARY KEY (paper, related)
) WITHOUT ROWID;
CREATE TABLE sightings (
    paper TEXT NOT NULL REFERENCES papers (id), dump TEXT NOT NULL REFERENCES dumps (name),
    position INTEGER NOT NULL, date TEXT
);
CREATE TABLE dumps (
    name TEXT PRIMARY KEY, label TEXT NOT NULL, source TEXT, url TEXT, retrieved TEXT
) WITHOUT ROWID;
CREATE INDEX identifiers_by_value ON identifiers (value);
CREATE INDEX paper_authors_by_author ON paper_authors (author);
CREATE INDEX paper_topics_by_topic ON paper_topics (topic);
CREATE INDEX paper_tags_by_tag ON paper_tags (tag);
"""
_FULL_TEXT: Final = """
CREATE VIRTUAL TABLE papers_fts USING fts5 (
    title, authors, abstract, content = papers, content_rowid = number, tokenize = 'porter unicode61'
);
INSERT INTO papers_fts (papers_fts) VALUES ('rebuild');
INSERT INTO papers_fts (papers_fts) VALUES ('optimize');
"""
Row = tuple[str | int | float | None, ...]


def catalogue_database(digest: Digest) -> bytes:
    """The database as the bytes of its file; equal digests give equal bytes with one version of SQLite.

    Raises sqlite3.OperationalError if Python's SQLite has no full-text index (FTS5).
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(f"PRAGMA user_version = {VERSION};{_SCHEMA}")
        for table, rows in _tables(digest):
            _insert(database, table, rows)
        database.executescript(_FULL_TEXT)
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = tuple(rows)
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 (names of ours)


def _tables(digest: Digest) -> Iterator[tuple[str, Iterable[Row]]]:
    arrivals = digest.history.arrivals
    yield (
        "papers",
        (
            _paper(number, analyzed, arrivals.get(analyzed.paper.id))
            for number, analyzed in enumerate(digest.papers, 1)
        ),
    )
    yield "authors", ((author.id, _text(author.name)) for author in digest.authors)
    yield (
        "topics",
        ((topic.rule.id, _text(topic.rule.name), bare(topic.rule.area)) for topic in digest.topics),
    )
    yield "tags", ((tag.id, _text(tag.name)) for tag in digest.tags)
    yield "datasets", ((dataset.id, _text(dataset.name)) for dataset in digest.datasets)
    yield (
        "dumps",
        (
            (
                _text(reading.dump),
                _text(reading.label),
                _text(reading.metadata.source),
                _text(reading.metadata.url),
                _text(reading.metadata.retrieved),
            )
            for reading in digest.readings
        ),
    )
    for analyzed in digest.papers:
        yield from _of_paper(analyzed)


def _paper(number: int, analyzed: AnalyzedPaper, arrived: PartialDate | None) -> Row:
    paper = analyzed.paper
    return (
        number,
        paper.id,
        _text(paper.heading.plain),
        bare("; ".join(map(str, paper.authors))),
        _text(paper.abstract.with_tex) if paper.abstract else None,
        _text(analyzed.summary.with_tex) if analyzed.summary else None,
        _text(paper.date),
        paper.year_of_publication,
        _text(paper.venue.name) if paper.venue else None,
        _text(paper.organization),
        _text(paper.url),
        int(paper.withdrawn),
        int(paper.machine_generated),
        _text(arrived),
    )


def _of_paper(analyzed: AnalyzedPaper) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of one paper in other tables."""
    paper = analyzed.paper
    yield "identifiers", ((paper.id, str(known.kind), bare(known.value)) for known in paper.identifiers)
    yield "links", ((paper.id, str(link.kind), bare(link.url)) for link in paper.links)
    yield (
        "paper_authors",
        ((paper.id, position, author) for position, author in enumerate(analyzed.authors, 1)),
    )
    yield "paper_topics", ((paper.id, score.topic, score.score) for score in analyzed.topics)
    yield "paper_tags", ((paper.id, tag) for tag in analyzed.tags)
    yield "paper_datasets", ((paper.id, dataset) for dataset in analyzed.datasets)
    yield "related", ((paper.id, related.paper, related.score) for related in analyzed.related)
    yield (
        "sightings",
        (
            (paper.id, bare(sighting.dump), sighting.position, _text(sighting.seen_on))
            for sighting in paper.sightings
        ),
    )


def _text(value: object) -> str | None:
    return str(bare(str(value))) if value else None
