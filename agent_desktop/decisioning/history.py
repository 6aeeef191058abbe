"""What a customer was shown, offered and answered, as one decision looks at it."""

from __future__ import annotations

import msgspec

from agent_desktop.decisioning.decisions import Answer, Exposure


class History(msgspec.Struct, frozen=True, kw_only=True):
    """`answers` with those that the customer gave without an agent."""

    customer_id: str
    contact_id: str
    now: int
    answers: tuple[Answer, ...]
    exposures: tuple[Exposure, ...]

    def own(self, answer: Answer) -> bool:
        """The customer's, not another one's of the household."""
        return answer.customer_id in ("", self.customer_id)

    def sources(self) -> list[Answer | Exposure]:
        """All of it."""
        return [*self.exposures, *self.answers]
