"""The map of the papers: near papers lie near, and nothing but the papers decides where."""

from __future__ import annotations

import numpy as np
import pytest

from generator.model import Digest
from generator.nearness import EXTENT
from tests.study.digests import digest_of_texts


def test_papers_lie_beside_those_related_to_them(real: Digest) -> None:
    places = np.array([entry.place for entry in real.entries], dtype=float)
    numbers = {entry.paper.id: number for number, entry in enumerate(real.entries)}
    shares: list[float] = []
    for number, entry in enumerate(real.entries):
        away = np.hypot(*(places - places[number]).T)
        around = set(np.argsort(away, kind="stable")[1:21].tolist())
        shares += [float(np.mean([numbers[one.paper] in around for one in entry.related]))] if entry.related else []
    assert np.mean(shares) > 0.6  # by chance 0.06


def test_the_map_is_filled_and_no_place_is_outside(real: Digest) -> None:
    places = np.array([entry.place for entry in real.entries])
    assert places.min() >= 0
    assert places.max() <= EXTENT
    assert max(np.ptp(places, axis=0)) == EXTENT
    assert min(np.ptp(places, axis=0)) > EXTENT / 2


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_tiny_digests_have_places(count: int) -> None:
    texts = [("Graphs", "We pass messages."), ("Graphs again", "We pass messages."), (None, "Nothing like it. At all.")]
    digest = digest_of_texts(*texts[:count])
    assert all(0 <= way <= EXTENT for entry in digest.entries for way in entry.place)
