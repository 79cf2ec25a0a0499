"""Which sightings are one paper, and what its page then says."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from paper_digest.linkage.link import link_records
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.settings import Correction
from paper_digest.pipeline import read
from paper_digest.values.fingerprint import fingerprint
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.rich_text.plain_text import plain, spoken

from tests.linkage.sightings import reading, sighting

RAW = Path(__file__).parents[2] / "raw"
ADAM = (
    r"Adam outperforms SGD when training language models. Yet this advantage is not well-understood theoretically -- previous "
    r"convergence analysis for Adam and SGD mainly focuses on the number of steps $T$ and is already minimax-optimal in non-convex "
    r"cases, which are both $O(T^{-1/4})$. In this work, we argue that the exploitation of nice $\ell_\infty$-geometry is the key "
    r"advantage of Adam over SGD. More specifically, we give a new convergence analysis for Adam under novel assumptions."
)
OTHER = (
    "Large language models are becoming a prominent tool, where the user enters a query and the model generates an answer. To reduce "
    "harm and misuse, efforts have been made to align these models to human values using advanced training techniques such as feedback "
    "from people. However, recent studies have highlighted the vulnerability of such models to adversarial attempts of many kinds."
)


def stripped(text: str) -> str:
    """What a page that drops TeX's marks makes of a text."""
    return re.sub(r"[\\$]", "", text)


def papers(*sightings: object) -> tuple[Paper, ...]:
    """The papers of one dump a sighting."""
    return link_records([reading(f"{n}.txt", one) for n, one in enumerate(sightings)]).papers  # type: ignore[arg-type]


def test_the_five_dumps_make_359_papers() -> None:
    readings = list(read(RAW))
    merged = link_records(readings).papers
    assert sum(len(one.sightings) for one in readings) == 378
    assert len(merged) == 359
    assert sum(len(paper.sightings) for paper in merged) == 378
    assert len({paper.id for paper in merged}) == 359
    untitled = [paper for paper in merged if paper.title is None]
    assert len(untitled) == 13
    assert all(spoken(paper.heading).endswith("…") and len(spoken(paper.heading)) < 120 for paper in untitled)


def test_abstracts_without_title_find_theirs_in_another_dump() -> None:
    merged = link_records(read(RAW)).papers
    found = {
        spoken(paper.title): paper
        for paper in merged
        if paper.title and any(not one.title for one in paper.sightings)
    }
    assert sorted(found) == [
        "Deep Networks Always Grok and Here is Why",
        "Occam's Razor for Self Supervised Learning: What is Sufficient to Learn Good Representations?",
    ]
    assert all(paper.aliases for paper in found.values())


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Adam Exploits ell_infty-geometry of Loss Landscape", stripped(ADAM)),
        ("ADAM EXPLOITS $\\ell_\\infty$-GEOMETRY OF LOSS LANDSCAPE", ADAM),
        ("Adam Exploits ℓ∞-geometry of Loss Landscape", stripped(ADAM)),
        (
            "Adam Exploits $\\ell_\\infty$–geometry of “Loss” Landscape",
            ADAM + " Code is available at https://github.com/a/b.",
        ),
        ("Adam Exploits $\\ell_\\infty$-geometry of Loss Landscape", ADAM[: int(len(ADAM) * 0.6)]),
        ("Adam Exploits $\\ell_\\infty$-geometry of Loss Landscape", ADAM.replace(" ", "\n  ")),
        ("Adam Exploits $\\ell_\\infty$-geometry of Loss Landscape", None),
        ("Adam Exploits $\\ell_\\infty$-geometry of a Loss Landscape", ADAM),
        ("Adam Exploits $\\ell_\\infty$-geometry of Loss Landscape: A Study", ADAM),
        (None, stripped(ADAM)),
        (None, ADAM.replace("advantage", "benefit").replace("novel", "new")),
    ],
)
def test_survives_what_dumps_do_to_text(title: str | None, abstract: str | None) -> None:
    original = sighting("Adam Exploits $\\ell_\\infty$-geometry of Loss Landscape", ADAM)
    assert len(papers(original, sighting(title, abstract))) == 1
    assert len(papers(sighting(title, abstract), original)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sighting("On Learning", ADAM), sighting("On Learning", OTHER)),
        (sighting("Scaling Laws: Part I", ADAM), sighting("Scaling Laws: Part II", ADAM[:300] + OTHER)),
        (
            sighting("Entropy Maximization for Deep Models", ADAM),
            sighting("Entropy Minimization for Deep Models", OTHER),
        ),
        (sighting("A Title", ADAM, "2401.00001"), sighting("A Title", ADAM, "2401.00002")),
        (sighting("Some Thing Here", ADAM), sighting("Quite Another Paper", ADAM[: len(ADAM) // 2] + OTHER)),
        (sighting("First", None), sighting("Second", None)),
    ],
)
def test_different_papers_stay_two(one: object, other: object) -> None:
    assert len(papers(one, other)) == 2


def test_a_shared_identifier_makes_one_paper() -> None:
    assert (
        len(papers(sighting("Old Name", None, "2401.00001"), sighting("New Name", None, "2401.00001"))) == 1
    )


def test_an_abstract_between_two_titles_glues_nothing() -> None:
    part_one = sighting("Motion Planning, Part I", ADAM + " First part.")
    part_two = sighting("Motion Planning, Part II", ADAM[:420] + OTHER)
    merged = papers(part_one, part_two, sighting(None, ADAM))
    assert len(merged) == 2
    assert (
        len(
            next(
                paper
                for paper in merged
                if "part-i" in paper.id.split("planning-")[1:2] or paper.id.endswith("-i")
            ).sightings
        )
        == 2
    )


def test_the_best_of_each_sighting_counts() -> None:
    (paper,) = papers(
        sighting("adam exploits geometry", stripped(ADAM), authors=("A. Lovelace",), published="2024"),
        sighting(
            "Adam Exploits Geometry",
            ADAM + " Code: https://github.com/a/b.",
            authors=("Ada Lovelace",),
            published="2024-10-07",
        ),
        sighting("ADAM EXPLOITS GEOMETRY", ADAM[:200]),
    )
    assert paper.title is not None
    assert paper.abstract is not None
    assert spoken(paper.title) == "Adam Exploits Geometry"
    assert r"$\ell_\infty$" in plain(paper.abstract)
    assert (paper.authors, paper.date) == (("Ada Lovelace",), "2024-10-07")
    assert [(link.kind, link.url) for link in paper.links] == [(LinkKind.CODE, "https://github.com/a/b")]


@pytest.mark.parametrize("url", ["https://[::1", "https://[0/x", "https://ex℀mple.org/"])
def test_what_only_looks_like_an_address_is_no_link_and_costs_no_paper(url: str) -> None:
    (paper,) = papers(sighting("A Paper", f"See {url} for more.", urls=(url, "https://github.com/a/b")))
    assert [link.url for link in paper.links] == ["https://github.com/a/b"]
    assert plain(paper.abstract or ()) == f"See {url} for more."


def test_names_and_places_read_as_words() -> None:
    strange: dict[str, Any] = {
        "authors": ("Ann &amp; Bob", "Mallory \u202eecilA", "\u200b"),
        "venue": "Arts &amp; Letters",
        "organization": "\u202e",
    }
    (paper,) = papers(replace(sighting("Adam Exploits Geometry", ADAM), categories=("A &lt; B",), **strange))
    assert paper.authors == ("Ann & Bob", "Mallory ecilA")
    assert (paper.venue, paper.organization, paper.categories) == ("Arts & Letters", None, ("A < B",))


def test_the_order_of_dumps_changes_nothing() -> None:
    dumps = [
        reading("a.txt", sighting("One", ADAM), sighting("Two", OTHER)),
        reading("b.txt", sighting(None, stripped(ADAM))),
        reading("c.txt", sighting("ONE", ADAM[:300])),
    ]
    results = {
        tuple((paper.id, paper.aliases, paper.title) for paper in link_records(order).papers)
        for order in permutations(dumps)
    }
    assert len(results) == 1


# ---------------------------------------------------------------- corrections


def test_a_correction_names_an_untitled_paper_by_its_fingerprint() -> None:
    correction = Correction(
        paper=fingerprint(stripped(ADAM)),
        title="Adam and Geometry",
        authors=("Ada Lovelace",),
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.00001"),),
        line=3,
    )
    merged = link_records([reading("a.txt", sighting(None, ADAM.replace(". ", ".\n")))], (correction,))
    (paper,) = merged.papers
    assert paper.id == "adam-and-geometry"
    assert paper.aliases[0].startswith("adam-outperforms-sgd")
    assert paper.corrected == ("arxiv", "authors", "title")
    assert paper.identifier(IdentifierKind.ARXIV) == "2410.00001"
    assert not merged.problems


def test_a_corrected_title_finds_its_twin() -> None:
    correction = Correction(paper=fingerprint(ADAM), title="Adam and Geometry", line=1)
    merged = link_records(
        [reading("a.txt", sighting(None, ADAM)), reading("b.txt", sighting("Adam and Geometry"))],
        (correction,),
    )
    assert len(merged.papers) == 1


def test_a_correction_by_id_keeps_the_id() -> None:
    merged = link_records(
        [reading("a.txt", sighting("Adm and Geometry", ADAM))],
        (Correction(paper="adm-and-geometry", title="Adam", line=1),),
    )
    assert [(paper.id, plain(paper.heading)) for paper in merged.papers] == [("adm-and-geometry", "Adam")]


def test_two_papers_made_one_by_hand() -> None:
    readings = [reading("a.txt", sighting("Old Name", ADAM), sighting("New Name", OTHER))]
    merged = link_records(readings, (Correction(paper="old-name", same_as="new-name", line=1),))
    (paper,) = merged.papers
    assert {paper.id, *paper.aliases} == {"old-name", "new-name"}


def test_a_correction_that_fits_nothing_is_told() -> None:
    merged = link_records(
        [reading("a.txt", sighting("One", ADAM))], (Correction(paper="nobody", title="X", line=7),)
    )
    assert [(problem.file, problem.line) for problem in merged.problems] == [("corrections.yml", 7)]


# ---------------------------------------------------------------- labelled data


def test_papers_with_like_abstracts_stay_two(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "eval" / "alike.jsonl").read_text("utf-8").splitlines()]
    distinct = {(paper["title"], paper["abstract"]) for row in rows for paper in (row["a"], row["b"])}
    merged = papers(*(sighting(title, abstract) for title, abstract in sorted(distinct)))
    assert len(rows) == 109
    assert len(merged) == len(distinct)


def test_made_duplicates_are_all_found(shared: Path) -> None:
    """Each of about 990 papers comes a second time, mangled in one of the ways dumps mangle; all are found, none wrongly."""
    rows = [json.loads(line) for line in (shared / "eval" / "iclr2018.jsonl").read_text("utf-8").splitlines()]
    rows = [
        row for row in rows if not row["title"].lower().startswith("withdraw")
    ]  # their abstracts say only that
    chance = random.Random(1)
    mangled = [
        sighting(*_mangled(row["title"], row["abstract"], number, chance)) for number, row in enumerate(rows)
    ]
    originals = [sighting(row["title"], row["abstract"]) for row in rows]
    alone = link_records([reading("a.txt", *originals)]).papers
    both = link_records([reading("a.txt", *originals), reading("b.txt", *mangled)]).papers
    assert len(both) == len(alone)
    assert all({one.dump for one in paper.sightings} == {"a.txt", "b.txt"} for paper in both)
    wrong = [
        paper.id
        for paper in both
        if len(paper.sightings) != 2 * len([one for one in paper.sightings if one.dump == "a.txt"])
    ]
    assert not wrong


def _mangled(title: str, abstract: str, way: int, chance: random.Random) -> tuple[str | None, str]:
    words = abstract.split()
    replaced = " ".join("zebra" if chance.random() < 0.05 else word for word in words)
    ways: list[tuple[str | None, str]] = [
        (title, stripped(abstract)),
        (title, abstract[: int(len(abstract) * 0.6)]),
        (title, replaced),
        (title, abstract + " Code is available at https://github.com/a/b."),
        (title, abstract.replace(" ", "\n")),
        (title.upper(), abstract),
        (None, abstract),
        (None, stripped(replaced)),
        (re.split(r": ", title)[0], abstract),
    ]
    return ways[way % len(ways)]


def test_a_machines_summary_gives_way_to_the_authors_abstract_however_short() -> None:
    summary = sighting(
        "Flat Minima in Wide Networks",
        "A machine says at length that flat minima generalise. " * 20,
        "2410.05434",
        machine_generated=True,
    )
    own = sighting(
        "Flat Minima in Wide Networks", "We show that flat minima generalise in wide networks.", "2410.05434"
    )
    for order in ((summary, own), (own, summary)):
        (paper,) = papers(*order)
        assert paper.abstract is not None
        assert plain(paper.abstract) == "We show that flat minima generalise in wide networks."
        assert not paper.machine_generated
    assert papers(summary)[0].machine_generated


def test_a_machines_summary_finds_its_paper_by_the_title_alone() -> None:
    summary = sighting(
        "Flat Minima in Wide Networks",
        "A machine says at length what generalises and why. " * 20,
        machine_generated=True,
    )
    own = sighting(
        "Flat minima in wide networks",
        "We show with care that basins whose curvature is small predict test error better.",
    )
    (paper,) = papers(summary, own)
    assert paper.abstract is not None
    assert plain(paper.abstract).startswith("We show")


def test_a_paper_that_stands_twice_in_a_dump_is_one_with_two_sightings() -> None:
    card = sighting("Flat Minima in Wide Networks", None, "2410.05434", votes=3)
    (paper,) = link_records([reading("a", card, card)]).papers
    assert [one.position for one in paper.sightings] == [1, 2]
    plain_card = sighting("Flat Minima in Wide Networks")
    assert len(link_records([reading("a", plain_card, plain_card)]).papers) == 1


def test_a_title_alone_finds_its_abstract_in_another_dump() -> None:
    title = sighting("Flat Minima in Wide Networks", venue="ICML", categories=("cs.LG",))
    full = sighting("Flat minima in wide networks", ADAM, categories=("stat.ML",))
    (paper,) = link_records([reading("a", title), reading("b", full)]).papers
    assert (paper.venue, paper.categories) == ("ICML", ("cs.LG", "stat.ML"))
    assert paper.abstract is not None
