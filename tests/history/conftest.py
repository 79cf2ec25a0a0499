"""Fixtures of the tests of the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.daily_digest import DailyDigest


@pytest.fixture
def daily(tmp_path: Path) -> DailyDigest:
    """A digest without listings."""
    return DailyDigest(tmp_path)
