"""What learning remembers between its turns: values in `meta`, written with what they mark."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit

ANSWERS: Final = "learning_answers"
"""Up to where answers were looked through: `position:id`."""
OFFERS: Final = "learning_offers"
"""The same for offers without an answer."""
LEARNER: Final = "learning_learner"
"""Version of the model that holds the learner's newest state; missing: begin anew."""
SUBJECT: Final = "learning_subject"
"""What that learner learns: the catalogue's name and a digest of its features."""
FROZEN: Final = "learning_frozen"
"""Set while no model is put in force by itself."""
STAND_IN: Final = "learning_stand_in"
"""Set while starting values are in force because no model suits the catalogue, and not because
anybody said so."""


def read(connection: Connection, key: str) -> str:
    """Empty where nothing was marked."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar() or ""


def write(unit: Unit, key: str, value: str) -> None:
    """An empty value takes the mark away."""
    if not value:
        unit.connection.execute(delete(meta).where(meta.c.key == key))
        return
    known = unit.connection.execute(update(meta).where(meta.c.key == key).values(value=value))
    if not known.rowcount:
        unit.connection.execute(insert(meta).values(key=key, value=value))


def cursor(connection: Connection, key: str) -> tuple[int, str]:
    """Position and id of the last row that was looked at."""
    position, _, id_ = read(connection, key).partition(":")
    return (int(position), id_) if position.isdecimal() else (0, "")
