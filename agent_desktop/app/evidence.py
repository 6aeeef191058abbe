"""Why we think so, in words, never as a percentage."""

from __future__ import annotations

from agent_desktop.app.words import Words
from agent_desktop.domain.customers import Evidence, IdentityKind, LinkedIdentity
from agent_desktop.protocol.messages import Match, MatchTier

_STRENGTH = ("call_confirmed", "agent", "signed_in", "profile", "alias", "same_event")


def best(linked: LinkedIdentity) -> Evidence | None:
    """What is said of a link: checked before claimed, then by what it proves, then how often."""
    if not linked.evidence:
        return None
    return min(
        linked.evidence,
        key=lambda e: (not e.trusted, _strength(e.reason), -e.times, -e.last_at),
    )


def words_for(linked: LinkedIdentity, words: Words) -> str:
    found = best(linked)
    if linked.kind is IdentityKind.PERSON:
        return words.translate("Evidence", "Identifies this customer")
    if found is None:
        return words.translate("Evidence", "No reason on record")
    text = _reason(found, words)
    if not found.trusted:
        text = words.translate("Evidence", "{reason}, not checked").format(reason=text)
    return text


def match_words(match: Match | None, e164: str | None, words: Words) -> str:
    """Why this person is on the screen."""
    if match is None:
        return words.translate("Evidence", "On the line before the restart")
    linked = _by_number(match, e164)
    found = best(linked) if linked else None
    if match.tier is MatchTier.SUFFIX:
        return words.translate("Evidence", "Maybe: only the last digits are the same")
    if match.tier is MatchTier.VARIANT:
        return words.translate("Evidence", "Maybe: the number may be written in another way")
    if found is None:
        return words.translate("Evidence", "The number is in the records")
    if found.reason == "profile" and found.trusted:
        return words.translate("Evidence", "Number in the profile")
    return words_for(linked, words) if linked else ""


def likely(linked: LinkedIdentity) -> bool:
    """Said with 'likely': nobody checked it, or several people carry it."""
    if linked.kind is IdentityKind.PERSON:
        return False
    found = best(linked)
    return found is None or not found.trusted or linked.shared_by > 1


def _by_number(match: Match, e164: str | None) -> LinkedIdentity | None:
    phones = [i for i in match.customer.identities if i.identity.namespace == "phone"]
    return next((i for i in phones if i.identity.value == e164), None)


def _strength(reason: str) -> int:
    return _STRENGTH.index(reason) if reason in _STRENGTH else len(_STRENGTH)


def _reason(found: Evidence, words: Words) -> str:
    translate = words.translate
    once = found.times == 1
    if found.reason == "call_confirmed":
        text = (
            translate("Evidence", "Number confirmed on 1 call")
            if once
            else translate("Evidence", "Number confirmed on {times} calls")
        )
    elif found.reason == "agent":
        text = (
            translate("Evidence", "Confirmed by an agent")
            if once
            else translate("Evidence", "Confirmed by agents {times} times")
        )
    elif found.reason == "signed_in":
        text = translate("Evidence", "Signed in there, last on {day}")
    elif found.reason == "profile":
        text = translate("Evidence", "From the profile")
    elif found.reason == "alias":
        text = translate("Evidence", "Linked by the company's systems")
    else:
        text = translate("Evidence", "Came together with other details")
    return text.format(times=found.times, day=words.day(found.last_at))
