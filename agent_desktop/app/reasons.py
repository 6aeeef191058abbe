"""Held-back reasons as sentences: the thing, the reason, the day it returns, and what caused it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, QT_TRANSLATE_NOOP, Words
from agent_desktop.decisioning.catalogue import (
    Catalogue,
    ContactPolicy,
    Counted,
    Limit,
    Scope,
    Suppression,
    Who,
)
from agent_desktop.decisioning.decisions import Answer, Held
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.responses import Sentiment

DAY_MS: Final = 86_400_000
_NEVER: Final = 1 << 62

_CODES: Final = {
    "not_eligible": QT_TRANSLATE_NOOP("Held", "Not eligible"),
    "not_effective": QT_TRANSLATE_NOOP("Held", "Not in force today"),
    "answered": QT_TRANSLATE_NOOP("Held", "Answered on this call"),
    "service_first": QT_TRANSLATE_NOOP("Held", "Waiting: service comes first on this call"),
    "rule_failed": QT_TRANSLATE_NOOP(
        "Held", "Its rule could not be worked out for this customer, so it is not offered"
    ),
    "no_asset": QT_TRANSLATE_NOOP("Held", "Has no talk track for calls"),
    "follow_up_only": QT_TRANSLATE_NOOP("Held", "Comes up only after another answer"),
    "policy": QT_TRANSLATE_NOOP("Held", "Came up often enough for now"),
    "limit": QT_TRANSLATE_NOOP("Held", "The customer has heard from us often enough for now"),
    "signal": QT_TRANSLATE_NOOP("Held", "Waiting while a signal is open"),
}
_ANSWERS: Final = {
    Sentiment.POSITIVE: QT_TRANSLATE_NOOP("Held", "agreed"),
    Sentiment.NEUTRAL: QT_TRANSLATE_NOOP("Held", "undecided"),
    Sentiment.NEGATIVE: QT_TRANSLATE_NOOP("Held", "declined"),
}
_OTHER: Final = {
    Sentiment.POSITIVE: QT_TRANSLATE_NOOP("Held", "“{title}” was agreed to {when}"),
    Sentiment.NEUTRAL: QT_TRANSLATE_NOOP("Held", "“{title}” was left undecided {when}"),
    Sentiment.NEGATIVE: QT_TRANSLATE_NOOP("Held", "“{title}” was declined {when}"),
}
"""For an answer to another action of the group."""
_TIMES: Final = {
    Counted.DISPLAYED: QT_TRANSLATE_N_NOOP("Held", "Seen %n time(s) {window}"),
    Counted.OFFERED: QT_TRANSLATE_N_NOOP("Held", "Offered %n time(s) {window}"),
    Counted.POSITIVE: QT_TRANSLATE_N_NOOP("Held", "Agreed to %n time(s) {window}"),
    Counted.NEUTRAL: QT_TRANSLATE_N_NOOP("Held", "Left undecided %n time(s) {window}"),
    Counted.NEGATIVE: QT_TRANSLATE_N_NOOP("Held", "Declined %n time(s) {window}"),
}
_CHANNELS: Final = {
    Channel.WEB: QT_TRANSLATE_NOOP("Held", "the web"),
    Channel.MOBILE: QT_TRANSLATE_NOOP("Held", "the app"),
    Channel.ASSISTED: QT_TRANSLATE_NOOP("Held", "calls and chats"),
    Channel.SOCIAL: QT_TRANSLATE_NOOP("Held", "social media"),
    Channel.PHYSICAL: QT_TRANSLATE_NOOP("Held", "stores and post"),
    Channel.OUTBOUND: QT_TRANSLATE_NOOP("Held", "what we send"),
}
_IMPORTANCE: Final = (
    "suppressed",
    "policy",
    "limit",
    "answered",
    "signal",
    "service_first",
    "not_effective",
    "rule_failed",
)


def importance(held: Held) -> tuple[int, int]:
    """Orders what is held back: what rests first, the soonest back before the others; what does
    not fit the customer last."""
    known = held.code in _IMPORTANCE
    place = _IMPORTANCE.index(held.code) if known else len(_IMPORTANCE)
    return place, held.until if held.until is not None else _NEVER


def in_order(held: Iterable[Held]) -> list[Held]:
    """By importance. What does not fit is by far the most, and stays as it came: it has no end."""
    found = list(held)
    fitting = [one for one in found if one.code in _IMPORTANCE or one.until is not None]
    fitting.sort(key=importance)
    return fitting + [one for one in found if one.code not in _IMPORTANCE and one.until is None]


def fits(held: Held) -> bool:
    """The action is for this customer, though not now."""
    return held.code in _IMPORTANCE


def rests_until(until: int, words: Words) -> str:
    return words.translate("Held", "Rests until {day}").format(day=words.day(until))


class HeldSpeaker:
    """Words what one catalogue held back. Without a catalogue it says what it can."""

    def __init__(
        self,
        catalogue: Catalogue | None,
        words: Words,
        *,
        answers: Mapping[str, Answer] | None = None,
        members: Mapping[str, str] | None = None,
    ) -> None:
        """`answers` by response id; `members` of the household by customer id, as far as their
        names may be shown."""
        self._catalogue = catalogue
        self._words = words
        self._answers = answers or {}
        self._members = members or {}

    def sentence(self, held: Held, now: int) -> str:
        """The whole reason. The catalogue's own words go before ours."""
        if held.code == "suppressed":
            return self._suppressed(held, now)
        translate = self._words.translate
        said = self._counted(held)
        if said:
            return said
        known = _CODES.get(held.code)
        text = (
            self._words.translate("Held", known)
            if known
            else translate("Held", "Held back for now")
        )
        if held.code == "service_first" and held.text:
            text = translate("Held", "Waiting while a signal is open")
        if held.code in {"not_eligible", "signal", "service_first"} and held.text:
            text = translate("Held", "{reason}: {detail}").format(reason=text, detail=held.text)
        elif held.text:
            text = held.text
        if held.until is not None:
            text = translate("Held", "{reason}. Returns on {day}").format(
                reason=text, day=self._words.moment(held.until)
            )
        return text

    def cause(self, held: Held) -> str:
        """Which response or rule caused it, in a sentence; empty where the reason says it all."""
        rule = self._rule(held)
        if rule:
            return rule
        answer = self._answers.get(held.response_id)
        action_id = answer.action_id if answer is not None else held.action_id
        if held.sentiment is None or self._catalogue is None:
            return ""
        return self._rest(self._catalogue.suppression(action_id, held.sentiment))

    def _rest(self, rule: Suppression | None) -> str:
        """'Such an answer rests it for 14 days, on every channel.'"""
        if rule is None or rule.days <= 0:
            return ""
        words = self._words
        parts = [words.counted("Held", "Such an answer rests it for %n day(s)", round(rule.days))]
        if rule.scope is Scope.GROUP:
            parts.append(words.translate("Held", "with its whole group"))
        if rule.who is Who.HOUSEHOLD:
            parts.append(words.translate("Held", "for the whole household"))
        if rule.channels:
            names = [words.translate("Held", _CHANNELS[channel]) for channel in rule.channels]
            on = words.translate("Held", "on: {channels}").format(channels=", ".join(names))
            parts.append(on)
        else:
            parts.append(words.translate("Held", "on every channel"))
        return words.translate("Held", "{sentence}.").format(sentence=", ".join(parts))

    # -- answers -----------------------------------------------------------------------------------

    def _suppressed(self, held: Held, now: int) -> str:
        translate = self._words.translate
        if held.until is None:
            head = translate("Held", "Suppressed")
        else:
            day = self._words.day(held.until)
            head = translate("Held", "Suppressed until {day}").format(day=day)
        cause = self._because(held, now)
        return f"{head}: {cause}" if cause else head

    def _because(self, held: Held, now: int) -> str:
        """'declined on web yesterday', or what was said to another action of the group."""
        if held.sentiment is None:
            return held.text
        translate = self._words.translate
        answer = self._answers.get(held.response_id)
        by = self._by(answer)
        when = day_words(held.caused_at, now, self._words) if held.caused_at is not None else ""
        if answer is not None and answer.action_id != held.action_id:
            title = self._title(answer.action_id)
            said = (
                self._words.translate("Held", _OTHER[held.sentiment])
                .format(title=title, when=when)
                .rstrip()
            )
            return f"{said}, {by}" if by else said
        said = self._words.translate("Held", _ANSWERS[held.sentiment])
        where = self._touchpoint(held.touchpoint)
        if where:
            said = translate("Held", "{answered} on {touchpoint}").format(
                answered=said, touchpoint=where
            )
        said = f"{said} {when}" if when else said
        return f"{said}, {by}" if by else said

    def _by(self, answer: Answer | None) -> str:
        """Who of the household it was, where it was not the customer."""
        if answer is None or not answer.customer_id:
            return ""
        name = self._members.get(answer.customer_id, "")
        if name:
            return self._words.translate("Held", "by {name} of the household").format(name=name)
        return self._words.translate("Held", "by another member of the household")

    # -- policies and limits -----------------------------------------------------------------------

    def _counted(self, held: Held) -> str:
        """'Seen 5 times in the last 7 days, pauses until 28 Nov'."""
        words = self._words
        policy, limit = self._policy(held), self._limit(held)
        if policy is not None:
            said = words.counted("Held", _TIMES[policy.counts], held.count or policy.threshold)
            said = said.format(window=self._window(policy.window_days))
            if policy.scope is Scope.GROUP:
                text = words.translate("Held", "{group}: {reason}")
                said = text.format(group=self._group(held.action_id), reason=said)
            if policy.who is Who.HOUSEHOLD:
                said = words.translate("Held", "{reason} in the household").format(reason=said)
            if held.until is None:
                return said
            text = words.translate("Held", "{reason}, pauses until {day}")
            return text.format(reason=said, day=words.moment(held.until))
        if limit is not None:
            said = words.counted("Held", "At most %n offer(s) by {channel} {window}", limit.most)
            channel = self._touchpoint(limit.touchpoint) or words.translate(
                "Held", _CHANNELS[limit.channel]
            )
            said = said.format(channel=channel, window=self._within(limit.days))
            if held.until is None:
                return said
            text = words.translate("Held", "{reason}: next from {day}")
            return text.format(reason=said, day=words.moment(held.until))
        return ""

    def _rule(self, held: Held) -> str:
        """The policy or the limit itself: what happened how often, and what follows."""
        words = self._words
        policy, limit = self._policy(held), self._limit(held)
        if policy is not None:
            said = words.counted("Held", _TIMES[policy.counts], policy.threshold)
            said = said.format(window=self._within(policy.window_days))
            text = words.translate("Held", "{times}: then it pauses for {days}.")
            days = words.counted("Held", "%n day(s)", max(1, round(policy.pause_days)))
            return text.format(times=said, days=days)
        if limit is not None:
            return (
                words.counted(
                    "Held", "%n offer(s) went out. What we begin ourselves is limited.", held.count
                )
                if held.count
                else ""
            )
        return ""

    def _policy(self, held: Held) -> ContactPolicy | None:
        if held.code != "policy" or self._catalogue is None:
            return None
        return next((p for p in self._catalogue.policies if p.name == held.rule), None)

    def _limit(self, held: Held) -> Limit | None:
        if held.code != "limit" or self._catalogue is None:
            return None
        return next((p for p in self._catalogue.limits if p.name == held.rule), None)

    def _window(self, days: float) -> str:
        """'in the last 7 days'."""
        if days < 1:
            return self._words.counted("Held", "in the last %n hour(s)", max(1, round(days * 24)))
        return self._words.counted("Held", "in the last %n day(s)", round(days))

    def _within(self, days: float) -> str:
        """'in 7 days'."""
        if days < 1:
            return self._words.counted("Held", "in %n hour(s)", max(1, round(days * 24)))
        return self._words.counted("Held", "in %n day(s)", round(days))

    # -- names -------------------------------------------------------------------------------------

    def _title(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id) if self._catalogue is not None else None
        if action is not None:
            return action.title
        return self._words.translate("Held", "a suggestion that is no longer published")

    def _group(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id) if self._catalogue is not None else None
        if action is None or self._catalogue is None:
            return self._words.translate("Held", "Its group")
        return self._catalogue.group_title(action.group)

    def _touchpoint(self, name: str) -> str:
        found = self._catalogue.touchpoints.get(name) if self._catalogue is not None else None
        return found.label if found is not None else ""


def day_words(at: int, now: int, words: Words) -> str:
    """'today', 'yesterday' or 'on 19 Nov', by the days of the workstation's calendar."""
    day = words.day(min(at, now))  # a clock that runs ahead is no news of tomorrow
    if day == words.day(now):
        return words.translate("Held", "today")
    if day == words.day(now - DAY_MS):
        return words.translate("Held", "yesterday")
    return words.translate("Held", "on {day}").format(day=day)
