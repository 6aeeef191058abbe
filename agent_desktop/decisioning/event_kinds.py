"""Which event types the context understands by name, and what each of them says.

Any other type still counts on its channel, and rules can ask for it with `days_since["..."]`.
"""

from __future__ import annotations

from typing import Final

# Event type -> the fact it is the latest word on.
SLOTS: Final[dict[str, str]] = {
    "Page Viewed": "page",
    "Screen Viewed": "page",
    "Form Started": "form",
    "Form Step Viewed": "form",
    "Form Step Completed": "form",
    "Form Abandoned": "form",
    "Form Submitted": "form_done",
    "Call Ended": "call",
    "Call Abandoned": "call_abandoned",
    "Call Scheduled": "call_scheduled",
    "Documents Requested": "documents_requested",
    "Documents Received": "documents_received",
    "Loan Activated": "product",
    "Card Activated": "product",
    "Contract Signed": "product",
    "Order Completed": "product",
    "Product Viewed": "product_viewed",
    "Complaint Opened": "complaint",
    "Complaint Closed": "complaint_closed",
    "Payment Failed": "payment_failed",
    "Payment Received": "payment",
    "Store Visited": "store",
    "Email Opened": "campaign",
    "Email Link Clicked": "campaign",
    "Ad Clicked": "campaign",
    "Social Ad Clicked": "campaign",
    "Search Ad Clicked": "campaign",
    "Campaign Call Ended": "campaign",
    "Message Opened": "campaign",
}

APPLICATION: Final = "application"
OFFER: Final = "offer"

# Event type -> kind of case and its mark there.
MARKS: Final[dict[str, tuple[str, str]]] = {
    "Application Submitted": (APPLICATION, "opened"),
    "Application Details Completed": (APPLICATION, "details_completed"),
    "Application Preaccepted": (APPLICATION, "preaccepted"),
    "Application Accepted": (APPLICATION, "accepted"),
    "Application Finalised": (APPLICATION, "finalised"),
    "Application Declined": (APPLICATION, "declined"),
    "Application Cancelled": (APPLICATION, "cancelled"),
    "Loan Activated": (APPLICATION, "active"),
    "Card Activated": (APPLICATION, "active"),
    "Contract Signed": (APPLICATION, "active"),
    "Order Completed": (APPLICATION, "ordered"),
    "Offer Sent": (OFFER, "opened"),
    "Offer Returned": (OFFER, "returned"),
    "Offer Accepted": (OFFER, "closed"),
    "Offer Cancelled": (OFFER, "closed"),
    "Offer Declined by Bank": (OFFER, "closed"),
}

# Properties that the latest word keeps; the first one that is there counts.
KEPT: Final[dict[str, tuple[str, ...]]] = {
    "page": ("name", "title", "path"),
    "form": ("form", "form_name", "step", "steps", "step_name"),
    "form_done": ("form",),
    "call": ("purpose",),
    "call_scheduled": ("purpose",),
    "product": ("product", "amount"),
    "product_viewed": ("name",),
    "campaign": ("campaign", "offer"),
    "store": ("store",),
    "complaint": ("subject",),
}

FORM_ERRORS: Final = frozenset({"Form Error", "Upload Failed"})
CALLS: Final = frozenset({"Call Ended", "Call Abandoned", "Call Missed"})
SUGGESTION_ANSWERED: Final = "Suggestion Answered"
"""Properties `action` and `response`: the customer's own word, which rests an action like an
agent's."""
EMAIL_OPENED: Final = "Email Opened"
EMAIL_CLICKED: Final = "Email Link Clicked"

KNOWN_TYPES: Final = (
    frozenset(SLOTS) | frozenset(MARKS) | FORM_ERRORS | CALLS | {SUGGESTION_ANSWERED}
)
"""No flood of other types pushes these out."""
