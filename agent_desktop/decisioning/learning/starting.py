"""Propensities before anything was learnt: the catalogue's own, drawn by their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.learning import draws, fixed
from agent_desktop.decisioning.propensity import Contribution, Scores

_KEPT: Final = 8
"""Conversations whose draws are kept: a desk has a few open at a time."""


def starting_information(action: Action, evidence: float) -> float:
    """Fisher information of the log-odds of a rate that `evidence` outcomes gave: n p (1 - p)."""
    share = min(max(action.propensity, 0.001), 0.999)
    return evidence * share * (1 - share)


class StartingPropensities:
    """Each action's declared propensity, as if `starting_evidence` outcomes had shown it."""

    version = ""

    def __init__(self, catalogue: Catalogue) -> None:
        learning = catalogue.learning
        actions = [catalogue.actions[name] for name in sorted(catalogue.actions)]
        self._learning = learning
        self._seeds = [draws.seed(action.id) for action in actions]
        self._expected = tuple(round(min(max(a.propensity, 0.0), 1.0), 6) for a in actions)
        self._logits = [fixed.logit(share) for share in self._expected]
        self._spreads = [
            draws.spread(starting_information(action, learning.starting_evidence))
            for action in actions
        ]
        self._known: dict[str, Scores] = {}

    def score(self, values: Mapping[str, Any], conversation: str) -> Scores:  # noqa: ARG002 - nothing is known of customers yet
        """They hang on the conversation only, so they are kept for it."""
        known = self._known.get(conversation)
        if known is None:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            known = self._known[conversation] = self._score(draws.seed(conversation))
        return known

    def contributions(
        self,
        values: Mapping[str, Any],  # noqa: ARG002 - as above
        action_ids: Sequence[str],
        most: int,  # noqa: ARG002
    ) -> list[tuple[Contribution, ...]]:
        """None: nothing was learnt."""
        return [()] * len(action_ids)

    def _score(self, conversation: int) -> Scores:
        if draws.is_control(conversation, self._learning.control):
            even = tuple(draws.uniform_draw(conversation, each) for each in self._seeds)
            return Scores(expected=self._expected, drawn=even, control=True)
        if not self._learning.noise:
            return Scores(expected=self._expected, drawn=self._expected)
        drawn = tuple(
            fixed.probability(draws.apart(logit, deviation, draws.normal_draw(conversation, each)))
            for logit, deviation, each in zip(self._logits, self._spreads, self._seeds, strict=True)
        )
        return Scores(expected=self._expected, drawn=drawn)
