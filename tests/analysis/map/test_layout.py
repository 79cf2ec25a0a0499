"""The map of the papers: near papers lie near, and nothing but the papers decides where."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.model.digest import MAP_SIZE, Digest

from tests.analysis.digests import digest_of_texts


def test_papers_lie_beside_those_related_to_them(real: Digest) -> None:
    places = np.array([entry.map_position for entry in real.papers], dtype=float)
    numbers = {entry.paper.id: number for number, entry in enumerate(real.papers)}
    shares: list[float] = []
    for number, entry in enumerate(real.papers):
        away = np.hypot(*(places - places[number]).T)
        around = set(np.argsort(away, kind="stable")[1:21].tolist())
        shares += (
            [float(np.mean([numbers[one.paper] in around for one in entry.related]))] if entry.related else []
        )
    assert np.mean(shares) > 0.6  # by chance 0.06


def test_the_map_is_filled_and_no_place_is_outside(real: Digest) -> None:
    places = np.array([entry.map_position for entry in real.papers])
    assert places.min() >= 0
    assert places.max() <= MAP_SIZE
    assert max(np.ptp(places, axis=0)) == MAP_SIZE
    assert min(np.ptp(places, axis=0)) > MAP_SIZE / 2


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_tiny_digests_have_places(count: int) -> None:
    texts = [
        ("Graphs", "We pass messages."),
        ("Graphs again", "We pass messages."),
        (None, "Nothing like it. At all."),
    ]
    digest = digest_of_texts(*texts[:count])
    assert all(0 <= way <= MAP_SIZE for entry in digest.papers for way in entry.map_position)
