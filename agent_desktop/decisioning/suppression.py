"""What answers do to a list: what was answered here, what continues it, and what rests."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue, Next, Scope, Who
from agent_desktop.decisioning.decisions import Answer, Held
from agent_desktop.decisioning.history import History
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.responses import Sentiment


class Rest(msgspec.Struct, frozen=True):
    """Until when an action rests, and because of which answer."""

    until: int
    answer: Answer


class _Rule(msgspec.Struct, frozen=True):
    length: int
    group: str
    """The group that rests with the action; empty: the action alone."""
    channels: frozenset[Channel]
    household: bool


Matter = tuple[int, str, Answer, bool, _Rule | None]
"""When, id, the answer, whether it is of this conversation, and the rule by which it rests."""


class Rests:
    """Suppression rules of a catalogue, by action and answer."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._actions = catalogue.actions
        self._rules: dict[tuple[str, Sentiment], _Rule] = {
            (action.id, sentiment): _Rule(
                length=int(rest.days * DAY_MS),
                group=action.group if rest.scope is Scope.GROUP else "",
                channels=frozenset(rest.channels),
                household=rest.who is Who.HOUSEHOLD,
            )
            for action in catalogue.actions.values()
            for sentiment, rest in action.suppress.items()
            if rest.days > 0
        }

    def gathered(self, history: History, channel: Channel | None) -> list[Matter]:
        """The answers that mean something on this channel, now or later."""
        contact_id, now = history.contact_id, history.now
        found: list[Matter] = []
        for answer in history.answers:
            rule = self._rules.get((answer.action_id, answer.sentiment))
            here = bool(contact_id) and answer.contact_id == contact_id
            if rule is None and not here:
                continue
            own = history.own(answer)
            here = here and own
            if rule is not None and (
                min(answer.at, now) + rule.length <= now
                or (not own and not rule.household)
                or (rule.channels and channel not in rule.channels)
            ):
                rule = None
            if here or rule is not None:
                found.append((answer.at, answer.response_id, answer, here, rule))
        return found

    def of(self, gathered: Iterable[Matter], now: int) -> Said:
        """What the answers mean for a list of this conversation."""
        said = Said()
        matter: list[Matter] = []
        for each in gathered:
            at, response_id, answer, here, rule = each
            if rule is None or min(at, now) + rule.length > now:
                matter.append(each)
            elif here:
                matter.append((at, response_id, answer, here, None))
        # A total order of their own, so that the order in which they came means nothing.
        matter.sort(key=lambda each: each[:2])
        for at, _, answer, here, rule in matter:
            if here:
                said.answered[answer.action_id] = answer
                self._continue(said, answer)
            if rule is not None:
                # An answer from a clock that runs ahead does not make the rest longer.
                rest = Rest(min(at, now) + rule.length, answer)
                if rule.group:
                    _longest(said.by_group, rule.group, rest)
                _longest(said.by_action, answer.action_id, rest)
        return said

    def _continue(self, said: Said, answer: Answer) -> None:
        action = self._actions.get(answer.action_id)
        asset = action.assets.get(answer.touchpoint) if action else None
        response = asset.responses.get(answer.sentiment) if asset else None
        if response is not None and response.next_kind is Next.ACTION:
            said.continued[response.next] = answer


class Said:
    """What the answers mean for one list."""

    __slots__ = ("answered", "by_action", "by_group", "continued")

    def __init__(self) -> None:
        self.answered: dict[str, Answer] = {}
        """In this conversation, by action."""
        self.continued: dict[str, Answer] = {}
        """Actions that an answer of this conversation leads to."""
        self.by_action: dict[str, Rest] = {}
        self.by_group: dict[str, Rest] = {}

    def rest(self, action_id: str, group: str) -> Rest | None:
        """The longer one of the action's own and its group's."""
        own = self.by_action.get(action_id)
        shared = self.by_group.get(group) if group else None
        if own is None or shared is None:
            return own or shared
        return shared if shared.until > own.until else own


def because(action_id: str, code: str, answer: Answer, until: int | None) -> Held:
    """Held back by an answer."""
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


def _longest(rests: dict[str, Rest], name: str, rest: Rest) -> None:
    known = rests.get(name)
    if known is None or rest.until >= known.until:
        rests[name] = rest
