"""What the catalogue hides from a role never leaves the hub, not even folded into a context."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from agent_desktop.hub.contexts.folding import fresh_contexts
from agent_desktop.hub.contexts.keeper import fold_all, made_anew
from agent_desktop.protocol.messages import CustomerReply
from tests.support.hub_room import CATALOGUE, Replica, Room

HIDING = (
    'roles = ["supervisor", "admin"]\n'.join(
        ["[properties.margin]\n", "[properties.sentiment]\n", "[properties.offer_id]\n", ""]
    )
    + '[traits]\nscore = { default = 0, roles = ["supervisor"] }\n'
)
SECRET = {"margin": "CANARY-1", "nested": {"margin": "CANARY-2"}, "list": [{"iban": "CANARY-3"}]}


@pytest.fixture
def ada(room: Room) -> str:
    room.catalogues.publish_now(CATALOGUE + HIDING, "hiding.toml")
    ada = room.customer("ada")
    room.take_in(
        room.sighting("ada", name="Offer Sent", properties={"offer_id": "CANARY-4", **SECRET}),
        room.sighting("ada", name="Chat Ended", properties={"sentiment": 0.31, "n": 1}),
        room.sighting("ada", name="Page Viewed", properties={"name": "Home", "pin": "CANARY-5"},
                      traits={"score": "CANARY-6", "plan": "L"}),
    )  # fmt: skip
    room.fold()
    return ada


def reply(room: Room, customer: str, role: str) -> CustomerReply:
    return asyncio.run(room.sync("sam", role).customer(customer))


def text_of(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def test_agents_get_none_of_it_by_any_way(room: Room, ada: str) -> None:
    replica = Replica(room.sync(), "desk")
    replica.pull()
    room.take_in(room.sighting("ada", properties=SECRET))
    replica.pull()
    whole = reply(room, ada, "agent")
    journey = asyncio.run(room.sync().journey(ada, None, 50))
    for told in (replica.state(), whole, journey):
        assert "CANARY" not in text_of(told)
        assert "0.31" not in text_of(told)
    assert whole.change.customer.traits == {"name": "Ada", "plan": "L"}
    assert {"name": "Home"} in [one.properties for one in whole.events]
    assert whole.change.context["events"] == 5


def test_supervisors_see_what_is_declared_for_them_and_no_secret(room: Room, ada: str) -> None:
    told = text_of(reply(room, ada, "supervisor"))
    for seen in ("CANARY-1", "CANARY-2", "CANARY-4", "CANARY-6", "0.31"):
        assert seen in told
    for secret in ("CANARY-3", "CANARY-5"):
        assert secret not in told


def test_contexts_are_made_of_what_agents_see(room: Room, ada: str) -> None:
    (stored,) = room.rows("SELECT context FROM contexts WHERE customer_id = ?", ada)[0]
    assert b"CANARY" not in stored
    assert b"feelings" not in stored
    room.take_in(room.sighting("ada", properties={"sentiment": 0.32}))
    with room.database.reading() as connection:
        assert b"0.32" not in fresh_contexts(connection, [ada], 9)[ada][0]


def test_what_another_catalogue_hides_is_taken_out_at_once_and_folded_again(
    room: Room, ada: str
) -> None:
    room.catalogues.publish_now(CATALOGUE, "open.toml")
    fold_all(room.database)
    assert "0.31" in text_of(reply(room, ada, "agent"))
    room.catalogues.publish_now(CATALOGUE + HIDING, "hiding.toml")
    # Before the keeper has come to it.
    assert "0.31" not in text_of(reply(room, ada, "agent"))
    with room.database.reading() as connection:
        assert b"0.31" not in fresh_contexts(connection, [ada], 9)[ada][0]
    assert made_anew(room.database) is not None
    fold_all(room.database)
    assert made_anew(room.database) is None
    assert b"0.31" not in room.rows("SELECT context FROM contexts")[0][0]


def test_a_context_of_an_older_program_is_folded_again(room: Room, ada: str) -> None:
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE meta SET value = '1:old' WHERE key = 'contexts'"
        )
    )
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE contexts SET context = CAST('{\"events\": 3}' AS BLOB)"
        )
    )
    replica = Replica(room.sync(), "desk")
    replica.pull()
    assert replica.context(ada).events == 4  # nothing waits for the keeper where it is asked for
    fold_all(room.database)
    replica.pull()
    assert replica.contexts[ada]["events"] == 4
