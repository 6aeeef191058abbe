"""What a list's own model said of an action: expected, by chance, in the control group or not."""

from __future__ import annotations

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decide import decide
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.decisioning.learning import draws
from agent_desktop.hub.learning.cases import Logged


def logged(compiled: Compiled, record: DecisionRecord, action_id: str) -> Logged:
    """By replay, so it is the same whenever it is asked. An action that the list held back has
    neither a propensity nor a chance."""
    inputs = record.inputs
    decision = decide(compiled, inputs)
    control = draws.is_control(draws.seed(inputs.contact_id), compiled.catalogue.learning.control)
    mine = next((one for one in decision.ranked if one.action_id == action_id), None)
    if mine is None:
        return Logged(control=control)
    return Logged(expected=mine.factors.expected, chance=None, control=control)
