"""A batch is the same as its events one by one: journeys, quarantine, contexts."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.hub.contexts.keeper import fold_all
from agent_desktop.hub.ingestion.arrivals import Arrivals
from agent_desktop.hub.ingestion.intake import store
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database

RECEIVED = 1_795_000_000_000
TOUCHPOINTS = Touchpoints(
    [
        Touchpoint(name=name, channel=Channel.WEB, label=name, trust=trust, write_key=name)
        for name, trust in (("shop", Trust.TRUSTED), ("site", Trust.PUBLIC))
    ],
    "GB",
)

values = st.sampled_from([1, 2.5, "x", "4111 1111 1111 1111", None, [1, {"a": True}], 10**12])
calls = st.fixed_dictionaries(
    {"type": st.sampled_from(["track"] * 6 + ["identify", "page", "group", "nonsense"])},
    optional={
        "event": st.sampled_from(["Product Viewed", "Form Started", ""]),
        "messageId": st.sampled_from([f"m{n}" for n in range(12)]),
        "userId": st.sampled_from(["u1", "u2", "u2", 7]),
        "anonymousId": st.sampled_from(["a1", "a2"]),
        "timestamp": st.sampled_from(["2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z", "never"]),
        "properties": st.dictionaries(st.sampled_from(["name", "step", "n"]), values, max_size=2),
        "traits": st.fixed_dictionaries(
            {}, optional={"name": st.sampled_from("xy"), "phone": st.just("+442079460018")}
        ),
        "groupId": st.just("g1"),
        "context": st.fixed_dictionaries(
            {}, optional={"page": st.just({"title": "Home"}), "traits": st.just({"city": "z"})}
        ),
    },
)
plain = st.fixed_dictionaries(
    {
        "type": st.just("track"),
        "event": st.just("Product Viewed"),
        "userId": st.sampled_from(["u1", "u2", "u3"]),
        "messageId": st.sampled_from([f"p{n}" for n in range(30)]),
        "timestamp": st.sampled_from([f"2026-11-02T10:{n:02d}:00Z" for n in range(30)]),
    }
)


def taken_in(key: str, batches: list[list[Any]]) -> dict[str, Any]:
    """A hub that got these, a request each."""
    with tempfile.TemporaryDirectory() as folder, Database.open(Path(folder)) as database:
        database.id_key = b"k" * 16
        database._writer._id_key = database.id_key
        for batch in batches:
            arrivals = Arrivals(TOUCHPOINTS, RECEIVED)
            arrivals.batch(msgspec.json.encode({"batch": batch}), key)
            database.write_now(partial(store, several=[arrivals]))
        fold_all(database)
        with database.reading() as connection:
            told = {
                "events": "id, customer_id, identity_id, touchpoint, channel, type, at, properties",
                "customers": "id, merged_into, name, traits, since, last_event_at, events",
                "identities": "id, namespace, value, customer_id, shared, traits, first_at",
                "links": "a, b, kind, reason, touchpoint, trusted, active, times, event_id",
                "contexts": "customer_id, context",
                "quarantine": "touchpoint, source, reason, detail, body, times",
            }
            return {
                table: sorted(
                    repr(tuple(row))
                    for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}")  # noqa: S608 - ours
                )
                for table, columns in told.items()
            }


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(key=st.sampled_from(["shop", "shop", "site"]), sent=st.lists(calls | plain, max_size=25))
def test_a_batch_is_its_events_one_by_one(key: str, sent: list[Any]) -> None:
    assert taken_in(key, [sent]) == taken_in(key, [[one] for one in sent])
