"""What the hub sent is applied whole, and replaced where the hub says so."""

from __future__ import annotations

import pytest

from agent_desktop.cache import pulled_customers
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.protocol.messages import CustomerGone, Transaction
from agent_desktop.sync.following import Subscriber
from tests.support.journeys import (
    NOW,
    change,
    customer,
    event,
    linked,
    pulled,
    response,
)


def _ids(reader: CacheReader, customer_id: str = "c1") -> list[str]:
    found = reader.customer(customer_id)
    assert found is not None
    return [one.id for one in found.events]


def test_rows_and_cursor_come_together(pulled_file: PulledFile, reader: CacheReader) -> None:
    reply = pulled(
        Transaction(
            position=7,
            customers=(change(customer()),),
            events=(event("c1", 10, "a"), event("c1", 30, "c"), event("c1", 20, "b")),
            responses=(response("c1", "r1"),),
        )
    )
    applied = pulled_file.apply(reply, NOW)
    assert applied.customers == {"c1"}
    assert pulled_file.standing().cursor == 7
    found = reader.customer("c1")
    assert found is not None
    assert [one.id for one in found.events] == ["c", "b", "a"]
    assert found.events[0] == reply.transactions[0].events[1]
    assert found.customer == customer()
    assert found.context == {"seen": "c1"}
    assert [answer.response_id for answer in found.answers] == ["r1"]
    assert found.saved_at == NOW


def test_nothing_is_kept_of_a_reply_that_fails(
    pulled_file: PulledFile, reader: CacheReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulled_file.apply(pulled(Transaction(position=1, customers=(change(customer()),))), NOW)
    monkeypatch.setattr(
        pulled_customers, "save_responses", lambda *_: (_ for _ in ()).throw(OSError("gone"))
    )
    with pytest.raises(OSError, match="gone"):
        pulled_file.apply(pulled(Transaction(position=2, events=(event("c1", 5, "x"),))), NOW)
    assert pulled_file.standing().cursor == 1
    assert _ids(reader) == []


def test_a_new_generation_replaces_all_events(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(
        pulled(
            Transaction(
                position=1, customers=(change(customer()),), events=(event("c1", 1, "old"),)
            )
        ),
        NOW,
    )
    pulled_file.apply(
        pulled(
            Transaction(
                position=2,
                customers=(change(customer(generation=2)),),
                events=(event("c1", 2, "new"),),
            )
        ),
        NOW,
    )
    assert _ids(reader) == ["new"]
    # The same generation adds, whether the record comes along or not.
    pulled_file.apply(pulled(Transaction(position=3, events=(event("c1", 3, "newer"),))), NOW)
    assert _ids(reader) == ["newer", "new"]


def test_generations_within_one_reply(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(
        pulled(
            Transaction(position=1, customers=(change(customer()),), events=(event("c1", 1, "a"),)),
            Transaction(
                position=2,
                customers=(change(customer(generation=2)),),
                events=(event("c1", 2, "b"),),
            ),
        ),
        NOW,
    )
    assert _ids(reader) == ["b"]


def test_a_merge_takes_the_answers_along(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(
        pulled(
            Transaction(
                position=1,
                customers=(
                    change(customer("c1", linked("phone", "+442079460018"))),
                    change(customer("c2")),
                ),
                events=(event("c1", 1, "a"),),
                responses=(response("c1", "r1"),),
            ),
        ),
        NOW,
    )
    pulled_file.apply(
        pulled(
            Transaction(
                position=2,
                customers=(change(customer("c2", generation=2)),),
                gone=(CustomerGone(customer_id="c1", merged_into="c2"),),
                events=(event("c2", 1, "a"),),
            )
        ),
        NOW,
    )
    found = reader.customer("c1")
    assert found is not None
    assert found.customer.id == "c2"
    assert [answer.response_id for answer in found.answers] == ["r1"]
    assert [one.id for one in found.events] == ["a"]
    assert reader.match("+442079460018", "GB") == ()
    # Un-merged: the former id is a customer again.
    pulled_file.apply(
        pulled(Transaction(position=3, customers=(change(customer("c1", generation=3)),))), NOW
    )
    again = reader.customer("c1")
    assert again is not None
    assert again.customer.id == "c1"


@pytest.mark.parametrize("one_reply", [True, False])
def test_a_customer_that_is_gone_leaves_nothing(
    pulled_file: PulledFile, reader: CacheReader, one_reply: bool
) -> None:
    there = Transaction(
        position=1,
        customers=(change(customer("c1", linked("phone", "+442079460018"))),),
        events=(event("c1", 1, "a"),),
        responses=(response("c1", "r1"),),
    )
    gone = Transaction(position=2, gone=(CustomerGone(customer_id="c1"),))
    if one_reply:
        pulled_file.apply(pulled(there, gone), NOW)
    else:
        pulled_file.apply(pulled(there), NOW)
        pulled_file.apply(pulled(gone), NOW)
    assert reader.customer("c1") is None
    assert reader.match("+442079460018", "GB") == ()
    assert reader.search("ann", 5) == ()
    assert reader.answers("c1") == ()
    assert reader.page("c1", None, 10) == ((), None)


def test_a_new_epoch_pulls_again_and_keeps_what_is_here_until_then(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.start_epoch("hub-1", 1)
    pulled_file.apply(
        pulled(
            Transaction(
                position=50,
                customers=(change(customer("c1")), change(customer("c2"))),
                events=(event("c1", 1, "lost by the restore"),),
            )
        ),
        NOW,
    )
    assert pulled_file.finish_round() == frozenset()
    assert pulled_file.standing().complete
    pulled_file.start_epoch("hub-1", 2)
    standing = pulled_file.standing()
    assert (standing.epoch, standing.cursor, standing.complete) == (2, 0, False)
    assert _ids(reader) == ["lost by the restore"]
    pulled_file.apply(
        pulled(
            Transaction(
                position=3, customers=(change(customer("c1")),), events=(event("c1", 2, "b"),)
            )
        ),
        NOW,
    )
    assert _ids(reader) == ["b"]
    assert reader.customer("c2") is not None
    assert pulled_file.finish_round() == {"c2"}
    assert reader.customer("c2") is None
    assert reader.customer("c1") is not None


def test_another_person_sees_nothing_of_the_first(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.serve(Subscriber(installation="i1", subject="dana"))
    pulled_file.apply(pulled(Transaction(position=1, customers=(change(customer()),))), NOW)
    pulled_file.serve(Subscriber(installation="i1", subject="dana"))
    assert pulled_file.standing().cursor == 1
    # A new numbering of the same person's: pulled again, nothing dropped meanwhile.
    pulled_file.serve(Subscriber(installation="i2", subject="dana"))
    assert pulled_file.standing().cursor == 0
    assert reader.customer("c1") is not None
    pulled_file.serve(Subscriber(installation="i3", subject="kim"))
    assert pulled_file.standing().cursor == 0
    assert reader.customer("c1") is None


def test_another_hub_replaces_everything(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.start_epoch("hub-1", 1)
    pulled_file.apply(pulled(Transaction(position=1, customers=(change(customer()),))), NOW)
    pulled_file.start_epoch("hub-2", 1)
    assert reader.customer("c1") is None
    assert pulled_file.standing().hub == "hub-2"


def test_the_catalogue_in_force_is_the_one_the_hub_named(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    assert reader.catalogue() is None
    pulled_file.save_catalogue("v2", "two", NOW)
    pulled_file.save_catalogue("v1", "one", NOW + 1)
    applied = pulled_file.apply(pulled(Transaction(position=1, catalogue_version="v2")), NOW)
    assert applied.catalogue == "v2"
    assert reader.catalogue() == ("v2", "two")
    # Named, but not here yet: the newest that is goes on.
    pulled_file.apply(pulled(Transaction(position=2, catalogue_version="v9")), NOW)
    assert reader.catalogue() == ("v1", "one")
    for number in range(10):
        pulled_file.save_catalogue(f"w{number}", "x", NOW + 10 + number)
    assert not pulled_file.has_catalogue("v1")
    assert reader.catalogue() == ("w9", "x")
