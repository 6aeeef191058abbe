"""The decision: every action of the catalogue is either ranked or held back with its reason.

Plain arithmetic in a fixed order and no clock of its own: hub and desktop give the same list to
the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue, Next, Suppression, Who
from agent_desktop.decisioning.compiled import Compiled, Judged, Ready, compile_catalogue
from agent_desktop.decisioning.context import own_answers
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Factors,
    Held,
    Inputs,
    Ranked,
)

__all__ = ["Compiled", "compile_catalogue", "decide", "make_record", "replay"]


class _Rest:
    """Until when an action rests, and because of which answer."""

    __slots__ = ("answer", "until")

    def __init__(self, until: int, answer: Answer) -> None:
        self.until = until
        self.answer = answer


class _Conversation:
    """What the answers mean for this list."""

    __slots__ = ("answered", "by_action", "by_group", "channel", "continued", "service_open")

    def __init__(self, catalogue: Catalogue, inputs: Inputs) -> None:
        touchpoint = catalogue.touchpoints.get(inputs.touchpoint)
        self.channel = touchpoint.channel if touchpoint else None
        self.service_open = any(s.service and s.expires_at > inputs.at for s in inputs.signals)
        self.answered: dict[str, Answer] = {}
        self.continued: dict[str, str] = {}
        self.by_action: dict[str, _Rest] = {}
        self.by_group: dict[str, _Rest] = {}
        # A total order of their own, so that the order in which they came means nothing.
        answers = inputs.answers + own_answers(inputs.context)
        for answer in sorted(answers, key=lambda a: (a.at, a.response_id)):
            own = answer.customer_id in ("", inputs.customer_id)
            if own and answer.contact_id and answer.contact_id == inputs.contact_id:
                self._answered_here(catalogue, answer)
            self._rests(catalogue, answer, inputs.at, own)

    def _answered_here(self, catalogue: Catalogue, answer: Answer) -> None:
        self.answered[answer.action_id] = answer
        action = catalogue.actions.get(answer.action_id)
        asset = action.assets.get(answer.touchpoint) if action else None
        response = asset.responses.get(answer.sentiment) if asset else None
        if response is not None and response.next_kind is Next.ACTION:
            self.continued[response.next] = answer.response_id

    def _rests(self, catalogue: Catalogue, answer: Answer, now: int, own: bool) -> None:
        rule = catalogue.suppression(answer.action_id, answer.sentiment)
        if rule is None or (not own and rule.who is not Who.HOUSEHOLD) or self._elsewhere(rule):
            return
        # An answer from a clock that runs ahead does not make the rest longer.
        until = min(answer.at, now) + int(rule.days * DAY_MS)
        if until <= now:
            return
        group = catalogue.actions[answer.action_id].group
        if rule.scope.value == "group" and group:
            _longest(self.by_group, group, _Rest(until, answer))
        _longest(self.by_action, answer.action_id, _Rest(until, answer))

    def _elsewhere(self, rule: Suppression) -> bool:
        return bool(rule.channels) and self.channel not in rule.channels


def decide(compiled: Compiled, inputs: Inputs) -> Decision:
    """One list. Never raises for any inputs that the protocol lets through."""
    conversation = _Conversation(compiled.catalogue, inputs)
    judged = compiled.judge(inputs)
    held: list[Held] = []
    candidates: list[tuple[tuple[bool, bool, float, str], Ready, Factors, str]] = []
    for ready in compiled.actions:
        reason = _held_back(compiled, ready, inputs, conversation, judged)
        if reason is not None:
            held.append(reason)
            continue
        action = ready.action
        factors = Factors(
            propensity=action.propensity,
            context=_context_weight(ready, judged),
            value=action.value,
            lever=ready.lever,
        )
        priority = factors.propensity * factors.context * factors.value * factors.lever
        follow_up_of = conversation.continued.get(action.id, "")
        serves = conversation.service_open and action.service
        candidates.append(
            ((not follow_up_of, not serves, -priority, action.id), ready, factors, follow_up_of)
        )
    candidates.sort(key=lambda candidate: candidate[0])
    ranked = tuple(
        Ranked(
            action_id=ready.action.id,
            asset_id=ready.action.assets[inputs.touchpoint].id,
            rank=place,
            priority=-key[2],
            factors=factors,
            why=ready.why.fill(judged.values),
            service=ready.action.service,
            follow_up_of=follow_up_of,
        )
        for place, (key, ready, factors, follow_up_of) in enumerate(candidates, 1)
    )
    version = compiled.catalogue.version
    return Decision(
        id=inputs.decision_id,
        catalogue_version=version,
        at=inputs.at,
        ranked=ranked,
        held=tuple(held),
        digest=_digest(version, ranked, held),
    )


def make_record(
    inputs: Inputs, decision: Decision, shown: int = 0, compiled: Compiled | None = None
) -> DecisionRecord:
    """What is kept of a list. With `compiled` only what decided anything, so that it is small."""
    if compiled is not None:
        inputs = Inputs(
            decision_id=inputs.decision_id,
            customer_id=inputs.customer_id,
            contact_id=inputs.contact_id,
            touchpoint=inputs.touchpoint,
            at=inputs.at,
            context=compiled.needed(inputs.context),
            answers=inputs.answers,
            signals=inputs.signals,
        )
    return DecisionRecord(
        inputs=inputs,
        catalogue_version=decision.catalogue_version,
        digest=decision.digest,
        shown=shown,
    )


def replay(compiled: Compiled, record: DecisionRecord) -> tuple[Decision, bool]:
    """The list again, and whether it is the one that was recorded."""
    decision = decide(compiled, record.inputs)
    same = decision.catalogue_version == record.catalogue_version
    return decision, same and decision.digest == record.digest


def _held_back(
    compiled: Compiled, ready: Ready, inputs: Inputs, conversation: _Conversation, judged: Judged
) -> Held | None:
    """Why an action is not on the list: the first reason of a fixed order."""
    action = ready.action
    if inputs.touchpoint not in action.assets:
        return Held(action_id=action.id, code="no_asset", text="")
    answer = conversation.answered.get(action.id)
    if answer is not None:
        rest = conversation.by_action.get(action.id)
        return _because(action.id, "answered", answer, rest.until if rest else None)
    if action.effective_from is not None and inputs.at < action.effective_from:
        return Held(action_id=action.id, code="not_effective", text="", until=action.effective_from)
    if action.effective_until is not None and inputs.at >= action.effective_until:
        return Held(action_id=action.id, code="not_effective", text="")
    rest = _rest(conversation, ready)
    if rest is not None:
        return _because(action.id, "suppressed", rest.answer, rest.until)
    return _not_now(compiled, ready, conversation, judged)


def _not_now(
    compiled: Compiled, ready: Ready, conversation: _Conversation, judged: Judged
) -> Held | None:
    action = ready.action
    if action.follow_up_only and action.id not in conversation.continued:
        return Held(action_id=action.id, code="follow_up_only", text="")
    if ready.eligible >= 0:
        holds = judged.answers[ready.eligible]
        if holds is None:
            compiled.rule_failures[action.id] += 1
            return Held(action_id=action.id, code="rule_failed", text="")
        if not holds:
            return Held(action_id=action.id, code="not_eligible", text=action.not_eligible)
    if conversation.service_open and action.waits_for_service and not action.service:
        return Held(action_id=action.id, code="service_first", text="")
    return None


def _rest(conversation: _Conversation, ready: Ready) -> _Rest | None:
    own = conversation.by_action.get(ready.action.id)
    group = conversation.by_group.get(ready.action.group) if ready.action.group else None
    if own is None or group is None:
        return own or group
    return group if group.until > own.until else own


def _longest(rests: dict[str, _Rest], name: str, rest: _Rest) -> None:
    known = rests.get(name)
    if known is None or rest.until >= known.until:
        rests[name] = rest


def _because(action_id: str, code: str, answer: Answer, until: int | None) -> Held:
    return Held(
        action_id=action_id,
        code=code,
        text="",
        until=until,
        response_id=answer.response_id,
        sentiment=answer.sentiment,
        caused_at=answer.at,
        touchpoint=answer.touchpoint,
    )


def _context_weight(ready: Ready, judged: Judged) -> float:
    weight = 1.0
    for place, factor in ready.weights:
        if judged.answers[place]:
            weight *= factor
    return weight


def _digest(version: str, ranked: Iterable[Ranked], held: Iterable[Held]) -> str:
    """Of what the agent could see: ranks, factors, reasons. Numbers to twelve digits."""
    lines: list[Any] = [version]
    for entry in ranked:
        f = entry.factors
        lines.append(
            f"{entry.rank}\t{entry.asset_id}\t{entry.priority:.12g}\t{f.propensity:.12g}\t"
            f"{f.context:.12g}\t{f.value:.12g}\t{f.lever:.12g}\t{entry.follow_up_of}\t{entry.why}"
        )
    lines.extend(
        f"{entry.action_id}\t{entry.code}\t{entry.until}\t{entry.response_id}\t{entry.text}"
        for entry in held
    )
    return blake2b("\n".join(lines).encode("utf-8", "replace"), digest_size=16).hexdigest()
