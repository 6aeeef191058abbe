"""The standings of the last conversation, taken over as far as they still hold."""

from __future__ import annotations

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decisions import Inputs
from agent_desktop.decisioning.here import changed
from agent_desktop.decisioning.standings import Standings


def standings(compiled: Compiled, inputs: Inputs, now: int) -> Standings:
    """Of the last conversation where it is the same one, brought up to date; else made whole."""
    made = Standings(compiled, compiled.here(inputs.touchpoint), inputs, now)
    before = compiled.last
    if before is not None and made.same_conversation(before):
        fields = changed(before.kept, made.kept)
        if not fields:
            return before
        made.make_from(before, fields)
    else:
        made.make()
    compiled.last = made
    return made
