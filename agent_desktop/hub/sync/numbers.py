"""The number that an agent confirmed in a conversation becomes evidence, never a merge."""

from __future__ import annotations

from agent_desktop.domain.identities import normalise
from agent_desktop.hub.stitching.confirming import confirm_contact
from agent_desktop.hub.stitching.errors import CannotStitch
from agent_desktop.hub.store.units import Unit


def confirm_number(unit: Unit, customer_id: str, number: str, touchpoint: str) -> bool:
    """Keep that this customer calls from `number`. False: that is no number to keep."""
    contact = normalise("phone", number)
    if contact is None:
        return False
    try:
        confirm_contact(unit, customer_id, contact, touchpoint)
    except CannotStitch:
        return False
    return True
