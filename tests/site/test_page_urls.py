"""Addresses of pages lead from one page to another below any path."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from paper_digest.site.page_urls import page_address, relative_url


@pytest.mark.parametrize(
    ("page", "address", "target", "expected"),
    [
        ("index.md", "", "new/index.md", "new/"),
        ("new/index.md", "new/", "new/2024-08-07.md", "new/2024-08-07/"),
        ("new/2024-08/page-2.md", "new/2024-08/page-2/", "dumps/index.md", "dumps/"),
        ("new/2024-08.md", "new/2024-08/", "index.md", ""),
        ("index.md", "", "index.md", ""),
    ],
)
def test_a_relative_address_leads_to_the_target(page: str, address: str, target: str, expected: str) -> None:
    base = "https://example.org/digest/"
    assert page_address(page) == address
    assert urljoin(base + address, relative_url(page, target)) == base + expected
