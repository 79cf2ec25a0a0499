"""Tests of the user's keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.tokens import InvalidTokenError, token_of

from tests.fetching.example_listings import FEED, HUGGING_FACE, VENUE

ENVIRONMENT = {"HF_TOKEN": " hf ", "OPENREVIEW_TOKEN": "or"}


def test_a_token_is_for_its_service_alone() -> None:
    assert token_of(HUGGING_FACE, ENVIRONMENT) == "hf"
    assert token_of(VENUE, ENVIRONMENT) == "or"
    assert token_of(FEED, ENVIRONMENT) == ""
    assert token_of(replace(VENUE, url="https://mirror.org"), ENVIRONMENT) == ""
    assert token_of(VENUE, {}) == ""


def test_a_wrong_token_is_not_shown() -> None:
    with pytest.raises(InvalidTokenError, match="OPENREVIEW_TOKEN has characters") as caught:
        token_of(VENUE, {"OPENREVIEW_TOKEN": "secret\nkey"})
    assert "secret" not in str(caught.value)
