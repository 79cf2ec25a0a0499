"""What a segment states of its own, and where its second paper begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.listings.stated_fields import cut_before, stated_fields
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading
from paper_digest.reading import readings_of
from paper_digest.sources.second_papers import SecondPaper, StatedField, second_paper
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, block, features, link

TITLE = "Faster Looms Through Thin Threads of Wool"
OTHER = "Slower Looms Through Thick Threads of Silk"
PUBLISHER = "https://www.nature.com/articles/s41598-018-19194-4"


def segment(*texts: str | Block) -> RecordSegment:
    title, *after = features(*texts)
    return RecordSegment((), title, tuple(after), None)


def second_in(*texts: str | Block) -> SecondPaper | None:
    return second_paper(stated_fields(segment(*texts)))


def item(title: str, line: int, url: str) -> Block:
    return block(f"{title} [pdf]", line, links=(Link(title, url), Link("pdf", url)), marker="-")


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ((TITLE, "arXiv:2401.00001", ABSTRACT, OTHER, "arXiv:2401.00002"), StatedField.ARXIV),
        ((TITLE, "doi:10.1145/1.2", ABSTRACT, OTHER, "doi:10.1145/1.3"), StatedField.DOI),
        ((f"Title: {TITLE}", ABSTRACT, f"Title: {OTHER}", ABSTRACT), StatedField.TITLE),
        ((item(TITLE, 1, PUBLISHER), item(OTHER, 2, f"{PUBLISHER}5")), StatedField.TITLE),
        (
            (TITLE, "Authors: Ada Lovelace, Alan Turing", ABSTRACT, "Authors: Emmy Noether, Mary Cartwright"),
            StatedField.AUTHORS,
        ),
        (
            (TITLE, "Ada Lovelace, Alan Turing", ABSTRACT, "Emmy Noether, Mary Cartwright", ABSTRACT),
            StatedField.AUTHORS,
        ),
    ],
)
def test_a_segment_of_two_papers_contradicts_itself(
    texts: tuple[str | Block, ...], field: StatedField
) -> None:
    second = second_in(*texts)
    assert second is not None
    assert second.first.field is field


@pytest.mark.parametrize(
    "texts",
    [
        (TITLE, "arXiv:2401.00001", "https://arxiv.org/pdf/2401.00001v2", ABSTRACT),
        (TITLE, "arXiv:2401.00001", f"{ABSTRACT} We use the looms of arXiv:2401.00002."),
        (
            TITLE,
            "arXiv:2401.00001",
            "Code, data: https://github.com/a/b " * 12 + "arXiv:2401.00002",
            ABSTRACT,
        ),
        (TITLE, "arXiv:2401.00001", "Comments: overlaps with arXiv:2401.00002", ABSTRACT),
        (TITLE, "arXiv:2401.00001", "Related: arXiv:2401.00002", ABSTRACT),
        (TITLE, "arXiv:2401.00001", "doi:10.1145/1.2", ABSTRACT),
        (item(TITLE, 1, PUBLISHER), block("Code", 2, marker="-", links=(link("Code"),)), ABSTRACT),
        (TITLE, "Author: Ada Lovelace", "Author: Alan Turing", ABSTRACT),
    ],
)
def test_links_mentions_and_versions_are_of_one_paper(texts: tuple[str | Block, ...]) -> None:
    assert second_in(*texts) is None


def test_the_title_above_a_second_identifier_goes_with_it() -> None:
    whole = segment(
        TITLE, "arXiv:2401.00001", ABSTRACT, OTHER, "Emmy Noether, Mary Cartwright", "arXiv:2401.00002"
    )
    second = second_paper(stated_fields(whole))
    assert second is not None
    own, others = cut_before(whole, second)
    assert [kept.text for kept in own.blocks] == [TITLE, "arXiv:2401.00001", ABSTRACT]
    assert [cut.text for cut in others] == [OTHER, "Emmy Noether, Mary Cartwright", "arXiv:2401.00002"]


def read(folder: Path, text: str) -> Reading:
    (folder / "page.md").write_text(text, "utf-8")
    (reading,) = readings_of(folder / "page.md", "page.md")
    return reading


SWALLOWED = f"""# Reading list

- [Thin Threads for Fast Looms](https://arxiv.org/abs/2401.00003) (2024), A. Lovelace et al.
- [{TITLE}](https://arxiv.org/abs/2401.00001) (2024), A. Turing et al.
- [{OTHER}](http://papers.example.org/5678-slower-looms.pdf) (2016), E. Noether et al. [code](https://github.com/a/b)
- [Looms of the World and Their Threads](https://arxiv.org/abs/2401.00004) (2024), M. Cartwright et al.
"""


def test_a_swallowed_item_is_an_error_and_gives_nothing_to_its_neighbor(tmp_path: Path) -> None:
    reading = read(tmp_path, SWALLOWED)
    titles = [sighting.title for sighting in reading.sightings]
    assert TITLE in titles
    own = reading.sightings[titles.index(TITLE)]
    if OTHER in titles:
        assert not reading.problems
        return
    errors = [str(problem) for problem in reading.problems if problem.severity is Severity.ERROR]
    assert len(errors) == 1
    assert errors[0].startswith("page.md:5: error")
    assert TITLE in errors[0]
    assert OTHER in errors[0]
    assert all("github.com" not in url for url in own.urls)
    assert reading.unparsed_lines == 1


@pytest.mark.parametrize("folder", ["seeds", "dumps"])
def test_no_paper_of_the_labeled_dumps_is_taken_for_two(shared: Path, folder: str) -> None:
    dumps = sorted((shared / folder).glob("*.txt"))
    readings = [reading for path in dumps for reading in readings_of(path, path.name)]
    assert readings
    assert not [problem for reading in readings for problem in reading.problems]
    assert sum(reading.unparsed_lines for reading in readings) == 0
