"""The rows that a signal rests on: opened, and led to."""

from __future__ import annotations

from collections.abc import Sequence

from agent_desktop.gui.timeline.model import JourneyModel
from agent_desktop.gui.timeline.view import JourneyView


def open_session(model: JourneyModel) -> None:
    """Opens the newest session that is evidence, among the first rows."""
    journey = model.journey
    if not model.evidence or not len(journey.strata):
        return
    for entry in journey.entries(journey.strata[0]):
        if entry.folds and model.is_evidence(entry):
            row = journey.row_of(entry.id, journey.position_at(entry.at))
            if row >= 0 and not journey.is_open(entry):
                model.toggle(row)
            return


def lead_to(view: JourneyView, position: int, event_ids: Sequence[str]) -> bool:
    """Scrolls to the event at `position`, chooses its row and tints the rows of all these events
    for a moment. False when the filter leaves it out."""
    journey, model = view.journey, view.journey_model
    while not journey.reached(position) and model.extend():
        pass
    row = journey.row_of(journey.events[position].id, position)
    if row < 0:
        return False
    view.show_row(row, frozenset(event_ids))
    return True
