"""What each attribute is made of: who may not see a property may not be told what follows from it,
and a rule that asks for it would come out differently on hub and desktop."""

from __future__ import annotations

from typing import Final

_GROUPS: Final = (
    (
        ("form", "form_open", "form_name", "form_step", "form_steps", "form_step_name",
         "form_minutes", "form_errors"),
        ("form", "form_name", "step", "steps", "step_name"),
    ),
    (
        ("applications_open", "application_oldest_days", "application_newest_days",
         "application_open", "application_stage", "application_days", "application_stage_days",
         "application_amount"),
        ("application_id", "amount"),
    ),
    (
        ("offers_open", "offer_oldest_days", "offer_newest_days", "offer_open", "offer_returned",
         "offer_days", "offer_name", "offer_amount"),
        ("offer_id", "offer", "amount", "application_id"),
    ),
    (("last_call_purpose", "call_due", "call_due_purpose"), ("purpose",)),
    (("last_page",), ("name", "title", "path")),
    (("product_name",), ("product",)),
    (("product_viewed",), ("name",)),
    (("campaign",), ("campaign",)),
    (("campaign_offer",), ("offer",)),
    (("sentiment", "sentiment_days", "sentiment_trend"), ("sentiment",)),
    (("preferred_hour",), ("traits.timezone",)),
)  # fmt: skip

MADE_OF: Final[dict[str, tuple[str, ...]]] = {
    attribute: sources for attributes, sources in _GROUPS for attribute in attributes
}
"""Attribute -> event properties, and traits as `traits.timezone`."""

ANSWERS: Final = ("action", "response")
"""Properties of what customers answer by themselves. They decide what is held back, so a catalogue
must not hide them from agents."""
