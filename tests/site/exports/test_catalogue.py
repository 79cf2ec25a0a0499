"""Tests of the catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from paper_digest.model.digest import Acronym, AcronymSense, AcronymUse, Dataset, Digest, Related
from paper_digest.model.paper import Venue
from paper_digest.model.record import DumpMetadata, Reading, Span, Unparsed
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest
from tests.site.builders import about, analyzed, arrived, arrived_digest, digest, sighting, tag, topic

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "catalogue.schema.json").read_text("utf-8"))


def exported(content: Digest) -> dict[str, Any]:
    """The catalogue as JSON that the schema allows."""
    document = json.loads(catalogue(content))
    jsonschema.validate(document, SCHEMA)
    assert isinstance(document, dict)
    return document


def exported_paper(**fields: Any) -> dict[str, Any]:
    (paper,) = exported(digest(analyzed("a", **fields)))["papers"]
    assert isinstance(paper, dict)
    return paper


def test_the_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("content", [Digest(), example_digest()], ids=["empty", "example"])
def test_every_digest_fits_the_schema(content: Digest) -> None:
    assert exported(content)["version"] == 2


def test_each_paper_is_on_a_line_of_its_own() -> None:
    lines = catalogue(digest(analyzed("a"), analyzed("b"))).decode().splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines if line.startswith('{"id"')] == ["a", "b"]


def test_titles_are_plain_and_abstracts_keep_their_tex() -> None:
    paper = exported_paper(
        heading=r"The $\ell_\infty$ norm", abstract=RichText.parse(r"The $\ell_\infty$ norm.")
    )
    assert (paper["title"], paper["abstract"]) == ("The ℓ∞ norm", r"The $\ell_\infty$ norm.")


def test_a_paper_has_its_bibliographic_fields() -> None:
    paper = exported_paper(
        authors="Ada Lovelace, Kees van der Berg",
        date="2024-10",
        venue=Venue("ICML"),
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.05434"),),
    )
    assert paper["url"] == "papers/a/"
    assert paper["authors"] == ["Ada Lovelace", "Kees van der Berg"]
    assert (paper["date"], paper["venue"]) == ("2024-10", "ICML")
    assert paper["identifiers"] == {"arxiv": "2410.05434"}


def test_a_paper_has_the_day_of_its_arrival() -> None:
    papers = exported(arrived_digest(arrived("a", PartialDate(2024, 8, 7)), analyzed("b")))["papers"]
    assert [paper["arrived"] for paper in papers] == ["2024-08-07", None]


def test_unknown_fields_are_null() -> None:
    paper = exported_paper(title=None)
    assert [paper[name] for name in ("title", "abstract", "date", "venue", "organisation", "summary")] == [
        None
    ] * 6


def test_a_paper_has_what_the_analysis_found() -> None:
    content = digest(
        analyzed(
            "a",
            topics=about("vision"),
            tags=("flat-minima",),
            datasets=("coco",),
            acronyms=(AcronymUse("LLMs", "large language model"),),
            related=(Related("b", 0.5, ("flat",), very_similar=True),),
        ),
        analyzed("b"),
        topics=(topic("vision", "a"),),
        tags=(tag("flat-minima", "a"),),
        datasets=(Dataset(id="coco", name="COCO", papers=("a",)),),
    )
    document = exported(content)
    paper = document["papers"][0]
    assert paper["topics"] == [{"id": "vision", "score": 1.0}]
    assert (paper["tags"], paper["datasets"]) == (["flat-minima"], ["coco"])
    assert paper["acronyms"] == {"LLMs": "large language model"}
    assert paper["related"] == [
        {"id": "b", "score": 0.5, "terms": ["flat"], "very_similar": True, "close": True}
    ]
    assert document["topics"] == [{"id": "vision", "name": "Vision", "papers": 1}]
    assert document["tags"] == [{"id": "flat-minima", "name": "flat minima", "papers": 1}]
    assert document["datasets"] == [{"id": "coco", "name": "COCO", "papers": 1}]


def test_an_acronym_has_its_meanings() -> None:
    senses = (
        AcronymSense(text="large language model", papers=("a", "b"), tag="llm"),
        AcronymSense(text="latent linear model", papers=("a",)),
    )
    content = digest(glossary=(Acronym(id="llm", name="LLM", meanings=senses, papers=3),))
    assert exported(content)["glossary"] == [
        {
            "id": "llm",
            "name": "LLM",
            "papers": 3,
            "meanings": [
                {"text": "large language model", "papers": 2, "tag": "llm"},
                {"text": "latent linear model", "papers": 1, "tag": None},
            ],
        }
    ]


def test_a_sighting_has_its_lines() -> None:
    (seen,) = exported_paper(sightings=(sighting("list.txt", 3, 10, 12, votes=7),))["sightings"]
    assert (seen["dump"], seen["position"]) == ("list.txt", 3)
    assert (seen["first_line"], seen["last_line"], seen["votes"]) == (10, 12, 7)


def test_a_dump_has_its_coverage() -> None:
    reading = Reading(
        dump="003.txt",
        layout="title-then-abstract",
        metadata=DumpMetadata(label="Daily papers"),
        lines=10,
        paper_lines=7,
        boilerplate_lines=1,
        unparsed_lines=2,
        unparsed=(Unparsed(Span(3, 4), "words that belong to no paper", "x\ny"),),
    )
    (dump,) = exported(digest(readings=(reading,)))["dumps"]
    assert (dump["name"], dump["label"]) == ("003.txt", "Daily papers")
    assert [dump[name] for name in ("lines", "paper_lines", "boilerplate_lines", "unparsed_lines")] == [
        10,
        7,
        1,
        2,
    ]
    assert dump["unparsed"] == [{"first_line": 3, "last_line": 4, "why": "words that belong to no paper"}]


def test_a_withdrawn_paper_is_marked() -> None:
    assert exported_paper(withdrawn=True)["withdrawn"]
    assert not exported_paper()["withdrawn"]
