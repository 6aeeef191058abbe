"""The decision: every action of the catalogue is either ranked or held back with its reason.

Plain arithmetic in a fixed order and no clock of its own: hub and desktop give the same list to
the last digit.
"""

from __future__ import annotations

from hashlib import blake2b

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue, Next, Suppression, Who
from agent_desktop.decisioning.compiled import Compiled, Ready, Standing, compile_catalogue
from agent_desktop.decisioning.context import own_answers
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
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

    def touches(self, ready: Ready) -> bool:
        """An answer or an open signal could hold this action back."""
        action = ready.action
        return (
            (self.service_open and action.waits_for_service)
            or action.id in self.answered
            or action.id in self.by_action
            or action.group in self.by_group
        )

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
    held: list[Held] = []
    candidates: list[tuple[bool, bool, float, str, Standing]] = []
    continued = conversation.continued
    for standing in compiled.standings(inputs):
        reason = standing.held
        if not standing.ready.plain or conversation.touches(standing.ready):
            reason = _held_back(standing, inputs, conversation)
        if reason is not None:
            held.append(reason)
            continue
        action = standing.ready.action
        serves = conversation.service_open and action.service
        candidates.append(
            (action.id not in continued, not serves, -standing.priority, action.id, standing)
        )
    # Ids differ, so standings are never compared.
    candidates.sort()
    ranked = tuple(
        Ranked(
            action_id=action_id,
            asset_id=standing.asset_id,
            rank=place,
            priority=standing.priority,
            factors=standing.factors,
            why=standing.why,
            service=standing.ready.action.service,
            follow_up_of=continued.get(action_id, ""),
        )
        for place, (_, _, _, action_id, standing) in enumerate(candidates, 1)
    )
    version = compiled.catalogue.version
    lines = [version]
    lines += [f"{continued.get(c[3], '')}\t{c[4].told}" for c in candidates]
    lines += [f"{h.action_id}\t{h.code}\t{h.until}\t{h.response_id}\t{h.text}" for h in held]
    return Decision(
        id=inputs.decision_id,
        catalogue_version=version,
        at=inputs.at,
        ranked=ranked,
        held=tuple(held),
        digest=_digest(lines),
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
            exposures=inputs.exposures,
            model_version=compiled.model_version,
        )
    return DecisionRecord(
        inputs=inputs,
        catalogue_version=decision.catalogue_version,
        digest=decision.digest,
        shown=shown,
    )


def replay(compiled: Compiled, record: DecisionRecord) -> tuple[Decision, bool]:
    """The list again, and whether it is the one that was recorded: by the same catalogue, the same
    model, to the last digit."""
    decision = decide(compiled, record.inputs)
    same = (
        decision.catalogue_version == record.catalogue_version
        and compiled.model_version == record.inputs.model_version
    )
    return decision, same and decision.digest == record.digest


def _held_back(standing: Standing, inputs: Inputs, conversation: _Conversation) -> Held | None:
    """Why an action is not on the list: the first reason of a fixed order."""
    action = standing.ready.action
    held = standing.held
    if held is not None and held.code == "no_asset":
        return held
    answer = conversation.answered.get(action.id)
    if answer is not None:
        rest = conversation.by_action.get(action.id)
        return _because(action.id, "answered", answer, rest.until if rest else None)
    begins, ends = action.effective_from, action.effective_until
    early = begins is not None and inputs.at < begins
    if early or (ends is not None and inputs.at >= ends):
        return Held(
            action_id=action.id, code="not_effective", text="", until=begins if early else None
        )
    rest = _rest(conversation, standing.ready)
    if rest is not None:
        return _because(action.id, "suppressed", rest.answer, rest.until)
    if action.follow_up_only and action.id not in conversation.continued:
        held = Held(action_id=action.id, code="follow_up_only", text="")
    elif held is None and conversation.service_open and action.waits_for_service:
        held = Held(action_id=action.id, code="service_first", text="")
    return held


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


def _digest(lines: list[str]) -> str:
    """Of what the agent could see, in order: factors to twelve digits, reasons, what is held."""
    return blake2b("\n".join(lines).encode("utf-8", "replace"), digest_size=16).hexdigest()
