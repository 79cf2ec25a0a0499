"""Measures summaries against the one-sentence summaries of the authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paper_digest.model.digest import Digest
from paper_digest.values.rich_text import RichText

from tests.eval.measures import rouge, stems
from tests.eval.rows import Figure, Row

_TARGETS = {"1": "0.370", "2": "0.175", "L": "0.305"}
"""ROUGE-1, -2 and -L of our summaries."""


def summaries_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """ROUGE-1, -2 and -L (F measure, stemmed) of our summaries and of the titles."""
    labeled = [row for row in rows if row.record.get("tldr")]
    summaries = {row.id: (digest.by_id[row.id].summary or RichText()).plain for row in labeled}
    titles = {row.id: row.title for row in labeled}
    for system, texts in (("ours", summaries), ("the title", titles)):
        scores = {
            row.id: rouge(stems(texts[row.id]).split(), stems(str(row.record["tldr"])).split())
            for row in labeled
        }
        for number, (variant, target) in enumerate(_TARGETS.items()):
            yield Figure(
                f"summary: ROUGE-{variant}, {system}",
                {paper: score[number] for paper, score in scores.items()},
                target if system == "ours" else "",
            )
