"""The short version of the odd papers in `make fuzz`: no stage raises on few papers that say little."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.fuzz.odd_papers import RECORDS, Record, digest_of_records, render_records


@pytest.mark.slow
@given(RECORDS)
def test_no_stage_of_the_analysis_raises(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record]
) -> None:
    digest_of_records(records, tmp_path_factory.getbasetemp())


@pytest.mark.slow
@settings(max_examples=8)
@given(RECORDS)
def test_odd_papers_have_pages(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    render_records(records, tmp_path_factory.getbasetemp())
