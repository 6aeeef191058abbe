"""Lists of touchpoints on the disk.

A list is kept with the question, since its code may come back from anywhere: answered ones for
ever, those that were shown for as long as policies look back, the others until their codes expire.
What nobody answered is at most MOST_WAITING lists: where more are asked for (a page in a loop), the
ones that expire first go early. An answer to one that went is a fact all the same; only its list
can't be made again.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.hub.deciding.asking import Made
from agent_desktop.hub.stitching.intake import meet
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.answered_lists import COLUMNS, row
from agent_desktop.hub.sync.exposing import Exposing

DAY_MS: Final = 86_400_000
SHOWN_DAYS: Final = 90
MOST_WAITING: Final = 200_000
"""Some 400 MB."""
_OFTEN: Final = 64
_SELDOM: Final = 2_048
_AT_ONCE: Final = 512
_DROP: Final = (
    "DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE kept_until IS NOT NULL"
    " AND kept_until <= ? ORDER BY kept_until LIMIT ?)"
)
_COUNT: Final = "SELECT count(*) FROM decisions WHERE kept_until IS NOT NULL"
CUSTOMER: Final = "SELECT customer_id FROM identities WHERE id = ?"
_INT64: Final = 2**63 - 1


def keep(unit: Unit, made: Made, until: int) -> None:
    """A list that was asked for; `until`: its codes count (ms). Whoever the hub did not know is
    known from now on, so that what they answer has somebody to belong to."""
    if made.person.meet is not None:
        meet(unit, made.person.meet, made.inputs.at)
    shown = made.record.shown
    if shown:
        until = max(until, unit.now + SHOWN_DAYS * DAY_MS)
    insert_rows(
        unit.connection, "decisions", COLUMNS,
        [row(made.inputs.decision_id, made.record, until)],
    )  # fmt: skip
    if shown:
        _expose(unit, made)
    sweep(unit, int(made.inputs.decision_id[:8], 16))


def sweep(unit: Unit, lot: int, most: int = MOST_WAITING) -> None:
    """Now and then, by lot: more go than came since the last time."""
    execute = unit.connection.exec_driver_sql
    if lot % _OFTEN == 0:
        execute(_DROP, (unit.now, _AT_ONCE))
    if lot % _SELDOM == 0:
        surplus = execute(_COUNT).scalar_one() - most
        if surplus > 0:
            execute(_DROP, (_INT64, surplus))


def _expose(unit: Unit, made: Made) -> None:
    inputs = made.inputs
    customer_id = unit.connection.exec_driver_sql(CUSTOMER, (made.person.identity,)).scalar()
    if customer_id is None:
        return
    exposing = Exposing(unit)
    for ranked in made.decision.ranked[: made.record.shown]:
        kind = ExposureKind.DISPLAYED
        shown = Exposure(
            exposure_id(kind, inputs.contact_id, ranked.action_id),
            ranked.action_id, ranked.asset_id, kind, inputs.at, inputs.touchpoint,
            inputs.contact_id,
        )  # fmt: skip
        exposing.add(shown, customer_id, made.person.identity, inputs.decision_id)
    exposing.flush()
