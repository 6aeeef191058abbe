"""Held-back reasons as sentences: the thing, the reason, the day it returns."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.playbook import Playbook
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.decisioning.decisions import Held
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
}
_ANSWERS: Final = {
    Sentiment.POSITIVE: QT_TRANSLATE_NOOP("Held", "agreed"),
    Sentiment.NEUTRAL: QT_TRANSLATE_NOOP("Held", "undecided"),
    Sentiment.NEGATIVE: QT_TRANSLATE_NOOP("Held", "declined"),
}


def sentence(held: Held, playbook: Playbook | None, now: int, words: Words) -> str:
    """The whole reason. The catalogue's own words go before ours; without a playbook the
    touchpoint of an answer goes unnamed."""
    if held.code == "suppressed":
        return _suppressed(held, playbook, now, words)
    known = _CODES.get(held.code)
    text = words.translate("Held", known) if known else held.code
    if held.text:
        text = f"{text}: {held.text}" if held.code == "not_eligible" else held.text
    if held.until is not None:
        text = words.translate("Held", "{reason}. Returns on {day}").format(
            reason=text, day=words.day(held.until)
        )
    return text


_IMPORTANCE: Final = ("suppressed", "answered", "service_first", "not_effective", "rule_failed")


def importance(held: Held) -> tuple[int, int]:
    """Orders what is held back: what rests first, the soonest back before the others; what does
    not fit the customer last."""
    known = held.code in _IMPORTANCE
    place = _IMPORTANCE.index(held.code) if known else len(_IMPORTANCE)
    return place, held.until if held.until is not None else _NEVER


def fits(held: Held) -> bool:
    """The action is for this customer, though not now."""
    return held.code in _IMPORTANCE


def rests_until(until: int, words: Words) -> str:
    return words.translate("Held", "Rests until {day}").format(day=words.day(until))


def _suppressed(held: Held, playbook: Playbook | None, now: int, words: Words) -> str:
    if held.until is None:
        head = words.translate("Held", "Suppressed")
    else:
        head = words.translate("Held", "Suppressed until {day}").format(day=words.day(held.until))
    cause = _cause(held, playbook, now, words)
    return f"{head}: {cause}" if cause else head


def _cause(held: Held, playbook: Playbook | None, now: int, words: Words) -> str:
    """'declined on web yesterday'."""
    if held.sentiment is None:
        return held.text
    answer = words.translate("Held", _ANSWERS[held.sentiment])
    touchpoint = playbook.touchpoint(held.touchpoint) if playbook is not None else None
    if touchpoint is not None:
        answer = words.translate("Held", "{answered} on {touchpoint}").format(
            answered=answer, touchpoint=touchpoint.label
        )
    if held.caused_at is None:
        return answer
    return f"{answer} {day_words(held.caused_at, now, words)}"


def day_words(at: int, now: int, words: Words) -> str:
    """'today', 'yesterday' or 'on 19 Nov', by the days of the workstation's calendar."""
    day = words.day(at)
    if day == words.day(now):
        return words.translate("Held", "today")
    if day == words.day(now - DAY_MS):
        return words.translate("Held", "yesterday")
    return words.translate("Held", "on {day}").format(day=day)
