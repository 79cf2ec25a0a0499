"""The digest of the project's own dumps, studied once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.merging.merge import merge
from generator.model import DatasetRule, Digest, TopicRule
from generator.pipeline import read
from generator.settings import load_settings
from generator.study.digest import study

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
    return study(merge(readings, settings.corrections).papers, rules, readings, known=known)
