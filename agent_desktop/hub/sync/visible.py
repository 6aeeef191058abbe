"""What one user may see: fields that the role must not have are removed before they leave."""

from __future__ import annotations

import msgspec

from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Response
from agent_desktop.hub.access.tokens import Principal


class Sight:
    """The eyes of one user on the hub's data."""

    def __init__(self, principal: Principal, *, agents_visible: bool) -> None:
        self._subject = principal.subject
        self._agents_visible = agents_visible

    def customer(self, customer: Customer) -> Customer:
        return customer

    def properties(self, _kind: str, stored: bytes) -> msgspec.Raw:
        """Of an event of that type."""
        return msgspec.Raw(stored)

    def agent(self, by: str) -> str:
        """Who recorded something: colleagues are named only where policy allows it."""
        return by if self._agents_visible or by == self._subject else ""

    def response(self, response: Response) -> Response:
        seen = self.agent(response.by)
        return response if seen == response.by else msgspec.structs.replace(response, by=seen)
