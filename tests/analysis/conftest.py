"""The digest of the project's own dumps, made once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.analysis import analyze
from paper_digest.linkage.link import link_records
from paper_digest.model.digest import Digest
from paper_digest.model.settings import DatasetRule, TopicRule
from paper_digest.pipeline import read
from paper_digest.sources.settings import load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def rules() -> tuple[TopicRule, ...]:
    """The topics of topics.yml."""
    return load_settings(ROOT / "topics.yml", ROOT / "corrections.yml").topics


@pytest.fixture(scope="session")
def known() -> tuple[DatasetRule, ...]:
    """The datasets of datasets.yml."""
    return load_settings(ROOT / "topics.yml", ROOT / "corrections.yml", ROOT / "datasets.yml").datasets


@pytest.fixture(scope="session")
def real(rules: tuple[TopicRule, ...], known: tuple[DatasetRule, ...]) -> Digest:
    """The digest of the five dumps."""
    readings = tuple(read(ROOT / "raw"))
    settings = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml")
    return analyze(link_records(readings, settings.corrections).papers, rules, readings, dataset_rules=known)
