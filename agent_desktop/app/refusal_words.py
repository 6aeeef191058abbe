"""Why the hub did not take an entry, and what kind of entry it is, in words for people."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.protocol.messages import EntryKind

_KINDS: Final = {
    EntryKind.RESPONSE.value: QT_TRANSLATE_NOOP("Entries", "Response"),
    EntryKind.UNDO.value: QT_TRANSLATE_NOOP("Entries", "Taken back"),
    EntryKind.REASSIGN.value: QT_TRANSLATE_NOOP("Entries", "Someone else on the line"),
    EntryKind.VERIFICATION.value: QT_TRANSLATE_NOOP("Entries", "Caller verified"),
    EntryKind.LINK.value: QT_TRANSLATE_NOOP("Entries", "Number confirmed"),
    EntryKind.EXPOSURES.value: QT_TRANSLATE_NOOP("Entries", "Suggestions shown"),
}

_REASONS: Final = {
    "unknown_customer": QT_TRANSLATE_NOOP(
        "Refused", "The hub does not know this customer, or not any more."
    ),
    "unknown_response": QT_TRANSLATE_NOOP(
        "Refused", "The response that it takes back is not on the hub."
    ),
    "not_yours": QT_TRANSLATE_NOOP(
        "Refused", "It takes back a response that somebody else recorded."
    ),
    "other_list": QT_TRANSLATE_NOOP(
        "Refused", "The list that came with it is of another customer."
    ),
    "no_decision": QT_TRANSLATE_NOOP("Refused", "The list that it answers did not come with it."),
    "unknown_decision": QT_TRANSLATE_NOOP("Refused", "The list that it answers is not on the hub."),
    "bad_number": QT_TRANSLATE_NOOP(
        "Refused", "That is not a number which can be linked to somebody."
    ),
    "bad_body": QT_TRANSLATE_NOOP("Refused", "It cannot be read, so it cannot be applied."),
    "bad_entry": QT_TRANSLATE_NOOP("Refused", "It cannot be read, so it cannot be applied."),
    "bad_request": QT_TRANSLATE_NOOP("Refused", "It cannot be read, so it cannot be applied."),
    "too_large": QT_TRANSLATE_NOOP("Refused", "It is larger than the hub takes."),
    "unknown_kind": QT_TRANSLATE_NOOP(
        "Refused", "The hub is older than this program and does not know entries of this kind."
    ),
    "no_such_sentiment": QT_TRANSLATE_NOOP(
        "Refused", "The catalogue has no such answer for calls any more."
    ),
    "bad_exposure": QT_TRANSLATE_NOOP("Refused", "It cannot be read, so it cannot be applied."),
    "erased": QT_TRANSLATE_NOOP(
        "Refused", "It is about a customer who was erased: nothing of it is kept."
    ),
    "hub_failed": QT_TRANSLATE_NOOP(
        "Refused", "The hub failed on it. It can be applied once the hub is mended."
    ),
    "id_reused": QT_TRANSLATE_NOOP(
        "Refused", "Another entry with the same id is on the hub already."
    ),
}


def kind_words(kind: str, words: Words) -> str:
    """What was recorded, in two or three words."""
    known = _KINDS.get(kind)
    return words.translate("Entries", known) if known else kind.replace("_", " ").capitalize()


def reason_words(code: str, message: str, words: Words) -> str:
    """Why it was not taken, as a sentence. A code that this version does not know is said in the
    hub's own words."""
    known = _REASONS.get(code)
    if known:
        return words.translate("Refused", known)
    return message or words.translate("Refused", "The hub gave no reason.")
