"""Computes the repulsion between all points of a t-SNE layout on an interpolation grid."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import fft

Floats = NDArray[np.float64]

# All chosen by hand.
_CELL_WIDTH = 0.7
"""The repulsion has a range of about 1."""
_MIN_CELLS, _MAX_CELLS = 48, 512
"""Cells across the grids of few points and of many, which become wider where points are far out."""
_MARGIN = 3


def repulsive_forces(positions: Floats) -> Floats:
    """The repulsive force of t-SNE on each point (points x 2).

    With the distance d between two points, it is the gradient of the sum of 1 / (1 + d²) over all pairs,
    divided by that sum. The sum is a convolution, computed on a grid as in particle-mesh methods (Hockney and
    Eastwood, Computer simulation using particles, 1988); for t-SNE see Linderman et al. (2019).
    """
    points = len(positions)
    if points < 2:
        return np.zeros_like(positions)
    lowest = positions.min(axis=0)
    max_cells = min(_MAX_CELLS, _MIN_CELLS + 16 * int(sqrt(points)))
    width = max(_CELL_WIDTH, float((positions - lowest).max()) / (max_cells - 2 * _MARGIN))
    cells = (positions - lowest) / width + _MARGIN
    size = int(fft.next_fast_len(2 * (int(cells.max()) + 1 + _MARGIN), real=True))
    corners = _corners(cells, size)
    mass = sum(np.bincount(corner, weights=share, minlength=size * size) for corner, share in corners)
    potential = fft.irfft2(fft.rfft2(np.reshape(mass, (size, size))) * _kernel(size, width), s=(size, size))
    gradients = [
        (np.roll(potential, -1, axis) - np.roll(potential, 1, axis)) / (2 * width) for axis in (0, 1)
    ]
    total = float(_interpolate(potential, corners).sum()) - points
    forces = [-_interpolate(gradient, corners) for gradient in gradients]
    return np.stack(forces, axis=1) / (2 * max(total, 1e-9))


def _corners(cells: Floats, size: int) -> list[tuple[NDArray[np.int64], Floats]]:
    """The four corners of the points' cells: the number of the grid point, and the share of the point in it.

    cells: points x 2, in units of a cell. size: grid points along each axis.
    """
    origin = np.floor(cells).astype(np.int64)
    (right, up), (left, down) = (cells - origin).T, (1 - cells + origin).T
    first = origin[:, 0] * size + origin[:, 1]
    return [
        (first, left * down),
        (first + 1, left * up),
        (first + size, right * down),
        (first + size + 1, right * up),
    ]


def _interpolate(grid: Floats, corners: list[tuple[NDArray[np.int64], Floats]]) -> Floats:
    """The values of a grid at the points."""
    flat = grid.ravel()
    values: Floats = np.sum([flat[corner] * share for corner, share in corners], axis=0)
    return values


@lru_cache(maxsize=1)
def _kernel(size: int, width: float) -> NDArray[np.complex128]:
    """The Fourier transform of 1 / (1 + d²) on a periodic grid."""
    distance = np.minimum(np.arange(size), size - np.arange(size)) * width
    transform: NDArray[np.complex128] = fft.rfft2(1 / (1 + distance[:, None] ** 2 + distance[None, :] ** 2))
    return transform
