"""From checked messages to contacts: repeats are one call, and floods are held off."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.telephony.hook.messages import HookMessage, HookProblem, Verb

SAME_CALL_MS: Final = 10_000
"""A softphone that gives no id may tell of one call twice."""
PER_SECOND: Final = 10.0
BURST: Final = 20.0


class HookDoor:
    """Turns messages into contacts. Time and ids come in with each message."""

    def __init__(self) -> None:
        self._tokens = BURST
        self._counted_at: int | None = None
        self._recent: OrderedDict[str, tuple[str, int]] = OrderedDict()

    def admit(self, now: int) -> None:
        """Raises HookProblem when more comes than calls can be. `now` in milliseconds."""
        if self._counted_at is not None:
            # A clock that is set back opens no gate.
            passed = max(0, now - self._counted_at) / 1000
            self._tokens = min(BURST, self._tokens + passed * PER_SECOND)
        self._counted_at = now
        if self._tokens < 1:
            raise HookProblem(
                "Calls were handed over faster than calls can come, and some were left out. "
                "Check what runs the hook."
            )
        self._tokens -= 1

    def contact(self, message: HookMessage, now: int, new_id: str) -> Contact:
        """The call that a message tells of, for POP and RINGING."""
        ringing = message.verb is Verb.RINGING
        return Contact(
            id=self.contact_id(message, now, new_id),
            direction=Direction.INBOUND,
            number=message.number,
            # Whether a word or nothing stands for the number is read where numbers are read.
            presentation=Presentation.ALLOWED if message.number else Presentation.UNKNOWN,
            name=message.name,
            queue=message.queue,
            state=ContactState.RINGING if ringing else ContactState.TALKING,
            started_at=now,
            answered_at=None if ringing else now,
            touchpoint="",
            source="hook",
        )

    def contact_id(self, message: HookMessage, now: int, new_id: str) -> str:
        if message.id:
            return f"hook:{message.id}"
        key = f"{message.number}\n{message.queue}"
        known = self._recent.get(key)
        if known is not None and abs(now - known[1]) < SAME_CALL_MS:
            return known[0]
        self._recent[key] = (f"hook:{new_id}", now)
        while len(self._recent) > 50:
            self._recent.popitem(last=False)
        return f"hook:{new_id}"
