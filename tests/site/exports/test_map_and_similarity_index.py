"""The two files from which the browser draws the map and finds papers like a text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from paper_digest.model.digest import Digest, QueryTerm
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.similarity_index import similarity_index
from paper_digest.site.render import render

from tests.analysis.digests import digest_of_texts
from tests.toy import toy_digest

TEMPLATES = Path(__file__).parents[3] / "templates" / "pages"


def test_the_map_file_names_every_paper_with_its_address() -> None:
    digest = toy_digest()
    papers = json.loads(map_file(digest))
    made = [re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") for title in papers["titles"]]
    assert [known or own for known, own in zip(papers["ids"], made, strict=True)] == [
        entry.paper.id for entry in digest.papers
    ]
    assert {len(papers[name]) for name in ("titles", "ids", "x", "y", "first")} == {len(digest.papers)}
    for entry, first in zip(digest.papers, papers["first"], strict=True):
        assert (papers["topics"][first][0] if first >= 0 else None) == (
            entry.topics[0].topic if entry.topics else None
        )


def test_the_terms_file_is_as_its_description_says() -> None:
    terms = (
        QueryTerm(("flat", "minima"), 50, True, (3, 200), b"\x0f\x01"),
        QueryTerm(("minima",), 8, False, (0,), b"\x07"),
    )
    content = similarity_index(Digest(terms=terms))
    assert content == bytes([1, 0, 12]) + b"flat\nminima\n" + bytes(
        [2, 1, 1, 50 | 128, 2, 3, 0xC5, 1, 0x1F, 0, 1, 8, 1, 0, 7]
    )


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_digests_have_both_files(count: int) -> None:
    texts = [
        ("<script>alert(1)</script>", "]](javascript:x) {{ config }}"),
        (None, "An abstract alone \u2028 without a title."),
    ]
    digest = digest_of_texts(*texts[:count])
    assert len(json.loads(map_file(digest))["titles"]) == count
    assert similarity_index(digest)[:2] == bytes([1, count])


def test_a_site_without_papers_has_both_pages() -> None:
    assert {"map.md", "like.md", "map.json", "like.bin"} <= set(dict(render(Digest(), TEMPLATES)))
