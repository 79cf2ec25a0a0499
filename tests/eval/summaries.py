"""Measures summaries against the one sentence that authors gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paper_digest.model.digest import Digest
from paper_digest.values.rich_text import RichText

from tests.eval.measures import rouge, stems
from tests.eval.rows import Figure, Row


def summaries_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """ROUGE-1, -2 and -L (F, stemmed) of our sentence and of the title."""
    asked = [row for row in rows if row.record.get("tldr")]
    ours = {row.id: (digest.by_id[row.id].summary or RichText()).plain for row in asked}
    for who, texts, reach in (
        ("ours", ours, ("0.370", "0.175", "0.305")),
        ("the title", {row.id: row.title for row in asked}, ("", "", "")),
    ):
        scores = {
            row.id: rouge(stems(texts[row.id]).split(), stems(str(row.record["tldr"])).split())
            for row in asked
        }
        for number, kind in enumerate(("1", "2", "L")):
            yield Figure(
                f"summary: ROUGE-{kind}, {who}",
                {paper: score[number] for paper, score in scores.items()},
                reach[number],
            )
