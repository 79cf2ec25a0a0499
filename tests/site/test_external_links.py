"""Tests of links to other sites."""

from __future__ import annotations

import pytest
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.site.external_links import links_of, pdf_url, searches_for
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.site.builders import paper


@pytest.mark.parametrize(
    ("kind", "value", "links"),
    [
        (
            IdentifierKind.ARXIV,
            "hep-th/9901001",
            [
                ("arXiv", "https://arxiv.org/abs/hep-th/9901001"),
                ("PDF", "https://arxiv.org/pdf/hep-th/9901001"),
            ],
        ),
        (IdentifierKind.DOI, "10.1/a<b", [("DOI", "https://doi.org/10.1/a%3Cb")]),
        (IdentifierKind.OPENREVIEW, "aB-3", [("OpenReview", "https://openreview.net/forum?id=aB-3")]),
    ],
)
def test_each_identifier_gives_its_links(
    kind: IdentifierKind, value: str, links: list[tuple[str, str]]
) -> None:
    actual = links_of(paper(identifiers=(Identifier(kind, value),)))
    assert [(link.name, link.url) for link in actual] == links


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (LinkKind.CODE, "Code"),
        (LinkKind.PROJECT, "Project"),
        (LinkKind.PAPER, "Paper"),
        (LinkKind.DATA, "Data"),
        (LinkKind.OTHER, "Link"),
    ],
)
def test_a_link_is_named_by_its_kind(kind: LinkKind, name: str) -> None:
    (link,) = links_of(paper(links=(PaperLink(kind, "https://a.org/"),)))
    assert (link.name, link.url) == (name, "https://a.org/")


def test_links_that_an_identifier_gives_are_not_repeated() -> None:
    identifiers = (Identifier(IdentifierKind.DOI, "10.1/a"),)
    links = (
        PaperLink(LinkKind.PAPER, "https://doi.org/10.1/a"),
        PaperLink(LinkKind.PAPER, "https://arxiv.org/abs/2410.05434v2"),
    )
    assert [link.name for link in links_of(paper(identifiers=identifiers, links=links))] == ["Paper", "Paper"]


def test_searches_are_for_the_heading_without_its_ellipsis() -> None:
    urls = {link.name: link.url for link in searches_for(paper(heading="Flat minima & more …"))}
    assert urls["Semantic Scholar"] == "https://www.semanticscholar.org/search?q=Flat+minima+%26+more"
    assert list(urls) == ["arXiv", "Semantic Scholar", "Google Scholar", "Hugging Face"]


ARXIV = (Identifier(IdentifierKind.ARXIV, "2410.05434"),)


@pytest.mark.parametrize(
    ("pdfs", "identifiers", "url"),
    [
        ((), (), None),
        ((), ARXIV, "https://arxiv.org/pdf/2410.05434"),
        (("https://arxiv.org/pdf/2410.05434v1",), ARXIV, "https://arxiv.org/pdf/2410.05434"),
        (("https://arxiv.org/pdf/2410.05434v1",), (), "https://arxiv.org/pdf/2410.05434v1"),
        (("https://a.org/x.pdf", "https://b.org/x.pdf"), ARXIV, "https://a.org/x.pdf"),
    ],
)
def test_a_paper_has_one_pdf(
    pdfs: tuple[str, ...], identifiers: tuple[Identifier, ...], url: str | None
) -> None:
    listed = paper(identifiers=identifiers, links=tuple(PaperLink(LinkKind.PDF, pdf) for pdf in pdfs))
    assert pdf_url(listed) == url
    assert [link.url for link in links_of(listed) if link.name == "PDF"] == ([url] if url else [])
