"""Tests of the lines below the table of a run."""

from __future__ import annotations

import pytest
from paper_digest.enrichment.enrich import enrich
from paper_digest.enrichment.outcome import outcome_of
from paper_digest.enrichment.run import Run

LINES = "metadata.jsonl: 1 new line, 1,200 completed\nmetadata-review.txt: 3 doubtful, to be decided by hand"


@pytest.mark.parametrize(
    ("is_dry_run", "text"),
    [(False, LINES), (True, f"Dry run: nothing was written. A real run changes:\n{LINES}")],
)
def test_the_changes_of_each_file_are_counted(is_dry_run: bool, text: str) -> None:
    run = Run(
        enrichment=enrich([], []),
        metadata=b"",
        review="",
        changed_files={},
        n_new=1,
        n_completed=1_200,
        n_proposals=3,
        counts=(),
        problems=(),
    )
    assert outcome_of(run, is_dry_run=is_dry_run) == text
