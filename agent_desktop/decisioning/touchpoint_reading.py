"""Touchpoints, issues and groups of a catalogue file."""

from __future__ import annotations

from typing import Final, NamedTuple

from agent_desktop.decisioning.vocabulary import identifier
from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.domain.toml_tables import Table

MAX_TOUCHPOINTS: Final = 500
MAX_LEVERS: Final = 1_000


class Levers(NamedTuple):
    """Of issues or groups, by name."""

    percent: dict[str, float]
    titles: dict[str, str]


def read_touchpoints(root: Table) -> dict[str, Touchpoint]:
    """`[touchpoints.NAME]`: each on one channel, with a write key of its own."""
    found: dict[str, Touchpoint] = {}
    keys: dict[str, str] = {}
    if len(root.table("touchpoints").values) > MAX_TOUCHPOINTS:
        root.problem("touchpoints", f"are more than {MAX_TOUCHPOINTS}")
        return found
    for name, table in root.named("touchpoints"):
        identifier(table, name, "a touchpoint")
        key = table.text("write_key", name, 200)
        if key in keys:
            table.problem("write_key", f"is the key of '{keys[key]}' as well")
        keys[key] = name
        found[name] = Touchpoint(
            name=name,
            channel=table.choice("channel", Channel, Channel.WEB),
            label=table.text("label", name, 200),
            write_key=key,
            trust=table.choice("trust", Trust, Trust.PUBLIC),
            agent_handled=table.flag("agent_handled"),
        )
        if not table.has("channel"):
            table.problem("channel", "is missing")
        table.finish()
    if not found:
        root.problem("touchpoints", "there must be at least one")
    return found


def read_levers(root: Table, key: str, what: str) -> Levers:
    """`[issues.NAME]` or `[groups.NAME]`: per cent on top, and what it is called."""
    percent: dict[str, float] = {}
    titles: dict[str, str] = {}
    if len(root.table(key).values) > MAX_LEVERS:
        root.problem(key, f"are more than {MAX_LEVERS:,}")
        return Levers(percent, titles)
    for name, table in root.named(key):
        identifier(table, name, what)
        percent[name] = table.number("lever", 0.0, -100.0, 1000.0)
        titles[name] = table.text("title", "", 200)
        table.finish()
    return Levers(percent, titles)


def read_region(root: Table) -> str:
    """Two letters, or a problem."""
    region = root.text("region", None, 20)
    if region and not (
        len(region) == 2 and region.isascii() and region.isalpha() and region.isupper()
    ):
        root.problem("region", "must be two capital letters, such as GB")
    return region
