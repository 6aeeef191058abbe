"""The answers that count: what the hub sent and what waits here, less what was taken back.

A model in Python says what must come out; hypothesis looks for a history in which the views differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import CustomerGone, PushResult, Transaction, Verdict
from agent_desktop.sync.queue import KnownHub
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
from tests.unit.cache.conftest import DANA, KEY

HUB = KnownHub(hub="hub-1", epoch=1)


def _answers(reader: CacheReader, customer_id: str = "c1") -> list[str]:
    return [answer.response_id for answer in reader.answers(customer_id)]


def _accept_all(outbox: OutboxFile, verdict: Verdict = Verdict.ACCEPTED) -> None:
    batch = outbox.departures.take("dana", 1000, 10_000_000)
    outbox.departures.settle(
        "dana", HUB, tuple(PushResult(id=e.id, verdict=verdict) for e in batch.entries), NOW
    )


def test_an_entry_and_its_twin_count_once(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    answer = response(response_id="a")
    outbox.commit((item(answer),), None)
    assert _answers(reader) == ["a"]
    assert reader.answers("c1")[0].action_id == answer.action_id
    assert reader.answers("c1")[0].sentiment is answer.sentiment
    assert reader.answers("c1")[0].at == answer.at
    _accept_all(outbox)
    assert _answers(reader) == ["a"], "accepted, the twin is not here yet"
    pulled_file.apply(
        pulled(Transaction(position=1, customers=(change(customer()),), responses=(answer,))), NOW
    )
    assert _answers(reader) == ["a"]


def test_a_refused_answer_counts_until_somebody_settles_it(
    outbox: OutboxFile, reader: CacheReader
) -> None:
    outbox.commit((item(response(response_id="a")),), None)
    _accept_all(outbox, Verdict.REJECTED)
    assert _answers(reader) == ["a"]


def test_a_refused_undo_takes_nothing_back(outbox: OutboxFile, reader: CacheReader) -> None:
    outbox.commit((item(response(response_id="a")),), None)
    _accept_all(outbox)
    outbox.commit((undo("a"),), None)
    assert _answers(reader) == []
    _accept_all(outbox, Verdict.REJECTED)
    assert _answers(reader) == ["a"]


def test_an_answer_of_a_merged_customer_is_the_survivors(
    outbox: OutboxFile, pulled_file: PulledFile, reader: CacheReader
) -> None:
    outbox.commit((item(response("c1", "a")),), None)
    pulled_file.apply(
        pulled(
            Transaction(
                position=1,
                customers=(change(customer("c2")),),
                gone=(CustomerGone(customer_id="c1", merged_into="c2"),),
            )
        ),
        NOW,
    )
    assert _answers(reader, "c2") == ["a"]


@dataclass
class _Desk:
    outbox: OutboxFile
    hub: PulledFile
    reader: CacheReader


@dataclass
class _Known:
    """One answer of the model."""

    answer: Response
    order: int
    withdrawn: bool = False
    undone: bool = False


@dataclass
class _Model:
    known: dict[str, _Known] = field(default_factory=dict)
    moves: list[tuple[int, str, str, str | None]] = field(default_factory=list)
    clock: int = 0

    def answers(self, customer_id: str) -> list[str]:
        found = []
        for name, one in self.known.items():
            if one.withdrawn or one.undone:
                continue
            own = one.answer.customer_id
            later = [
                move
                for move in self.moves
                if move[1] == one.answer.contact_id and move[2] == own and move[0] > one.order
            ]
            if not later and own == customer_id:
                found.append(name)
            found += [name for move in later if move[3] == customer_id]
        return sorted(found)


_CONTACTS = ("call-1", "call-2")
_CUSTOMERS = ("c1", "c2")
_STEP = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(_CUSTOMERS), st.sampled_from(_CONTACTS)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
    st.tuples(
        st.just("reassign"),
        st.sampled_from(_CONTACTS),
        st.sampled_from(_CUSTOMERS),
        st.sampled_from([*_CUSTOMERS, None]),
    ),
    st.tuples(st.just("twin"), st.integers(0, 9), st.booleans()),
    st.tuples(st.just("foreign"), st.sampled_from(_CUSTOMERS), st.sampled_from(_CONTACTS)),
    st.tuples(st.just("send")),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Desk]:
    files = CacheFiles(tmp_path_factory.mktemp("overlay"))
    prepare(files, KEY)
    with (
        closing(OutboxFile(files, KEY)) as outbox,
        closing(PulledFile(files, KEY)) as hub,
        closing(CacheReader(files, KEY)) as reader,
    ):
        outbox.sign_in(DANA)
        for connection in (outbox._db, hub._db):
            connection.execute("PRAGMA synchronous=OFF")  # no power cut in here
        yield _Desk(outbox, hub, reader)


@settings(max_examples=100, deadline=None)
@given(steps=st.lists(_STEP, max_size=14))
def test_the_views_agree_with_a_model(desk: _Desk, steps: list[tuple[object, ...]]) -> None:
    desk.outbox._db.execute("DELETE FROM entries")
    desk.hub._db.execute("DELETE FROM responses")
    model = _Model()
    for number, step in enumerate(steps):
        _do(step, number, model, desk.outbox, desk.hub)
        for customer_id in _CUSTOMERS:
            assert sorted(_answers(desk.reader, customer_id)) == model.answers(customer_id)


def _do(
    step: tuple[object, ...], number: int, model: _Model, outbox: OutboxFile, hub: PulledFile
) -> None:
    model.clock += 1
    names = [name for name in model.known if name.startswith("own")]
    match step:
        case ("answer", str(customer_id), str(contact)):
            answer = response(customer_id, f"own{number}", contact=contact)
            outbox.commit((item(answer),), None)
            model.known[answer.id] = _Known(answer, model.clock)
        case ("undo", int(which)) if names:
            name = names[which % len(names)]
            outbox.commit((undo(name),), None)
            model.known[name].undone = True
        case ("reassign", str(contact), str(before), after) if before != after:
            assert after is None or isinstance(after, str)
            outbox.commit((reassign(contact, before, after),), None)
            model.moves.append((model.clock, contact, before, after))
        case ("twin", int(which), bool(withdrawn)) if names:
            one = model.known[names[which % len(names)]]
            one.withdrawn = one.withdrawn or withdrawn
            twin = response(
                one.answer.customer_id,
                one.answer.id,
                contact=one.answer.contact_id,
                withdrawn=one.withdrawn,
            )
            hub.apply(pulled(Transaction(position=number + 1, responses=(twin,))), NOW)
        case ("foreign", str(customer_id), str(contact)):
            answer = response(customer_id, f"hub{number}", contact=contact)
            hub.apply(pulled(Transaction(position=number + 1, responses=(answer,))), NOW)
            model.known[answer.id] = _Known(answer, 0)
        case ("send",):
            _accept_all(outbox)
