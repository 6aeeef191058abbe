"""Why an action of the call on the screen stands where it does."""

from __future__ import annotations

from agent_desktop.app.conversation import Conversation, Decided
from agent_desktop.app.explaining import Speaker, in_control
from agent_desktop.app.views import ExplanationView
from agent_desktop.app.words import Words


def explained(
    conversation: Conversation, decided: Decided, action_id: str, words: Words
) -> ExplanationView | None:
    """None for an action that is not on the list."""
    inputs, catalogue = decided.inputs, decided.playbook.catalogue
    for ranked in decided.decision.ranked:
        if ranked.action_id == action_id:
            return Speaker(catalogue, words).explain(
                decided.playbook.explained(inputs, ranked),
                model_version=inputs.model_version,
                control=in_control(catalogue, inputs.contact_id),
                service_first=any(s.service and s.expires_at > inputs.at for s in inputs.signals),
                verified=conversation.verified,
            )
    return None
