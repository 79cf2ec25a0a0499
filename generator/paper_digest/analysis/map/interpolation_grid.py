"""Turns the places of many points into the push of each on every other, by way of a mesh."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import fft

Points = NDArray[np.float64]
"""Points x 2, or one number a point."""
_CELL = 0.7
"""The width of the mesh; the push has a reach of about 1."""
_FEWEST, _FINEST = 48, 512
"""Cells across the smallest and the largest mesh that points which are far out may ask for; few points need few."""
_MARGIN = 3


def pushes(places: Points) -> Points:
    """Points x 2: t-SNE's push on each point, away from all others.

    With d the distance of two points, the push is the slope of the sum of 1 / (1 + d²), divided by that sum over all
    pairs. The sum is a convolution, so points are shared out on a mesh and convolved there, as particles are in
    Hockney and Eastwood, Computer simulation using particles (1988); for t-SNE see Linderman et al. (2019).
    """
    points = len(places)
    if points < 2:
        return np.zeros_like(places)
    low = places.min(axis=0)
    width = float((places - low).max())
    finest = min(_FINEST, _FEWEST + 16 * int(sqrt(points)))
    cell = max(_CELL, width / (finest - 2 * _MARGIN))
    at = (places - low) / cell + _MARGIN
    size = int(fft.next_fast_len(2 * (int(at.max()) + 1 + _MARGIN), real=True))
    corners = _corners(at, size)
    mass = sum(np.bincount(corner, weights=share, minlength=size * size) for corner, share in corners)
    field = fft.irfft2(fft.rfft2(np.reshape(mass, (size, size))) * _kernel(size, cell), s=(size, size))
    slopes = [(np.roll(field, -1, axis) - np.roll(field, 1, axis)).ravel() / (2 * cell) for axis in (0, 1)]
    total = _read(field.ravel(), corners).sum() - points
    return np.stack([-_read(slope, corners) for slope in slopes], axis=1) / (2 * max(float(total), 1e-9))


def _corners(at: Points, size: int) -> list[tuple[NDArray[np.int64], Points]]:
    """For each corner of the points' cells its number in the mesh, and each point's share in it."""
    cell = np.floor(at).astype(np.int64)
    (right, up), (left, down) = (at - cell).T, (1 - at + cell).T
    first = cell[:, 0] * size + cell[:, 1]
    return [
        (first, left * down),
        (first + 1, left * up),
        (first + size, right * down),
        (first + size + 1, right * up),
    ]


def _read(field: Points, corners: list[tuple[NDArray[np.int64], Points]]) -> Points:
    read: Points = np.sum([field[corner] * share for corner, share in corners], axis=0)
    return read


@lru_cache(maxsize=1)
def _kernel(size: int, cell: float) -> NDArray[np.complex128]:
    """The transform of 1 / (1 + d²) on a mesh that is its own neighbour on all sides."""
    away = np.minimum(np.arange(size), size - np.arange(size)) * cell
    transform: NDArray[np.complex128] = fft.rfft2(1 / (1 + away[:, None] ** 2 + away[None, :] ** 2))
    return transform
