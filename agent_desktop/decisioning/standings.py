"""How every action stands in one conversation, whatever was answered or shown so far.

Standings are made once for a conversation and context. When the context changes in a few fields,
as it does after an answer, only what hangs on those fields is worked out again; the result is the
same as if all were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from agent_desktop.decisioning import reasons
from agent_desktop.decisioning.arbitration import priorities_of
from agent_desktop.decisioning.asked import with_defaults
from agent_desktop.decisioning.catalogue import SignalPattern
from agent_desktop.decisioning.compiled import Compiled, Ready
from agent_desktop.decisioning.decisions import Held, Inputs, Reason, Signal
from agent_desktop.decisioning.here import Here
from agent_desktop.decisioning.propensity import Scores
from agent_desktop.decisioning.records import told_standing
from agent_desktop.decisioning.rules import judge, prepare
from agent_desktop.decisioning.standing_many import in_order, stand_plain


class Standings:
    """Of each action by its place. Not changed once it is made, but for `_learnt`, whose entries
    are the same whoever puts them there."""

    def __init__(self, compiled: Compiled, here: Here, inputs: Inputs, now: int) -> None:
        self.compiled = compiled
        self.here = here
        self.signals = tuple(s for s in inputs.signals if s.expires_at > now)
        self.conversation = (inputs.customer_id, inputs.contact_id, inputs.touchpoint)
        self.kept = here.asked.of(inputs.context)
        self._open = bool(self.signals)
        count = len(compiled.actions)
        self.held: list[Held | None] = [None] * count
        self.held_told: list[bytes] = [b""] * count
        self.behind: dict[int, Held | None] = {}
        """What would hold a follow-up back if something led to it."""
        columns = compiled.columns
        self.contexts = [1.0] * count
        self.priorities: list[float] = []
        self.whys = columns.why.copy()
        self.given = columns.reasons.copy()
        """The reasons without what was learnt."""
        self.told = columns.told.copy()
        """The end of its line of the digest, if it is on the list."""
        self.order: list[int] = []
        """Places of what nothing here holds back, in the order of the list."""
        self._factors: dict[int, tuple[Reason, ...]] = {}
        self._learnt: dict[int, tuple[Reason, ...]] = {}
        self.texts: dict[str, Any] = with_defaults(self.kept)
        self.model_values: dict[str, Any] = {}
        self.answers: list[bool | None] = []
        self.scores: Scores
        self.service: Signal | None = max(
            (s for s in self.signals if s.service),
            key=lambda s: (s.expires_at, s.pattern, s.id),
            default=None,
        )
        """The service signal that stays open longest."""
        self._patterns: list[tuple[Signal, SignalPattern]] = sorted(
            (
                (signal, compiled.catalogue.signals[signal.pattern])
                for signal in self.signals
                if signal.pattern in compiled.catalogue.signals
            ),
            key=lambda each: (-each[0].priority, each[0].pattern, each[0].id),
        )

    def same_conversation(self, other: Standings) -> bool:
        """Only the context may differ."""
        return self.conversation == other.conversation and self.signals == other.signals

    # --- made whole, or out of earlier ones ------------------------------------------------------

    def make(self) -> None:
        """All of it."""
        compiled, here = self.compiled, self.here
        self.answers = [None] * len(compiled.rules)
        self._judge(here.rules)
        self._score()
        for place in here.absent:
            held = compiled.actions[place].fixed.no_asset
            self.held[place] = held
            self.held_told[place] = compiled.told_of(held)
        rest: tuple[int, ...] = here.present
        if not self._open:
            stand_plain(self, here.plain)
            rest = here.uneven
        for place in rest:
            self._stand(place)
        self._price()

    def make_from(self, before: Standings, fields: set[str]) -> None:
        """`fields` of the context differ from those `before`."""
        here = self.here
        self.held, self.held_told = before.held.copy(), before.held_told.copy()
        self.behind, self._factors = before.behind.copy(), before._factors.copy()
        self.contexts, self.told = before.contexts.copy(), before.told.copy()
        self.whys, self.given = before.whys.copy(), before.given.copy()
        self.answers = before.answers.copy()
        rules = {rule for field in fields for rule in here.rules_on.get(field, ())}
        self._judge(tuple(sorted(rules)))
        touched = {
            place
            for rule in rules
            if self.answers[rule] is not before.answers[rule]
            for place in here.actions_of[rule]
        }
        for field in fields:
            touched.update(here.actions_on.get(field, ()))
        if fields & here.features:
            self._score()
        else:
            self.scores, self.model_values = before.scores, before.model_values
            self._learnt = {p: r for p, r in before._learnt.items() if p not in touched}
        self._stand_again(touched)
        if touched or self.scores.drawn != before.scores.drawn:
            self._price()
        else:
            self.priorities, self.order = before.priorities, before.order

    def _stand_again(self, touched: set[int]) -> None:
        rest: Iterable[int] = touched
        if not self._open:
            plain = self.here.plain
            stand_plain(self, [place for place in touched if place in plain])
            rest = [place for place in touched if place not in plain]
        for place in rest:
            self._stand(place)

    def _price(self) -> None:
        """Of all: quicker than to look whose propensity is another one."""
        columns = self.compiled.columns
        self.priorities = priorities_of(
            self.scores.drawn, self.contexts, columns.values, columns.levers
        )
        self.order = in_order(self)

    def _judge(self, rules: tuple[int, ...]) -> None:
        if not rules:
            return
        here, all_rules = self.here, self.compiled.rules
        values = {
            **self.kept,
            "touchpoint": here.touchpoint,
            "channel": here.channel.value if here.channel else "",
            "signals": [pattern.id for _, pattern in self._patterns],
        }
        names = here.names
        if len(rules) < len(here.rules):
            names = tuple({name for rule in rules for name in all_rules[rule].names})
        context = prepare(names, values, self.compiled.catalogue.traits)
        found = judge([all_rules[rule] for rule in rules], context)
        for rule, answer in zip(rules, found, strict=True):
            self.answers[rule] = answer

    def _score(self) -> None:
        compiled = self.compiled
        self.model_values = compiled.features.filled(self.kept)
        self.scores = compiled.propensities.score(self.model_values, self.conversation[1])

    def _stand(self, place: int) -> None:
        ready = self.compiled.actions[place]
        if ready.eligible < 0 or self.answers[ready.eligible] is True:
            held = self._holds(ready) if ready.weights or self._open else None
        else:
            held = self.unfit(ready, self.answers[ready.eligible])
        if held is None:
            self._place(place, ready)
        if ready.action.follow_up_only:
            self.behind[place] = held
            held = ready.fixed.follow_up_only
        self.held[place] = held
        self.held_told[place] = b"" if held is None else self.compiled.told_of(held)

    def unfit(self, ready: Ready, answer: bool | None) -> Held:
        """Its rule said no, or nothing."""
        if answer is False:
            return ready.fixed.not_eligible
        self.compiled.failures[ready.action.id] += 1
        return ready.fixed.rule_failed

    def _holds(self, ready: Ready) -> Held | None:
        """What else holds back an action that is eligible."""
        action, answers = ready.action, self.answers
        for each in ready.weights:
            if answers[each.rule] is None:
                return self.unfit(ready, None)
        for signal, pattern in self._patterns:
            if pattern.holds and (action.id in pattern.holds or action.group in pattern.holds):
                return _because(action.id, "signal", signal)
        if self.service is not None and action.waits_for_service:
            return _because(action.id, "service_first", self.service)
        return None

    def _place(self, place: int, ready: Ready) -> None:
        names = ready.why.names
        why = ready.why.fill(self.texts) if names else ready.why_text
        context, given = 1.0, ready.reasons
        if ready.weights or self._patterns:
            context, given = self._weigh(place, ready, why)
        elif names and why:
            given = (*given, Reason(code="declared", text=why))
        self.contexts[place] = context
        self.whys[place] = why or (given[-1].text if given else "")
        self.given[place] = given
        self.told[place] = told_standing(context, ready.told, why)

    def _weigh(self, place: int, ready: Ready, why: str) -> tuple[float, tuple[Reason, ...]]:
        """The context factor, and the reasons with what raised it."""
        action, context = ready.action, 1.0
        raised: list[Reason] = []
        for signal, pattern in self._patterns:
            boost = pattern.boosts.get(action.id, 1.0)
            if action.group:
                boost *= pattern.boosts.get(action.group, 1.0)
            context *= boost
            if boost > 1 or (signal.service and action.service):
                raised.append(reasons.open_signal(pattern.id, signal.text, boost))
        weighed: list[Reason] = []
        for each in ready.weights:
            if self.answers[each.rule]:
                context *= each.factor
                text = each.why.fill(self.texts) if each.factor > 1 else ""
                if text:
                    weighed.append(reasons.weighed(each.factor, text))
        self._factors[place] = factors = reasons.strongest_first(weighed)
        first = reasons.first_of(ready.action, reasons.strongest_first(raised), why)
        return context, (*first, *factors)

    # --- asked of it ------------------------------------------------------------------------------

    def all_reasons(self, places: Sequence[int]) -> list[tuple[Reason, ...]]:
        """With what the model has learnt: worked out for what is shown, and kept."""
        known = self._learnt
        new = [place for place in places if place not in known]
        if new:
            known.update(zip(new, self._reasons(new), strict=True))
        return [known[place] for place in places]

    def _reasons(self, places: list[int]) -> list[tuple[Reason, ...]]:
        held = [self.behind.get(place, self.held[place]) is not None for place in places]
        given = [() if out else self.given[p] for p, out in zip(places, held, strict=True)]
        if self.scores.control:
            # Drawn by lot: what the model thinks has nothing to do with it.
            return given
        ids = [self.compiled.columns.ids[place] for place in places]
        contributions = self.compiled.propensities.contributions(
            self.model_values, ids, reasons.LEARNT_AT_MOST
        )
        for index, (place, out) in enumerate(zip(places, held, strict=True)):
            learnt = () if out else reasons.learnt(contributions[index])
            if not learnt:
                continue
            factors = self._factors.get(place, ())
            if factors:
                first = given[index][: len(given[index]) - len(factors)]
                given[index] = (*first, *reasons.strongest_first((*factors, *learnt)))
            else:
                given[index] = given[index] + learnt
        return given


def _because(action_id: str, code: str, signal: Signal) -> Held:
    return Held(
        action_id=action_id,
        code=code,
        text=signal.text,
        until=signal.expires_at,
        caused_at=signal.at,
        rule=signal.pattern,
    )
