"""Who sees what of a customer, before and after the caller is verified: one table.

The hub sends nothing that a role may never see; the desktop masks the rest until the agent has
verified the caller. What no row names falls under the strictest one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

import msgspec

from agent_desktop.domain.customers import Customer, HouseholdMember, Identity, LinkedIdentity
from agent_desktop.domain.events import Event
from agent_desktop.domain.masking import HIDDEN, mask_value


class Show(StrEnum):
    SHOWN = "shown"
    MASKED = "masked"
    HIDDEN = "hidden"


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


Row = tuple[Show, Show]
"""Before and after verification."""
Overrides = Mapping[str, Mapping[str, Row]]
"""Field -> role -> row, as the administrator set it."""
Declared = Mapping[str, frozenset[str]]
"""Event property, or `traits.` and a trait's key -> the roles that see it, as the catalogue says.
It can take away what the table gives, and give nothing that the table keeps."""

_YES: Final = (Show.SHOWN, Show.SHOWN)
_LATER: Final = (Show.MASKED, Show.SHOWN)
_AFTER: Final = (Show.HIDDEN, Show.SHOWN)
_MASKED: Final = (Show.MASKED, Show.MASKED)
_NO: Final = (Show.HIDDEN, Show.HIDDEN)

TABLE: Final[dict[str, dict[Role, Row]]] = {
    field: dict(zip(Role, rows, strict=True))
    for field, rows in {
        #                    agent   supervisor  admin (keeps the system running, talks to nobody)
        "activity":         (_YES, _YES, _YES),
        "name":             (_YES, _YES, _MASKED),
        "number":           (_LATER, _LATER, _MASKED),
        "email":            (_LATER, _LATER, _MASKED),
        "identities":       (_LATER, _LATER, _MASKED),
        "traits.profile":   (_LATER, _LATER, _NO),
        "traits.contract":  (_LATER, _LATER, _NO),
        "traits.finance":   (_LATER, _LATER, _NO),
        "traits.contact":   (_AFTER, _AFTER, _NO),
        "traits.other":     (_AFTER, _AFTER, _NO),
        "traits.secret":    (_NO, _NO, _NO),
        "journey.titles":   (_YES, _YES, _NO),
        "journey.details":  (_LATER, _LATER, _NO),
        "consents":         (_YES, _YES, _NO),
        "household":        (_LATER, _LATER, _NO),
        "responses":        (_YES, _YES, _NO),
        "decision":         (_YES, _YES, _NO),
    }.items()
}  # fmt: skip

_TRAITS: Final = {
    "name": ["name", "first_name", "firstName", "last_name", "lastName", "salutation"],
    "number": ["phone", "mobile"],
    "email": ["email"],
    "traits.profile": ["city", "country", "language", "languages", "segment", "customer_since",
                       "since", "age_group", "timezone", "best_time", "best_channel"],
    "traits.contract": ["plan", "tariff", "contract_end", "contract_months_left", "cards", "card",
                        "device", "lines", "paperless", "travels", "joint_account", "fibre",
                        "fibre_available", "bonus_points", "bonus_confirmed", "requested_amount",
                        "data_used"],
    "traits.finance": ["income", "arrears_months", "credit_limit", "currency", "monthly_bill"],
    "traits.contact": ["address", "street", "postcode", "zip", "birthday", "date_of_birth"],
    "traits.secret": ["password", "pin", "iban", "card_number", "cvc", "ssn", "tax_id", "secret",
                      "token"],
}  # fmt: skip
_ROW_OF_TRAIT: Final = {key: row for row, keys in _TRAITS.items() for key in keys}
_SECRET: Final = frozenset(_TRAITS["traits.secret"])
_ROW_OF_NAMESPACE: Final = {"phone": "number", "email": "email"}


def row_of_trait(key: str) -> str:
    """The row that a trait falls under; `traits.other` for one that nobody listed."""
    return _ROW_OF_TRAIT.get(key, "traits.other")


def show(field: str, role: str, *, verified: bool, overrides: Overrides | None = None) -> Show:
    """How a field is shown. An unknown field or role sees nothing."""
    return _row(field, role, overrides)[1 if verified else 0]


def hidden_properties(role: str, declared: Declared) -> frozenset[str]:
    """Event properties that this role never sees: declared for others, or secret by their name."""
    kept_back = {
        name
        for name, roles in declared.items()
        if not name.startswith("traits.") and role not in roles
    }
    return frozenset(kept_back | _SECRET)


def project_customer(
    customer: Customer,
    role: str,
    overrides: Overrides | None = None,
    declared: Declared | None = None,
) -> Customer:
    """What may leave the hub for this role: without what it may never see, and with what it may
    only ever see masked already masked."""
    seen = _applied(customer, lambda field: _clearest(field, role, overrides))
    if not declared:
        return seen
    traits = {
        key: value
        for key, value in seen.traits.items()
        if role in declared.get(f"traits.{key}", (role,))
    }
    return seen if traits == seen.traits else msgspec.structs.replace(seen, traits=traits)


def present_customer(
    customer: Customer, role: str, *, verified: bool, overrides: Overrides | None = None
) -> Customer:
    """The customer as the window shows them now."""
    return _applied(
        customer, lambda field: show(field, role, verified=verified, overrides=overrides)
    )


def present_events(
    events: Iterable[Event], role: str, *, verified: bool, overrides: Overrides | None = None
) -> tuple[Event, ...]:
    """Events as the window shows them now: with their details, without them, or none at all."""
    if show("journey.titles", role, verified=verified, overrides=overrides) is Show.HIDDEN:
        return ()
    if show("journey.details", role, verified=verified, overrides=overrides) is Show.SHOWN:
        return tuple(events)
    return tuple(msgspec.structs.replace(event, properties={}) for event in events)


def parse_overrides(settings: Mapping[str, Mapping[str, Any]]) -> Overrides:
    """From `{field: {role: [before, after]}}`. Raises ValueError with what is wrong."""
    found: dict[str, dict[str, Row]] = {}
    for field, roles in settings.items():
        if field not in TABLE:
            raise ValueError(f"'{field}' is no field; there are {', '.join(TABLE)}")
        for role, row in roles.items():
            if role not in set(Role):
                raise ValueError(f"{field}: '{role}' is no role; there are {', '.join(Role)}")
            if not isinstance(row, list | tuple) or len(row) != 2 or not set(row) <= set(Show):
                raise ValueError(
                    f"{field}.{role} must say how it is shown before and after the caller is "
                    f"verified, such as ['masked', 'shown']"
                )
            found.setdefault(field, {})[role] = (Show(row[0]), Show(row[1]))
    return found


_ROLES: Final = frozenset(Role)
_CLEARNESS: Final = {Show.SHOWN: 0, Show.MASKED: 1, Show.HIDDEN: 2}


def _row(field: str, role: str, overrides: Overrides | None) -> Row:
    row = TABLE.get(field, {}).get(Role(role)) if role in _ROLES else None
    if row is None:
        return _NO
    return overrides.get(field, {}).get(role, row) if overrides else row


def _clearest(field: str, role: str, overrides: Overrides | None) -> Show:
    return min(_row(field, role, overrides), key=lambda how: _CLEARNESS[how])


def _masked(value: str, how: Show, namespace: str) -> str:
    if how is Show.SHOWN:
        return value
    return mask_value(namespace, value) if how is Show.MASKED and value else ""


def _applied(customer: Customer, how: Callable[[str], Show]) -> Customer:
    active = how("activity") is Show.SHOWN
    return Customer(
        id=customer.id,
        generation=customer.generation,
        name=_masked(customer.name, how("name"), "name"),
        traits=_traits(customer.traits, how),
        identities=_identities(customer.identities, how),
        household=_household(customer.household, how("household")),
        consents=customer.consents if how("consents") is Show.SHOWN else (),
        since=customer.since if active else 0,
        last_event_at=customer.last_event_at if active else 0,
        events=customer.events if active else 0,
    )


def _traits(traits: Mapping[str, Any], how: Callable[[str], Show]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in traits.items():
        row = row_of_trait(key)
        shown = how(row)
        if shown is Show.SHOWN:
            kept[key] = value
        elif shown is Show.MASKED:
            namespace = {"number": "phone", "email": "email"}.get(row, "trait")
            kept[key] = mask_value(namespace, value) if isinstance(value, str) else HIDDEN
    return kept


def _identities(
    identities: tuple[LinkedIdentity, ...], how: Callable[[str], Show]
) -> tuple[LinkedIdentity, ...]:
    kept = []
    for linked in identities:
        namespace, value = linked.identity.namespace, linked.identity.value
        shown = how(_ROW_OF_NAMESPACE.get(namespace, "identities"))
        if shown is Show.HIDDEN:
            continue
        identity = Identity(namespace, _masked(value, shown, namespace))
        kept.append(
            linked if shown is Show.SHOWN else msgspec.structs.replace(linked, identity=identity)
        )
    return tuple(kept)


def _household(members: tuple[HouseholdMember, ...], shown: Show) -> tuple[HouseholdMember, ...]:
    if shown is Show.SHOWN:
        return members
    if shown is Show.HIDDEN:
        return ()
    return tuple(
        HouseholdMember(customer_id="", name=HIDDEN, relation=member.relation) for member in members
    )
