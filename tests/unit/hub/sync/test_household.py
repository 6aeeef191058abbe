"""What one member of a household answered is told with the others, where the catalogue says so."""

from __future__ import annotations

import asyncio

import pytest

from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.sync.household import MOST, reach_of
from agent_desktop.protocol.messages import EntryKind, ReassignBody, UndoBody
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Replica, Room

DAY = 86_400_000
RULES = """
[actions.tariff]
title = "Another tariff"
suppress.negative = { days = 30, who = "household" }
assets.call-centre = {}

[actions.insurance]
title = "Insurance"
suppress.negative = { days = 30 }
assets.call-centre = {}
"""


@pytest.fixture
def home(room: Room) -> tuple[str, str, str]:
    """Two members of a household, and somebody else."""
    room.catalogues.publish_now(CATALOGUE + RULES, "home.toml")
    ids = tuple(room.customer(user) for user in ("ada", "ben", "cleo"))
    for user in ("ada", "ben"):
        room.take_in(room.sighting(user)._replace(group=("household", "h"), relation="partner"))
    room.fold()
    return ids[0], ids[1], ids[2]


def held(room: Room, desk: str = "desk") -> Replica:
    replica = Replica(room.sync(), desk)
    replica.pull()
    return replica


def said(replica: Replica, customer: str) -> list[tuple[str, str]]:
    return [(one.action_id, one.customer_id) for one in replica.household[customer]]


def test_the_others_hear_of_an_answer_and_of_its_undoing(
    room: Room, home: tuple[str, str, str]
) -> None:
    ada, ben, cleo = home
    replica = held(room)
    outbox = Outbox(room.sync())
    tariff = outbox.answer(
        ada, action_id="tariff", asset_id="tariff@call-centre", sentiment=Sentiment.NEGATIVE
    )
    alone = outbox.answer(ada, action_id="insurance", sentiment=Sentiment.NEGATIVE)
    before = room.database.position
    outbox.push(tariff, alone)
    assert room.database.position == before + 1  # in the same transaction
    replica.pull()
    assert said(replica, ben) == [("tariff", ada)]
    assert (said(replica, ada), said(replica, cleo)) == ([], [])
    (told,) = replica.household[ben]
    assert (told.response_id, told.sentiment, told.at) == (tariff.id, Sentiment.NEGATIVE, NOW)
    whole = asyncio.run(room.sync().customer(ben))
    assert whole.change.household_answers == replica.household[ben]
    outbox.push(outbox.add(EntryKind.UNDO, UndoBody(response_id=tariff.id)))
    replica.pull()
    assert said(replica, ben) == []


def test_two_who_answer_in_one_push_hear_of_each_other(
    room: Room, home: tuple[str, str, str]
) -> None:
    ada, ben, _ = home
    replica = held(room)
    outbox = Outbox(room.sync())
    for one in (ada, ben):
        outbox.answer(one, action_id="tariff", sentiment=Sentiment.NEGATIVE)
    outbox.push()
    replica.pull()
    assert said(replica, ada) == [("tariff", ben)]
    assert said(replica, ben) == [("tariff", ada)]


def test_an_answer_that_was_somebody_else_s_moves(room: Room, home: tuple[str, str, str]) -> None:
    ada, ben, cleo = home
    replica = held(room)
    outbox = Outbox(room.sync())
    outbox.push(outbox.answer(cleo, action_id="tariff", sentiment=Sentiment.NEGATIVE))
    moved = ReassignBody(contact_id="call-1", from_customer_id=cleo, to_customer_id=ben)
    outbox.push(outbox.add(EntryKind.REASSIGN, moved))
    replica.pull()
    assert said(replica, ada) == [("tariff", ben)]


def test_it_follows_merges_and_who_moves_in(room: Room, home: tuple[str, str, str]) -> None:
    ada, ben, cleo = home
    replica = held(room)
    outbox = Outbox(room.sync())
    outbox.push(outbox.answer(cleo, action_id="tariff", sentiment=Sentiment.NEGATIVE))
    room.take_in(room.sighting("cleo")._replace(group=("household", "h"), relation="child"))
    room.fold()
    replica.pull()
    assert said(replica, ada) == said(replica, ben) == [("tariff", cleo)]
    link = room.merge(ben, cleo)
    room.fold()
    replica.pull()
    assert said(replica, ada) == [("tariff", ben)]
    assert said(replica, ben) == []
    room.unmerge(link)
    room.fold()
    replica.pull()
    assert said(replica, ada) == said(replica, ben) == [("tariff", cleo)]


def test_only_what_still_counts_is_told_and_only_so_much(
    room: Room, home: tuple[str, str, str]
) -> None:
    ada, ben, _ = home
    outbox = Outbox(room.sync())
    now = room.database.now()
    for ago in (31 * DAY, *range(MOST + 20)):
        outbox.answer(ada, action_id="tariff", sentiment=Sentiment.NEGATIVE, at=now - ago)
    outbox.answer(ada, action_id="tariff", sentiment=Sentiment.POSITIVE)
    outbox.push()
    told = held(room).household[ben]
    assert len(told) == MOST
    assert {one.sentiment for one in told} == {Sentiment.NEGATIVE}
    assert min(one.at for one in told) == now - MOST + 1


def test_who_may_not_see_responses_is_told_of_none(room: Room, home: tuple[str, str, str]) -> None:
    ada, ben, _ = home
    outbox = Outbox(room.sync())
    outbox.push(outbox.answer(ada, action_id="tariff", sentiment=Sentiment.NEGATIVE))
    admin = asyncio.run(room.sync("root", "admin", "").customer(ben))
    assert admin.change.household_answers == ()


def test_nothing_is_asked_where_the_catalogue_has_no_such_rule(room: Room) -> None:
    plain = parse_catalogue(CATALOGUE, "plain.toml")
    assert reach_of(plain, NOW) is None
    assert reach_of(None, NOW) is None


def test_a_policy_of_the_household_counts_answers_of_others() -> None:
    policy = """
[[policies]]
name = "enough"
counts = "offered"
threshold = 2
window_days = 7
pause_days = 3
who = "household"
actions = ["offer"]
"""
    reach = reach_of(parse_catalogue(CATALOGUE + policy, "policy.toml"), NOW)
    assert reach is not None
    for sentiment in Sentiment:
        assert reach.counts("offer", sentiment, NOW - 10 * DAY + 1)
        assert not reach.counts("offer", sentiment, NOW - 10 * DAY)
    assert not reach.counts("survey", Sentiment.NEGATIVE, NOW)
