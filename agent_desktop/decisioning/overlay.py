"""What answers, impressions and dates change about the standings: only what they touch.

`matters` says which of them these were: a record keeps no others, and decides the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.contact_policy import Hold
from agent_desktop.decisioning.decisions import Answer, Exposure, Held, Inputs
from agent_desktop.decisioning.past import seen_of
from agent_desktop.decisioning.standings import Standings
from agent_desktop.decisioning.suppression import Said, because
from agent_desktop.decisioning.variants import by_share, first_seen


class Overlay:
    """Holds by place, what an answer leads to, and the forms that stick."""

    def __init__(self, compiled: Compiled, inputs: Inputs, now: int) -> None:
        self.compiled = compiled
        self.now = now
        self.here = here = compiled.here(inputs.touchpoint)
        seen = seen_of(compiled, inputs, now)
        self.said: Said = seen.said
        self._policies = seen.policies
        self._limit: Hold | None = here.limits.hold(seen.history)
        self._seen = first_seen(here.varied, seen.history) if here.varied else {}
        self._customer = inputs.customer_id

    def forms(self) -> dict[int, str]:
        """The form of each action that has several here, by place."""
        found = {}
        for action_id, asset in self.here.varied.items():
            seen = self._seen.get(action_id)
            form = seen[0] if seen else by_share(asset, self._customer)
            found[self.compiled.places[action_id]] = form
        return found

    def holds(self, standings: Standings) -> dict[int, Held | None]:
        """By place, what differs from the standings: held back, or None where an answer of this
        conversation lets a follow-up in."""
        said, places, here = self.said, self.compiled.places, self.here
        found: dict[int, Held | None] = {}
        for action_id, answer in said.answered.items():
            place = places.get(action_id, -1)
            if place >= 0 and here.assets[place] is not None:
                rest = said.by_action.get(action_id)
                until = rest.until if rest else None
                found[place] = because(action_id, "answered", answer, until)
        self._dates(found)
        self._rests(found)
        for action_id in said.continued:
            place = places.get(action_id, -1)
            if place >= 0 and place not in found and place in standings.behind:
                found[place] = standings.behind[place]
        self._policies_hold(found, standings)
        if self._limit is not None:
            self._hold_all(found, standings, self._limit)
        return found

    def _dates(self, found: dict[int, Held | None]) -> None:
        for place in self.here.dated:
            if place in found:
                continue
            action = self.compiled.actions[place].action
            begins, ends = action.effective_from, action.effective_until
            early = begins is not None and self.now < begins
            if early or (ends is not None and self.now >= ends):
                found[place] = Held(
                    action_id=action.id,
                    code="not_effective",
                    text="",
                    until=begins if early else None,
                )

    def _rests(self, found: dict[int, Held | None]) -> None:
        said, compiled, here = self.said, self.compiled, self.here
        resting = {compiled.places[action_id] for action_id in said.by_action}
        for group in said.by_group:
            resting.update(here.groups.get(group, ()))
        for place in resting:
            if place in found or here.assets[place] is None:
                continue
            action = compiled.actions[place].action
            rest = said.rest(action.id, action.group)
            if rest is not None:
                found[place] = because(action.id, "suppressed", rest.answer, rest.until)

    def _policies_hold(self, found: dict[int, Held | None], standings: Standings) -> None:
        for place, hold in self._paused().items():
            if self._free(place, found, standings):
                action = self.compiled.actions[place].action
                if not action.transactional:
                    found[place] = hold.held(action.id, "policy")

    def _paused(self) -> dict[int, Hold]:
        """The policy that holds longest, by place."""
        paused: dict[int, Hold] = {}
        for action_id, group, hold in self._policies:
            own = (self.compiled.places[action_id],) if action_id else ()
            for place in own or self.here.groups.get(group, ()):
                known = paused.get(place)
                if known is None or _later(hold) > _later(known):
                    paused[place] = hold
        return paused

    def _hold_all(self, found: dict[int, Held | None], standings: Standings, limit: Hold) -> None:
        for place in self.here.present:
            action = self.compiled.actions[place].action
            exempt = action.mandatory or action.transactional
            if not exempt and self._free(place, found, standings):
                found[place] = limit.held(action.id, "limit")

    def _free(self, place: int, found: dict[int, Held | None], standings: Standings) -> bool:
        """Nothing else holds it, and it does not go on with what was just agreed."""
        if self.here.assets[place] is None or place in found:
            return False
        return standings.held[place] is None and (
            self.compiled.actions[place].action.id not in self.said.continued
        )

    def matters(self) -> tuple[set[str], set[str]]:
        """Ids of the answers and of the exposures without which the list could be another one."""
        said = self.said
        sources: list[Answer | Exposure] = [*said.answered.values(), *said.continued.values()]
        sources += [rest.answer for rest in (*said.by_action.values(), *said.by_group.values())]
        holds = [hold for _, _, hold in self._policies]
        if self._limit is not None:
            holds.append(self._limit)
        sources += [seen.source for hold in holds for seen in hold.counted]
        sources += [source for _, source in self._seen.values()]
        return _ids(sources)


def _ids(sources: Iterable[Answer | Exposure]) -> tuple[set[str], set[str]]:
    answers, exposures = set(), set()
    for source in sources:
        if isinstance(source, Answer):
            answers.add(source.response_id)
        else:
            exposures.add(source.id)
    return answers, exposures


def _later(hold: Hold) -> tuple[int, str]:
    return (hold.until or 0, hold.rule)
