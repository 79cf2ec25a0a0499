"""Tests of the metadata of dumps: it is used, and mistakes are reported with their line and an example."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import readings_of
from paper_digest.sources.metadata import SourceMetadata, read_metadata
from paper_digest.values.partial_date import PartialDate

PAGE = (
    "Aug 7\n\nTitle: Flat Minima\nAuthors: Ada Lovelace, Alan Turing\nURL: https://arxiv.org/abs/2410.05434\n"
)


def test_a_sidecar_says_what_the_page_cannot(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "page.yml").write_text(
        "label: The page\nsource: A site\nurl: https://example.org/p\nretrieved: 2025-08-09\n"
    )
    (reading,) = readings_of(tmp_path / "page.txt", "page.txt")
    assert reading.metadata == DumpMetadata(
        label="The page", source="A site", url="https://example.org/p", retrieved=PartialDate(2025, 8, 9)
    )
    assert reading.label == "The page"
    assert reading.sightings[0].seen_on == PartialDate(2025, 8, 7)


def test_front_matter_is_boilerplate_and_its_date_gives_the_year(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        f"---\ntitle: Papers\nurl: https://example.org/p\ndate: 2025-08-09\n---\n{PAGE}"
    )
    (reading,) = readings_of(tmp_path / "page.md", "page.md")
    assert (str(reading.metadata.retrieved), reading.metadata.url) == ("2025-08-09", "https://example.org/p")
    assert (str(reading.sightings[0].seen_on), reading.sightings[0].span.first) == ("2025-08-07", 8)
    assert reading.unparsed_lines == 0


def test_the_sidecar_counts_more_than_the_front_matter(tmp_path: Path) -> None:
    sidecar = tmp_path / "page.yml"
    sidecar.write_text("year: 2024\n")
    metadata = read_metadata(sidecar, "---\nyear: 2025\nlabel: Front\n---\nText\n")
    assert metadata == SourceMetadata(DumpMetadata(year=2024, label="Front"), 4)


def test_names_for_readers_are_clean_text() -> None:
    head = '---\nsource: "A\\u202e\\e[31m \\uE000 List"\nlabel: "\\u202e"\n---\nText\n'
    metadata = read_metadata(None, head).values
    assert (metadata.source, metadata.label) == ("A[31m List", None)


def test_layout_overrules_the_guess_and_skip_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "page.yml").write_text("layout: BibTeX\n")
    (reading,) = readings_of(tmp_path / "page.txt", "page.txt")
    assert (reading.layout, reading.sightings) == ("BibTeX", ())
    (tmp_path / "page.yml").write_text("layout: Bibtex\n")
    (reading,) = readings_of(tmp_path / "page.txt", "page.txt")
    assert "Use one of JSON records, BibTeX" in str(reading.problems[0])
    (tmp_path / "page.yml").write_text("skip: true\n")
    (reading,) = readings_of(tmp_path / "page.txt", "page.txt")
    assert (reading.layout, reading.lines, reading.problems) == ("skipped", 0, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("label: x\nyeer: 2024\n", 2, "expected \"year: 2025\", found the key 'yeer'"),
        ("year: soon\n", 1, "expected \"year: 2025\", found 'soon'"),
        ("skip: maybe\n", 1, 'expected "skip: true"'),
        ("- a\n", 1, "found a sequence"),
        ("label: [\n", 2, "expected YAML"),
        ("zebra: red\n", 1, "expected one of source, url"),
    ],
)
def test_a_mistake_is_reported_with_a_right_example(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    sidecar = tmp_path / "page.yml"
    sidecar.write_text(text)
    (problem,) = read_metadata(sidecar, "Text\n").problems
    assert (problem.file, problem.line) == ("page.yml", line)
    assert message in str(problem)


@pytest.mark.parametrize(
    "head",
    [
        "---\nText that goes on\n---\n",
        "----------\nA: b\n----\n",
        "---\n\n---\n",
        "A: b\n---\n",
        "---\nurl: x\nno end\n",
    ],
)
def test_rules_of_dashes_are_no_front_matter(head: str) -> None:
    assert read_metadata(None, head) == SourceMetadata()


@given(st.text(max_size=80))
def test_any_front_matter_is_read_without_an_error(text: str) -> None:
    metadata = read_metadata(None, f"---\na: {text}\n---\nText")
    assert metadata.front_matter_lines >= 3
    assert metadata.problems == ()


def _bomb(key: str) -> str:
    """YAML whose aliases stand for 9 ** 20 words below `key`."""
    levels = [f"a{n}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(20)]
    return "\n".join(("a: &a [x]", *levels, f"{key}: *u", ""))


@pytest.mark.parametrize("key", ["label", "retrieved", "columns"])
def test_aliases_in_front_matter_do_not_multiply(key: str) -> None:
    metadata = read_metadata(None, f"---\n{_bomb(key)}---\nText\n")
    assert metadata == SourceMetadata(front_matter_lines=24)


def test_aliases_in_a_sidecar_do_not_multiply(tmp_path: Path) -> None:
    (tmp_path / "page.yml").write_text(_bomb("label"))
    problems = read_metadata(tmp_path / "page.yml", "Text\n").problems
    assert "found more than 100 aliases" in str(problems[-1])


@pytest.mark.parametrize(
    "yaml", ["year: !!int _", "date: !!timestamp soon", "skip: !!bool x", "a: " + "[" * 3000]
)
def test_front_matter_that_is_not_valid_is_skipped(yaml: str) -> None:
    assert read_metadata(None, f"---\n{yaml}\n---\nText\n") == SourceMetadata(front_matter_lines=3)


def test_columns_keep_their_names(tmp_path: Path) -> None:
    (tmp_path / "page.yml").write_text("columns: {organisation: Institut, abstract: Zusammenfassung}\n")
    metadata = read_metadata(tmp_path / "page.yml", "Text\n")
    assert metadata.values.columns == {"organisation": "Institut", "abstract": "Zusammenfassung"}


def test_a_layout_in_front_matter_counts_only_if_it_is_known() -> None:
    page = "---\nlayout: default\ntags: [a]\n---\nText\n"
    assert read_metadata(None, page, ("page of papers",)) == SourceMetadata(front_matter_lines=4)
    known = read_metadata(None, page.replace("default", "page of papers"), ("page of papers",))
    assert known.values.layout == "page of papers"


def test_front_matter_in_toml_is_skipped() -> None:
    assert read_metadata(None, '+++\ntitle = "Papers"\n+++\nText\n') == SourceMetadata(front_matter_lines=3)


def test_what_a_reader_of_pages_writes_above_one_is_no_part_of_it() -> None:
    address = "https://arxiv.org/list/cs.CL/recent"
    head = f"Title: Language\n\nURL Source: {address}\n\nMarkdown Content:\n# Language\n"
    metadata = read_metadata(None, head)
    assert (metadata.values.url, metadata.front_matter_lines) == (address, 5)
    paper = head.replace(address, "https://arxiv.org/abs/2101.00001")
    assert read_metadata(None, paper) == SourceMetadata()  # its title and its address are those of the paper
    assert read_metadata(None, "Title: Looms\n\nAuthors: Ada Roe\n").front_matter_lines == 0
