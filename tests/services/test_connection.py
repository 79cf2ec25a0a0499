"""Tests of the settings with which services are asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from paper_digest.linkage.wanted_papers import WantedPapers
from paper_digest.pipeline import no_progress
from paper_digest.services.all_services import SERVICES
from paper_digest.services.connection import URL_VARIABLE, InvalidSettingError, connected

from tests.services.samples import MINIMA
from tests.site.builders import paper

LIVE = "PAPER_DIGEST_LIVE_CONTACT"
"""An email address in this variable lets the live test ask the real services."""


def connect(path: Path, *options: str, contact: str = "ada@example.org", **environment: str) -> list[str]:
    """The base URLs of the services."""
    with connected(options, contact=contact, cache=path, environment=environment) as sources:
        return [source.service.base_url for source in sources]


def test_services_are_asked_in_the_given_order_and_once(tmp_path: Path) -> None:
    assert connect(tmp_path, "dblp", "arxiv", "dblp") == ["https://dblp.org", "https://export.arxiv.org"]


def test_another_place_can_be_asked(tmp_path: Path) -> None:
    assert connect(tmp_path, "dblp", **{URL_VARIABLE: "http://localhost:1/"}) == ["http://localhost:1/dblp"]


@pytest.mark.parametrize(
    "contact", ["", "ada", "ada@localhost", "ada@example.org\r\nX: y", "a b@example.org", "@a.org"]
)
def test_a_contact_address_is_needed(tmp_path: Path, contact: str) -> None:
    with pytest.raises(InvalidSettingError, match="--contact"):
        connect(tmp_path, "dblp", contact=contact)


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://localhost", "http://", "http://a b"])
def test_another_place_must_be_an_address(tmp_path: Path, url: str) -> None:
    with pytest.raises(InvalidSettingError, match=URL_VARIABLE):
        connect(tmp_path, "dblp", **{URL_VARIABLE: url})


@pytest.mark.parametrize("key", ["käse", "a\nb", "a b"])
def test_a_damaged_key_is_not_shown(tmp_path: Path, key: str) -> None:
    with pytest.raises(InvalidSettingError, match="S2_API_KEY has characters") as caught:
        connect(tmp_path, "semantic-scholar", S2_API_KEY=key)
    assert key not in str(caught.value)
    assert connect(tmp_path, "dblp", S2_API_KEY=key)


def test_the_user_agent_has_version_and_contact(tmp_path: Path) -> None:
    with connected(
        ["semantic-scholar"],
        contact="ada@example.org",
        cache=tmp_path,
        environment={"S2_API_KEY": " abc ", "HF_TOKEN": "other"},
    ) as (source,):
        assert source.client.user_agent.startswith("paper-digest/")
        assert source.client.user_agent.endswith(" (mailto:ada@example.org)")
        assert source.client.keys == {"S2_API_KEY": "abc"}


@pytest.mark.skipif(not os.environ.get(LIVE), reason=f"asks the real services only if {LIVE} has an address")
@pytest.mark.parametrize("option", SERVICES)
def test_the_real_service_knows_a_well_known_paper(tmp_path: Path, option: str) -> None:
    """Attention Is All You Need; sees whether a service still answers in its documented form."""
    wanted = paper(
        heading="Attention Is All You Need", identifiers=(type(MINIMA)(MINIMA.kind, "1706.03762"),)
    )
    with connected([option], contact=os.environ[LIVE], cache=tmp_path, environment=os.environ) as (source,):
        answered = source.records(WantedPapers.of([wanted]), no_progress)
    assert not answered.problems
    assert any("Vaswani" in str(record.sighting.authors) for record in answered.records)
