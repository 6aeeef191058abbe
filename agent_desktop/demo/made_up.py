"""The plan with seeded customers of a mobile operator that exists nowhere."""

from __future__ import annotations

from pathlib import Path

from agent_desktop.demo import cast
from agent_desktop.demo.generator import generate, live_events, write
from agent_desktop.demo.plan import Caller, Plan


def made_up(now: int, into: Path) -> tuple[Plan, Path]:
    """Writes the journeys up to `now` (ms) below `into`; returns the plan and their file."""
    file = into / "journeys.ndjson"
    write(generate(now), file)
    known = [member for member in cast.CAST if member.user_id and not member.outbound]
    plan = Plan(
        title="Northline Mobile, a company that exists nowhere",
        catalogue="demo",
        team="cards",
        agent="Jana Meier",
        start=now,
        later=live_events(now),
        known=tuple(_caller(member) for member in known if member not in _COUPLE),
        shared=Caller(
            label="Peter or Renate Brandt",
            number=cast.HUSBAND.number,
            note="A couple on one number: the agent asks who it is",
            queue=cast.HUSBAND.queue,
            waited_s=cast.HUSBAND.waited_s,
        ),
        unknown=_caller(cast.UNKNOWN, "Unknown number"),
    )
    return plan, file


_COUPLE = (cast.HUSBAND, cast.WIFE)


def _caller(member: cast.Member, label: str = "") -> Caller:
    return Caller(
        label=label or member.name,
        number=member.number,
        note=member.note,
        queue=member.queue,
        waited_s=member.waited_s,
    )
