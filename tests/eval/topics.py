"""Measures topics against the fields that papers were published in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from paper_digest.analysis.text.document_text import document_text
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.analysis.topics.phrase_matching import match_phrases
from paper_digest.model.digest import Digest
from paper_digest.model.settings import TopicRule

from tests.eval.rows import Figure, Row, paper_of


def topics_figures(rows: Sequence[Row], digest: Digest, rules: Sequence[TopicRule]) -> Iterable[Figure]:
    """The share of papers whose first topic means their field, and that of unsorted papers.

    A topic means the field of most of its papers in the other half of the labeled papers.
    """
    ours = {row.id: next((score.topic for score in digest.by_id[row.id].topics), None) for row in rows}
    for system, first, target in (("ours", ours, "0.85"), ("phrases alone", _by_phrases(rows, rules), "")):
        maps = {
            half: _map_of([row for row in rows if row.is_held_out is not half], first)
            for half in (False, True)
        }
        right = {
            row.id: float(maps[row.is_held_out].get(first[row.id] or "") == row.record["field"])
            for row in rows
        }
        yield Figure(f"topics: first topic's field is right, {system}", right, target)
    yield Figure("topics: unsorted, ours", {row.id: float(ours[row.id] is None) for row in rows}, "< 0.05")


def _by_phrases(rows: Sequence[Row], rules: Sequence[TopicRule]) -> dict[str, str | None]:
    """The topic with the strongest phrases in each paper, without any classifier."""
    evidence = match_phrases(token_stream([document_text(paper_of(row)) for row in rows]), rules)
    return {
        row.id: rules[int(scores.argmax())].id if scores.any() else None
        for row, scores in zip(rows, evidence, strict=True)
    }


def _map_of(rows: Iterable[Row], first: Mapping[str, str | None]) -> dict[str, object]:
    fields: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if topic := first[row.id]:
            fields[topic][str(row.record["field"])] += 1
    return {topic: min(counts, key=lambda field: (-counts[field], field)) for topic, counts in fields.items()}
