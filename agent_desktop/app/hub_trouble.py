"""Why the hub did not do what a supervisor asked, in their words."""

from __future__ import annotations

from agent_desktop.app.words import Words
from agent_desktop.protocol.errors import HubError, NotAllowed, NotFound, SignInNeeded


def reason_of(error: HubError, words: Words, gone: str) -> str:
    """`gone` is what to say of something that the hub does not have any more."""
    if isinstance(error, SignInNeeded):
        return words.translate("Review", "The hub asks you to sign in again.")
    if isinstance(error, NotAllowed):
        return words.translate("Review", "Your sign-in does not allow this. A supervisor's does.")
    if isinstance(error, NotFound):
        return gone
    return words.translate(
        "Review", "The hub cannot be reached. What was loaded before stays here."
    )
