"""Citations of all papers of this repository and of the samples, read back by other libraries."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    MonthIntMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.middlewares.names import NameParts
from bibtexparser.model import Entry
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from paper_digest import pipeline
from paper_digest.linkage.link import link_records
from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Paper, Venue, VenueKind
from paper_digest.model.record import Reading
from paper_digest.project import project_at
from paper_digest.reading import readings_of
from paper_digest.site.exports.bibtex import citation
from paper_digest.site.exports.citation_fields import is_citable
from paper_digest.site.exports.citation_files import Citations
from paper_digest.site.exports.reference_formats import csl_item, ris_record
from paper_digest.sources.settings import load_settings
from paper_digest.values.fingerprint import normalized_key, normalized_words
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText

from tests.expected import SAMPLES, samples
from tests.project import ROOT
from tests.site.builders import paper as built_paper

BIBLIOGRAPHIES = tuple(sorted(SAMPLES.rglob("*.bib")))


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    project = project_at(ROOT)
    settings = load_settings(project.topics, project.corrections, project.datasets, project.venues)
    linked, problems = pipeline.link(project, settings, pipeline.read(project.raw))
    assert not problems
    return linked.papers


def papers_of(sample: Path) -> tuple[Paper, ...]:
    return link_records(readings_of(sample, sample.name)).papers


def year_of(paper: Paper) -> str:
    return str(paper.year_of_publication or "")


def entries_in(text: str) -> dict[str, Entry]:
    """The entries by key, with their fields in Unicode, their names in parts, and their months as numbers."""
    decoding = LatexDecodingMiddleware(
        keep_braced_groups=True
    )  # braces keep the names of organizations whole
    middleware = [decoding, MonthIntMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    library = parse_string(text, append_middleware=middleware)
    assert not library.failed_blocks
    entries = {entry.key: entry for entry in library.entries}
    assert len(entries) == len(library.entries)
    return entries


def bibtex_name(parts: NameParts) -> str:
    words = [*parts.first, *parts.von, *parts.last, *parts.jr]
    return normalized_key(" ".join(words))


def bibtex_names(entry: Entry, field: str = "author") -> list[str]:
    member = entry.fields_dict.get(field)
    return [bibtex_name(name) for name in member.value] if member else []


def name_key(name: PersonName) -> str:
    return normalized_key(str(name))


def words(name: str) -> list[str]:
    """The words of a name in alphabetical order: RIS puts the family name first."""
    return sorted(normalized_words(name))


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def assert_bibtex_parses_back(papers: Iterable[Paper]) -> None:
    expected = {paper.citation_key: paper for paper in papers}
    entries = entries_in("\n".join(citation(paper) for paper in expected.values()))
    assert entries.keys() == expected.keys()
    for key, paper in expected.items():
        others = ["others"] if paper.has_more_authors else []
        assert bibtex_names(entries[key]) == [*map(name_key, paper.authors), *others]
        fields = entries[key].fields_dict
        assert normalized_key(fields["title"].value) == normalized_key(paper.heading.plain)
        assert ("year" in fields and fields["year"].value) == (year_of(paper) or False)
        assert ("volume" in fields and fields["volume"].value) == (paper.volume or False)


def assert_ris_parses_back(papers: tuple[Paper, ...]) -> None:
    records = rispy.loads("\n".join(ris_record(paper) for paper in papers))
    assert len(records) == len(papers)
    for paper, record in zip(papers, records, strict=True):
        names = record.get("authors", [])
        assert [words(name) for name in names] == [words(str(name)) for name in paper.authors]
        assert composed(record["title"]) == composed(paper.heading.plain)
        assert record.get("year", "") == year_of(paper)
        assert record.get("volume") == paper.volume
        assert record.get("start_page", "") == paper.page_range[0]


def assert_csl_parses_back(papers: tuple[Paper, ...]) -> None:
    source = CiteProcJSON(json.loads(json.dumps([csl_item(paper) for paper in papers])))
    for paper in papers:
        item = source[paper.citation_key.lower()]
        assert len(item.get("author", [])) == len(paper.authors)
        assert composed(str(item["title"])) == composed(paper.heading.plain)
        assert (str(item["issued"].year) if "issued" in item else "") == year_of(paper)


# ---------------------------------------------------------------- the papers of this repository


def test_every_paper_can_be_cited(papers: tuple[Paper, ...]) -> None:
    assert len(papers) == 359
    assert [paper.id for paper in papers if not is_citable(paper)] == []


def test_bibtex_parses_back_to_the_same_names_title_and_year(papers: tuple[Paper, ...]) -> None:
    assert_bibtex_parses_back(papers)


def test_ris_parses_back_to_the_same_names_title_and_year(papers: tuple[Paper, ...]) -> None:
    assert_ris_parses_back(papers)


def test_csl_json_is_read_by_a_citation_processor(papers: tuple[Paper, ...]) -> None:
    assert_csl_parses_back(papers)


# ---------------------------------------------------------------- the samples

KEPT = frozenset(
    "year month booktitle journal journaltitle volume number pages publisher address series isbn note school "
    "type eprint primaryclass eprintclass url".split()
)


@pytest.mark.one_in(4)
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_the_papers_of_a_sample_parse_back(sample: Path) -> None:
    papers = papers_of(sample)
    assert_bibtex_parses_back(papers)
    assert_ris_parses_back(papers)
    assert_csl_parses_back(papers)


@pytest.mark.parametrize("sample", BIBLIOGRAPHIES, ids=lambda path: path.name)
def test_a_bibliography_comes_out_as_it_went_in(sample: Path) -> None:
    """Another parser reads the dump and our file of its papers, and sees the same keys, types and fields."""
    papers = papers_of(sample)
    before = entries_in(sample.read_text("utf-8"))
    after = entries_in("\n".join(map(citation, papers)))
    cited = {
        paper.citation_key: before[paper.citation_key] for paper in papers if paper.citation_key in before
    }
    assert len(cited) >= len(papers) - 1  # one key in the samples is not safe
    for key, entry in cited.items():
        exported = after[key]
        assert exported.entry_type == entry.entry_type
        assert bibtex_names(exported) == bibtex_names(entry)
        own, fields = entry.fields_dict, exported.fields_dict
        assert normalized_key(fields["title"].value) == normalized_key(own["title"].value)
        for name in own.keys() & KEPT:
            if " # " in str(own[name].value):
                continue  # the library does not join the parts of a value
            assert comparable(fields[name].value) == comparable(own[name].value), name
        assert bibtex_names(exported, "editor") == bibtex_names(entry, "editor") or "crossref" in own


def test_dumps_with_the_same_keys_give_a_file_of_unique_keys(tmp_path: Path) -> None:
    entry = "@article{{{key}, title={{{title}}}, author={{Jane Doe}}, year=2024}}\n"
    first = entry.format(key="doe2024", title="Plans of Models")
    second = entry.format(key="Doe2024", title="Gates of Attention") + entry.format(
        key="plans-of-models", title="Minima of Networks"
    )
    readings: list[Reading] = []
    for name, text in (("a.bib", first), ("b.bib", second)):
        (tmp_path / name).write_text(text, "utf-8")
        readings.extend(readings_of(tmp_path / name, name))
    papers = link_records(readings).papers
    citations = Citations(papers)
    content = citations.content(citations.of_list("digest", [paper.id for paper in papers]).files[0])
    titles = {key: entry.fields_dict["title"].value for key, entry in entries_in(content.decode()).items()}
    assert {key: comparable(title) for key, title in titles.items()} == {
        "doe2024": "Plans of Models",
        "gates-of-attention": "Gates of Attention",
        "minima-of-networks": "Minima of Networks",
    }


def comparable(value: object) -> str:
    """A value without what is only notation: protecting braces, the kind of dash, white space."""
    plain = str(value).replace("{", "").replace("}", "").replace("–", "-").replace("--", "-")
    return composed(plain)


# ---------------------------------------------------------------- hostile values

FRAGMENTS = (
    *("},\n@article{x,", "@comment{", "\nER  - \n", "\r\nTY  - JOUR\r\n", "</script>", "]", "-"),
    *("}", "{", "\\", '"', "%", "$", "#", "~", "_", "^", "\\'e", "\\o "),
    *("\u2028", "\x85", "\u202e", "\x00", "é", "ß", "王", "A", "b", " "),
    *(" and ", ", ", "and", "others", "et al.", "van ", "Jr."),
)
HOSTILE = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
NAMES = st.builds(PersonName.of_parts, HOSTILE, HOSTILE, suffix=st.sampled_from(("", "Jr.")))
FIELD_NAMES = st.sampled_from(
    ("booktitle", "publisher", "note", "number", "address", "series", "url", "eprint")
)
ENTRIES = st.builds(
    CitationEntry,
    entry_type=st.sampled_from(("inproceedings", "article", "phdthesis", "")),
    fields=st.dictionaries(FIELD_NAMES, HOSTILE).map(lambda fields: tuple(fields.items())),
    editors=st.lists(NAMES, max_size=2).map(lambda names: tuple(filter(None, names))),
)


@st.composite
def hostile_papers(draw: st.DrawFn) -> Paper:
    """A paper that could come from any dump, with hostile text wherever text may be."""
    names = (draw(NAMES) for _ in range(draw(st.integers(0, 3))))
    heading = RichText.parse(f"A {draw(HOSTILE)}")
    built = built_paper(
        title=heading,
        venue=Venue(draw(HOSTILE), draw(st.sampled_from(VenueKind))),
        volume=draw(HOSTILE),
        pages=draw(HOSTILE),
        url=draw(HOSTILE),
        citation=draw(ENTRIES),
        date="2024",
    )
    fields = {"authors": tuple(filter(None, names)), "heading": heading}
    return Paper(**({name: getattr(built, name) for name in Paper.__slots__} | fields))


LAST = built_paper("the-last", "The last", authors="Ada Lovelace", date="2023")


@given(hostile_papers())
def test_hostile_text_cannot_leave_its_bibtex_field(paper: Paper) -> None:
    library = parse_string(f"{citation(paper)}\n{citation(LAST)}", append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    hostile, last = library.entries
    assert (hostile.key, last.key, last.fields_dict["title"].value) == ("a-paper", "the-last", "{The} last")
    assert len(hostile.fields_dict["author"].value if paper.authors else []) == len(paper.authors)
    assert "x" not in hostile.fields_dict


@given(hostile_papers())
def test_hostile_text_cannot_leave_its_ris_line(paper: Paper) -> None:
    hostile, last = rispy.loads(f"{ris_record(paper)}\n{ris_record(LAST)}")
    assert (hostile["id"], last["id"], last["title"]) == ("a-paper", "the-last", "The last")
    assert len(hostile.get("authors", [])) == len(paper.authors)


@given(hostile_papers())
def test_hostile_text_stays_within_its_csl_json_value(paper: Paper) -> None:
    citations = Citations([paper, LAST])
    text = citations.content(citations.of_list("all", [paper.id, LAST.id]).files[-1])
    hostile, last = json.loads(text)
    assert (hostile["id"], last["title"]) == ("a-paper", "The last")
    CiteProcJSON([hostile, last])
    assert hostile["issued"] == {"date-parts": [[2024]]}
