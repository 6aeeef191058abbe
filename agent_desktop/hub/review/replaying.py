"""A list made again from its record, and whether it is the one that was recorded."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from agent_desktop.decisioning.decide import Compiled, replay
from agent_desktop.decisioning.decisions import Decision, DecisionRecord
from agent_desktop.hub.deciding.playbooks import Missing

CompiledOf = Callable[[str, str], Compiled]
"""By the versions of catalogue and model. Raises Missing."""


class Unfaithful(StrEnum):
    """Why a list can't be shown as it was."""

    MISSING = "missing"
    """The catalogue or the model that it was made with is not to be had."""
    DIFFERS = "differs"
    """What comes out is not what was recorded: another program made it, or somebody changed it."""


class Replayed(NamedTuple):
    decision: Decision | None
    """None where something is missing."""
    unfaithful: Unfaithful | None
    """None: the list is the one that was recorded, to the digit."""
    why: str = ""
    """What is missing, or how the two differ; for people."""


def replayed(record: DecisionRecord, compiled_of: CompiledOf) -> Replayed:
    """Never raises for what is in a record: a program that we don't know may have written it."""
    try:
        compiled = compiled_of(record.catalogue_version, record.inputs.model_version)
    except Missing as missing:
        return Replayed(None, Unfaithful.MISSING, str(missing))
    decision, faithful = replay(compiled, record)
    if faithful:
        return Replayed(decision, None)
    if decision.digest == record.digest:
        why = "The record names another catalogue or model than it was made with."
    else:
        why = (
            f"The list that comes out has the digest {decision.digest}, the one that was recorded "
            f"{record.digest or 'none'}."
        )
    return Replayed(decision, Unfaithful.DIFFERS, why)
