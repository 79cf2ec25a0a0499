"""Tests of the list of services."""

from __future__ import annotations

from paper_digest.services.all_services import SERVICES


def test_the_services_are_those_that_the_documentation_names() -> None:
    assert [service.name for service in SERVICES.values()] == [
        "arXiv",
        "OpenAlex",
        "Crossref",
        "Semantic Scholar",
        "OpenReview",
        "DBLP",
        "Hugging Face",
    ]


def test_every_service_is_asked_over_https_with_a_pause() -> None:
    for option, service in SERVICES.items():
        assert service.option == option
        assert service.base_url.startswith("https://")
        assert service.pause > 0
        assert bool(service.lookup) == bool(service.kinds)
