"""Look-ups, journeys by page, and what each role gets of them."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from agent_desktop.hub.policy import Policy, PolicyError, read_policy
from agent_desktop.protocol.errors import NotFound, Refused
from agent_desktop.protocol.messages import EntryKind
from tests.support.hub_room import NOW, Outbox, Room

CANARY = "canary-4711"


def test_a_journey_is_paged_without_gap_or_repetition(room: Room) -> None:
    ada = room.customer("ada")
    room.take_in(*(room.sighting("ada", at=NOW + (i // 3)) for i in range(20)))
    sync = room.sync()
    events = []
    before = None
    while True:
        page = asyncio.run(sync.journey(ada, before, 4))
        assert len(page.events) <= 4
        events += page.events
        if page.next is None:
            break
        before = page.next
        room.take_in(room.sighting("ada", at=NOW + 10**6))  # newer ones don't move the page
    assert len({event.id for event in events}) == len(events) == 21
    assert [event.at for event in events] == sorted((e.at for e in events), reverse=True)


@pytest.mark.parametrize(
    "cursor", ["", "x", "====", "AAAA", "é" * 10, "MS4y" * 500, "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OS4x"]
)
def test_a_cursor_that_is_none_is_refused(room: Room, cursor: str) -> None:
    ada = room.customer("ada")
    with pytest.raises(Refused) as refused:
        asyncio.run(room.sync().journey(ada, cursor, 10))
    assert refused.value.code == "bad_cursor"


@pytest.mark.parametrize("limit", [0, -1, 501, 2**70])
def test_a_page_has_its_limits(room: Room, limit: int) -> None:
    ada = room.customer("ada")
    with pytest.raises(Refused):
        asyncio.run(room.sync().journey(ada, None, limit))


def test_a_merged_customer_is_found_under_the_old_id(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    room.merge(ada, ben)
    assert asyncio.run(room.sync().customer(ben)).change.customer.id == ada


def test_looking_a_customer_up_keeps_them(room: Room) -> None:
    ada = room.customer("ada", events=3)
    asyncio.run(room.sync(desk="desk").customer(ada))
    assert room.rows("SELECT installation, customer_id FROM holdings") == [("desk", ada)]
    asyncio.run(room.sync().customer(ada))
    assert len(room.rows("SELECT 1 FROM holdings")) == 1


def test_nobody_learns_of_another_team_s_customers(room: Room) -> None:
    ada = room.customer("ada", "+442079460018")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE customers SET team = 'loans'")
    )
    sync = room.sync()
    for asked in (sync.customer(ada), sync.journey(ada, None, 1), sync.customer("never")):
        with pytest.raises(NotFound) as refused:
            asyncio.run(asked)
        assert str(refused.value) == "The hub has no such customer."
    assert asyncio.run(sync.look_up("+442079460018", "")).matches == ()
    assert asyncio.run(sync.search("ada")).customers == ()


def test_what_a_role_may_never_see_does_not_leave(room: Room) -> None:
    room.take_in(
        room.sighting(
            "ada",
            "+442079460018",
            properties={"note": CANARY},
            traits={"name": "Ada", "iban": CANARY, "street": f"{CANARY} road"},
        )
    )
    ada = room.id_of("ada")
    room.fold()
    outbox = Outbox(room.sync(), "desk")
    outbox.push(outbox.answer(ada, contact_id=f"{CANARY}-call"))

    def everything(role: str) -> str:
        sync = room.sync("root", role=role)
        told = [
            asyncio.run(sync.pull(f"desk-{role}", 0, 100)),
            asyncio.run(sync.customer(ada)),
            asyncio.run(sync.journey(ada, None, 10)),
            asyncio.run(sync.look_up("+442079460018", "GB")),
            asyncio.run(sync.search("ada")),
        ]
        return "\n".join(msgspec.json.encode(one).decode() for one in told)

    admin = everything("admin")
    assert ada in admin
    assert CANARY not in admin
    assert "Page Viewed" not in admin
    assert "+442079460018" not in admin
    agent = everything("agent")
    assert f"{CANARY} road" in agent  # after verification, which the desktop waits for
    assert f'"iban":"{CANARY}"' not in agent.replace(" ", "")


def test_colleagues_are_not_named_unless_policy_says_so(room: Room) -> None:
    ada = room.customer("ada")
    outbox = Outbox(room.sync("dana"), "desk", by="dana")
    outbox.push(outbox.answer(ada))
    assert outbox.entries[0].kind is EntryKind.RESPONSE

    def named(subject: str) -> str:
        return asyncio.run(room.sync(subject).customer(ada)).responses[0].by

    assert (named("dana"), named("luis")) == ("dana", "")
    room.shared = room.shared._replace(policy=Policy(agents_visible=True))
    assert (named("dana"), named("luis")) == ("dana", "dana")


def test_a_policy_file_hides_more(room: Room, tmp_path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('agents_visible = true\n[visibility.name]\nagent = ["hidden", "hidden"]\n')
    policy = read_policy(path)
    assert policy.agents_visible
    ada = room.customer("ada")
    room.shared = room.shared._replace(policy=policy)
    assert asyncio.run(room.sync().customer(ada)).change.customer.name == ""


@pytest.mark.parametrize(
    "text",
    ["agents_visible = 1", "agent_visible = true", "[visibility.nme]\nagent = ['shown', 'shown']",
     "visibility = 3", "[visibility]\nname = 3", "[visibility.name]\nagent = 7", "[", "\x00"],
)  # fmt: skip
def test_a_policy_that_is_half_understood_is_none(tmp_path, text: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text)
    with pytest.raises(PolicyError, match=r"policy\.toml"):
        read_policy(path)
