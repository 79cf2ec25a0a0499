"""The citations of a list of papers: three formats, every paper, parts below the limit."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from paper_digest.site.exports import citation_files
from paper_digest.site.exports.citation_files import BIBTEX, CSL_JSON, RIS, Citations

from tests.site.builders import paper

PAPERS = tuple(paper(f"paper-{n}", f"paper {n}", authors="Ada Lovelace", date="2024") for n in range(1, 7))
IDS = tuple(each.id for each in PAPERS)


def keys(path: str, content: bytes) -> list[str]:
    """The keys of the citations in a file."""
    text = content.decode()
    match PurePosixPath(path).suffix:
        case ".bib":
            return [entry.key for entry in parse_string(text).entries]
        case ".ris":
            return [record["id"] for record in rispy.loads(text)]
        case _:
            return [item["id"] for item in json.loads(text)]


def test_a_list_has_a_file_in_each_format_with_its_papers_in_order() -> None:
    citations = Citations(PAPERS)
    files = citations.of_list("topics/graphs", ("paper-3", "paper-1")).files
    assert [(file.format_name, file.part, file.path) for file in files] == [
        ("BibTeX", 1, "topics/graphs.bib"),
        ("RIS", 1, "topics/graphs.ris"),
        ("CSL-JSON", 1, "topics/graphs.csl.json"),
    ]
    assert [keys(file.path, citations.content(file)) for file in files] == [["paper-3", "paper-1"]] * 3


def test_papers_without_authors_or_a_year_are_in_the_files_and_counted() -> None:
    papers = (*PAPERS, paper("no-authors", date="2024"), paper("no-year", authors="Ada Lovelace"))
    citations = Citations(papers)
    listed = citations.of_list("digest", ("paper-1", "no-year", "no-authors"))
    assert listed.n_incomplete == 2
    assert all(len(keys(file.path, citations.content(file))) == 3 for file in listed.files)


def test_the_parts_are_below_the_limit_and_hold_every_paper_once(monkeypatch: pytest.MonkeyPatch) -> None:
    citations = Citations(PAPERS)
    for limit in range(1, 1000):
        monkeypatch.setattr(citation_files, "MAX_BYTES", limit)
        files = citations.of_list("digest", IDS).files
        firsts = [file.path for file in files if file.part == 1]
        assert firsts == ["digest.bib", "digest.ris", "digest.csl.json"]
        assert all(f"/part-{file.part}." in file.path for file in files if file.part > 1)
        for format_ in (BIBTEX, RIS, CSL_JSON):
            parts = [citations.content(file).decode() for file in files if file.format_name == format_.name]
            numbers = [re.findall(r"paper-(\d)\b", part) for part in parts]
            assert "".join(map("".join, numbers)) == "123456"
            for part, in_part in zip(parts, numbers, strict=True):
                assert len(part) < limit or len(in_part) == 1


def test_a_list_without_papers_has_files_that_can_be_read() -> None:
    citations = Citations(())
    files = citations.of_list("digest", ()).files
    assert [keys(file.path, citations.content(file)) for file in files] == [[]] * 3
