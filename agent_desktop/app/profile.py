"""What is known of a customer as rows of 'Profile': the most useful first, in the agent's words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from agent_desktop.app.views import FactView
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.domain.visibility import row_of_trait

_ELSEWHERE: Final = frozenset({"name", "number", "email"})
"""Rows of the table of visibility that the header and the linked identities show already."""
_SAID: Final = frozenset({"customer_since", "since", "currency"})

_LABELS: Final = {
    "segment": QT_TRANSLATE_NOOP("Profile", "Segment"),
    "plan": QT_TRANSLATE_NOOP("Profile", "Plan"),
    "tariff": QT_TRANSLATE_NOOP("Profile", "Plan"),
    "contract_months_left": QT_TRANSLATE_NOOP("Profile", "Contract months left"),
    "contract_end": QT_TRANSLATE_NOOP("Profile", "Contract ends"),
    "lines": QT_TRANSLATE_NOOP("Profile", "Lines"),
    "card": QT_TRANSLATE_NOOP("Profile", "Card"),
    "requested_amount": QT_TRANSLATE_NOOP("Profile", "Requested amount"),
    "income": QT_TRANSLATE_NOOP("Profile", "Income"),
    "arrears_months": QT_TRANSLATE_NOOP("Profile", "Months in arrears"),
    "offer_consent": QT_TRANSLATE_NOOP("Profile", "Offers welcome by"),
    "languages": QT_TRANSLATE_NOOP("Profile", "Languages"),
    "language": QT_TRANSLATE_NOOP("Profile", "Language"),
    "city": QT_TRANSLATE_NOOP("Profile", "City"),
    "country": QT_TRANSLATE_NOOP("Profile", "Country"),
    "best_time": QT_TRANSLATE_NOOP("Profile", "Best time to call"),
    "best_channel": QT_TRANSLATE_NOOP("Profile", "Best way to reach"),
    "monthly_bill": QT_TRANSLATE_NOOP("Profile", "Monthly bill"),
    "credit_limit": QT_TRANSLATE_NOOP("Profile", "Credit limit"),
    "data_used": QT_TRANSLATE_NOOP("Profile", "Data used"),
    "cards": QT_TRANSLATE_NOOP("Profile", "Cards"),
    "joint_account": QT_TRANSLATE_NOOP("Profile", "Joint account"),
    "paperless": QT_TRANSLATE_NOOP("Profile", "Paperless"),
    "travels": QT_TRANSLATE_NOOP("Profile", "Travels"),
    "fibre": QT_TRANSLATE_NOOP("Profile", "Fibre"),
    "fibre_available": QT_TRANSLATE_NOOP("Profile", "Fibre available"),
    "bonus_points": QT_TRANSLATE_NOOP("Profile", "Bonus points"),
    "bonus_confirmed": QT_TRANSLATE_NOOP("Profile", "Bonus card confirmed"),
}
"""In the order of the window; what the company calls otherwise follows by its own name."""
_PLACE: Final = {key: place for place, key in enumerate(_LABELS)}
_MONEY: Final = frozenset({"requested_amount", "income", "monthly_bill", "credit_limit"})


def profile(traits: Mapping[str, Any], words: Words) -> tuple[FactView, ...]:
    """Rows of plain values; what other places of the window say is left out."""
    shown = [key for key in traits if key not in _SAID and row_of_trait(key) not in _ELSEWHERE]
    shown.sort(key=lambda key: (_PLACE.get(key, len(_PLACE)), key))
    currency = traits.get("currency")
    rows = []
    for key in shown:
        value = value_of(traits[key], words)
        if not value:
            continue
        if key in _MONEY and isinstance(traits[key], int | float) and isinstance(currency, str):
            value = f"{value} {currency}"
        rows.append(FactView(key=label_of(key, words), value=value))
    return tuple(rows)


def plain_label(key: str) -> str:
    """A name out of the data as words: 'offer_consent' is 'Offer consent'."""
    return key.replace("_", " ").replace("-", " ").strip().capitalize()


def label_of(key: str, words: Words) -> str:
    known = _LABELS.get(key)
    return words.translate("Profile", known) if known else plain_label(key)


def value_of(value: Any, words: Words) -> str:
    """Empty for what cannot be said in a row."""
    if isinstance(value, bool):
        return words.translate("Profile", "Yes") if value else words.translate("Profile", "No")
    if isinstance(value, int | float):
        return words.number(value) if math.isfinite(value) else ""
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
