"""A profile as an agent of a large site has it: 20,000 customers and 1,000,000 events, encrypted.

Filled through the same code as a pull, once, in a minute or two, and kept.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from agent_desktop.cache import schema
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.decisioning import context_state
from agent_desktop.decisioning.context_state import fold, new_state, to_builtins
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import (
    Customer,
    Evidence,
    Identity,
    IdentityKind,
    LinkedIdentity,
)
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import CustomerChange, PullReply, Transaction
from agent_desktop.sync.following import Subscriber
from benchmarks.floors.database import CUSTOMERS, EVENTS, LARGEST, NUMBER

KEY = bytes(range(32))
START = 1_700_000_000_000
SUBJECT = "dana"
OPENED = "customer-00000"
"""The customer with the largest journey; `NUMBER` finds them."""
_AT_ONCE = 200
_PAGES = 8
"""Of one visit to the shop; then hours pass. Without pauses 10,000 pages would be one session."""
_NAMESPACES = (
    ("phone", IdentityKind.CONTACT),
    ("email", IdentityKind.CONTACT),
    ("user_id", IdentityKind.PERSON),
    ("anonymous_id", IdentityKind.DEVICE),
)


def filled_profile(folder: Path, customers: int = CUSTOMERS, events: int = EVENTS) -> CacheFiles:
    """The files below `folder`; events are spread evenly but for the first customer's."""
    # A kept file of another schema, or of other events, would not be what is measured.
    made_by = hashlib.sha256(
        b"".join(
            Path(file).read_bytes() for file in (schema.__file__, context_state.__file__, __file__)
        )
    ).hexdigest()[:8]
    files = CacheFiles(folder / f"cache-{customers}-{events}-{made_by}")
    done = files.folder / "filled"
    if not done.exists():
        prepare(files, KEY)
        with closing(PulledFile(files, KEY)) as store:
            # Another person's desktop would empty the files first.
            store.serve(Subscriber(installation="bench", subject=SUBJECT))
            for reply in replies(customers, events):
                store.apply(reply, START)
                store.checkpoint()
        done.touch()
    return files


def replies(customers: int, events: int, position: int = 0) -> Iterator[PullReply]:
    """As the hub would send it all, some hundred customers a page."""
    largest = min(LARGEST, events // 2)
    each = (events - largest) // max(1, customers - 1)
    for first in range(0, customers, _AT_ONCE):
        members = range(first, min(customers, first + _AT_ONCE))
        position += 1
        yield PullReply(
            hub="hub",
            epoch=1,
            cursor=position,
            more=True,
            transactions=(
                Transaction(
                    position=position,
                    customers=tuple(_change(n, 0 if n else largest) for n in members),
                    events=tuple(
                        event(n, k) for n in members for k in range(each if n else largest)
                    ),
                ),
            ),
        )


def event(customer: int, number: int) -> Event:
    dice = random.Random(customer * 1_000_003 + number)
    properties: dict[str, Any] = {
        "title": f"Page {number} of the shop",
        "url": f"https://shop.example/{dice.randrange(10_000)}/offers",
        "campaign": f"autumn-{dice.randrange(20)}",
        "duration": dice.randrange(600),
    }
    return Event(
        id=f"{dice.getrandbits(128):032x}",
        customer_id=f"customer-{customer:05d}",
        type="Page Viewed",
        touchpoint="web-shop",
        channel=Channel.WEB,
        at=START + number * 97_000 + number // _PAGES * 10_000_000,
        properties=properties,
    )


def _change(number: int, folded: int) -> CustomerChange:
    """With a context of that many events. The others are never opened."""
    state = new_state()
    for k in range(folded):
        fold(state, event(number, k))
    customer_id = f"customer-{number:05d}"
    phone = f"+44{7_700_900_000 + number}"
    assert number or phone == NUMBER
    values = (phone, f"person{number}@example.com", f"user-{number}", f"anon-{number:08x}")
    seen = Evidence(
        reason="profile", touchpoint="crm", trusted=True, times=3, first_at=START, last_at=START
    )
    return CustomerChange(
        customer=Customer(
            id=customer_id,
            generation=1,
            name=f"Person Number {number}",
            traits={"tariff": "Mobile M", "city": "London", "birthday": "1980-01-01", "age": 45},
            identities=tuple(
                LinkedIdentity(identity=Identity(namespace, value), kind=kind, evidence=(seen,))
                for (namespace, kind), value in zip(_NAMESPACES, values, strict=True)
            ),
            since=START,
            last_event_at=START + number,
            events=50,
        ),
        context=to_builtins(state),
    )
