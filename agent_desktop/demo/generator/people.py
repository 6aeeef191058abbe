"""Two thousand customers: what is known of each of them."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from agent_desktop.demo.generator.names import draw_email, draw_name

FIRST_ID: Final = 100_101
_CITIES: Final = ("Berlin", "Hamburg", "Munich", "Cologne", "Frankfurt", "Leipzig", "Bremen",
                  "Stuttgart", "Dresden", "London", "Manchester", "Leeds")  # fmt: skip
_PLANS: Final = ("Northline S", "Northline M", "Northline L", "Northline XL", "Family")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Traits as the customer system sends them, and what happens to them in the story."""

    number: int
    user_id: str
    traits: dict[str, Any]
    since_days: int
    lead: bool
    loyalty: str
    turns: frozenset[str]
    """What their last months hold: `renewing`, `leaving`, `form`, `complaint`..."""

    @property
    def phone(self) -> str:
        return str(self.traits.get("phone", ""))


_TURNS: Final = (
    ("data", 0.07), ("roaming", 0.07), ("leaving", 0.04), ("complaint", 0.04), ("payment", 0.05),
    ("card", 0.12), ("form", 0.04), ("fibre", 0.06), ("newcomer", 0.05), ("campaign", 0.5),
    ("chat", 0.18), ("social", 0.08), ("store", 0.22), ("called", 0.35), ("chased", 0.15),
    ("abandoned", 0.08), ("reader", 0.7), ("app", 0.62), ("declined", 0.04),
)  # fmt: skip


def draw_person(pick: random.Random, number: int, phone: str, now: int) -> Person:
    """Everything of one person from their own generator, so that nobody depends on another."""
    first, last, latin = draw_name(pick)
    lead = pick.random() < 0.08
    turns = frozenset(name for name, share in _TURNS if pick.random() < share)
    since_days = pick.randrange(3, 40) if lead or "newcomer" in turns else pick.randrange(60, 3600)
    if "newcomer" in turns:
        since_days = pick.randrange(2, 14)
    traits: dict[str, Any] = {"name": f"{first} {last}"}
    if pick.random() < 0.93:
        traits["phone"] = phone
    if pick.random() < 0.9:
        traits["email"] = draw_email(latin, number, pick)
    loyalty = ""
    if not lead:
        traits |= _contract(pick, turns, since_days)
        traits["customer_since"] = datetime.fromtimestamp(
            now / 1000 - since_days * 86_400, UTC
        ).year
        if pick.random() < 0.4:
            loyalty = f"308240{number % 1_000_000:06}"
            traits["bonus_points"] = pick.randrange(40, 4_000, 10)
            traits["bonus_confirmed"] = pick.random() < 0.5
    return Person(
        number=number, user_id=f"{'lead' if lead else 'nl'}-{FIRST_ID + number}", traits=traits,
        since_days=since_days, lead=lead, loyalty=loyalty, turns=turns,
    )  # fmt: skip


def _contract(pick: random.Random, turns: frozenset[str], since_days: int) -> dict[str, Any]:
    months_left = pick.choice([1, 2, 3]) if pick.random() < 0.25 else pick.randrange(4, 24)
    cards = 1 if pick.random() < 0.25 and since_days > 200 else 0
    consent = pick.choice(["phone, e-mail", "phone, e-mail", "e-mail", "phone", "none"])
    return {
        "city": pick.choice(_CITIES),
        "languages": pick.choice(["German", "German", "German, English", "English"]),
        "plan": pick.choice(_PLANS),
        "lines": pick.choices([1, 2, 3, 4], [62, 23, 10, 5])[0],
        "contract_months_left": 23 if since_days < 30 else months_left,
        "income": pick.randrange(11, 62) * 100,
        "arrears_months": pick.choices([0, 1, 2], [92, 6, 2])[0],
        "cards": cards,
        "joint_account": pick.random() < 0.3,
        "paperless": pick.random() < 0.45,
        "travels": "roaming" in turns or pick.random() < 0.2,
        "fibre_available": "fibre" in turns,
        "data_used": pick.randrange(2, 101),
        "offer_consent": consent,
    }
