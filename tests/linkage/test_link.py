"""Which sightings are one paper, and what corrections do."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from paper_digest.linkage.link import link_records
from paper_digest.model.metadata import PaperMetadata
from paper_digest.model.paper import Venue
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.pipeline import read
from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.linkage.examples import ADAM, JAILBREAKS, doi, papers, reading, sighting, strip_tex

RAW = Path(__file__).parents[2] / "raw"
TITLE = r"Adam Exploits $\ell_\infty$-geometry of Loss Landscape"


def test_the_five_dumps_make_359_papers() -> None:
    readings = list(read(RAW))
    linked = link_records(readings).papers
    assert sum(len(reading.sightings) for reading in readings) == 378
    assert sum(len(paper.sightings) for paper in linked) == 378
    assert len({paper.id for paper in linked}) == len(linked) == 359
    untitled = [paper.heading.plain for paper in linked if paper.title is None]
    assert len(untitled) == 13
    assert all(heading.endswith("…") and len(heading) < 120 for heading in untitled)


def test_abstracts_without_a_title_find_it_in_another_dump() -> None:
    completed = {
        paper.title.plain: paper
        for paper in link_records(read(RAW)).papers
        if paper.title and any(not sighting.title for sighting in paper.sightings)
    }
    assert sorted(completed) == [
        "Deep Networks Always Grok and Here is Why",
        "Occam's Razor for Self Supervised Learning: What is Sufficient to Learn Good Representations?",
    ]
    assert all(paper.aliases for paper in completed.values())


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Adam Exploits ell_infty-geometry of Loss Landscape", strip_tex(ADAM)),
        (r"ADAM EXPLOITS $\ell_\infty$-GEOMETRY OF LOSS LANDSCAPE", ADAM),
        ("Adam Exploits ℓ∞-geometry of Loss Landscape", strip_tex(ADAM)),
        (
            r"Adam Exploits $\ell_\infty$–geometry of “Loss” Landscape",
            f"{ADAM} Code: https://github.com/a/b.",
        ),
        (TITLE, ADAM[: int(len(ADAM) * 0.6)]),
        (TITLE, ADAM.replace(" ", "\n  ")),
        (TITLE, None),
        (r"Adam Exploits $\ell_\infty$-geometry of a Loss Landscape", ADAM),
        (f"{TITLE}: A Study", ADAM),
        (r"Adam Exploits $\ell_\infty$-geom...", f"{strip_tex(ADAM)[:150]}..."),
        (None, strip_tex(ADAM)),
        (None, ADAM.replace("advantage", "benefit").replace("novel", "new")),
    ],
)
def test_damaged_copies_stay_one_paper(title: str | None, abstract: str | None) -> None:
    original = sighting(TITLE, ADAM)
    assert len(papers(original, sighting(title, abstract))) == 1
    assert len(papers(sighting(title, abstract), original)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sighting("On Learning", ADAM), sighting("On Learning", JAILBREAKS)),
        (sighting("Scaling Laws: Part I", ADAM), sighting("Scaling Laws: Part II", ADAM[:300] + JAILBREAKS)),
        (
            sighting("Entropy Maximization for Deep Models", ADAM),
            sighting("Entropy Minimization for Deep Models", JAILBREAKS),
        ),
        (sighting("A Title", ADAM, "2401.00001"), sighting("A Title", ADAM, "2401.00002")),
        (sighting("Some Thing Here", ADAM), sighting("Another Paper", ADAM[: len(ADAM) // 2] + JAILBREAKS)),
        (sighting("First"), sighting("Second")),
        (
            doi(sighting("Editorial", ADAM, published=PartialDate(2019)), "10.1000/e.1"),
            sighting("Editorial", published=PartialDate(2021)),
        ),
        (
            sighting("Flat Minima in Networks", ADAM, authors=parse_names("Ada Lovelace")),
            sighting("Flat Minima in Networks", authors=parse_names("Charles Babbage")),
        ),
        (sighting("Flat Minima in Networks", ADAM), sighting("Erratum: Flat Minima in Networks", ADAM)),
        (sighting("Report of the 2022 Workshop", ADAM), sighting("Report of the 2023 Workshop", ADAM)),
        (
            doi(sighting("Flat Minima in Networks", ADAM), "10.1000/e.1"),
            doi(sighting("Flat Minima in Networks", ADAM), "10.1000/e.2"),
        ),
        (
            sighting("Flat Minima in Networks", ADAM),
            sighting("Flat Minima in Networks", ADAM[:140] + JAILBREAKS),
        ),
    ],
)
def test_different_papers_stay_two(left: Sighting, right: Sighting) -> None:
    assert len(papers(left, right)) == 2


def test_a_paper_listed_twice_in_a_dump_has_two_sightings() -> None:
    card = sighting("Flat Minima in Wide Networks", None, "2410.05434", votes=3)
    (paper,) = link_records([reading("a", card, card)]).papers
    assert [sighting.position for sighting in paper.sightings] == [1, 2]
    bare = sighting("Flat Minima in Wide Networks")
    assert len(link_records([reading("a", bare, bare)]).papers) == 1


def test_a_bare_title_finds_its_abstract_in_another_dump() -> None:
    title = sighting("Flat Minima in Wide Networks", venue="ICML", categories=("cs.LG",))
    full = sighting("Flat minima in wide networks", ADAM, categories=("stat.ML",))
    (paper,) = link_records([reading("a", title), reading("b", full)]).papers
    assert (paper.venue, paper.categories) == (Venue("ICML"), ("cs.LG", "stat.ML"))
    assert paper.abstract is not None


def test_a_machine_generated_summary_finds_its_paper_by_the_title_alone() -> None:
    summary = sighting(
        "Flat Minima in Networks", "A machine says at length what generalizes. " * 20, machine_generated=True
    )
    by_authors = sighting(
        "Flat minima in networks", "We show that basins of small curvature predict the test error better."
    )
    (paper,) = papers(summary, by_authors)
    assert (paper.abstract or RichText()).with_tex.startswith("We show")


def test_the_order_of_dumps_changes_nothing() -> None:
    dumps = [
        reading("a.txt", sighting("One", ADAM), sighting("Two", JAILBREAKS)),
        reading("b.txt", sighting(None, strip_tex(ADAM))),
        reading("c.txt", sighting("ONE", ADAM[:300])),
    ]
    results = {
        tuple((paper.id, paper.aliases, paper.title) for paper in link_records(order).papers)
        for order in permutations(dumps)
    }
    assert len(results) == 1


def test_papers_of_one_title_keep_their_ids_when_another_one_comes_first() -> None:
    first, second, third = (
        sighting("Introduction", authors=parse_names(name), published=PartialDate(year))
        for name, year in (("Ann Poe", 1999), ("Bo Lee", 2015), ("Cy Ray", 2001))
    )
    before = link_records([reading("b.ris", first, second)])
    after = link_records([reading("a.ris", third), reading("b.ris", first, second)], registry=before.registry)
    ids = {paper.authors: paper.id for paper in before.papers}
    assert len(ids) == 2
    assert ids.items() <= {paper.authors: paper.id for paper in after.papers}.items()


# ---------------------------------------------------------------- corrections


def test_a_correction_refers_to_an_untitled_paper_by_its_fingerprint() -> None:
    correction = Correction(
        paper=fingerprint(strip_tex(ADAM)),
        title="Adam and Geometry",
        authors=parse_names("Ada Lovelace"),
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.00001"),),
        line=3,
    )
    linked = link_records([reading("a.txt", sighting(None, ADAM.replace(". ", ".\n")))], (correction,))
    (paper,) = linked.papers
    assert paper.id == "adam-and-geometry"
    assert paper.aliases[0].startswith("adam-outperforms-sgd")
    assert paper.corrected == ("arxiv", "authors", "title")
    assert paper.identifier(IdentifierKind.ARXIV) == "2410.00001"
    assert not linked.problems


def test_a_corrected_title_finds_the_other_sightings() -> None:
    correction = Correction(paper=fingerprint(ADAM), title="Adam and Geometry", line=1)
    dumps = [reading("a.txt", sighting(None, ADAM)), reading("b.txt", sighting("Adam and Geometry"))]
    assert len(link_records(dumps, (correction,)).papers) == 1


def test_a_correction_by_id_keeps_the_id() -> None:
    correction = Correction(paper="adm-and-geometry", title="Adam", line=1)
    linked = link_records([reading("a.txt", sighting("Adm and Geometry", ADAM))], (correction,))
    assert [(paper.id, paper.heading.with_tex) for paper in linked.papers] == [("adm-and-geometry", "Adam")]


def test_a_correction_joins_two_papers() -> None:
    dump = reading("a.txt", sighting("Old Name", ADAM), sighting("New Name", JAILBREAKS))
    (paper,) = link_records([dump], (Correction(paper="old-name", same_as="new-name", line=1),)).papers
    assert {paper.id, *paper.aliases} == {"old-name", "new-name"}


def test_a_removed_paper_keeps_its_id_for_itself() -> None:
    correction = Correction(paper=fingerprint(ADAM), remove=True, line=1)
    dump = reading("a.txt", sighting("Adam", ADAM), sighting("Adam", JAILBREAKS))
    linked = link_records([dump], (correction,))
    (kept,), (removed,) = linked.papers, linked.removed
    assert (removed.id, kept.id.startswith("adam-"), linked.problems) == ("adam", True, ())
    assert linked.registry.keys_by_id.keys() == {"adam", kept.id}
    assert [paper.id for paper in link_records([dump], (), linked.registry).papers] == ["adam", kept.id]


def test_a_correction_that_matches_no_paper_is_reported() -> None:
    correction = Correction(paper="nobody", title="X", line=7)
    linked = link_records([reading("a.txt", sighting("One", ADAM))], (correction,))
    assert [(problem.file, problem.line) for problem in linked.problems] == [("corrections.yml", 7)]
    assert "'nobody'" in linked.problems[0].actual


# ---------------------------------------------------------------- labeled data


@pytest.mark.parametrize(("name", "count"), [("bib-sici-merge.bib", 3), ("ris-same-titles.ris", 6)])
def test_records_of_a_bibliography_with_like_titles_stay_papers_of_their_own(
    shared: Path, tmp_path: Path, name: str, count: int
) -> None:
    shutil.copy(shared / "cases" / "formats" / name, tmp_path)
    papers_of_dump = link_records(read(tmp_path)).papers
    assert [len(paper.sightings) for paper in papers_of_dump] == [1] * count


def test_papers_with_similar_abstracts_stay_two(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "eval" / "alike.jsonl").read_text("utf-8").splitlines()]
    distinct = {(paper["title"], paper["abstract"]) for row in rows for paper in (row["a"], row["b"])}
    assert len(rows) == 109
    assert len(papers(*(sighting(*paper) for paper in sorted(distinct)))) == len(distinct)


def test_damaged_copies_of_990_papers_are_all_found(shared: Path) -> None:
    lines = (shared / "eval" / "iclr2018.jsonl").read_text("utf-8").splitlines()
    rows = [(row["title"], row["abstract"]) for row in map(json.loads, lines)]
    # Withdrawn papers are called "Withdrawn", and some others "title" with the abstract "TBD".
    rows = [row for row in rows if not row[0].lower().startswith("withdraw") and len(row[1]) > 50]
    generator = random.Random(1)
    originals = reading("a.txt", *(sighting(*row) for row in rows))
    copies = reading("b.txt", *(sighting(*_damaged(*row, way, generator)) for way, row in enumerate(rows)))
    alone = link_records([originals]).papers
    merged = link_records([originals, copies]).papers
    assert len(merged) == len(alone)
    for paper in merged:
        counts = Counter(sighting.dump for sighting in paper.sightings)
        assert counts["a.txt"] == counts["b.txt"], paper.id


def _damaged(title: str, abstract: str, way: int, generator: random.Random) -> tuple[str | None, str]:
    words = abstract.split()
    replaced = " ".join("zebra" if generator.random() < 0.05 else word for word in words)
    ways: list[tuple[str | None, str]] = [
        (title, strip_tex(abstract)),
        (title, abstract[: int(len(abstract) * 0.6)]),
        (title, replaced),
        (title, f"{abstract} Code is available at https://github.com/a/b."),
        (title, abstract.replace(" ", "\n")),
        (title.upper(), abstract),
        (None, abstract),
        (None, strip_tex(replaced)),
        (re.split(r": ", title)[0], abstract),
    ]
    return ways[way % len(ways)]


def metadata(title: str, arxiv: str | None = None, **fields: Any) -> PaperMetadata:
    identifiers = (Identifier(IdentifierKind.ARXIV, arxiv),) if arxiv else ()
    return PaperMetadata(line=1, title=title, identifiers=identifiers, source="a list", **fields)


def test_metadata_completes_the_paper_with_its_title_and_precedes_the_dumps() -> None:
    listed = sighting("Flat Minima in Wide Networks", ADAM, venue="ICML 2019")
    facts = metadata("Flat minima in wide networks", "2410.05434", venue="ICLR", year=2020, pages="1-9")
    linked = link_records([reading("a", listed)], metadata=[facts])
    (paper,) = linked.papers
    assert (paper.venue, paper.year, paper.pages) == (Venue("ICLR"), 2020, "1-9")
    assert paper.url == "https://arxiv.org/abs/2410.05434"
    assert paper.from_metadata == ("arxiv", "pages", "venue", "year")
    assert not linked.problems


def test_metadata_gives_no_paper_an_id_and_changes_none() -> None:
    listed = sighting("Flat Minima", ADAM)
    facts = metadata("A New Title", other_titles=("Flat minima",))
    with_metadata = link_records([reading("a", listed)], metadata=[facts])
    assert with_metadata.registry == link_records([reading("a", listed)]).registry
    (paper,) = with_metadata.papers
    assert (paper.id, paper.heading.plain) == ("flat-minima", "A New Title")
    assert [title.plain for title in paper.other_titles] == ["Flat Minima"]


def test_a_renamed_paper_is_one_paper() -> None:
    first, second = sighting("Retrieval Diffusion"), sighting("Semi-Parametric Synthesis")
    facts = metadata("Semi-Parametric Synthesis", other_titles=("Retrieval Diffusion",))
    assert len(link_records([reading("a", first, second)]).papers) == 2
    (paper,) = link_records([reading("a", first, second)], metadata=[facts]).papers
    assert paper.heading.plain == "Semi-Parametric Synthesis"


def test_metadata_is_given_to_none_of_two_papers_with_its_title() -> None:
    dump = reading("a", sighting("Editorial", ADAM, "2410.05434"), sighting("Editorial", JAILBREAKS))
    linked = link_records([dump], metadata=[metadata("Editorial", venue="ICML")])
    assert [paper.venue for paper in linked.papers] == [None, None]
    assert "the title of several papers" in str(linked.problems[0])
    named = link_records([dump], metadata=[metadata("Editorial", "2410.05434", venue="ICML")])
    assert sorted(str(paper.venue and paper.venue.name) for paper in named.papers) == ["ICML", "None"]


def test_metadata_of_another_paper_with_that_title_is_not_used() -> None:
    listed = sighting("Editorial", None, "2410.05434")
    linked = link_records(
        [reading("a", listed)], metadata=[metadata("Editorial", "2411.00001", venue="ICML")]
    )
    (paper,) = linked.papers
    assert paper.venue is None
    assert "metadata.jsonl:1: warning" in str(linked.problems[0])
    assert "matches no paper" in str(linked.problems[0])
