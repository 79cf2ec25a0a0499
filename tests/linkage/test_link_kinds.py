"""Links are classified by their host, or by the words before them."""

from __future__ import annotations

import pytest
from paper_digest.linkage.link_kinds import classify_links, kind_by_context, kind_by_host
from paper_digest.model.paper import LinkKind

from tests.linkage.examples import papers, sighting


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", LinkKind.CODE),
        ("https://GitHub.com/a/b", LinkKind.CODE),
        ("https://a.github.io/b", LinkKind.PROJECT),
        ("https://huggingface.co/datasets/a/b", LinkKind.DATA),
        ("https://huggingface.co/spaces/a/b", LinkKind.PROJECT),
        ("https://huggingface.co/papers/2401.00001", LinkKind.PAPER),
        ("https://huggingface.co/a/b", LinkKind.CODE),
        ("https://arxiv.org/abs/2401.00001", LinkKind.PAPER),
        ("https://proceedings.mlr.press/v1/a.html", LinkKind.PAPER),
        ("https://zenodo.org/record/1", LinkKind.DATA),
        ("https://example.org/github.com/", None),
    ],
)
def test_kind_by_host(url: str, kind: LinkKind | None) -> None:
    assert kind_by_host(url) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Our code is at ", LinkKind.CODE),
        ("The data set is at ", LinkKind.DATA),
        ("See the project page at ", LinkKind.PROJECT),
        ("Our code is good. We thank ", LinkKind.OTHER),
    ],
)
def test_kind_by_context(words: str, kind: LinkKind) -> None:
    assert kind_by_context(words) is kind


def test_code_comes_first_and_each_url_once() -> None:
    links = classify_links(
        [
            sighting(
                "A", urls=("https://example.org/paper", "https://github.com/a/b", "https://github.com/a/b")
            )
        ],
        None,
    )
    assert [(link.kind, link.url) for link in links] == [
        (LinkKind.CODE, "https://github.com/a/b"),
        (LinkKind.PAPER, "https://example.org/paper"),
    ]


@pytest.mark.parametrize("url", ["https://[::1", "https://[0/x", "https://ex℀mple.org/"])
def test_what_cannot_be_parsed_as_a_url_is_no_link(url: str) -> None:
    (paper,) = papers(sighting("A Paper", f"See {url} for more.", urls=(url, "https://github.com/a/b")))
    assert [link.url for link in paper.links] == ["https://github.com/a/b"]
