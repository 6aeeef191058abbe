"""What a supervisor decided about a refused entry: applied once, and never too early."""

from __future__ import annotations

import pytest

from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.protocol.messages import (
    PushResult,
    Settlement,
    SettlementVerdict,
    Transaction,
    Verdict,
)
from agent_desktop.sync.queue import KnownHub
from tests.support.journeys import NOW, item, pulled, response

HUB = KnownHub(hub="hub-1", epoch=1)


def _settlement(entry_id: str, verdict: SettlementVerdict, note: str = "") -> Settlement:
    return Settlement(entry_id=entry_id, verdict=verdict, by="Sam Field", at=NOW, note=note)


def _refused(outbox: OutboxFile, *names: str) -> None:
    for name in names:
        outbox.commit((item(response(response_id=name)),), None)
    batch = outbox.departures.take("dana", 100, 10**6)
    results = tuple(PushResult(id=one.id, verdict=Verdict.REJECTED) for one in batch.entries)
    outbox.departures.settle("dana", HUB, results, NOW)


def _state(outbox: OutboxFile, name: str) -> tuple[str, str]:
    row = outbox._db.execute("SELECT state, message FROM entries WHERE id = ?", (name,)).fetchone()
    return row[0], row[1]


def test_they_come_with_a_pull_and_go_when_they_are_taken(
    pulled_file: PulledFile, reader: CacheReader, outbox: OutboxFile
) -> None:
    _refused(outbox, "a", "b")
    told = (
        _settlement("a", SettlementVerdict.APPLIED),
        _settlement("b", SettlementVerdict.DISCARDED, "twice on paper"),
        _settlement("of another desk", SettlementVerdict.DISCARDED),
    )
    applied = pulled_file.apply(pulled(Transaction(position=3, settlements=told)), NOW)
    assert applied.settled
    assert pulled_file.house.settled()
    assert set(reader.settlements()) == set(told)
    for _ in range(2):  # a crash before the cache forgot them
        done = outbox.take_settlements(reader.settlements(), NOW)
        assert set(done) == {"a", "b", "of another desk"}
        assert _state(outbox, "a") == ("accepted", "Sam Field")
        assert _state(outbox, "b") == ("discarded", "Sam Field: twice on paper")
    pulled_file.house.settlements_taken(done)
    assert reader.settlements() == ()
    assert outbox.departures.counts().refused == 0
    assert outbox.departures.take("dana", 9, 10**6).entries == ()


@pytest.mark.parametrize("in_flight", [True, False])
def test_an_entry_under_way_waits_for_the_hubs_answer(outbox: OutboxFile, in_flight: bool) -> None:
    outbox.commit((item(response(response_id="a")),), None)
    if in_flight:
        outbox.departures.take("dana", 9, 10**6)
    settlement = _settlement("a", SettlementVerdict.DISCARDED)
    assert outbox.take_settlements((settlement,), NOW) == ()
    batch = outbox.departures.take("dana", 9, 10**6)
    assert [one.id for one in batch.entries] == ["a"]
    refused = (PushResult(id="a", verdict=Verdict.REJECTED),)
    outbox.departures.settle("dana", HUB, refused, NOW)
    assert outbox.take_settlements((settlement,), NOW) == ("a",)
    assert _state(outbox, "a")[0] == "discarded"


def test_one_that_was_applied_goes_again_to_a_restored_hub_and_a_discarded_one_does_not(
    outbox: OutboxFile,
) -> None:
    _refused(outbox, "a", "b", "c")
    outbox.take_settlements(
        (
            _settlement("a", SettlementVerdict.APPLIED),
            _settlement("b", SettlementVerdict.DISCARDED),
        ),
        NOW,
    )
    outbox.departures.start_over("dana", KnownHub(hub="hub-1", epoch=2))
    batch = outbox.departures.take("dana", 9, 10**6)
    assert [(one.id, one.n) for one in batch.entries] == [("a", 1), ("c", 2)]


def test_a_settlement_of_an_accepted_entry_changes_nothing(outbox: OutboxFile) -> None:
    outbox.commit((item(response(response_id="a")),), None)
    outbox.departures.take("dana", 9, 10**6)
    accepted = (PushResult(id="a", verdict=Verdict.ACCEPTED),)
    outbox.departures.settle("dana", HUB, accepted, NOW)
    assert outbox.take_settlements((_settlement("a", SettlementVerdict.DISCARDED),), NOW) == ("a",)
    assert _state(outbox, "a")[0] == "accepted"


def test_what_could_not_be_read_is_told_of_once(outbox: OutboxFile) -> None:
    for name in ("a", "b"):
        outbox.commit((item(response(response_id=name)),), None)
    outbox.departures.take("dana", 9, 10**6)
    outbox.departures.refuse("a", "bad_entry", "The hub cannot read it.", NOW)
    (told,) = outbox.departures.unread("dana", 9)
    assert (told.id, told.code, told.by) == ("a", "bad_entry", "dana")
    outbox.departures.start_over("dana", HUB)  # the same past: it still knows nothing of it
    assert [one.id for one in outbox.departures.unread("dana", 9)] == ["a"]
    outbox.departures.told(("a",))
    assert outbox.departures.unread("dana", 9) == ()
    (desk,) = outbox.departures.desks()
    assert (desk.subject, desk.waiting) == ("dana", 1)
