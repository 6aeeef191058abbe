"""What was recorded: kept, numbered at the first send, and in exactly one state."""

from __future__ import annotations

import msgspec
import pytest

from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import KEPT_MS, OutboxFile
from agent_desktop.cache.session import Session
from agent_desktop.protocol.messages import (
    EntryKind,
    PushResult,
    ResponseBody,
    Verdict,
    VerificationBody,
)
from agent_desktop.sync.queue import Counts, KnownHub
from tests.support.journeys import NOW, decision, item, response, undo
from tests.unit.cache.conftest import DANA, KEY

HUB = KnownHub(hub="hub-1", epoch=1)
KIM = Session(hub_url="http://127.0.0.1:1", token="k", subject="kim", role="agent", team="cards")


def _commit(outbox: OutboxFile, *names: str) -> None:
    for name in names:
        outbox.commit((item(response(response_id=name)),), None)


def _numbers(outbox: OutboxFile, subject: str = "dana", most: int = 100) -> list[tuple[str, int]]:
    batch = outbox.departures.take(subject, most, 1_000_000)
    return [(entry.id, entry.n) for entry in batch.entries]


def _settle(outbox: OutboxFile, verdict: Verdict, *names: str, subject: str = "dana") -> None:
    results = tuple(PushResult(id=name, verdict=verdict, code="why") for name in names)
    outbox.departures.settle(subject, HUB, results, NOW)


def test_entries_are_numbered_in_order_and_kept_until_settled(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c")
    assert _numbers(outbox, most=2) == [("a", 1), ("b", 2)]
    # Sent in vain: the same numbers again, then the next.
    assert _numbers(outbox) == [("a", 1), ("b", 2), ("c", 3)]
    _settle(outbox, Verdict.ACCEPTED, "a")
    _settle(outbox, Verdict.REJECTED, "b")
    _settle(outbox, Verdict.RETRY, "c")
    assert outbox.departures.counts() == Counts(waiting=1, refused=1)
    assert _numbers(outbox) == [("c", 3)]
    _settle(outbox, Verdict.DUPLICATE, "c")
    assert _numbers(outbox) == []


def test_a_withdrawn_entry_leaves_no_gap(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c")
    assert outbox.withdraw("b")
    assert not outbox.withdraw("b")
    assert not outbox.withdraw("never made")
    assert _numbers(outbox) == [("a", 1), ("c", 2)]
    assert not outbox.withdraw("a"), "it has left: a correction must follow"


def test_a_batch_keeps_to_its_size_but_takes_one(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c")
    one = len(outbox.departures.take("dana", 1, 1).entries[0].body)
    assert one > 1
    assert len(outbox.departures.take("dana", 100, 2 * one + 1).entries) == 2


def test_numbers_go_on_after_a_restart(files: CacheFiles, outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b")
    before = outbox.departures.take("dana", 1, 1_000_000)
    again = OutboxFile(files, KEY)
    try:
        assert again.session == DANA
        after = again.departures.take("dana", 10, 1_000_000)
        assert after.installation == before.installation
        assert [entry.n for entry in after.entries] == [1, 2]
    finally:
        again.close()


def test_the_decision_goes_with_the_answer_the_same_at_every_send(outbox: OutboxFile) -> None:
    record = decision("d1")
    answer = response(response_id="a", decision="d1")
    outbox.commit((item(answer),), record)
    first, second = (outbox.departures.take("dana", 1, 1).entries[0].body for _ in range(2))
    assert bytes(first) == bytes(second)
    assert msgspec.json.decode(first, type=ResponseBody) == ResponseBody(
        response=answer, decision=record
    )


def test_an_answer_that_carries_its_decision_is_left_alone(outbox: OutboxFile) -> None:
    answer = response(response_id="a", decision="d1")
    body = ResponseBody(response=answer, decision=decision("d1"))
    outbox.commit((msgspec.structs.replace(item(answer), body=body),), decision("d1"))
    sent = outbox.departures.take("dana", 1, 1).entries[0].body
    assert msgspec.json.decode(sent, type=ResponseBody) == body


def test_a_commit_is_whole_or_not_at_all(outbox: OutboxFile) -> None:
    _commit(outbox, "a")
    with pytest.raises(NotSaved, match="could not be saved"):
        outbox.commit((item(response(response_id="b")), item(response(response_id="a"))), None)
    assert _numbers(outbox) == [("a", 1)]
    _commit(outbox, "b")
    assert _numbers(outbox) == [("a", 1), ("b", 2)]


def test_nobody_signed_in(files: CacheFiles) -> None:
    opened = OutboxFile(files, KEY)
    try:
        with pytest.raises(NotSaved, match="Nobody is signed in"):
            opened.commit((item(response()),), None)
    finally:
        opened.close()


def test_entries_go_out_only_as_who_made_them(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b")
    assert _numbers(outbox, most=1) == [("a", 1)]
    outbox.sign_in(KIM)
    _commit(outbox, "k")
    # Kim's does not wait for Dana's, which may be in flight for ever: each has a numbering.
    assert _numbers(outbox, "kim") == [("k", 1)]
    assert outbox.departures.installation("kim") != outbox.departures.installation("dana")
    assert outbox.departures.counts() == Counts(waiting=3, refused=0)
    outbox.sign_in(DANA)
    assert _numbers(outbox) == [("a", 1), ("b", 2)]


def test_an_entry_that_cannot_be_read_gives_its_number_back(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c", "d")
    _numbers(outbox, most=3)
    outbox.departures.refuse("b", "too_large", "The hub does not take it.", NOW)
    assert _numbers(outbox) == [("a", 1), ("c", 2), ("d", 3)]
    assert outbox.departures.counts().refused == 1
    # Only what is in flight can be refused so.
    outbox.departures.refuse("b", "x", "x", NOW)
    assert _numbers(outbox) == [("a", 1), ("c", 2), ("d", 3)]


def test_a_restored_hub_gets_everything_again(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c", "d")
    before = outbox.departures.take("dana", 3, 1_000_000)
    _settle(outbox, Verdict.ACCEPTED, "a")
    _settle(outbox, Verdict.REJECTED, "b")
    assert outbox.departures.known_hub("dana") == HUB
    newer = KnownHub(hub="hub-1", epoch=2)
    outbox.departures.start_over("dana", newer)
    assert outbox.departures.known_hub("dana") == newer
    after = outbox.departures.take("dana", 100, 1_000_000)
    assert after.installation != before.installation
    # What it had refused it may have forgotten, and then nobody could settle it there.
    numbers = [(entry.id, entry.n) for entry in after.entries]
    assert numbers == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
    assert [bytes(e.body) for e in after.entries[:1]] == [bytes(before.entries[0].body)]


def test_accepted_entries_are_kept_for_a_restore_and_then_go(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b", "c")
    _numbers(outbox, most=2)
    _settle(outbox, Verdict.ACCEPTED, "a", "b")
    assert outbox.forget_settled(("a",), NOW + KEPT_MS) == 0
    # 'b' has no twin yet, 'c' has not left: both stay, however old.
    assert outbox.forget_settled(("a", "c"), NOW + KEPT_MS + 1) == 1
    outbox.departures.start_over("dana", HUB)
    assert [name for name, _ in _numbers(outbox)] == ["b", "c"]


def test_verdicts_on_other_entries_change_nothing(outbox: OutboxFile) -> None:
    _commit(outbox, "a", "b")
    _numbers(outbox, most=1)
    _settle(outbox, Verdict.ACCEPTED, "b", "unknown")
    assert outbox.departures.counts().waiting == 2
    _settle(outbox, Verdict.REJECTED, "a")
    _settle(outbox, Verdict.ACCEPTED, "a")
    assert outbox.departures.counts().refused == 1, "the final word stays final"


def test_a_late_withdrawal_and_the_send_cannot_both_win(outbox: OutboxFile) -> None:
    _commit(outbox, "a")
    taken = _numbers(outbox)
    assert taken == [("a", 1)]
    assert not outbox.withdraw("a")
    outbox.commit((undo("a"),), None)
    assert len(_numbers(outbox)) == 2


def test_other_kinds_are_kept_as_they_are(outbox: OutboxFile) -> None:
    body = VerificationBody(customer_id="c1", contact_id="call-1", verified=True)
    outbox.commit(
        (
            OutboxItem(
                id="v",
                kind=EntryKind.VERIFICATION,
                customer_id="c1",
                contact_id="call-1",
                made_at=NOW,
                body=body,
            ),
        ),
        None,
    )
    entry = outbox.departures.take("dana", 1, 1).entries[0]
    assert (entry.kind, entry.by) == (EntryKind.VERIFICATION, "dana")
    assert msgspec.json.decode(entry.body, type=VerificationBody) == body


def test_settings_and_recent_customers(outbox: OutboxFile) -> None:
    assert outbox.desk.setting("theme") is None
    outbox.desk.save_setting("theme", "dark")
    assert outbox.desk.setting("theme") == "dark"
    for number in range(60):
        outbox.desk.note_recent(f"c{number}", NOW + number)
    outbox.desk.note_recent("c20", NOW + 100)
    left = [row[0] for row in outbox._db.execute("SELECT customer_id FROM recent ORDER BY at DESC")]
    assert len(left) == 50
    assert left[:2] == ["c20", "c59"]


def test_a_session_never_prints_its_token() -> None:
    assert "secret-token" not in repr(msgspec.structs.replace(DANA, token="secret-token"))
