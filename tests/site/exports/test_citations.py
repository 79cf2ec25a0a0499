"""Citations of all papers of this repository, read back by the libraries of other people."""

from __future__ import annotations

import unicodedata

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from bibtexparser.middlewares.names import NameParts
from citeproc.source.json import CiteProcJSON
from paper_digest import pipeline
from paper_digest.model.paper import Paper
from paper_digest.project import project_at
from paper_digest.site.exports.bibtex import citation, is_citable
from paper_digest.site.exports.reference_formats import csl_item, ris_record
from paper_digest.sources.settings import load_settings
from paper_digest.values.fingerprint import normalized_key, normalized_words
from paper_digest.values.person import PersonName

from tests.project import ROOT


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    project = project_at(ROOT)
    settings = load_settings(project.topics, project.corrections, project.datasets, project.venues)
    linked, problems = pipeline.link(project, settings, pipeline.read(project.raw))
    assert not problems
    return linked.papers


def year_of(paper: Paper) -> str:
    return str(paper.year or (paper.date.year if paper.date else ""))


def bibtex_name(parts: NameParts) -> str:
    words = [*parts.first, *parts.von, *parts.last, *parts.jr]
    return normalized_key(" ".join(words))


def name_key(name: PersonName) -> str:
    return normalized_key(str(name))


def words(name: str) -> list[str]:
    """The words of a name in alphabetical order: RIS puts the family name first."""
    return sorted(normalized_words(name))


def test_every_paper_can_be_cited(papers: tuple[Paper, ...]) -> None:
    assert len(papers) == 359
    assert [paper.id for paper in papers if not is_citable(paper)] == []


def test_bibtex_parses_back_to_the_same_names_title_and_year(papers: tuple[Paper, ...]) -> None:
    text = "\n".join(citation(paper) for paper in papers)
    middleware = [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    library = parse_string(text, append_middleware=middleware)
    assert not library.failed_blocks
    entries = {entry.key: entry for entry in library.entries}
    assert len(entries) == len(papers)
    for paper in papers:
        fields = entries[paper.id].fields_dict
        assert [bibtex_name(name) for name in fields["author"].value] == list(map(name_key, paper.authors))
        assert normalized_key(fields["title"].value) == normalized_key(paper.heading.plain)
        assert fields["year"].value == year_of(paper)


def test_ris_parses_back_to_the_same_names_title_and_year(papers: tuple[Paper, ...]) -> None:
    records = rispy.loads("\n".join(ris_record(paper) for paper in papers))
    assert len(records) == len(papers)
    for paper, record in zip(papers, records, strict=True):
        assert [words(name) for name in record["authors"]] == [words(str(name)) for name in paper.authors]
        assert record["title"] == unicodedata.normalize("NFC", " ".join(paper.heading.plain.split()))
        assert record["year"] == year_of(paper)


def test_csl_json_is_read_by_a_citation_processor(papers: tuple[Paper, ...]) -> None:
    source = CiteProcJSON([csl_item(paper) for paper in papers])
    for paper in papers:
        item = source[paper.id]
        assert len(item["author"]) == len(paper.authors)
        assert str(item["issued"].year) == year_of(paper)
