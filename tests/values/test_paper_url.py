"""URLs of one paper have one key, and other URLs have none."""

from __future__ import annotations

import pytest
from paper_digest.values.paper_url import embedded_key, paper_key, target_url


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://arxiv.org/abs/2410.05434v2", "2410.05434"),
        ("https://arxiv.org/pdf/2410.05434.pdf", "2410.05434"),
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("/papers/2410.05434", "2410.05434"),
        ("https://doi.org/10.48550/arXiv.2410.05434v2", "2410.05434"),
        ("https://doi.org/10.1234/A?x=1", "10.1234/a"),
        ("https://openreview.net/pdf?id=AbCdEf1234", "abcdef1234"),
        ("/forum?id=AbCdEf1234", "abcdef1234"),
        ("https://www.OpenReview.net/forum?noteId=x&id=AbCdEf1234#discussion", "abcdef1234"),
        ("https://arxiv.org/abs/2410.05434?context=https://arxiv.org/abs/2401.00001", "2410.05434"),
        ("https://aclanthology.org/2024.acl-long.1.pdf", "2024.acl-long.1"),
        ("/P18-1001/", "p18-1001"),
        ("https://proceedings.mlr.press/v235/doe24a.html", "v235/doe24a"),
        ("https://www.usenix.org/conference/loom15/presentation/roe", "loom15/presentation/roe"),
        ("https://proceedings.mlr.press/v235/doe24a/doe24a.pdf", "v235/doe24a"),
        (
            "https://openaccess.thecvf.com/content/CVPR2024/html/Doe_A_Title_CVPR_2024_paper.html",
            "doe_a_title_cvpr_2024",
        ),
        (
            "https://proceedings.neurips.cc/paper_files/paper/2023/hash/0123456789abcdef0123-Abstract.html",
            "0123456789abcdef0123",
        ),
        ("https://www.semanticscholar.org/paper/A-Title/" + "a" * 40, "a" * 40),
        ("https://paperswithcode.com/paper/a-title", "a-title"),
        ("https://dl.acm.org/doi/10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("https://www.nature.com/articles/s41586-024-00001-x.pdf", "nature.com/articles/s41586-024-00001-x"),
        (
            "https://www.sciencedirect.com/science/article/pii/S0167000024000001?via%3Dihub",
            "sciencedirect.com/science/article/pii/s0167000024000001",
        ),
        ("https://www.mdpi.com/2313-433X/8/5/122/htm", "mdpi.com/2313-433x/8/5/122"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pubmed.ncbi.nlm.nih.gov/12345678"),
        ("https://eprint.iacr.org/2020/1234.pdf", "eprint.iacr.org/2020/1234"),
        ("https://hal.science/hal-01234567v2/document", "hal.science/hal-01234567"),
        (
            "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
            "ssrn.com/sol3/papers.cfm?abstract_id=1234567",
        ),
    ],
)
def test_a_papers_page_and_its_pdf_have_its_key(url: str, key: str) -> None:
    assert paper_key(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://github.com/a/b",
        "https://arxiv.org/list/cs.LG/recent",
        "https://openreview.net/group?id=NeurIPS.cc",
        "https://example.org/2410.05434",
        "/login?next=%2Fpapers%2F2410.05434",
        "https://example.com/?u=https://arxiv.org/abs/2410.05434",
        "https://example.com/share#https://arxiv.org/abs/2410.05434",
        "https://example.com/?q=/papers/2410.05434",
        "https://example.com/?q=10.48550/arXiv.2410.05434",
        "https://example.com/?u=https://doi.org/10.1234/a",
        "https://example.com/?u=https://aclanthology.org/2024.acl-long.1",
        "https://example.com/?u=https://dl.acm.org/doi/10.1145/3292500.3330701",
        "https://example.com/?id=/pdf?id=abcdefgh",
        "https://example.com/forum?id=abcdefgh",
        "https://notopenreview.net/forum?id=abcdefgh",
    ],
)
def test_other_urls_have_no_key(url: str) -> None:
    assert paper_key(url) is None


def test_a_button_leads_back_to_its_paper() -> None:
    assert embedded_key("/login?next=%2Fpapers%2F2410.05434") == "2410.05434"
    assert embedded_key("/papers/2410.05434") is None


def test_a_link_of_google_scholar_leads_to_a_paper() -> None:
    alert = "https://scholar.google.com/scholar_url?hl=en&url=https://example.org/a%3Fb=1&sa=X"
    assert target_url(alert) == "https://example.org/a?b=1"
    assert paper_key(alert) == "https://example.org/a"
    assert paper_key(alert.replace("example.org/a", "arxiv.org/abs/2410.05434")) == "2410.05434"
    assert (
        target_url("https://example.org/?url=https://example.com")
        == "https://example.org/?url=https://example.com"
    )


def test_the_files_of_a_volume_are_no_paper() -> None:
    assert paper_key("https://proceedings.mlr.press/v202/assets/bib/bibliography.bib") is None
    assert (
        paper_key("https://papers.nips.cc/paper/7213-poincare-embeddings.pdf") == "7213-poincare-embeddings"
    )
