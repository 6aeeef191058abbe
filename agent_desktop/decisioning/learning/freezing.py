"""A learner's experts and their stack as one linear form, in fixed point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agent_desktop.decisioning.learning import fixed
from agent_desktop.decisioning.learning.designs import NO_SLOT, Floats
from agent_desktop.decisioning.learning.encoding import Encoder, features_digest
from agent_desktop.decisioning.learning.fitting import fit
from agent_desktop.decisioning.learning.panel import STEADY
from agent_desktop.decisioning.learning.snapshot import (
    WEIGHT_LIMIT,
    ActionTerms,
    Content,
    write_snapshot,
)

if TYPE_CHECKING:
    from agent_desktop.decisioning.learning.learner import Learner


def freeze(learner: Learner, catalogue: str, made_at: int) -> bytes:
    """The snapshot's bytes."""
    codes = learner.codes if learner.experts else fit(learner.features, [])
    columns = Encoder(codes).columns
    rates = [rate.logit() for rate in learner.rates.all]
    shared = np.zeros(columns)
    if learner.experts:
        bias, shares = learner.stack.shares()
        trusted = learner.trust.share()
        bias, shares = bias * trusted, shares * trusted
        shares[STEADY] += 1 - trusted
        of_experts = shares[len(rates) :]
        for share, expert in zip(of_experts, learner.experts, strict=True):
            shared += share * expert.shared()
        shared[0] += bias + float(shares[: len(rates)] @ np.array(rates))
        leads = float(shares[: len(rates)].sum()) + sum(
            share * expert.lead for share, expert in zip(of_experts, learner.experts, strict=True)
        )
    else:
        shared[0] = rates[-1]
        of_experts = np.zeros(0)
        leads = 1.0
    return write_snapshot(
        Content(
            catalogue=catalogue,
            features=features_digest(learner.features),
            made_at=made_at,
            cases=learner.cases,
            codes=codes,
            shared=_whole(shared),
            actions=tuple(
                _terms(learner, action, leads, of_experts) for action in sorted(learner.evidence)
            ),
        )
    )


def _terms(learner: Learner, action: str, leads: float, shares: Floats) -> ActionTerms:
    own = b""
    slot = learner.slots.get(action, NO_SLOT)
    if slot != NO_SLOT and learner.experts:
        weights = sum(
            (
                share * expert.own.row(slot)
                for share, expert in zip(shares, learner.experts, strict=True)
            ),
            start=np.zeros(Encoder(learner.codes).columns),
        )
        own = _whole(weights)
    rate = learner.rates.own[action]
    lead = learner.rates.lead(action)
    share = rate.share()
    return ActionTerms(
        id=action,
        bias=_one(leads * lead),
        evidence=round(learner.evidence[action], 3),
        information=round(rate.cases * share * (1 - share), 3),
        own=own,
    )


def _one(weight: float) -> int:
    return round(min(max(weight * fixed.ONE, -WEIGHT_LIMIT), WEIGHT_LIMIT))


def _whole(weights: Floats) -> bytes:
    whole = np.rint(np.clip(weights * fixed.ONE, -WEIGHT_LIMIT, WEIGHT_LIMIT))
    return whole.astype("<i4").tobytes()
