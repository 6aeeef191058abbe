"""Arrays as bytes, the same on every machine."""

from __future__ import annotations

import numpy as np

from agent_desktop.decisioning.learning.designs import Floats


def packed(array: Floats) -> bytes:
    """Doubles, little-endian, row by row."""
    return array.astype("<f8").tobytes()


def unpacked(data: bytes) -> Floats:
    """One dimension; a copy that may be written to."""
    return np.frombuffer(data, dtype="<f8").astype(np.float64)
