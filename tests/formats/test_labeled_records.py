"""Exports with a label before each value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import labeled_records
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import FORMATS

from tests.formats.records import Read, read
from tests.linear_time import assert_linear_time

NOTE_EXPRESS = """{Reference Type}: Journal Article
{Title}: 猫的研究
{Translated Title}: A study of cats
{Author}: 张三
{Author}: 李四
{Translated Author}: San ZHANG
{Year}: 2019
{Abstract}: 我们研究猫。
它们睡觉。

{Reference Type}: Thesis
{Title}: 狗的研究
{Author}: 王五;赵六;
{Year}: 2018
"""
CNKI = """DataType: 1
Title-题名: 猫的研究
Author-作者: 张三;李四;
SrcDatabase-来源库: 期刊
Year-年: 2019
Summary-摘要: 我们研究猫。它们睡觉。

DataType: 1
Title-题名: 狗的研究
Author-作者: 王五;赵六;
SrcDatabase-来源库: 期刊
PubTime-发表时间: 2018-01-02
"""
REDIF = """Template-Type: ReDIF-Series 1.0
Name: Working papers on cats
Handle: RePEc:cat:wpaper

Template-Type: ReDIF-Paper 1.0
Author-Name: Lea Lynx
Author-Name-First: Lea
Author-Workplace-Name: University of Cats
Author-Name: Pia Puma
Title: A study of cats:
 their sleep
Abstract: We study cats.
They sleep.
Creation-Date: 2019-05
Handle: RePEc:cat:wpaper:1

template-type: ReDIF-Article 1.0
Author-Name: Ole Ocelot
Title: A study of dogs
Year: 2018
DOI: 10.5555/dogs
"""
VILLAGE = """<RECORD 1>

Accession number:2019001
Title:A study of cats
Authors:Lynx, Lea (1); Puma, Pia (2)
Author affiliation:(1) Oslo; (2) Bergen
Abstract:We study cats.<br/>They sleep.
Publication year:2019
DOI:10.5555/cats
Database:Compendex

<RECORD 2>

Accession number:2018001
Title:A study of dogs
Authors:Ocelot, Ole (1)
Publication year:2018
"""
PROQUEST = """____________________________________________________________

Report Information from ProQuest
December 08 2015 21:33
____________________________________________________________

Table of contents

1. A study of cats

2. A study of dogs

Bibliography

____________________________________________________________

Document 1 of 2

A study of cats

Author: Lynx, Lea; Puma, Pia

https://cats.example/docview/1

Abstract: We study cats. They sleep.

Title: A study of cats

Publication title: Cats Today; Oslo

Publication date: May 2019

ProQuest document ID: 1

Document URL: https://cats.example/1

____________________________________________________________

Document 2 of 2

A study of dogs

Author: Ocelot, Ole

Publication year: 2018

ProQuest document ID: 2

____________________________________________________________

Bibliography

Citation style: APA 6th

Lynx, L. (2019). A study of cats. Available from ProQuest.

____________________________________________________________

Contact ProQuest
"""
AMINER = """#*A study of cats
#@Lea Lynx, Pia Puma
#t2019
#cCats Today
#index7
#%5
#!We study cats. They sleep.

#*A study of dogs
#@Ole Ocelot
#t2018
#index8
"""
BIBLIOSCAPE = """--AU-- Lynx, L.; Puma, P.
--TI-- A study of cats
--YP-- 2019
--AB-- We study cats. They sleep.
------
--TI-- A study of dogs
--AU-- Ocelot, O.
--YP-- 2018
------
"""
INSPEC = """Record.*INSPEC.*

TI ~ A study of cats
AU ~ Lynx, L.; Puma, P.
AB ~ We study cats. They sleep.
PY ~ 2019

Record.*INSPEC.*

TI ** A study of dogs
AU ** Ocelot, O.
PY ** 2018
"""


def summary(result: Read) -> list[tuple[object, ...]]:
    assert not result.problems
    return [
        (
            paper.title,
            [str(author) for author in paper.authors],
            paper.published and paper.published.year,
            paper.abstract,
        )
        for paper in result.sightings
    ]


CATS, DOGS, TEXT = "A study of cats", "A study of dogs", "We study cats. They sleep."
INITIALS = [(CATS, ["L. Lynx", "P. Puma"], 2019, TEXT), (DOGS, ["O. Ocelot"], 2018, None)]
NAMES = [(CATS, ["Lea Lynx", "Pia Puma"], 2019, TEXT), (DOGS, ["Ole Ocelot"], 2018, None)]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            NOTE_EXPRESS,
            [
                ("猫的研究", ["张三", "李四"], 2019, "我们研究猫。 它们睡觉。"),
                ("狗的研究", ["王五", "赵六"], 2018, None),
            ],
        ),
        (
            CNKI,
            [
                ("猫的研究", ["张三", "李四"], 2019, "我们研究猫。它们睡觉。"),
                ("狗的研究", ["王五", "赵六"], 2018, None),
            ],
        ),
        (REDIF, [(f"{CATS}: their sleep", *NAMES[0][1:]), NAMES[1]]),
        (VILLAGE, NAMES),
        (PROQUEST, NAMES),
        (AMINER, NAMES),
        (BIBLIOSCAPE, INITIALS),
        (INSPEC, INITIALS),
    ],
)
def test_each_kind_is_read_by_its_table(text: str, papers: list[tuple[object, ...]]) -> None:
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(text)] == [labeled_records.LAYOUT]
    assert summary(read(labeled_records, text)) == papers


def test_a_border_that_is_lost_gives_no_paper_of_two() -> None:
    result = read(
        labeled_records, VILLAGE.replace("<RECORD 2>\n", "").replace("Accession number:2018001\n", "")
    )
    assert not result.sightings
    assert [problem.actual for problem in result.problems] == ["two titles in one record"]


@pytest.mark.parametrize(
    "text",
    [
        BIBLIOSCAPE.replace("--AU-- Lynx, L.; Puma, P.", "--AU-- Lynx, L.\n--AU-- Puma, P."),
        PROQUEST.replace("Author: Lynx, Lea; Puma, Pia", "Author: Lynx, L.\nAuthor: Puma, P."),
    ],
)
def test_a_record_may_begin_with_several_authors(text: str) -> None:
    result = read(labeled_records, text)
    assert [str(author) for author in result.sightings[0].authors] == ["L. Lynx", "P. Puma"]
    assert len(result.sightings) == 2
    assert not result.problems


def test_the_parts_of_an_abstract_are_no_fields() -> None:
    parts = "Abstract:Background: We like cats.\nMethods: We count them.\nConclusions: Cats sleep.\n"
    text = VILLAGE.replace("Abstract:We study cats.<br/>They sleep.\n", parts)
    (cats, _) = read(labeled_records, text).sightings
    assert cats.abstract == "Background: We like cats. Methods: We count them. Conclusions: Cats sleep."


def test_a_record_without_a_title_is_an_error() -> None:
    result = read(labeled_records, AMINER.replace("#*A study of dogs", "#*"))
    assert result.titles() == [CATS]
    assert [problem.line for problem in result.problems] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "Title: A study of cats\nAuthor: Lea Lynx\nAbstract: We study cats.\n",
        "#* not a title\nand a line\n",
        "<RECORD 1>\nsome words\n",
        "# A heading\n\n- {Title}: a list\n",
        f"# How to export\n\n```\n{NOTE_EXPRESS}```\n\n- **A study of cats**, Lea Lynx\n",
        f"# How to export\n\n```\n{CNKI}```\n\n- **A study of cats**, Lea Lynx\n",
        f"# How to export\n\n```\n{VILLAGE}```\n\n- **A study of cats**, Lea Lynx\n",
        "ProQuest document ID: 7 was found.\n\nTitle: A study of cats\n",
        "Title: A study of cats\nProQuest document ID: 7\n\nTitle: A study of dogs\n",
        "# Notes\n\n#* a list\n#@ home\n\n- **A study of cats**, Lea Lynx\n",
    ],
)
def test_other_text_is_not_claimed(text: str) -> None:
    assert not labeled_records.recognizes(text)


@given(st.lists(st.sampled_from((NOTE_EXPRESS + REDIF + AMINER + PROQUEST).split("\n")), max_size=30))
def test_any_lines_are_read_without_an_exception_and_lines_add_up(lines: list[str]) -> None:
    text = "\n".join(lines)
    labeled_records.recognizes(text)
    read(labeled_records, text)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["{Title}: a\n", "#*a\n#@b\n", "<RECORD 1>\n\n", "Title: a ", "word\n\n"])
def test_time_is_linear(unit: str) -> None:
    def parse(text: str) -> None:
        labeled_records.recognizes(text[:65_536])
        list(labeled_records.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: AMINER + unit * (size // len(unit)))
