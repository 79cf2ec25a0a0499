"""A listing says where it is from: by its metadata, its address, phrases of known sites, or its title."""

from __future__ import annotations

import pytest
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.dump_origin import dump_origin

from tests.linear_time import assert_linear_time


def of_url(url: str) -> str:
    return dump_origin(DumpMetadata(url=url), "")


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://huggingface.co/papers/date/2024-08-07", "Hugging Face Daily Papers"),
        ("https://huggingface.co/api/daily_papers?date=2024-08-07", "Hugging Face Daily Papers"),
        ("https://huggingface.co/papers/2408.03326", "huggingface.co"),
        ("https://arxiv.org/list/cs.LG/recent", "arXiv cs.LG"),
        ("https://rss.arxiv.org/rss/cond-mat.dis-nn", "arXiv cond-mat.dis-nn"),
        ("https://rss.arxiv.org/rss/cs.LG+cs.CL", "rss.arxiv.org"),
        ("http://export.arxiv.org/api/query?search_query=cat%3Acs.CL&max_results=9", "arXiv cs.CL"),
        ("https://www.example.org/reading", "example.org"),
        ("mailto:someone", ""),
    ],
)
def test_the_address_shows_the_site(url: str, origin: str) -> None:
    assert of_url(url) == origin


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ("Daily Papers\n\nbyAK and the research community\n\nAug 7\n", "Hugging Face Daily Papers"),
        ("Get trending papers in your email inbox!\n", "Hugging Face Papers"),
        ("From: a@example.org\nSubject: cs daily Subj-class mailing 600 1\n", "arXiv cs"),
        ("<rss><channel><title>cs.LG updates on arXiv.org</title><item>", "arXiv cs.LG"),
        ("<feed><title type='html'>ArXiv Query: search_query=cat:cs.LG&amp;id_list=</title>", "arXiv cs.LG"),
        ("<rss><channel><title><![CDATA[Journal of Looms]]></title><item>", "Journal of Looms"),
        ("<html><head><title>\n Looms &amp; Weaving\n 2024 </title></head><body>", "Looms & Weaving 2024"),
        ("<rss><channel><item><title>A Paper on Looms</title>", ""),
        ("<html><body><svg><title>A logo</title></svg>", ""),
        ("# [Awesome Looms](https://example.org)\n\n- a paper\n", "Awesome Looms"),
        ("# README\n", ""),
        ("# https://example.org/looms\n", ""),
        (f"# {'very ' * 20}long\n", ""),
        ("A Paper on Looms\n# A Later Heading\n", ""),
        ("", ""),
    ],
)
def test_the_beginning_of_a_page_shows_the_site_or_a_title(head: str, origin: str) -> None:
    assert dump_origin(DumpMetadata(), head) == origin


def test_metadata_wins_and_loses_control_characters() -> None:
    metadata = DumpMetadata(source="My \x1b[31m  list", url="https://arxiv.org/list/cs.LG/new")
    assert dump_origin(metadata, "# Another title\n") == "My \\x1b[31m list"


def test_time_is_linear() -> None:
    assert_linear_time(lambda head: dump_origin(DumpMetadata(), head), lambda size: "<title>" + " " * size)
