"""Says what a run changes, for the lines below its table."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.enrichment.run import Run


def outcome_of(run: Run, *, is_dry_run: bool) -> str:
    """A line for each of the two files, and one that says if nothing was written."""
    return "\n".join(_lines(run, is_dry_run))


def _lines(run: Run, is_dry_run: bool) -> Iterator[str]:
    if is_dry_run:
        yield "Dry run: nothing was written. A real run changes:"
    new = f"{run.n_new:,} new {'line' if run.n_new == 1 else 'lines'}"
    yield f"metadata.jsonl: {new}, {run.n_completed:,} completed"
    yield f"metadata-review.txt: {run.n_proposals:,} doubtful, to be decided by hand"
