"""Every sample dump is read as the expectation beside it says.

`pytest tests/test_samples.py --write-expected` writes the expectations; compare each change with the source.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.reading import readings_of

from tests.expected import SAMPLES, as_values, expectation_of, format_values, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_a_sample_is_read_as_expected(sample: Path, request: pytest.FixtureRequest) -> None:
    values = as_values(readings_of(sample, sample.name))
    expectation = expectation_of(sample)
    if request.config.getoption("--write-expected"):
        expectation.write_text(format_values(values), "utf-8")
    assert values == json.loads(expectation.read_text("utf-8"))


def test_every_expectation_has_a_sample() -> None:
    assert set(SAMPLES.rglob("*.expected.json")) == {expectation_of(sample) for sample in samples()}
