"""An erased customer leaves nothing behind: no row, no page, no frame of a log, no setting."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain.customers import HouseholdMember
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import (
    CustomerChange,
    CustomerGone,
    PushResult,
    Transaction,
    Verdict,
)
from agent_desktop.sync.queue import KnownHub
from tests.support.journeys import (
    NOW,
    change,
    customer,
    decision,
    event,
    item,
    linked,
    pulled,
    reassign,
    response,
    undo,
)
from tests.support.sealed_pages import in_the_clear
from tests.unit.cache.conftest import KEY

CANARY = "Zanzibar4711"
HIM = "him-4711"
HUB = KnownHub(hub="hub-1", epoch=1)


def _fill(store: PulledFile) -> None:
    him = customer(
        HIM,
        linked("phone", "+442079464711"),
        linked("email", f"{CANARY}@example.org".lower()),
        name=f"{CANARY} Example",
    )
    sister = customer("sister", linked("phone", "+442079464711"))
    kin = HouseholdMember(customer_id=HIM, name=f"{CANARY} Example", relation="brother")
    sister = type(sister)(**{**_fields(sister), "household": (kin,)})
    told = Answer(
        response_id="told", contact_id=CANARY, touchpoint="calls", action_id=CANARY,
        sentiment=Sentiment.NEGATIVE, at=NOW, customer_id=HIM,
    )  # fmt: skip
    store.apply(
        pulled(
            Transaction(
                position=1,
                customers=(
                    CustomerChange(customer=him, context={"seen": CANARY}),
                    CustomerChange(customer=sister, context={}, household_answers=(told,)),
                    *(change(customer(f"c{n}", name=f"Bea {n}")) for n in range(60)),
                ),
                events=tuple(event(HIM, n, f"e{n}", text=CANARY * 20) for n in range(200)),
                responses=tuple(response(HIM, f"r{n}", action=CANARY) for n in range(5)),
            )
        ),
        NOW,
    )
    while store.house.index_some():
        pass
    store.house.note_use((HIM,), NOW)


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__struct_fields__}  # type: ignore[attr-defined] # a struct


def _nowhere(file: Path) -> None:
    raw = in_the_clear(file, KEY)
    for said in (CANARY, CANARY.lower(), HIM, "2079464711"):
        assert said.encode() not in raw, said


@pytest.mark.parametrize("checkpointed", [True, False])
def test_nothing_is_left_in_the_cache(
    files: CacheFiles, pulled_file: PulledFile, checkpointed: bool
) -> None:
    _fill(pulled_file)
    if checkpointed:
        pulled_file.checkpoint()
    assert CANARY.encode() in in_the_clear(files.customers, KEY), "the test can see it"
    gone = CustomerGone(customer_id=HIM, erased=True)
    applied = pulled_file.apply(pulled(Transaction(position=2, gone=(gone,))), NOW)
    assert applied.erased == {HIM}
    assert pulled_file.house.erased() == (HIM,)
    with closing(CacheReader(files, KEY)) as reader:
        assert reader.customer(HIM) is None
        assert reader.search(CANARY, 9) == reader.search("2079464711", 9)[1:] == ()
        member = reader.customer("sister")
        assert member is not None
        assert member.customer.household == ()
        assert member.answers == ()
        assert len(reader.search("bea", 99)) == 60
        assert reader.erased() == (HIM,)
    # Of their id the list stays until the outbox is clean too.
    pulled_file.house.cleaned((HIM,))
    shared = connect(files.customers, KEY, write=True)
    shared.execute("DELETE FROM identities WHERE customer_id = 'sister'")
    shared.execute("DELETE FROM suffixes WHERE customer_id = 'sister'")
    shared.execute("UPDATE customers SET record = replace(record, '2079464711', '')")
    shared.execute("DELETE FROM sought WHERE rowid = (SELECT rowid FROM customers "
                   "WHERE id = 'sister')")  # fmt: skip
    shared.close()
    assert pulled_file.house.rewrite_due()
    assert pulled_file.house.rewrite()
    assert not pulled_file.house.rewrite_due()
    _nowhere(files.customers)
    with closing(CacheReader(files, KEY)) as reader:
        assert reader.indexed()
        assert [one.id for one in reader.search("bea 17", 9)] == ["c17"]
    assert pulled_file.house.erased() == ()


def test_former_names_are_erased_too(pulled_file: PulledFile) -> None:
    merged = CustomerGone(customer_id="former", merged_into=HIM)
    pulled_file.apply(pulled(Transaction(position=1, gone=(merged,))), NOW)
    gone = CustomerGone(customer_id=HIM, erased=True)
    applied = pulled_file.apply(pulled(Transaction(position=2, gone=(gone,))), NOW)
    assert applied.erased == {HIM, "former"}


def _record(outbox: OutboxFile) -> None:
    for n in range(40):
        name = f"{HIM}-r{n}"
        outbox.commit(
            (item(response(HIM, name, action=CANARY, decision="d" + name)),),
            decision("d" + name, HIM),
        )
    outbox.commit((undo(f"{HIM}-r1", HIM), reassign(CANARY, "sister", HIM)), None)
    outbox.commit((item(response("sister", "hers")),), None)
    outbox.desk.note_recent(HIM, NOW)
    outbox.desk.save_setting("on_screen", f'{{"customer_id":"{HIM}","number":"{CANARY}"}}')
    outbox.desk.save_setting("other", "stays")


def _settle(outbox: OutboxFile, verdict: Verdict) -> None:
    batch = outbox.departures.take("dana", 1000, 10**9)
    results = tuple(
        PushResult(id=one.id, verdict=verdict, message="" if one.id == "hers" else f"no {CANARY}")
        for one in batch.entries
    )
    outbox.departures.settle("dana", HUB, results, NOW)


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_nothing_is_left_in_the_outbox_and_numbers_go_on(
    files: CacheFiles, outbox: OutboxFile, verdict: Verdict
) -> None:
    _record(outbox)
    _settle(outbox, verdict)
    assert CANARY.encode() in in_the_clear(files.outbox, KEY)
    assert outbox.erase((HIM,), unsettled=False) == (HIM,)
    # The ids of entries stay, so that none is taken twice; here they name him for the test's sake.
    raw = in_the_clear(files.outbox, KEY)
    assert CANARY.encode() not in raw
    assert raw.count(HIM.encode()) == raw.count(f"{HIM}-r".encode())
    assert outbox.desk.setting("on_screen") is None
    assert outbox.desk.setting("other") == "stays"
    counts = outbox.departures.counts()
    assert counts.refused == (43 if verdict is Verdict.REJECTED else 0)
    outbox.commit((item(response("sister", "next")),), None)
    assert [one.n for one in outbox.departures.take("dana", 9, 10**6).entries] == [44]
    # A restored hub gets everything again; what is empty it will refuse.
    outbox.departures.start_over("dana", KnownHub(hub="hub-1", epoch=2))
    again = outbox.departures.take("dana", 1000, 10**9).entries
    assert [one.n for one in again] == list(range(1, 45))
    assert bytes(again[0].body) == b"{}"


def test_what_the_hub_has_not_refused_yet_stays_until_then_or_until_it_took_too_long(
    files: CacheFiles, outbox: OutboxFile
) -> None:
    _record(outbox)
    assert outbox.erase((HIM,), unsettled=False) == ()
    batch = outbox.departures.take("dana", 1000, 10**9)
    assert CANARY.encode() in bytes(batch.entries[0].body)
    assert outbox.erase((HIM,), unsettled=True) == (HIM,)
    assert CANARY.encode() not in in_the_clear(files.outbox, KEY)
    again = outbox.departures.take("dana", 1000, 10**9)
    assert [(one.id, one.n) for one in again.entries] == [(one.id, one.n) for one in batch.entries]
    hers = next(one for one in again.entries if one.id == "hers")
    assert b"sister" in bytes(hers.body)


def test_a_reader_in_the_way_means_not_clean_yet(files: CacheFiles, outbox: OutboxFile) -> None:
    _record(outbox)
    _settle(outbox, Verdict.ACCEPTED)
    with closing(connect(files.outbox, KEY, write=False)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM entries").fetchone()
        outbox.commit((item(response("sister", "later")),), None)
        outbox._db.execute("PRAGMA busy_timeout=10")
        assert outbox.erase((HIM,), unsettled=False) == ()
    assert outbox.erase((HIM,), unsettled=False) == (HIM,)
    assert CANARY.encode() not in in_the_clear(files.outbox, KEY)
