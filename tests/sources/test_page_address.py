"""A page tells its own address: in its metadata, or in its head as browsers and sites write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import readings_of
from paper_digest.sources.page_address import page_address

from tests.linear_time import assert_linear_time

ADDRESS = "https://example.org/list?a=1&b=2"


@pytest.mark.parametrize(
    "head",
    [
        '<head><base href="https://example.org/list?a=1&amp;b=2"></head>',
        "<!DOCTYPE html>\n<!-- saved from url=(0032)https://example.org/list?a=1&b=2 -->\n<html>",
        '<link rel="canonical" href="https://example.org/list?a=1&amp;b=2">',
        "<link href='https://example.org/list?a=1&amp;b=2' rel='canonical'>",
        '<meta property="og:url" content="https://example.org/list?a=1&amp;b=2">',
    ],
)
def test_the_head_of_a_page_states_its_address(head: str) -> None:
    assert page_address(DumpMetadata(), head) == ADDRESS


@pytest.mark.parametrize(
    "head",
    [
        "# Papers\n\nSee https://example.org/list",
        '<base href="/list/">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<base href="javascript:alert(1)">',
    ],
)
def test_other_addresses_are_not_that_of_the_page(head: str) -> None:
    assert page_address(DumpMetadata(), head) == ""


def test_metadata_comes_first() -> None:
    head = '<base href="https://b.org/">'
    assert page_address(DumpMetadata(url="https://a.org/"), head) == "https://a.org/"
    assert page_address(DumpMetadata(url="a mail"), head) == "https://b.org/"


PAGE = """<html><head>{head}</head><body><h3>Papers</h3><dl>
<dt><a href="/content/html/Ash_Looms_paper.html">Looms That Learn to Weave Patterns From Few Threads</a></dt>
<dd>Ada Ash, Ben Birch</dd><dd>[<a href="/papers/Ash_Looms_paper.pdf">pdf</a>]</dd>
<dt><a href="/content/html/Cole_Threads_paper.html">Counting the Threads of a Fabric in Noisy Images</a></dt>
<dd>Cleo Cole, Dan Dell</dd><dd>[<a href="/papers/Cole_Threads_paper.pdf">pdf</a>]</dd>
</dl></body></html>
"""


@pytest.mark.parametrize(
    ("head", "urls"),
    [
        (
            '<base href="https://example.org/2024/">',
            (
                "https://example.org/content/html/Ash_Looms_paper.html",
                "https://example.org/papers/Ash_Looms_paper.pdf",
            ),
        ),
        ("", ()),
    ],
)
def test_relative_links_of_a_page_lead_to_its_site(tmp_path: Path, head: str, urls: tuple[str, ...]) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(head=head), "utf-8")
    (reading,) = readings_of(path, path.name)
    assert [sighting.urls for sighting in reading.sightings][:1] == [urls]


def test_relative_links_of_a_list_lead_to_its_site(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(
        "---\nurl: https://example.org/reading/\n---\n# Papers\n\n"
        "- **Looms That Learn to Weave Patterns**, Ada Ash, Ben Birch, 2020. [[PDF]](files/looms.pdf)\n"
        "- **Counting the Threads of a Fabric**, Cleo Cole, Dan Dell, 2021. [[PDF]](files/threads.pdf)\n"
        "- **Knots in Higher Dimensions**, Eve Elm, Fay Fern, 2022. [[PDF]](https://b.org/knots.pdf)\n",
        "utf-8",
    )
    (reading,) = readings_of(path, path.name)
    assert [sighting.urls for sighting in reading.sightings] == [
        ("https://example.org/reading/files/looms.pdf",),
        ("https://example.org/reading/files/threads.pdf",),
        ("https://b.org/knots.pdf",),
    ]


@pytest.mark.parametrize("piece", ["<link ", "<base ", "<meta property=", '<link rel="canonical" '])
def test_a_hostile_head_takes_linear_time(piece: str) -> None:
    assert_linear_time(lambda head: page_address(DumpMetadata(), head), lambda length: piece * length)
