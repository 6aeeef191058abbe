"""What one user may see: fields that the role must not have are removed before they leave.

`domain.visibility` has the table. What may be seen once the caller is verified leaves the hub; the
desktop masks it until then.
"""

from __future__ import annotations

from typing import Final

import msgspec

from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Response
from agent_desktop.domain.visibility import Overrides, Show, project_customer, show
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.policy import Policy

_NOTHING: Final = msgspec.Raw(b"{}")


class Sight:
    """The eyes of one user on the hub's data."""

    def __init__(self, principal: Principal, policy: Policy) -> None:
        self._subject = principal.subject
        self._role = principal.role
        self.agents_visible = policy.agents_visible
        self._overrides: Overrides = policy.visibility
        self.journeys = self._sees("journey.titles")
        """Whether events are this user's to see at all."""
        self.responses = self._sees("responses")
        self._names = self._sees("name")
        self._details = self._sees("journey.details")

    def customer(self, customer: Customer) -> Customer:
        """Without what this role may never see."""
        return project_customer(customer, self._role, self._overrides)

    def name(self, name: str) -> str:
        """Of a customer."""
        return name if self._names else ""

    def details(self, stored: bytes) -> msgspec.Raw:
        """Of an event (its properties), or of a context, which is made of such."""
        return msgspec.Raw(stored) if self._details else _NOTHING

    def agent(self, by: str) -> str:
        """Who recorded something: colleagues are named only where policy allows it."""
        return by if self.agents_visible or by == self._subject else ""

    def response(self, response: Response) -> Response:
        seen = self.agent(response.by)
        return response if seen == response.by else msgspec.structs.replace(response, by=seen)

    def _sees(self, field: str) -> bool:
        return any(
            show(field, self._role, verified=verified, overrides=self._overrides) is Show.SHOWN
            for verified in (False, True)
        )
