"""How often a customer was shown, offered and answered things, and what pauses because of it.

A policy pauses an action, or its group, once something happened to it `threshold` times within the
window; the pause counts from the last time that made it so. A limit holds a whole channel that we
begin ourselves, once there were `most` contacts on it within its days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from agent_desktop.decisioning.catalogue import (
    DAY_MS,
    Catalogue,
    ContactPolicy,
    Counted,
    Limit,
    Scope,
    Who,
)
from agent_desktop.decisioning.decisions import Answer, Exposure, ExposureKind, Held
from agent_desktop.decisioning.history import History
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.responses import Sentiment

_Unit = tuple[str, str]
"""(action id, group): one of the two is empty."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """Something that happened to an action, as policies and limits count it."""

    at: int
    """Not after the decision: a clock that runs ahead makes no pause longer."""
    id: str
    source: Answer | Exposure


class Hold(msgspec.Struct, frozen=True):
    """A policy or a limit that holds, and what it counted."""

    rule: str
    until: int | None
    counted: tuple[Seen, ...]
    """Within the window, oldest first; the last one is what held it."""

    def held(self, action_id: str, code: str) -> Held:
        if not self.counted:
            return Held(action_id=action_id, code=code, text="", until=self.until, rule=self.rule)
        last = self.counted[-1]
        answer = last.source if isinstance(last.source, Answer) else None
        return Held(
            action_id=action_id,
            code=code,
            text="",
            until=self.until,
            response_id=answer.response_id if answer else "",
            sentiment=answer.sentiment if answer else None,
            caused_at=last.at,
            touchpoint=last.source.touchpoint,
            rule=self.rule,
            count=len(self.counted),
        )


class _Policy:
    __slots__ = ("counted_on", "group", "household", "name", "pause", "threshold", "window")

    def __init__(self, policy: ContactPolicy) -> None:
        self.name = policy.name
        self.threshold = max(1, policy.threshold)
        self.window = int(policy.window_days * DAY_MS)
        self.pause = int(policy.pause_days * DAY_MS)
        self.group = policy.scope is Scope.GROUP
        self.household = policy.who is Who.HOUSEHOLD
        self.counted_on = frozenset(policy.counted_on)

    def hold(self, seen: list[Seen], now: int) -> Hold | None:
        """The last time that had `threshold` in the window that ends with it, if that still
        pauses."""
        seen.sort(key=lambda one: (one.at, one.id))
        for last in range(len(seen) - 1, self.threshold - 2, -1):
            at = seen[last].at
            if at + self.pause <= now:
                return None
            if at - seen[last - self.threshold + 1].at < self.window:
                within = tuple(one for one in seen[: last + 1] if at - one.at < self.window)
                return Hold(self.name, at + self.pause, within)
        return None


_Source = Answer | Exposure
_Counts = tuple[_Policy, _Unit]
"""A policy, and what it counts together."""
_Units = dict[str, list[int]]
"""By action, the places of what it is counted under."""

Gathered = dict[int, list[_Source]]
"""By the place of a unit."""


class Policies:
    """The policies that hold on one channel."""

    def __init__(self, catalogue: Catalogue, channel: Channel | None) -> None:
        self._channels = {name: t.channel for name, t in catalogue.touchpoints.items()}
        self._units: list[_Counts] = []
        self._by: dict[Counted, _Units] = {}
        for policy in catalogue.policies:
            if channel is not None and (not policy.holds_on or channel in policy.holds_on):
                self._add(catalogue, policy)
        kinds = {ExposureKind.DISPLAYED: Counted.DISPLAYED, ExposureKind.OFFERED: Counted.OFFERED}
        self._shown = {kind: self._by[what] for kind, what in kinds.items() if what in self._by}
        self._answered = {
            # An answer is an offer too.
            sentiment: [
                self._by[what]
                for what in (Counted.OFFERED, Counted(sentiment.value))
                if what in self._by
            ]
            for sentiment in Sentiment
        }
        self._looks_back = max((p.window + p.pause for p, _ in self._units), default=0)

    def gathered(self, history: History) -> Gathered:
        """By unit, what may count, now or later. An impression of this very conversation counts for
        none: a list does not lose what it shows."""
        lists: Gathered = defaultdict(list)
        if self._units:
            self._gather_shown(lists, history)
            self._gather_answered(lists, history)
        return lists

    def enough(self, gathered: Gathered) -> list[int]:
        """The units that have enough for their policy if all of it counts. Hardly any has, so that
        only then each one is looked at closely."""
        units = self._units
        return [unit for unit, found in gathered.items() if len(found) >= units[unit][0].threshold]

    def holds(self, gathered: Gathered, history: History) -> list[tuple[str, str, Hold]]:
        """(action id, group, hold): one of the two is empty. `gathered` holds what is enough."""
        earliest = history.now - self._looks_back
        found = []
        for place, sources in gathered.items():
            policy, unit = self._units[place]
            late = [source for source in sources if source.at > earliest]
            if len(late) >= policy.threshold:
                hold = policy.hold(self._counted(policy, late, history), history.now)
                if hold is not None:
                    found.append((*unit, hold))
        return found

    def _gather_shown(self, lists: Gathered, history: History) -> None:
        earliest = history.now - self._looks_back
        # Most are older, and are looked at once.
        late = [one for one in history.exposures if one.at > earliest]
        for kind, units in self._shown.items():
            # An impression of this very conversation counts for none.
            but = history.contact_id if kind is ExposureKind.DISPLAYED else ""
            for one in late:
                if one.kind == kind and (not but or one.contact_id != but):
                    for unit in units.get(one.action_id, ()):
                        lists[unit].append(one)

    def _gather_answered(self, lists: Gathered, history: History) -> None:
        earliest = history.now - self._looks_back
        for answer in [one for one in history.answers if one.at > earliest]:
            for units in self._answered[answer.sentiment]:
                for unit in units.get(answer.action_id, ()):
                    lists[unit].append(answer)

    def _counted(self, policy: _Policy, sources: Iterable[_Source], history: History) -> list[Seen]:
        """Once a conversation and action; what came without a conversation counts by itself."""
        counted: dict[tuple[str, str], Seen] = {}
        for source in sources:
            if policy.counted_on and self._channels.get(source.touchpoint) not in policy.counted_on:
                continue
            if isinstance(source, Answer):
                if not (policy.household or history.own(source)):
                    continue
                seen = Seen(min(source.at, history.now), source.response_id, source)
            else:
                seen = Seen(min(source.at, history.now), source.id, source)
            once = (source.contact_id or seen.id, source.action_id)
            known = counted.get(once)
            # The last of them, so that to leave out what did not count never makes more of it.
            if known is None or (seen.at, seen.id) > (known.at, known.id):
                counted[once] = seen
        return list(counted.values())

    def _add(self, catalogue: Catalogue, policy: ContactPolicy) -> None:
        ready = _Policy(policy)
        places: dict[_Unit, int] = {}
        by = self._by.setdefault(policy.counts, {})
        everything = not policy.actions and not policy.groups
        for action in catalogue.actions.values():
            named = action.id in policy.actions or action.group in policy.groups
            if (everything or named) and not action.transactional:
                group = action.group if ready.group else ""
                unit = ("", group) if group else (action.id, "")
                if unit not in places:
                    places[unit] = len(self._units)
                    self._units.append((ready, unit))
                by.setdefault(action.id, []).append(places[unit])


class _Limit:
    __slots__ = ("days", "most", "name", "places")

    def __init__(self, limit: Limit, places: frozenset[str]) -> None:
        self.name = limit.name
        self.most = limit.most
        self.days = int(limit.days * DAY_MS)
        self.places = places
        """Touchpoints whose contacts count."""


class Limits:
    """The limits that hold at one touchpoint. Only outbound contacts are ours to begin, so limits
    of other channels say nothing.

    A call is a contact once something was offered or answered in it, and one contact however much
    that was; a call that reached nobody is none. A message is one once it was sent or seen, and a
    click in it is no other.
    """

    def __init__(self, catalogue: Catalogue, touchpoint: str, channel: Channel | None) -> None:
        self._uncounted = {a.id for a in catalogue.actions.values() if a.transactional}
        self._called = {t.name for t in catalogue.touchpoints.values() if t.agent_handled}
        self._limits = [
            _Limit(limit, _places(catalogue, limit))
            for limit in catalogue.limits
            if channel is Channel.OUTBOUND
            and limit.channel is Channel.OUTBOUND
            and limit.touchpoint in ("", touchpoint)
        ]

    def hold(self, history: History) -> Hold | None:
        """The limit that holds longest. The contact that is going on does not count against
        itself."""
        found = [
            hold
            for limit in self._limits
            if (hold := _limited(limit, self._contacts(limit, history), history.now)) is not None
        ]
        return max(found, key=_longest, default=None)

    def _contacts(self, limit: _Limit, history: History) -> Iterable[Seen]:
        contacts: dict[str, Seen] = {}
        for source in history.sources():
            if source.touchpoint not in limit.places or source.action_id in self._uncounted:
                continue
            called = source.touchpoint in self._called
            if isinstance(source, Answer):
                key, source_id = source.contact_id, source.response_id
                counts = called and bool(key) and history.own(source)
            else:
                key, source_id = source.contact_id or source.id, source.id
                counts = not called or source.kind is ExposureKind.OFFERED
            if not counts or key == history.contact_id:
                continue
            seen = Seen(min(source.at, history.now), source_id, source)
            known = contacts.get(key)
            if known is None or (seen.at, seen.id) > (known.at, known.id):
                contacts[key] = seen
        return contacts.values()


def looks_back(catalogue: Catalogue) -> int:
    """Milliseconds: answers and impressions that are older matter to no decision, except that the
    oldest one of an action with variants says which of them sticks."""
    days = [policy.window_days + policy.pause_days for policy in catalogue.policies]
    days += [limit.days for limit in catalogue.limits]
    days += [
        rest.days for action in catalogue.actions.values() for rest in action.suppress.values()
    ]
    return int(max(days, default=0.0) * DAY_MS)


def _places(catalogue: Catalogue, limit: Limit) -> frozenset[str]:
    return frozenset(
        name
        for name, touchpoint in catalogue.touchpoints.items()
        if touchpoint.channel is Channel.OUTBOUND and limit.touchpoint in ("", name)
    )


def _limited(limit: _Limit, contacts: Iterable[Seen], now: int) -> Hold | None:
    if limit.most <= 0:
        return Hold(limit.name, None, ())
    within = sorted(
        (one for one in contacts if one.at + limit.days > now), key=lambda one: (one.at, one.id)
    )
    if len(within) < limit.most:
        return None
    # There is room again once so many of the oldest are over that fewer than `most` are left.
    return Hold(limit.name, within[len(within) - limit.most].at + limit.days, tuple(within))


def _longest(hold: Hold) -> tuple[bool, int, str]:
    return (hold.until is None, hold.until or 0, hold.rule)
