"""Signal patterns of a catalogue file."""

from __future__ import annotations

import math
from typing import Any, Final

from agent_desktop.decisioning.catalogue import SignalPattern, Step
from agent_desktop.decisioning.vocabulary import Vocabulary, fields, identifier
from agent_desktop.domain.toml_tables import Table

MAX_SIGNALS: Final = 500
MAX_EVENTS: Final = 10
"""That one sequence may ask for."""
MAX_ABSENT: Final = 20
MAX_WHERE: Final = 12
_WEEK_MINUTES: Final = 7 * 1440.0


def read_signals(root: Table, vocabulary: Vocabulary) -> dict[str, SignalPattern]:
    """`[signals.NAME]`. What they boost and hold is checked later."""
    if len(root.table("signals").values) > MAX_SIGNALS:
        root.problem("signals", f"are more than {MAX_SIGNALS}")
        return {}
    return {name: _signal(name, table, vocabulary) for name, table in root.named("signals")}


def _signal(name: str, table: Table, vocabulary: Vocabulary) -> SignalPattern:
    identifier(table, name, "a signal")
    steps = tuple(_step(entry, vocabulary) for entry in table.listed("steps"))
    if not steps:
        table.problem("steps", "there must be at least one")
    if sum(step.count for step in steps) > MAX_EVENTS:
        table.problem("steps", f"ask for more than {MAX_EVENTS} events")
    absent = tuple(_step(entry, vocabulary) for entry in table.listed("absent"))
    if len(absent) > MAX_ABSENT:
        table.problem("absent", f"are more than {MAX_ABSENT}")
    pattern = SignalPattern(
        id=name,
        text=_text(table, vocabulary),
        steps=steps,
        absent=absent,
        within_minutes=table.number("within_minutes", 60.0, 0.0, _WEEK_MINUTES),
        after_minutes=table.number("after_minutes", 0.0, 0.0, _WEEK_MINUTES),
        expires_minutes=table.number("expires_minutes", 1440.0, 1.0, 30 * 1440.0),
        priority=table.whole("priority", 50, 0, 100),
        service=table.flag("service"),
        boosts=_boosts(table.table("boosts")),
        holds=tuple(dict.fromkeys(table.texts("holds"))),
    )
    if pattern.expires_minutes <= pattern.after_minutes:
        table.problem("expires_minutes", "is not after 'after_minutes': it would never be open")
    both = sorted(set(pattern.boosts) & set(pattern.holds))
    if both:
        table.problem("holds", f"'{both[0]}' is boosted as well: say one of the two")
    table.finish()
    return pattern


def _text(table: Table, vocabulary: Vocabulary) -> str:
    """Fields are properties of the first and last event, and attributes."""
    text = table.text("text", None, 500)
    for field in sorted(fields(table, "text", text) or ()):
        vocabulary.refuse_hidden(table, "text", {field})
        if not vocabulary.hidden(field) and vocabulary.hides_property(field):
            _hidden(table, "text", field)
    return text


def _boosts(table: Table) -> dict[str, float]:
    return {name: table.number(name, 1.0, 0.001, 1000.0) for name in list(table.values)}


def _step(table: Table, vocabulary: Vocabulary) -> Step:
    events = tuple(dict.fromkeys(table.texts("event")))
    if not events or not all(events):
        table.problem("event", "is missing")
    where = table.table("where")
    if len(where.values) > MAX_WHERE:
        where.problem("", f"asks for more than {MAX_WHERE} properties")
    for name, value in where.values.items():
        if vocabulary.hides_property(name):
            _hidden(where, name, name)
        said = _wrong(value)
        if said:
            where.problem(name, said)
    step = Step(
        events=events or ("",), where=dict(where.values), count=table.whole("count", 1, 1, 10)
    )
    table.finish()
    return step


def _hidden(table: Table, key: str, name: str) -> None:
    table.problem(
        key,
        f"agents do not see the event property '{name}': "
        "their desktops could not decide as the hub does",
    )


def _wrong(value: Any) -> str:
    """What is wrong with what a property is compared with, empty where nothing is."""
    if isinstance(value, dict):
        whole = value and set(value) <= {"min", "max"} and all(map(_is_number, value.values()))
        return "" if whole else "may hold the numbers min and max"
    if isinstance(value, list):
        plain = 0 < len(value) <= 100 and all(map(_is_plain, value))
        return "" if plain else "must be one to a hundred texts, numbers or yes/no"
    return "" if _is_plain(value) else "must be a text, a number, yes/no, or a list of these"


def _is_plain(value: Any) -> bool:
    return _is_number(value) or isinstance(value, bool) or (
        isinstance(value, str) and len(value) <= 500
    )  # fmt: skip


def _is_number(value: Any) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        and abs(value) < 1e300
    )  # fmt: skip
