"""Which experts there are, and their settings: the same for all data.

Prior variances are those of the log-odds of one case, shared out over the columns that a case has,
so that twenty features and two hundred begin equally sure.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from agent_desktop.decisioning.learning.designs import Floats, Places
from agent_desktop.decisioning.learning.encoding import Encoder, NumberCode
from agent_desktop.decisioning.learning.experts import AdaGrad, Diagonal, Expert, Full

DECAYS: Final = (0.99, 0.999)
STEADY: Final = 1
"""Which of them the whole is held against."""
TRUSTED: Final = (0.0, 0.0, 0.5, 0.25, 0.25, 0.0)
"""Of the two rates and of the panel, in this order: their weights in the stack at first."""
VARIANCES: Final = (0.003, 0.01, 0.005, 0.005, 0.005, 0.003)
"""How far those may move. The steady rate's the most: where nothing can be learnt of customers it
has to win."""
MOST_FULL: Final = 240
"""Columns that the full experts see; bins go first where there are more."""


def panel(encoder: Encoder, start: Floats) -> list[Expert]:
    """A slow and a quick full one, a quicker diagonal one, and AdaGrad. `start` holds each
    column's weight to begin with."""
    columns = encoder.columns
    kept = _kept(encoder)
    active = 1 + sum(2 if isinstance(code, NumberCode) else 1 for code in encoder.codes)
    share = 1.0 / active
    return [
        Full(columns, kept, variance=0.8 * share, noise=4e-5,
             own_variance=0.4 * share, own_decay=0.9998, start=start),
        Full(columns, kept, variance=2.0 * share, noise=2e-4,
             own_variance=1.0 * share, own_decay=0.999, start=start),
        Diagonal(columns, variance=4.0 * share, decay=0.999,
                 own_variance=2.0 * share, own_decay=0.998, start=start),
        AdaGrad(columns, rate=0.8 * share, start=start),
    ]  # fmt: skip


def _kept(encoder: Encoder) -> Places:
    """The columns of the full experts: all, or without bins, or as many as there may be."""
    if encoder.columns <= MOST_FULL:
        return np.arange(encoder.columns, dtype=np.intp)
    kept = [0]
    rest: list[int] = []
    for start, code in zip(encoder.starts, encoder.codes, strict=True):
        if isinstance(code, NumberCode):
            kept.append(start)
            rest.append(start + code.width - 1)
        else:
            rest += range(start, start + code.width)
    return np.array(sorted((kept + rest)[:MOST_FULL]), dtype=np.intp)
