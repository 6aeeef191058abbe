"""Patterns in a customer's recent events, such as a form that was left after two hung-up calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from agent_desktop.decisioning.catalogue import Catalogue, SignalPattern, Step
from agent_desktop.decisioning.context_state import ContextState, Recent
from agent_desktop.decisioning.decisions import Signal
from agent_desktop.domain.wording import Template

MINUTE_MS: Final = 60_000


def detect(
    catalogue: Catalogue,
    state: ContextState,
    now: int,
    context: Mapping[str, Any] | None = None,
) -> tuple[Signal, ...]:
    """The open signals at `now`, the most important first. `context` fills in their texts."""
    if not state.recent:
        return ()
    found = []
    for pattern in catalogue.signals.values():
        signal = _match(pattern, state.recent, now, context or {})
        if signal is not None:
            found.append(signal)
    found.sort(key=lambda signal: (-signal.priority, -signal.at, signal.id))
    return tuple(found)


def _match(
    pattern: SignalPattern, recent: list[Recent], now: int, context: Mapping[str, Any]
) -> Signal | None:
    evidence = _evidence(pattern, recent, now)
    if evidence is None:
        return None
    first, last = evidence[0], evidence[-1]
    expires_at = last.at + int(pattern.expires_minutes * MINUTE_MS)
    if expires_at <= now or now - last.at < pattern.after_minutes * MINUTE_MS:
        return None
    if any(
        (event.at, event.id) > (first.at, first.id) and _fits(step, event)
        for step in pattern.absent
        for event in recent
    ):
        return None
    return Signal(
        id=f"{pattern.id}:{first.id}",
        pattern=pattern.id,
        text=Template(pattern.text).fill({**first.properties, **last.properties, **context}),
        priority=pattern.priority,
        service=pattern.service,
        at=last.at,
        expires_at=expires_at,
        evidence=tuple(event.id for event in evidence),
    )


def _evidence(pattern: SignalPattern, recent: list[Recent], now: int) -> list[Recent] | None:
    """The newest run of events that fits, oldest first. Each end is tried with its latest start."""
    wanted = [step for step in pattern.steps for _ in range(step.count)]
    longest = int(pattern.within_minutes * MINUTE_MS)
    for end in range(len(recent) - 1, -1, -1):
        if recent[end].at > now or not _fits(wanted[-1], recent[end]):
            continue
        run = [recent[end]]
        place = end - 1
        while place >= 0 and len(run) < len(wanted):
            event = recent[place]
            if recent[end].at - event.at > longest:
                break
            if _fits(wanted[-1 - len(run)], event):
                run.append(event)
            place -= 1
        if len(run) == len(wanted):
            return run[::-1]
    return None


def _fits(step: Step, event: Recent) -> bool:
    if event.type not in step.events:
        return False
    return all(_agrees(wanted, event.properties.get(name)) for name, wanted in step.where.items())


def _agrees(wanted: Any, value: object) -> bool:
    if isinstance(wanted, list):
        return value in wanted
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return bool(wanted.get("min", value) <= value <= wanted.get("max", value))
