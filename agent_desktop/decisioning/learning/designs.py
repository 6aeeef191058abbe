"""A case as the experts see it: the columns of its row, and where its action's own terms lie."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agent_desktop.decisioning.learning.encoding import Code

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

NO_SLOT = -1


class Design(NamedTuple):
    """One case. `columns` and `values` have the same length; `slot` is the row of the action's own
    terms, or NO_SLOT while it has none; `lead` is the log-odds that the action's own rate lies
    above the rate of all, which every linear expert takes as one more feature."""

    columns: Places
    values: Floats
    slot: int
    lead: float
    codes: tuple[Code, ...]
    """By which it was encoded."""


def chance(logit: float) -> float:
    """The probability of log-odds; never 0 or 1."""
    return float(1.0 / (1.0 + np.exp(-min(max(logit, -14.0), 14.0))))
