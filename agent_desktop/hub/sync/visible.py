"""What one user may see: fields that the role must not have are removed before they leave.

`domain.visibility` has the table, and the catalogue may keep more from a role. What may be seen
once the caller is verified leaves the hub; the desktop masks it until then.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.decisioning.context_visibility import DERIVED, seen_context
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Response
from agent_desktop.domain.visibility import (
    Declared,
    Overrides,
    Role,
    Show,
    hidden_properties,
    project_customer,
    show,
)
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.policy import Policy

_NOTHING: Final = msgspec.Raw(b"{}")
_NOBODY: Final[Declared] = {}


class Sight:
    """The eyes of one user on the hub's data. `declared`: the catalogue's `roles`."""

    def __init__(self, principal: Principal, policy: Policy, declared: Declared = _NOBODY) -> None:
        self._subject = principal.subject
        self._role = principal.role
        self._declared = declared
        self.agents_visible = policy.agents_visible
        self._overrides: Overrides = policy.visibility
        eyes = _eyes_of(principal.role, policy, declared)
        self.journeys = eyes.journeys
        """Whether events are this user's to see at all."""
        self.responses = eyes.responses
        self._names = eyes.names
        self._details = eyes.details
        self._hidden = eyes.hidden
        self._marks = eyes.marks

    def customer(self, customer: Customer) -> Customer:
        """Without what this role may never see."""
        return project_customer(customer, self._role, self._overrides, self._declared)

    def name(self, name: str) -> str:
        """Of a customer."""
        return name if self._names else ""

    def details(self, stored: bytes) -> msgspec.Raw:
        """Of an event: its properties."""
        if not self._details:
            return _NOTHING
        if not self.may_hold(stored):
            return msgspec.Raw(stored)
        return msgspec.Raw(msgspec.json.encode(_without(msgspec.json.decode(stored), self._hidden)))

    def context(self, stored: bytes) -> msgspec.Raw:
        """Of a customer's context, which is made of such properties."""
        if not self._details:
            return _NOTHING
        if self._hidden.isdisjoint(DERIVED) and not self.may_hold(stored):
            return msgspec.Raw(stored)
        plain: dict[str, Any] = msgspec.json.decode(stored)
        return msgspec.Raw(msgspec.json.encode(seen_context(plain, self._hidden)))

    @property
    def whole(self) -> bool:
        """Whether events are this user's to see with their properties."""
        return self._details

    @property
    def contexts(self) -> bool:
        """Whether contexts are this user's to see at all."""
        return self._details

    def agent(self, by: str) -> str:
        """Who recorded something: colleagues are named only where policy allows it."""
        return by if self.agents_visible or by == self._subject else ""

    def response(self, response: Response) -> Response:
        seen = self.agent(response.by)
        return response if seen == response.by else msgspec.structs.replace(response, by=seen)

    def may_hold(self, stored: bytes) -> bool:
        """Whether there may be anything in this JSON that is kept from the user. Nearly all has
        nothing, and passes through untouched."""
        return self._marks is not None and self._marks.search(stored) is not None


class _Eyes(NamedTuple):
    """What all users of a role have in common."""

    journeys: bool
    responses: bool
    names: bool
    details: bool
    hidden: frozenset[str]
    marks: re.Pattern[bytes] | None


class _Known(NamedTuple):
    policy: Policy
    declared: Declared
    by_role: dict[Role, _Eyes]


_known: list[_Known] = []
"""Of the policy and the catalogue that were asked for last: each request asks."""


def _eyes_of(role: Role, policy: Policy, declared: Declared) -> _Eyes:
    known = _known[0] if _known else None
    if known is None or known.policy is not policy or known.declared is not declared:
        known = _Known(policy, declared, {})
        _known[:] = [known]
    eyes = known.by_role.get(role)
    if eyes is None:
        hidden = hidden_properties(role, declared)
        eyes = known.by_role[role] = _Eyes(
            journeys=_sees("journey.titles", role, policy.visibility),
            responses=_sees("responses", role, policy.visibility),
            names=_sees("name", role, policy.visibility),
            details=_sees("journey.details", role, policy.visibility),
            hidden=hidden,
            marks=_marks(hidden),
        )
    return eyes


def _sees(field: str, role: Role, overrides: Overrides) -> bool:
    return any(
        show(field, role, verified=verified, overrides=overrides) is Show.SHOWN
        for verified in (False, True)
    )


@lru_cache(maxsize=64)
def _marks(hidden: frozenset[str]) -> re.Pattern[bytes] | None:
    """These names as they stand in stored JSON: one search, whatever their number."""
    names = sorted(msgspec.json.encode(name) for name in hidden)
    return re.compile(b"|".join(map(re.escape, names))) if names else None


def _without(value: Any, hidden: frozenset[str]) -> Any:
    """However deep they lie: an event may carry an object of somebody else's making."""
    if isinstance(value, dict):
        return {name: _without(one, hidden) for name, one in value.items() if name not in hidden}
    if isinstance(value, list):
        return [_without(one, hidden) for one in value]
    return value
