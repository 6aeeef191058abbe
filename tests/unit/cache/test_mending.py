"""What differs from the hub is found, whatever kind of difference it is, and mended for good."""

from __future__ import annotations

import pytest

from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.mending import HOUR_MS
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.protocol.digests import PARTS, digest_of, part_of
from agent_desktop.protocol.messages import CustomerGone, DesktopPolicy, Transaction
from tests.support.journeys import NOW, change, customer, event, pulled, response
from tests.unit.cache.conftest import KEY

_EVENTS = (event("c1", 1, "a"), event("c1", 2, "b"), event("c1", 3, "c"))
_ANSWERS = (response("c1", "r1"), response("c1", "r2"))
_OTHER = (event("c2", 1, "z"),)


def _whole(position: int) -> Transaction:
    return Transaction(
        position=position,
        customers=(change(customer("c1")), change(customer("c2"))),
        events=_EVENTS + _OTHER,
        responses=_ANSWERS,
    )


def _theirs() -> dict[str, str]:
    return {
        "c1": digest_of(customer("c1"), _EVENTS, _ANSWERS),
        "c2": digest_of(customer("c2"), _OTHER, ()),
    }


def _differing(store: PulledFile, theirs: dict[str, str], now: int = NOW) -> set[str]:
    found: set[str] = set()
    for part in range(PARTS):
        mine = {key: said for key, said in theirs.items() if part_of(key) == part}
        found.update(store.house.differing(part, mine, now))
    return found


_PLANTED = {
    "missing event": "DELETE FROM events WHERE id = 'b'",
    "extra event": "INSERT INTO events VALUES ('c1', 9, 'x', 'site', 'web', 'T', '{}')",
    "event at another time": "UPDATE events SET at = 7 WHERE id = 'b'",
    "missing response": "DELETE FROM responses WHERE id = 'r1'",
    "extra response": "INSERT INTO responses SELECT 'r9', customer_id, contact_id, touchpoint, "
    "action_id, sentiment, at, withdrawn, asset_id FROM responses WHERE id = 'r1'",
    "changed response": "UPDATE responses SET sentiment = 'positive' WHERE id = 'r1'",
    "withdrawn response": "UPDATE responses SET withdrawn = 1 WHERE id = 'r1'",
    "altered record": "UPDATE customers SET record = replace(record, 'Ann', 'Eve') WHERE id='c1'",
    "missing customer": "DELETE FROM customers WHERE id = 'c1'",
}


@pytest.mark.parametrize("planted", _PLANTED)
def test_every_kind_of_difference_is_seen_and_mended(
    files: CacheFiles, pulled_file: PulledFile, reader: CacheReader, planted: str
) -> None:
    pulled_file.apply(pulled(_whole(1)), NOW)
    assert _differing(pulled_file, _theirs()) == set()
    hand = connect(files.customers, KEY, write=True)
    hand.execute(_PLANTED[planted])
    hand.close()
    assert _differing(pulled_file, _theirs()) == {"c1"}
    pulled_file.house.expect(("c1",), 5, NOW)
    # While they are on their way nobody asks again.
    assert _differing(pulled_file, _theirs()) == set()
    again = Transaction(
        position=5, customers=(change(customer("c1")),), events=_EVENTS, responses=_ANSWERS
    )
    pulled_file.apply(pulled(again), NOW)
    assert _differing(pulled_file, _theirs()) == set()
    found = reader.customer("c1")
    assert found is not None
    assert [one.id for one in found.events] == ["c", "b", "a"]
    assert {answer.response_id for answer in found.answers} == {"r1", "r2"}
    assert found.customer.name == "Ann Example"


def test_a_customer_of_whom_the_hub_knows_nothing_is_asked_for_and_then_goes(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_whole(1)), NOW)
    theirs = {"c2": _theirs()["c2"]}
    assert _differing(pulled_file, theirs) == {"c1"}
    pulled_file.house.expect(("c1",), 5, NOW)
    assert pulled_file.house.give_up(4) == ()
    assert reader.customer("c1") is not None, "it may still come"
    pulled_file.apply(pulled(Transaction(position=6)), NOW)
    assert pulled_file.house.give_up(6) == ("c1",)
    assert reader.customer("c1") is None
    assert _differing(pulled_file, theirs) == set()


def test_only_the_whole_customer_replaces_what_is_here(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    """A change that was under way before the hub heard of it, and one that came after."""
    pulled_file.apply(pulled(_whole(1)), NOW)
    pulled_file.house.expect(("c1",), 5, NOW)
    changed = change(customer("c1", last_event_at=NOW + 1))
    pulled_file.apply(pulled(Transaction(position=4, customers=(changed,))), NOW)
    assert len(reader.page("c1", None, 9)[0]) == 3
    later = Transaction(position=6, customers=(changed,), events=(event("c1", 4, "d"),))
    pulled_file.apply(
        pulled(
            Transaction(position=5, customers=(change(customer("c1")),), events=_EVENTS[:2]), later
        ),
        NOW,
    )
    assert [one.id for one in reader.page("c1", None, 9)[0]] == ["d", "b", "a"]
    pulled_file.apply(
        pulled(Transaction(position=7, customers=(changed,), events=(event("c1", 5, "e"),))), NOW
    )
    assert [one.id for one in reader.page("c1", None, 9)[0]] == ["e", "d", "b", "a"]


def test_what_goes_on_differing_is_fetched_less_and_less_often(pulled_file: PulledFile) -> None:
    """A newer hub may tell more than is kept here: that is no reason to fetch for ever."""
    pulled_file.apply(pulled(_whole(1)), NOW)
    theirs = _theirs() | {"c1": "0" * 16}
    now, waits = NOW, []
    for position in range(10, 16):
        started = now
        while _differing(pulled_file, theirs, now) == set():
            now += HOUR_MS // 2
        waits.append((now - started) / HOUR_MS)
        pulled_file.house.expect(("c1",), position, now)
        again = Transaction(position=position, customers=(change(customer("c1")),), events=_EVENTS)
        pulled_file.apply(pulled(again), now)
    assert waits == [0, 1, 4, 16, 64, 256]
    # Once it was the same, the next difference is news.
    pulled_file.apply(pulled(Transaction(position=20, responses=_ANSWERS)), now)
    assert _differing(pulled_file, _theirs(), now) == set()
    assert _differing(pulled_file, theirs, now) == {"c1"}


@pytest.mark.parametrize("then", ["epoch", "gone"])
def test_an_awaited_customer_is_forgotten_when_all_is_told_anew(
    pulled_file: PulledFile, then: str
) -> None:
    pulled_file.start_epoch("hub-1", 1)
    pulled_file.apply(pulled(_whole(1)), NOW)
    pulled_file.house.expect(("c1",), 500, NOW)
    if then == "epoch":
        pulled_file.start_epoch("hub-1", 2)
        pulled_file.apply(pulled(_whole(1)), NOW)
    else:
        gone = CustomerGone(customer_id="c1")
        pulled_file.apply(pulled(Transaction(position=2, gone=(gone,))), NOW)
    assert pulled_file.house.give_up(1000) == ()


def test_who_was_dropped_is_not_fetched_again(pulled_file: PulledFile) -> None:
    pulled_file.apply(pulled(_whole(1)), NOW)
    pulled_file.house.pin(())
    pulled_file.house.save_policy(DesktopPolicy(customers=1))
    (dropped,) = pulled_file.house.drop_some(NOW)
    assert _differing(pulled_file, _theirs()) == set()
    pulled_file.house.released((dropped,))
    assert _differing(pulled_file, _theirs()) == {dropped}
