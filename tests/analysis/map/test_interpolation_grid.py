"""Repulsion on the grid, compared with the sum over all pairs."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.map.interpolation_grid import Floats, repulsive_forces


def exact_forces(positions: Floats) -> Floats:
    """By definition: sum over j of (yi - yj) / (1 + d²)², divided by the sum of 1 / (1 + d²)."""
    differences = positions[:, None] - positions[None, :]
    kernel = 1 / (1 + (differences**2).sum(axis=2))
    np.fill_diagonal(kernel, 0)
    forces: Floats = (kernel[:, :, None] ** 2 * differences).sum(axis=1) / kernel.sum()
    return forces


def test_forces_are_close_to_the_sum_over_all_pairs() -> None:
    positions = np.random.default_rng(1).normal(scale=6, size=(300, 2))
    computed, exact = repulsive_forces(positions).ravel(), exact_forces(positions).ravel()
    assert np.corrcoef(computed, exact)[0, 1] > 0.95
    assert np.abs(computed).mean() == pytest.approx(np.abs(exact).mean(), rel=0.1)


def test_two_points_repel_each_other() -> None:
    forces = repulsive_forces(np.array([[0.0, 0.0], [3.0, 0.0]]))
    assert forces[0, 0] < 0 < forces[1, 0]
    assert forces[:, 1] == pytest.approx(0, abs=1e-6)


def test_a_single_point_has_no_force() -> None:
    assert repulsive_forces(np.array([[1.0, 2.0]])).tolist() == [[0.0, 0.0]]
