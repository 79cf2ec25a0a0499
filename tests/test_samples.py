"""Every sample dump is read as the expectation beside it says; `pytest tests/test_samples.py --write-expected` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.reading import claimants_of, readings_of

from tests.expected import SAMPLES, as_values, expectation_of, samples, written


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_a_sample_is_read_as_expected(sample: Path, request: pytest.FixtureRequest) -> None:
    found = as_values(readings_of(sample, sample.name))
    expectation = expectation_of(sample)
    if request.config.getoption("--write-expected"):
        expectation.write_text(written(found), "utf-8")
    assert found == json.loads(expectation.read_text("utf-8"))


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_exactly_one_reader_claims_a_sample(sample: Path) -> None:
    assert len(claimants_of(sample)) == 1, claimants_of(sample)


def test_every_expectation_has_its_sample() -> None:
    expectations = set(SAMPLES.rglob("*.expected.json"))
    assert expectations == {expectation_of(sample) for sample in samples()}
