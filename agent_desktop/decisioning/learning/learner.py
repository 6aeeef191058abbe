"""The online learner: experts at several speeds, and a stack that weighs them.

It may only be told of outcomes that have matured, in the order in which they matured. One set of
settings serves all data, and none of them is an option; docs/learning.md says how they were chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
import numpy as np

from agent_desktop.decisioning.catalogue import Feature
from agent_desktop.decisioning.learning import freezing
from agent_desktop.decisioning.learning.designs import NO_SLOT, Design, Floats, chance
from agent_desktop.decisioning.learning.encoding import ONE, Code, Encoder, features_digest, look_up
from agent_desktop.decisioning.learning.experts import Expert
from agent_desktop.decisioning.learning.fitting import fit
from agent_desktop.decisioning.learning.panel import DECAYS, STEADY, TRUSTED, VARIANCES, panel
from agent_desktop.decisioning.learning.rates import Rates
from agent_desktop.decisioning.learning.stack import Stack
from agent_desktop.decisioning.learning.trust import Trust

FORMAT: Final = 1
FITS: Final = (200, 2_000)
"""Cases after which codes are found from what was seen: first early, then for good."""
OWN_FROM: Final = 10
"""Cases after which an action gets weights of its own, where there are several actions."""
MOST_WEIGHT: Final = 20.0
MOST_MET: Final = 500_000


class LearnerError(ValueError):
    """The bytes are no learner that can go on with these features."""


class Opinion(NamedTuple):
    """What was said of a case before its outcome was known."""

    logit: float
    parts: tuple[float, ...]
    """Of each expert; empty before there are any."""
    design: Design | None = None
    """The case as the experts saw it, as long as the codes stay."""

    @property
    def chance(self) -> float:
        return chance(self.logit)


class Case(NamedTuple):
    """A case that is kept until the codes are final."""

    action: str
    values: dict[str, Any]
    worked: bool
    weight: float


class Learner:
    """Learns from `features`; in their absence from how often each action worked."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.features = tuple(sorted(features, key=lambda feature: feature.name))
        self.cases = 0
        self.rates = Rates(DECAYS)
        self.stack = Stack(TRUSTED, VARIANCES)
        self.trust = Trust()
        self.evidence: dict[str, float] = {}
        """Weight of all cases of each action."""
        self.slots: dict[str, int] = {}
        self.codes: tuple[Code, ...] = ()
        self.experts: list[Expert] = []
        self._encoder = Encoder(())
        self._kept: list[Case] = []
        self._met: dict[str, Opinion] = {}

    def opinion(self, action: str, values: Mapping[str, Any]) -> Opinion:
        """What it says now. Keep it until the outcome is known, and hand it to `learn`."""
        return self._opinion(self._design(action, values))

    def chances(self, actions: Iterable[str], values: Mapping[str, Any]) -> dict[str, float]:
        """What it says of several actions with one customer."""
        first: Design | None = None
        found = {}
        for action in actions:
            first = self._design(action, values, first)
            found[action] = self._opinion(first).chance
        return found

    def meet(self, key: str, action: str, values: Mapping[str, Any]) -> None:
        """Notes its opinion of a case whose outcome will be known later: see `met`."""
        if len(self._met) >= MOST_MET:
            del self._met[next(iter(self._met))]
        self._met[key] = self.opinion(action, values)._replace(design=None)

    def met(self, key: str) -> Opinion | None:
        """The opinion that was noted, once."""
        return self._met.pop(key, None)

    def learn(
        self,
        action: str,
        values: Mapping[str, Any],
        worked: bool,
        weight: float = 1.0,
        said: Opinion | None = None,
    ) -> None:
        """One matured outcome. `said` is what it said when the case came up: the stack learns from
        that, since an opinion of today already knows the case's neighbours. Without one, today's.

        A weight that is no positive number teaches nothing; a large one counts as `MOST_WEIGHT`.
        """
        weight = min(weight, MOST_WEIGHT)
        if not weight > 0:
            return
        if self.cases < FITS[-1] and self.features:
            known = {f.name: look_up(values, f.name) for f in self.features}
            self._kept.append(Case(action, known, worked, weight))
        design = self._design(action, values, said.design if said is not None else None)
        if said is None:
            said = self._opinion(design)
        if self.experts and len(said.parts) == len(TRUSTED):
            stacked = self.stack.logit(said.parts)
            self.trust.learn(stacked, said.parts[STEADY], worked, weight)
            self.stack.learn(said.parts, worked, weight)
        self._learn(design, action, worked, weight)
        self.cases += 1
        if self.cases in FITS and self.features:
            self._fit()

    def snapshot(self, catalogue: str, made_at: int) -> bytes:
        """The model as it travels: see `snapshot`. Its log-odds are those of `opinion`, up to the
        rounding of weights to whole numbers."""
        return freezing.freeze(self, catalogue, made_at)

    def state(self) -> bytes:
        """All of it. A learner that is restored from this goes on exactly alike."""
        return msgspec.msgpack.encode(
            {
                "format": FORMAT,
                "features": features_digest(self.features),
                "cases": self.cases,
                "rates": self.rates.state(),
                "stack": self.stack.state(),
                "trust": self.trust.saved,
                "evidence": self.evidence,
                "slots": self.slots,
                "codes": self.codes if self.experts else None,
                "experts": [expert.state() for expert in self.experts],
                "kept": self._kept,
                "met": {key: [said.logit, said.parts] for key, said in self._met.items()},
            }
        )

    @classmethod
    def restored(cls, data: bytes, features: Sequence[Feature]) -> Learner:
        """Raises LearnerError for what is none, or was learning from other features."""
        found = cls(features)
        try:
            found._restore(msgspec.msgpack.decode(data))
        except LearnerError:
            raise
        except (msgspec.MsgspecError, KeyError, TypeError, ValueError, IndexError) as error:
            raise LearnerError(f"It can't be read: {error}") from None
        return found

    def _restore(self, state: dict[str, Any]) -> None:
        if state["format"] != FORMAT:
            raise LearnerError("It was kept by another version of this program.")
        if state["features"] != features_digest(self.features):
            raise LearnerError("It learnt from other features.")
        self.cases = state["cases"]
        self.rates = Rates.restored(state["rates"])
        self.stack.restore(state["stack"])
        self.trust = Trust(state["trust"])
        self.evidence = state["evidence"]
        self.slots = state["slots"]
        if state["codes"] is not None:
            self._begin(msgspec.convert(state["codes"], tuple[Code, ...]))
            for expert, known in zip(self.experts, state["experts"], strict=True):
                expert.restore(known)
        self._kept = [Case(*row) for row in state["kept"]]
        self._met = {key: Opinion(row[0], tuple(row[1])) for key, row in state["met"].items()}

    def _begin(self, codes: tuple[Code, ...], first: Sequence[Case] = ()) -> None:
        self.codes = codes
        self._encoder = Encoder(codes)
        self.experts = panel(self._encoder, self._start(first))

    def _start(self, first: Sequence[Case]) -> Floats:
        """The base rate's log-odds, shared out over the columns by how often they occur: so a case
        like the first ones begins at the base rate, and one that is like none nearer to even."""
        often = np.zeros(self._encoder.columns)
        for case in first:
            columns, numbers = self._encoder.encode(case.values)
            for column, number in zip(columns, numbers, strict=True):
                often[column] += number == ONE
        often /= max(len(first), 1)
        total = float(often @ often)
        return often * (self.rates.all[-1].logit() / total) if total else often

    def _fit(self) -> None:
        """Codes from the cases so far, and experts that learn from these cases anew."""
        again = self._kept
        self._begin(fit(self.features, [case.values for case in again]), again)
        for case in again:
            design = self._design(case.action, case.values)
            for expert in self.experts:
                expert.learn(design, case.worked, case.weight)
        if self.cases >= FITS[-1]:
            self._kept = []

    def _design(self, action: str, values: Mapping[str, Any], seen: Design | None = None) -> Design:
        """`seen` spares the encoding, where the codes are still the same."""
        slot = self.slots.get(action, NO_SLOT)
        lead = self.rates.lead(action)
        if seen is not None and seen.codes is self.codes:
            return Design(seen.columns, seen.values, slot, lead, self.codes)
        columns, numbers = self._encoder.encode(values)
        return Design(
            np.array(columns, dtype=np.intp),
            np.array(numbers, dtype=np.float64) / ONE,
            slot,
            lead,
            self.codes,
        )

    def _opinion(self, design: Design) -> Opinion:
        rates = self.rates.logits(design.lead)
        if not self.experts:
            return Opinion(rates[-1], (), design)
        parts = rates + [expert.logit(design) for expert in self.experts]
        logit = self.trust.logit(self.stack.logit(parts), parts[STEADY])
        return Opinion(logit, tuple(parts), design)

    def _learn(self, design: Design, action: str, worked: bool, weight: float) -> None:
        for expert in self.experts:
            expert.learn(design, worked, weight)
        self.rates.learn(action, worked, weight)
        cases = self.evidence[action] = self.evidence.get(action, 0.0) + weight
        if cases >= OWN_FROM and len(self.evidence) > 1 and action not in self.slots:
            self.slots[action] = len(self.slots)
