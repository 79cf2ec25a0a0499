"""Tests of leaving out XML records that are not wanted."""

from __future__ import annotations

import re

import pytest
from paper_digest.enrichment.xml_preselection import is_wanted_xml, without_unwanted

from tests.linear_time import assert_linear_time

START = re.compile(r"<article(?=[\s>])")


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ("<article><title>Flat <i>minima</i>.</title></article>", "flatminima"),
        ("<article><dc:title>Flat minima</dc:title></article>", "flatminima"),
        ("<article><ArticleTitle lang='en'>Flat\nminima</ArticleTitle></article>", "flatminima"),
        ("<article><title><![CDATA[Flat minima]]></title></article>", "flatminima"),
        ("<article><title>G&ouml;del &amp; us</title></article>", "godelus"),
        (r"<article><title>$\ell_\infty$ looms</title></article>", "ellinftylooms"),
        ("<article><ee>https://doi.org/10.1000/A.B</ee></article>", "10.1000/a.b"),
        ("<article><ee>https://arxiv.org/abs/2410.05434v2</ee></article>", "2410.05434"),
        ("<article><ee>https://doi.org/10.48550/arXiv.2410.05434</ee></article>", "2410.05434"),
        ("<article><id>hep-th/9901001</id></article>", "hep-th/9901001"),
        ("<article><id>https://arxiv.org/abs/math.GT/0309136</id></article>", "math/0309136"),
    ],
)
def test_a_record_is_wanted_by_title_or_identifier(record: str, key: str) -> None:
    assert is_wanted_xml(record, frozenset([key]))
    assert not is_wanted_xml(record, frozenset(["flat", "minima", "10.1000/a"]))


def test_unwanted_records_become_empty_lines() -> None:
    text = (
        "<list>\n<article>\n<title>One</title>\n</article><!-- a --><article><title>Two</title></article>\n"
        "<article>\n<title>Three</title></article>\n<article><title>Last</title></article></list>"
    )
    assert without_unwanted(text, START, frozenset(["two"])) == (
        "<list>\n\n\n<!-- a --><article><title>Two</title></article>\n"
        "\n\n<article><title>Last</title></article></list>"
    )


def test_a_record_without_end_stays() -> None:
    text = "<article><title>One</title>\n<article><title>Two</title></article>"
    assert without_unwanted(text, START, frozenset()) == text


@pytest.mark.parametrize(
    "piece", ["<title>", "<article>", "<", "/1234567", "10.1000/", "a-", "<title>a</title>"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear_time(
        lambda text: without_unwanted(text, START, frozenset(["x"])),
        lambda size: f"<article>{piece * size}</article><article>",
    )
