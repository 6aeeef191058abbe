"""Patterns in a customer's recent events, such as a form that was left after two hung-up calls.

Patterns are read once a catalogue. Each event is handed only to the steps that it may fit (found
by its type and by one value that a step asks for), and only patterns whose steps all met an event
are looked at further: most of five hundred cost nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final

from agent_desktop.decisioning.catalogue import Catalogue, SignalPattern, Step
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decisions import Signal
from agent_desktop.decisioning.plain_values import short, type_key
from agent_desktop.decisioning.recent_events import Recent
from agent_desktop.domain.wording import Template

MINUTE_MS: Final = 60_000
_REMEMBERED: Final = 8


def detect(
    catalogue: Catalogue,
    state: ContextState,
    now: int,
    context: Mapping[str, Any] | None = None,
) -> tuple[Signal, ...]:
    """The open signals at `now`, the most important first. `context` fills in their texts."""
    if not state.recent or not catalogue.signals:
        return ()
    return _watch_of(catalogue).open(state.recent, now, context or {})


class _Pattern:
    """A pattern with its steps by their places."""

    __slots__ = ("_absent", "_after", "_expires", "_longest", "_text", "_wanted", "pattern")

    def __init__(
        self, pattern: SignalPattern, wanted: tuple[int, ...], absent: tuple[int, ...]
    ) -> None:
        self.pattern = pattern
        self._wanted = wanted[::-1]
        self._absent = absent
        self._longest = int(pattern.within_minutes * MINUTE_MS)
        self._after = int(pattern.after_minutes * MINUTE_MS)
        self._expires = int(pattern.expires_minutes * MINUTE_MS)
        self._text = Template(pattern.text)

    def run(self, met: dict[int, list[int]], times: list[int], now: int) -> list[int] | None:
        """The newest run of events that fits and is open, as places, oldest first. Each end is
        tried with its latest start: an earlier one would only be longer ago."""
        try:
            steps = [met[step] for step in self._wanted]
        except KeyError:
            return None
        for end in reversed(steps[0]):
            at = times[end]
            if at + self._expires <= now:
                return None
            if now - at < self._after:
                continue
            run = [end]
            for places in steps[1:]:
                before = bisect_left(places, run[-1]) - 1
                if before < 0:
                    return None  # nor for an earlier end
                run.append(places[before])
            if at - times[run[-1]] <= self._longest:
                first = run[-1]
                if any(met[step][-1] > first for step in self._absent if step in met):
                    return None  # and after an earlier start all the more
                return run[::-1]
        return None

    def signal(self, evidence: list[Recent], context: Mapping[str, Any]) -> Signal:
        pattern, first, last = self.pattern, evidence[0], evidence[-1]
        values = {}
        for field in self._text.names:
            name = field.partition(".")[0]
            for source in (context, last.properties, first.properties):
                if name in source:
                    values[name] = source[name]
                    break
        return Signal(
            id=f"{pattern.id}:{first.id}",
            pattern=pattern.id,
            text=self._text.fill(values),
            priority=pattern.priority,
            service=pattern.service,
            at=last.at,
            expires_at=last.at + self._expires,
            evidence=tuple([event.id for event in evidence]),
        )


class _Watch:
    """A catalogue's patterns. Equal steps are one."""

    def __init__(self, signals: Mapping[str, SignalPattern]) -> None:
        self.signals = signals
        self._steps: list[Step] = []
        self._plain: dict[str, list[int]] = {}
        """Event type -> steps that ask for no single value."""
        self._valued: dict[str, dict[str, dict[Any, list[int]]]] = {}
        """Event type -> property -> value -> steps that ask for it."""
        places: dict[bytes, int] = {}
        self._ending: dict[int, list[_Pattern]] = {}
        """Last step -> the patterns that end with it."""
        for pattern in signals.values():
            wanted = tuple(
                self._place(step, places) for step in pattern.steps for _ in range(step.count)
            )
            absent = tuple(self._place(step, places) for step in pattern.absent)
            ready = _Pattern(pattern, wanted, absent)
            self._ending.setdefault(wanted[-1], []).append(ready)

    def open(
        self, recent: list[Recent], now: int, context: Mapping[str, Any]
    ) -> tuple[Signal, ...]:
        past = recent if recent[-1].at <= now else [event for event in recent if event.at <= now]
        times = [event.at for event in past]
        met = self._met(past)
        found = []
        for last in met:
            for pattern in self._ending.get(last, ()):
                run = pattern.run(met, times, now)
                if run is not None:
                    found.append(pattern.signal([past[place] for place in run], context))
        found.sort(key=lambda signal: (-signal.priority, -signal.at, signal.id))
        return tuple(found)

    def _met(self, events: list[Recent]) -> dict[int, list[int]]:
        """Step -> places of the events that fit it, ascending."""
        met: dict[int, list[int]] = {}
        for place, event in enumerate(events):
            for step in self._plain.get(event.type, ()):
                if _fits(self._steps[step], event):
                    met.setdefault(step, []).append(place)
            valued = self._valued.get(event.type)
            if valued is None:
                continue
            for name, by_value in valued.items():
                for step in by_value.get(event.properties.get(name), ()):
                    if _fits(self._steps[step], event):
                        met.setdefault(step, []).append(place)
        return met

    def _place(self, step: Step, places: dict[bytes, int]) -> int:
        key = repr((step.events, sorted(step.where.items(), key=lambda item: item[0]))).encode()
        place = places.get(key)
        if place is None:
            place = places[key] = len(self._steps)
            self._steps.append(step)
            single = next(
                (n for n, v in step.where.items() if not isinstance(v, dict | list)), None
            )
            for event in {type_key(name) for name in step.events}:
                if single is None:
                    self._plain.setdefault(event, []).append(place)
                else:
                    by_name = self._valued.setdefault(event, {})
                    by_value = by_name.setdefault(single, {})
                    by_value.setdefault(_cut(step.where[single]), []).append(place)
        return place


_watches: dict[int, _Watch] = {}


def _watch_of(catalogue: Catalogue) -> _Watch:
    """It keeps the patterns that it was made of, so that their id is nobody else's."""
    known = _watches.get(id(catalogue.signals))
    if known is None or known.signals is not catalogue.signals:
        known = _Watch(catalogue.signals)
        while len(_watches) >= _REMEMBERED:
            # Another thread may have been here.
            _watches.pop(next(iter(_watches), 0), None)
        _watches[id(catalogue.signals)] = known
    return known


def _fits(step: Step, event: Recent) -> bool:
    """Whether an event of one of the step's types has the properties that it asks for."""
    return all(_agrees(wanted, event.properties.get(name)) for name, wanted in step.where.items())


def _agrees(wanted: Any, value: object) -> bool:
    if isinstance(wanted, list):
        return any(_same(one, value) for one in wanted)
    if not isinstance(wanted, dict):
        return _same(wanted, value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return bool(wanted.get("min", value) <= value <= wanted.get("max", value))


def _same(wanted: Any, value: object) -> bool:
    """Numbers and texts; yes is not 1."""
    return isinstance(wanted, bool) is isinstance(value, bool) and bool(_cut(wanted) == value)


def _cut(wanted: Any) -> Any:
    """As a text is kept in the context."""
    return short(wanted) if isinstance(wanted, str) else wanted
