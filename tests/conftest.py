"""What all tests share: the labelled data beside the repository, and property tests that find the same things every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None, max_examples=200)
settings.load_profile("same-every-time")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled data beside the repository; a test that needs it says so where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("not run: ../shared, the labelled data beside the repository, is absent")
    return folder
