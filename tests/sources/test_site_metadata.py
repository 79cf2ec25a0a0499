"""Tests of the name and address of the site in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.model.site_metadata import NO_SITE, SiteMetadata
from paper_digest.sources.site_metadata import load_site_metadata

from tests.project import ROOT


@pytest.mark.parametrize(
    ("variable", "url"),
    [(None, "http://127.0.0.1:8000/"), ("https://example.org/digest", "https://example.org/digest/")],
)
def test_the_settings_of_this_project_are_read(
    variable: str | None, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    if variable:
        monkeypatch.setenv("SITE_URL", variable)
    assert load_site_metadata(ROOT / "mkdocs.yml") == (SiteMetadata("Paper digest", url), ())


def test_python_names_in_the_settings_are_ignored(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "site_name: Tiny\nsite_url: https://a.org\nformat: !!python/name:os.system\nhooks: !relative $docs\n",
        "utf-8",
    )
    assert load_site_metadata(settings) == (SiteMetadata("Tiny", "https://a.org/"), ())


@pytest.mark.parametrize("url", ["", "site_url: example.org", "site_url: 'http://[::1'", "site_url: [1]"])
def test_an_address_that_is_none_is_reported(tmp_path: Path, url: str) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f"site_name: Tiny\n{url}\n", "utf-8")
    site, (problem,) = load_site_metadata(settings)
    assert site == SiteMetadata("Tiny")
    assert str(problem).startswith("mkdocs.yml: warning: expected an address in site_url")


@pytest.mark.parametrize(("content", "problems"), [(b"a: [", 1), (b"\xff", 1), (None, 0), (b"", 1)])
def test_unreadable_settings_give_no_site(tmp_path: Path, content: bytes | None, problems: int) -> None:
    settings = tmp_path / "mkdocs.yml"
    if content is not None:
        settings.write_bytes(content)
    site, reported = load_site_metadata(settings)
    assert (site, len(reported)) == (NO_SITE, problems)
