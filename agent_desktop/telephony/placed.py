"""Calls that the demo places: simulated, and said to be so by their source."""

from __future__ import annotations

from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation


def placed_call(  # noqa: PLR0913 - a call has that many parts
    *,
    contact_id: str,
    now: int,
    number: str = "",
    queue: str = "",
    direction: Direction = Direction.INBOUND,
    withheld: bool = False,
    waited_s: int | None = None,
    touchpoint: str = "",
) -> Contact:
    """A ringing call at `now` (milliseconds). An empty touchpoint is the catalogue's first."""
    if withheld:
        presentation = Presentation.WITHHELD
    else:
        presentation = Presentation.ALLOWED if number else Presentation.UNKNOWN
    return Contact(
        id=f"demo:{contact_id}",
        direction=direction,
        number="" if withheld else number,
        presentation=presentation,
        queue=queue,
        waited_s=waited_s,
        state=ContactState.RINGING,
        started_at=now,
        touchpoint=touchpoint,
        source="demo",
    )
