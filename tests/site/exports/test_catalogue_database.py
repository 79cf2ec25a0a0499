"""Tests of the catalogue as an SQLite database."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from paper_digest.model.digest import Digest, Related
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.site.exports.catalogue_database import VERSION, catalogue_database
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest
from tests.project import ROOT
from tests.site.builders import about, analyzed, arrived, arrived_digest, digest, sighting, tag, topic


@pytest.fixture
def small() -> Digest:
    return digest(
        analyzed(
            "a",
            "Learning to sort",
            abstract=RichText.parse("Sorting networks learn in $O(n \\log n)$ steps."),
            authors="Ada Lovelace and Kees van der Berg",
            date="2024-05",
            topics=about("sorting"),
            tags=("networks",),
            related=(Related("b", 0.5, ("sorting",)),),
            sightings=(sighting(position=1), sighting("z.txt", 7)),
        ),
        analyzed(
            "b",
            "Cats",
            authors="Ada Lovelace",
            tags=("networks",),
            sightings=(sighting(position=2),),
            links=(PaperLink(LinkKind.CODE, "https://github.com/a/b"),),
        ),
        topics=(topic("sorting", "a", area="Theory"),),
        tags=(tag("networks", "a", "b"),),
    )


@pytest.fixture
def database(small: Digest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    file = tmp_path / "catalogue.sqlite"
    file.write_bytes(catalogue_database(small))
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return database.execute(query).fetchall()


def test_papers_have_their_fields(database: sqlite3.Connection) -> None:
    query = "SELECT id, title, authors, abstract, date, year, withdrawn FROM papers ORDER BY id"
    abstract = r"Sorting networks learn in $O(n \log n)$ steps."
    assert rows(database, query) == [
        ("a", "Learning to sort", "Ada Lovelace; Kees van der Berg", abstract, "2024-05", 2024, 0),
        ("b", "Cats", "Ada Lovelace", None, None, None, 0),
    ]
    assert rows(database, "PRAGMA user_version") == [(VERSION,)]


def test_papers_have_the_day_of_their_arrival_in_the_last_column(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.sqlite"
    content = arrived_digest(arrived("a", PartialDate(2024, 8, 7)), analyzed("b"))
    file.write_bytes(catalogue_database(content))
    with closing(sqlite3.connect(file)) as database:
        assert rows(database, "SELECT id, arrived FROM papers ORDER BY id") == [
            ("a", "2024-08-07"),
            ("b", None),
        ]
        assert rows(database, "PRAGMA table_info(papers)")[-1][1] == "arrived"


def test_words_in_other_forms_find_a_paper(database: sqlite3.Connection) -> None:
    source = "papers_fts JOIN papers ON number = papers_fts.rowid"
    query = f"SELECT id FROM {source} WHERE papers_fts MATCH {{}} ORDER BY rank"
    assert rows(database, query.format("'network learned'")) == [("a",)]
    assert rows(database, query.format("'authors: lovelace NOT sorting'")) == [("b",)]
    assert rows(database, query.format("'dogs'")) == []


def test_tables_are_linked(database: sqlite3.Connection) -> None:
    assert rows(database, "SELECT paper, position, author FROM paper_authors ORDER BY 1, 2") == [
        ("a", 1, "ada-lovelace"),
        ("a", 2, "kees-van-der-berg"),
        ("b", 1, "ada-lovelace"),
    ]
    assert rows(database, "SELECT topic, paper, score, area FROM paper_topics JOIN topics ON topic = id") == [
        ("sorting", "a", 1.0, "Theory")
    ]
    assert rows(database, "SELECT paper, tag FROM paper_tags ORDER BY 1") == [
        ("a", "networks"),
        ("b", "networks"),
    ]
    assert rows(database, "SELECT paper, related, score FROM related") == [("a", "b", 0.5)]
    assert rows(database, "SELECT paper, dump, position FROM sightings") == [
        ("a", "list.txt", 1),
        ("a", "z.txt", 7),
        ("b", "list.txt", 2),
    ]


def test_a_database_is_whole_and_the_same_every_time(tmp_path: Path) -> None:
    content = catalogue_database(example_digest())
    assert catalogue_database(example_digest()) == content
    file = tmp_path / "catalogue.sqlite"
    file.write_bytes(content)
    with closing(sqlite3.connect(file)) as database:
        assert rows(database, "PRAGMA integrity_check") == [("ok",)]
        assert rows(database, "SELECT count(*) FROM papers") == [(10,)]


def test_an_empty_digest_and_hostile_names_are_written() -> None:
    assert catalogue_database(Digest())
    assert catalogue_database(digest(analyzed(), topics=(topic("x", name="\ud800';DROP TABLE papers;--"),)))


def test_the_documented_queries_answer(database: sqlite3.Connection) -> None:
    text = (ROOT / "docs" / "project" / "commands.md").read_text("utf-8")
    queries = re.findall(r"^-- .*\n((?:.+\n)*?.*;)$", text, re.MULTILINE)
    known = (("sharpness AND network", "sort AND network"), ("Yann LeCun", "Ada Lovelace"))
    for documented, present in known:
        queries = [query.replace(documented, present) for query in queries]
    assert [rows(database, query) for query in queries] == [
        [("a", "Learning to sort")],
        [("Sorting", 1)],
        [("Cats", "https://github.com/a/b")],
        [],
    ]
