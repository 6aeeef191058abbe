"""What a demo is played with: data, time, catalogue and the people who call."""

from __future__ import annotations

from typing import Any

import msgspec


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to call as. An empty number is withheld."""

    label: str
    number: str
    note: str = ""
    queue: str = ""
    waited_s: int | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Made-up and recorded journeys are played by the same script."""

    title: str
    catalogue: str
    team: str
    agent: str
    start: int
    """Where the demo's clock starts, ms UTC."""
    later: list[tuple[int, dict[str, Any]]]
    """What arrives while the clock passes it, oldest first."""
    known: tuple[Caller, ...]
    """People with journeys, the one to begin with first."""
    shared: Caller | None
    """A number that several people have, if the data has one."""
    unknown: Caller
    remark: str = ""
    """What has to be said of the data before it is shown."""


def cast_of(plan: Plan) -> tuple[Caller, ...]:
    """Everybody for the call panel."""
    shared = () if plan.shared is None else (plan.shared,)
    withheld = Caller(label="Number withheld", number="", note="Never looked up, nothing stored")
    return (*plan.known, *shared, plan.unknown, withheld)
