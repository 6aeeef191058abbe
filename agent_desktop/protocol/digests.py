"""Digests with which desktop and hub find out whether they hold the same, without sending it.

A customer's digest covers their record as this user may see it, the ids and times of their events,
and their responses. It is a sum, so neither side has to sort; each term is a BLAKE2b of
8 octets, read as a little-endian number, and the sum is taken modulo 2^64. Contexts and impressions
are left out: the context follows from the events, and old impressions are forgotten on purpose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response

PARTS: Final = 16
_MASK: Final = 2**64 - 1
_canonical = msgspec.json.Encoder(order="sorted").encode


def part_of(customer_id: str) -> int:
    """Which sixteenth of the customers this one belongs to."""
    return hashlib.blake2b(customer_id.encode(), digest_size=1).digest()[0] % PARTS


def record_term(customer: Customer) -> int:
    """The record's share: its JSON with sorted keys."""
    return _term(b"record", _canonical(customer))


def event_term(event_id: str, at: int) -> int:
    return _term(b"event", f"{event_id}\0{at}".encode())


def event_sum(told: Iterable[bytes]) -> int:
    """The shares of many events, each told as its id, a zero byte and its time in digits."""
    digest, number = hashlib.blake2b, int.from_bytes
    return sum(number(digest(b"event\0" + one, digest_size=8).digest(), "little") for one in told)


def response_term(response_id: str, sentiment: str, withdrawn: bool) -> int:
    return _term(b"response", f"{response_id}\0{sentiment}\0{int(withdrawn)}".encode())


def total(terms: Iterable[int]) -> str:
    """The digest, 16 hexadecimal digits."""
    return f"{sum(terms) & _MASK:016x}"


def digest_of(customer: Customer, events: Iterable[Event], responses: Iterable[Response]) -> str:
    """What both sides have to come to for one customer."""
    terms = [record_term(customer)]
    terms += (event_term(one.id, one.at) for one in events)
    terms += (response_term(one.id, one.sentiment.value, one.withdrawn) for one in responses)
    return total(terms)


def _term(kind: bytes, said: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(kind + b"\0" + said, digest_size=8).digest(), "little")
