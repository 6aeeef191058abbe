"""What was shown and what a household answered, as the next list counts it."""

from __future__ import annotations

import uuid

import msgspec

from agent_desktop.app.ports import KnownCustomer, OutboxItem
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.decisioning.decisions import Answer, Exposure, ExposureKind, exposure_id
from agent_desktop.domain.customers import Customer, HouseholdMember
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import (
    CustomerGone,
    EntryKind,
    ExposureChange,
    ExposuresBody,
    PushResult,
    Transaction,
    Verdict,
)
from agent_desktop.sync.following import Subscriber
from agent_desktop.sync.queue import Counts, KnownHub
from tests.support.journeys import (
    NOW,
    change,
    customer,
    item,
    pulled,
    reassign,
    response,
    undo,
)


def exposure(action: str, contact: str = "call-1", at: int = NOW) -> Exposure:
    kind = ExposureKind.DISPLAYED
    return Exposure(
        exposure_id(kind, contact, action), action, f"{action}@calls", kind, at, "calls", contact
    )


def painted(*shown: Exposure, of: str = "c1") -> OutboxItem:
    return OutboxItem(
        id=uuid.uuid4().hex,
        kind=EntryKind.EXPOSURES,
        customer_id=of,
        contact_id=shown[0].contact_id,
        made_at=shown[0].at,
        body=ExposuresBody(customer_id=of, decision_id="d", exposures=shown),
    )


def told(position: int, *shown: Exposure, of: str = "c1") -> Transaction:
    return Transaction(
        position=position,
        exposures=tuple(ExposureChange(customer_id=of, exposure=one) for one in shown),
    )


def _shown(reader: CacheReader, customer_id: str = "c1") -> list[str]:
    found = reader.customer(customer_id)
    assert found is not None
    return [one.action_id for one in found.exposures]


def _hold(file: PulledFile, *people: Customer, position: int = 1) -> None:
    file.apply(pulled(Transaction(position=position, customers=tuple(map(change, people)))), NOW)


def test_what_waits_and_what_came_back_count_once(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer())
    card = exposure("card")
    outbox.commit((painted(card, exposure("phone", at=NOW + 1)),), None)
    found = reader.customer("c1")
    assert found is not None
    assert found.exposures == (card, exposure("phone", at=NOW + 1))
    assert pulled_file.apply(pulled(told(2, card)), NOW).customers == {"c1"}
    assert _shown(reader) == ["card", "phone"]
    assert _shown(reader, "c1") == ["card", "phone"]


def test_impressions_are_nothing_that_somebody_waits_for(outbox: OutboxFile) -> None:
    outbox.commit((painted(exposure("card")),), None)
    assert outbox.departures.counts() == Counts(waiting=0, refused=0)
    (entry,) = outbox.departures.take("dana", 10, 10**6).entries
    assert entry.kind is EntryKind.EXPOSURES
    body = msgspec.json.decode(entry.body, type=ExposuresBody)
    assert body.exposures == (exposure("card"),)


def test_someone_else_takes_them_along_or_voids_them(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer(), customer("c2"))
    pulled_file.apply(pulled(told(2, exposure("card"))), NOW)
    outbox.commit((painted(exposure("phone")), painted(exposure("bill", "call-2"))), None)
    outbox.commit((reassign("call-1", "c1", None),), None)
    assert _shown(reader) == ["bill"]
    outbox.commit((painted(exposure("rare")),), None)
    assert sorted(_shown(reader)) == ["bill", "rare"], "they were on the line after all"
    outbox.commit((reassign("call-2", "c1", "c2"),), None)
    assert _shown(reader) == ["rare"]
    assert _shown(reader, "c2") == ["bill"]


def test_the_hub_tells_a_customer_whole_again_without_what_was_voided(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer())
    pulled_file.apply(pulled(told(2, exposure("card"), exposure("phone"))), NOW)
    again = Transaction(
        position=3,
        customers=(change(customer(generation=2)),),
        exposures=(ExposureChange(customer_id="c1", exposure=exposure("phone")),),
    )
    pulled_file.apply(pulled(again), NOW)
    assert _shown(reader) == ["phone"]


def test_they_follow_a_merge_and_go_with_their_customer(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer(), customer("c2"), customer("c3"))
    pulled_file.apply(pulled(told(2, exposure("card")), told(2, exposure("x", "c"), of="c3")), NOW)
    outbox.commit((painted(exposure("phone")),), None)
    gone = (CustomerGone(customer_id="c1", merged_into="c2"), CustomerGone(customer_id="c3"))
    late = told(3, exposure("bill", "call-9"))
    pulled_file.apply(pulled(late, Transaction(position=4, gone=gone)), NOW)
    assert sorted(_shown(reader, "c2")) == ["bill", "card", "phone"]
    _hold(pulled_file, customer("c3"), position=5)
    assert _shown(reader, "c3") == []


def test_old_ones_go_but_the_first_of_an_action_stays(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer())
    pulled_file.save_catalogue("v1", "", NOW, looks_back=30)
    old = NOW - 31 * DAY_MS
    shown = [exposure("card", f"call-{n}", old + n) for n in range(3)]
    shown += [exposure("card", "call-8", NOW - 29 * DAY_MS), exposure("phone", "call-9", NOW)]
    pulled_file.apply(pulled(told(2, *shown)), NOW)
    pulled_file.touch(NOW)
    found = reader.customer("c1")
    assert found is not None
    assert [one.contact_id for one in found.exposures] == ["call-0", "call-8", "call-9"]


def test_nothing_is_forgotten_before_a_catalogue_says_how_far_it_looks(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    _hold(pulled_file, customer())
    old = NOW - 3_000 * DAY_MS
    pulled_file.apply(pulled(told(2, exposure("card", "a", old), exposure("card", "b", old))), NOW)
    pulled_file.touch(NOW)
    assert _shown(reader) == ["card", "card"]


# --- households -------------------------------------------------------------------------------


def _answer(response_id: str, of: str = "c2", contact: str = "call-7") -> Answer:
    return Answer(
        response_id=response_id,
        action_id="card",
        sentiment=Sentiment.NEGATIVE,
        at=NOW,
        touchpoint="call-centre",
        contact_id=contact,
        customer_id=of,
    )


def _living_with(member: str, customer_id: str = "c1") -> Customer:
    lives = HouseholdMember(customer_id=member, name="Bo", relation="household")
    return msgspec.structs.replace(customer(customer_id), household=(lives,))


def _with_household(*answers: Answer) -> Transaction:
    record = msgspec.structs.replace(change(_living_with("c2")), household_answers=answers)
    return Transaction(position=1, customers=(record,))


def _answers(reader: CacheReader, customer_id: str = "c1") -> list[tuple[str, str]]:
    found = reader.customer(customer_id)
    assert found is not None
    return [(answer.response_id, answer.customer_id) for answer in found.answers]


def test_a_households_answers_come_with_whose_they_are(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_with_household(_answer("r1"), _answer("r2"))), NOW)
    assert _answers(reader) == [("r1", "c2"), ("r2", "c2")]
    pulled_file.apply(pulled(_with_household(_answer("r2"))), NOW)
    assert _answers(reader) == [("r2", "c2")]


def test_what_a_member_answers_here_counts_at_once(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_with_household()), NOW)
    outbox.commit((item(response("c2", "here")),), None)
    assert _answers(reader) == [("here", "c2")]
    pulled_file.apply(pulled(_with_household(_answer("here", contact="call-1"))), NOW)
    assert _answers(reader) == [("here", "c2")]
    outbox.commit((undo("here", "c2"),), None)
    assert _answers(reader) == []


def test_a_members_answer_that_was_moved_to_the_customer_is_their_own(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_with_household(_answer("r1", contact="call-1"))), NOW)
    outbox.commit((item(response("c2", "r2")),), None)
    outbox.commit((reassign("call-1", "c2", "c1"),), None)
    assert _answers(reader) == [("r2", "")]


def test_a_stranger_is_no_household(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(_with_household()), NOW)
    outbox.commit((item(response("c9", "theirs")),), None)
    assert _answers(reader) == []


def test_the_hubs_word_is_overlaid_for_who_is_not_kept_here(
    outbox: OutboxFile, reader: CacheReader
) -> None:
    outbox.commit((item(response("c1", "a")), painted(exposure("phone"))), None)
    outbox.departures.settle(
        "dana",
        KnownHub(hub="hub-1", epoch=1),
        tuple(
            PushResult(id=e.id, verdict=Verdict.ACCEPTED)
            for e in outbox.departures.take("dana", 9, 10**6).entries
        ),
        NOW,
    )
    outbox.commit((undo("b"), reassign("call-3", "c1", None)), None)
    said = KnownCustomer(
        customer=customer(),
        context={},
        answers=(_answer("a", ""), _answer("b", ""), _answer("c", "")),
        events=(),
        older=None,
        exposures=(exposure("card", "call-2"), exposure("void", "call-3")),
        saved_at=NOW,
    )
    known = reader.overlaid(said)
    assert sorted(one.response_id for one in known.answers) == ["a", "c"]
    assert sorted(one.action_id for one in known.exposures) == ["card", "phone"]


# --- models ---------------------------------------------------------------------------------------


def test_the_model_in_force_is_the_one_that_was_checked_last(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    assert reader.model() is None
    pulled_file.apply(pulled(Transaction(position=1, model_version="m1")), NOW)
    assert pulled_file.standing().model_named == "m1"
    assert reader.model() is None, "named is not fetched"
    for n in range(1, 8):
        pulled_file.use_model(f"m{n}", bytes([n]), NOW + n)
    assert reader.model() == ("m7", b"\x07")
    assert pulled_file.model("m6") == b"\x06"
    assert pulled_file.model("m1") is None, "a few are kept"
    pulled_file.use_model("m5", b"\x05", NOW + 9)
    assert pulled_file.standing().model == "m5"
    pulled_file.use_model("", b"", NOW + 10)
    assert reader.model() is None
    pulled_file.apply(pulled(Transaction(position=2, model_version="")), NOW)
    assert pulled_file.standing().model_named == ""
    pulled_file.start_epoch("hub-1", 2)
    pulled_file.start_epoch("hub-1", 3)
    assert pulled_file.standing().model_named is None


def test_nothing_of_it_stays_for_another_person(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.serve(Subscriber(installation="i", subject="dana"))
    pulled_file.apply(pulled(_with_household(_answer("r1")), told(2, exposure("card"))), NOW)
    pulled_file.use_model("m1", b"m", NOW)
    pulled_file.serve(Subscriber(installation="j", subject="kim"))
    assert reader.model() is None
    for table in ("exposures", "household_answers", "models", "unfolded"):
        rows = reader._db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
        assert rows == [], table
