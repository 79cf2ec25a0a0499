"""Tests of the progress of reading a file."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from paper_digest.enrichment.read_progress import ReadProgress
from paper_digest.sources.files import Source, open_sources


def test_the_position_in_a_compressed_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    content = random.Random(1).randbytes(3_000_000)
    path.write_bytes(gzip.compress(content))
    calls: list[tuple[str, int, int]] = []
    for source in open_sources(path, "a.gz"):
        assert isinstance(source, Source)
        progress = ReadProgress(source, lambda *call: calls.append(call))
        progress.update()
        source.stream.read(2_000_000)
        progress.update()
        progress.finish()
    assert {call[0] for call in calls} == {"Reading a.gz (MB)"}
    assert [call[1:] for call in calls][::2] == [(0, 4), (4, 4)]
    assert 1 <= calls[1][1] <= 3
