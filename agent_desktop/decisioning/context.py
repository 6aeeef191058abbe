"""The context of a decision: attributes of a journey, at one moment.

`attributes` leaves out what has its default value, so that a recorded decision stays small; the
rules put the defaults back. docs/context.md lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from agent_desktop.decisioning import context_journey as journey
from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context_answers import own_answers, response_attributes
from agent_desktop.decisioning.context_state import (
    ContextState,
    fold,
    from_builtins,
    new_state,
    to_builtins,
)
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.decisioning.plain_values import Scalar
from agent_desktop.decisioning.preferences import preferred_channel, preferred_hour
from agent_desktop.decisioning.qualification import (
    criteria_of,
    qualification,
    qualification_attributes,
)
from agent_desktop.domain.customers import Customer

__all__ = [
    "ContextState",
    "attributes",
    "fold",
    "from_builtins",
    "new_state",
    "own_answers",
    "to_builtins",
]

MAX_TRAITS: Final = 40
TRAIT_LENGTH: Final = 80

# Who somebody is belongs to the talk track, not to rules and the records of decisions.
_PERSONAL: Final = frozenset(
    ["name", "first_name", "firstName", "last_name", "lastName", "phone", "email", "address",
     "street", "birthday", "date_of_birth", "avatar", "username", "title", "card", "iban", "id"]
)  # fmt: skip


def attributes(
    state: ContextState,
    customer: Customer | None,
    now: int,
    answers: Iterable[Answer] = (),
    catalogue: Catalogue | None = None,
) -> dict[str, Any]:
    """What the rules may ask, for a journey at `now`. Plain JSON values, defaults left out.

    `answers` are those that agents recorded, without the ones that were taken back; what customers
    answered by themselves is in the state. Groups and criteria are the catalogue's.
    """
    found: dict[str, Any] = {}
    if state.events:
        journey.presence(found, state, now)
        journey.by_type(found, state, now)
        journey.calls(found, state, now)
        journey.page_and_form(found, state, now)
        journey.applications_and_offers(found, state, now)
        journey.interest(found, state, now)
        journey.feelings(found, state, now)
        found.update(preferred_channel(state, now))
        found.update(preferred_hour(state, customer, now, catalogue))
    said = [[a.id, a.action, a.response, a.at, a.touchpoint] for a in state.answers]
    everything = (*answers, *own_answers({"answers": said}))
    if everything:
        own = customer.id if customer is not None else ""
        found.update(response_attributes(everything, own, now, catalogue))
    kept = _without_defaults(found)
    if said:
        kept["answers"] = said
    if customer is not None:
        traits = _traits(customer, catalogue)
        if traits:
            kept["traits"] = traits
    if catalogue is not None and catalogue.criteria:
        met = qualification(criteria_of(catalogue), kept)
        kept.update(_without_defaults(qualification_attributes(met)))
    return kept


def _without_defaults(found: dict[str, Any]) -> dict[str, Any]:
    """Nor what is of another type than its default: such as a campaign that is a number."""
    return {
        name: value
        for name, value in found.items()
        if value != ATTRIBUTES[name].default and type(value) is type(ATTRIBUTES[name].default)
    }


def _traits(customer: Customer, catalogue: Catalogue | None) -> dict[str, Scalar]:
    """Those that the catalogue declares come first: a flood of others pushes none of them out."""
    kept: dict[str, Scalar] = {}
    declared = catalogue.traits if catalogue is not None else {}
    for name in sorted(customer.traits, key=lambda name: (name not in declared, name)):
        value = customer.traits[name]
        if name in _PERSONAL or not name.isidentifier() or len(name) > TRAIT_LENGTH:
            continue
        if isinstance(value, str):
            usable = len(value) <= TRAIT_LENGTH
        else:
            usable = isinstance(value, bool | int | float) and abs(value) < 2**53  # not NaN
        if usable:
            kept[name] = value
        if len(kept) == MAX_TRAITS:
            break
    return kept
