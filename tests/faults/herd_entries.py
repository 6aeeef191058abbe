"""What waited in the outbox of each of ten thousand desktops, made anew from its number."""

from __future__ import annotations

import hashlib
import time
from typing import Final

import msgspec

from tests.faults.ledger import Acknowledged

TEAM: Final = "cards"
CUSTOMERS: Final = 5
"""That each desktop keeps, and answered for."""


class Pieces(msgspec.Struct, kw_only=True):
    """What the entries are made of."""

    customers: list[str]
    actions: list[str]
    touchpoint: str
    record: str
    """JSON of a DecisionRecord as a desktop made it, with `@decision`, `@customer` and `@contact`
    in place of what differs."""
    at: int


class Desktops:
    def __init__(self, pieces: Pieces, seed: int, entries: int, signing_key: bytes) -> None:
        self._pieces = pieces
        self._seed = seed
        self._entries = entries
        self._key = signing_key
        self._customers = len(pieces.customers)

    def subject(self, number: int) -> str:
        return f"agent-{self._seed}-{number}"

    def installation(self, number: int) -> str:
        return f"desk-{self._seed}-{number:05d}"

    def token(self, number: int) -> str:
        from agent_desktop.domain.visibility import Role
        from agent_desktop.hub.access.tokens import Tokens

        return Tokens(self._key).issue(
            subject=self.subject(number), role=Role.AGENT, team=TEAM, lasts_s=3_600
        )

    def kept(self, number: int) -> list[str]:
        """Ids of the customers that this desktop holds."""
        first = number * 7_919
        return [self._pieces.customers[(first + k) % self._customers] for k in range(CUSTOMERS)]

    def push(self, number: int) -> bytes:
        entries = ",".join(self._entry(number, place) for place in range(self._entries))
        return (
            f'{{"protocol":1,"installation":"{self.installation(number)}","entries":[{entries}]}}'
        ).encode()

    def acknowledged(self, number: int) -> list[Acknowledged]:
        """As the driver's ledger would have it: all of it was committed before the outage."""
        found = []
        for place in range(self._entries):
            kind, key, contact = self._plan(number, place)
            found.append(
                Acknowledged(
                    id=key,
                    kind=kind,
                    by=self.subject(number),
                    desk=self.installation(number),
                    contact=contact,
                    sentiment="negative" if kind == "response" else "",
                    refers=self._id(number, place - 1) if kind == "undo" else "",
                )
            )
        return found

    def _plan(self, number: int, place: int) -> tuple[str, str, str]:
        """Kind, id and conversation. Each conversation begins with a verification; one answer of
        each is taken back."""
        in_call = place % 5
        kind = {0: "verification", 4: "undo"}.get(in_call, "response")
        return kind, self._id(number, place), f"call-{self._seed}-{number}-{place // 5}"

    def _id(self, number: int, place: int) -> str:
        named = f"{self._seed} {number} {place}".encode()
        return hashlib.blake2b(named, digest_size=16).hexdigest()

    def _entry(self, number: int, place: int) -> str:
        kind, key, contact = self._plan(number, place)
        pieces, by = self._pieces, self.subject(number)
        customer = self.kept(number)[place // 5 % CUSTOMERS]
        if kind == "verification":
            body = f'{{"customer_id":"{customer}","contact_id":"{contact}","verified":true}}'
        elif kind == "undo":
            body = f'{{"response_id":"{self._id(number, place - 1)}"}}'
        else:
            decision = f"list-{key}"
            record = (
                pieces.record.replace("@decision", decision)
                .replace("@customer", customer)
                .replace("@contact", contact)
            )
            action = pieces.actions[place % len(pieces.actions)]
            body = (
                f'{{"response":{{"id":"{key}","customer_id":"{customer}","contact_id":"{contact}",'
                f'"touchpoint":"{pieces.touchpoint}","action_id":"{action}","asset_id":"",'
                f'"sentiment":"negative","decision_id":"{decision}","at":{pieces.at + place},'
                f'"by":"{by}","team":"{TEAM}"}},"decision":{record}}}'
            )
        return (
            f'{{"id":"{key}","n":{place + 1},"kind":"{kind}","by":"{by}",'
            f'"made_at":{pieces.at + place},"body":{body}}}'
        )


def now() -> int:
    return time.time_ns() // 1_000_000
